"""Titles of a document: who holds them, as mentions, genders and records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.entities.candidates import Gender, NameCandidate
from pipeline.entities.context import Context, Link
from pipeline.entities.groups import Group
from pipeline.entities.holders import held_by_pronoun, holders
from pipeline.entities.name_map import NameMap
from pipeline.entities.nominals import Held, link_nominals
from pipeline.entities.title_phrase import role_text
from pipeline.entities.titles import find_titles
from pipeline.records import Title
from pipeline.words import Words


class TitleLinks:
    """The titles of a document on their way to records.

    Parameters
    ----------
    names
        The text and its names.
    context
        The document; nominal mentions are added to it.
    groups
        Start of a name → its group.
    """

    def __init__(self, names: NameMap, context: Context, groups: dict[int, Group]) -> None:
        self._names = names
        self._groups = groups
        self._held = [
            Held(title, tuple(found), rule)
            for title, found, rule in holders(names, list(find_titles(names)))
        ]
        self._nominals: dict[int, Link] = {}
        for one, link in link_nominals(names, context, self._held, groups):
            self._nominals[one.title.head] = link
            context.add(link)

    def genders(self, context: Context) -> dict[Group, Gender]:
        """Gender of persons, from civilities first, then from the forms of their titles."""
        said: dict[Group, Counter[Gender]] = {}
        for link in context.links:
            if link.label == "PER" and link.group.gender:
                said.setdefault(link.group, Counter())[link.group.gender] += 3
        for one in self._held:
            gender = one.title.role.gender
            if gender and not one.title.role.plural:
                for group in self._owners(one):
                    said.setdefault(group, Counter())[gender] += 1
        return {group: counts.most_common(1)[0][0] for group, counts in said.items()}

    def _owners(self, one: Held) -> list[Group]:
        owners = [self._groups[h.start] for h in one.holders if h.start in self._groups]
        nominal = self._nominals.get(one.title.head)
        return [*owners, *([nominal.group] if nominal else [])]

    def give_to_pronouns(self, found: Sequence[NameCandidate], context: Context) -> None:
        """Find the holders that pronouns stand for: ``Assistante sociale, elle aidait…``.

        Parameters
        ----------
        found
            The names of the document.
        context
            The document with its pronouns linked.
        """
        pronouns = [_as_candidate(self._names.words, link) for link in context.links]
        known = sorted([*found, *filter(None, pronouns)], key=lambda one: (one.start, -one.end))
        names = NameMap(self._names.words, known)
        for place, one in enumerate(self._held):
            if not one.holders and one.title.head not in self._nominals:
                holder, rule = held_by_pronoun(names, one.title)
                if holder:
                    self._held[place] = replace(one, holders=tuple(holder), rule=rule)

    def records(self) -> tuple[Title, ...]:
        """The titles with the offsets of the mentions of their holders and bodies."""
        words = self._names.words
        return tuple(_title(words, one, self._nominals.get(one.title.head)) for one in self._held)


def _as_candidate(words: Words, link: Link) -> NameCandidate | None:
    if link.kind != "pronoun":
        return None
    return NameCandidate(
        start=link.start,
        end=link.end,
        text=words.text[link.start : link.end],
        origin=link.origin,
        source=words.text,
        label=link.label,
        kind="pronoun",
    )


def _title(words: Words, held: Held, nominal: Link | None) -> Title:
    title = held.title
    start, end = words.starts[title.first], words.ends[title.right - 1]
    spans = [(one.start, one.end) for one in held.holders]
    if nominal is not None:
        spans = [(nominal.start, nominal.end)]
    return Title(
        start=start,
        end=end,
        text=words.text[start:end],
        origin=f"entities/title.{held.rule or 'alone'}",
        source=words.text,
        role=role_text(words, title),
        lemma=title.role.lemma,
        kind=title.role.kind,
        head_start=words.starts[title.head],
        head_end=words.ends[title.head_end - 1],
        gender=title.role.gender,
        plural=title.role.plural,
        determiner=title.determiner,
        holders=tuple(spans),
        bodies=tuple((body.start, body.end) for body in title.bodies),
    )

"""Pronouns in the clear cases: ``il`` and ``elle`` where one person is near, and no other fits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.entities.candidates import Gender
from pipeline.entities.context import Context, Link
from pipeline.entities.groups import Group
from pipeline.entities.name_map import NameMap
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.lexicon import load_toml
from pipeline.words import longest, phrase


def link_pronouns(names: NameMap, context: Context, genders: dict[Group, Gender]) -> Iterator[Link]:
    """Links of personal pronouns, each found with those before it already in the context.

    Parameters
    ----------
    names
        The text and its names.
    context
        The document; the caller adds each link before it takes the next.
    genders
        Gender of persons as far as civilities and titles tell.
    """
    words, index = names.words, 0
    while index < len(words):
        size, gender = _pronoun_at(names, index)
        if size and (gender == "f" or not _is_impersonal(names, index + size)):
            start, end = words.starts[index], words.ends[index + size - 1]
            group = _antecedent(context, start, gender, genders)
            if group is not None:
                rule = "entities/pronoun.subject"
                yield Link(start, end, group.label, "pronoun", group, rule, words.shown(index))
        index += size or 1


def _pronoun_at(names: NameMap, index: int) -> tuple[int, Gender]:
    for entry, gender in _pronouns().get(names.words.word(index), ()):
        if names.words.match(index, entry):
            return len(entry), gender
    return 0, "m"


def _is_impersonal(names: NameMap, index: int) -> bool:
    words = names.words
    hours = (
        words.word(index) in word_set("pronouns", "impersonal", "hours")
        and words.word(index + 1)[:1].isdigit()
    )
    return hours or longest(words, index, phrase_list("pronouns", "impersonal", "after")) > 0


def _antecedent(
    context: Context, offset: int, gender: Gender, genders: dict[Group, Gender]
) -> Group | None:
    """The one person of the sentence so far, else the one of the sentence before."""
    for back in (0, 1):
        links = context.before(offset, sentences_back=back)
        near = dict.fromkeys(link.group for link in links if link.label == "PER")
        fitting = [group for group in near if genders.get(group, gender) == gender]
        if len(fitting) == 1 and (fitting[0] in genders or len(near) == 1):
            return fitting[0]
        if near:
            return None
    return None


@cache
def _pronouns() -> dict[str, list[tuple[tuple[str, ...], Gender]]]:
    table: dict[str, list[tuple[tuple[str, ...], Gender]]] = {}
    for text, gender in load_toml("pronouns.toml")["subject"].items():
        entry = phrase(text)
        table.setdefault(entry[0], []).append((entry, gender))
    return table

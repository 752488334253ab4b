"""Names of a whole document → mentions, the entities that they stand for, and titles.

The order matters: full names first, then titles and descriptions that lean on them, pronouns last.
Each step leaves the name of its rule in the mention's ``origin``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.entities.aliases import group_names, relabel
from pipeline.entities.candidates import NameCandidate
from pipeline.entities.composition import compose
from pipeline.entities.context import Context, Link, sentence_starts
from pipeline.entities.countries import Place
from pipeline.entities.epithets import link_epithets
from pipeline.entities.groups import Group
from pipeline.entities.identity import Resolver
from pipeline.entities.institutions import find_institutions
from pipeline.entities.name_map import NameMap
from pipeline.entities.pronouns import link_pronouns
from pipeline.entities.propagation import propagate
from pipeline.entities.seats import link_seats
from pipeline.entities.title_links import TitleLinks
from pipeline.records import Entity, Mention, Title
from pipeline.words import split

_ARTICLE = re.compile(r"^(?:les? |la |l['’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in a document.

    Attributes
    ----------
    mentions
        In text order, an outer mention before those inside it.
    entities
        In order of their first mention; last those that are only stood for.
    titles
        In text order, with the offsets of the mentions of their holders and bodies.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    titles: tuple[Title, ...]


def resolve_entities(
    text: str,
    candidates: Sequence[NameCandidate],
    *,
    sentences: Sequence[int] = (),
    resolver: Resolver | None = None,
) -> Resolution:
    """Resolve the names of a document.

    Parameters
    ----------
    text
        The document's text.
    candidates
        Names and demonyms in text order, as the component gives them.
    sentences
        Start offset of each sentence, ascending; guessed from the punctuation when not given.
    resolver
        Tables of names and places beyond the built-in ones.

    Returns
    -------
    Resolution
        Mentions, entities and titles.
    """
    words = split(text)
    found = propagate(words, relabel(text, _decided(text, candidates)))
    found = _sorted([*found, *find_institutions(NameMap(words, found))])
    names = NameMap(words, found)
    context = Context(words, sentences or sentence_starts(words))
    groups = _link_names(text, found, context)
    titles = TitleLinks(names, context, groups)
    for link in link_epithets(names, context):
        context.add(link)
    for link in link_pronouns(names, context, titles.genders(context)):
        context.add(link)
    titles.give_to_pronouns(found, context)
    mentions, entities = compose(context, link_seats(names, context), resolver)
    return Resolution(mentions, entities, titles.records())


def _sorted(found: Sequence[NameCandidate]) -> list[NameCandidate]:
    return sorted(found, key=lambda one: (one.start, -one.end))


def _decided(text: str, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Demonyms of two countries (``congolais``) get the one that the document names, if one."""
    named = {place.country for one in candidates if len(one.places) == 1 for place in one.places}
    towns = {
        place.name: place
        for one in candidates
        if one.kind == "demonym"
        for place in one.places
        if place.kind == "city"
    }
    return [_town(text, _one_place(text, one, named), towns) for one in candidates]


def _town(text: str, one: NameCandidate, towns: dict[str, Place]) -> NameCandidate:
    """``Lyon`` is the town of the ``lyonnais`` of the same document."""
    known = one.label != "LOC" or one.kind != "name" or one.places or one.text not in towns
    return one if known else replace(one, places=(towns[one.text],), source=text)


def _one_place(text: str, one: NameCandidate, named: set[str | None]) -> NameCandidate:
    fitting = tuple(place for place in one.places if place.country in named)
    if len(one.places) < 2 or len(fitting) != 1:
        return one
    return replace(one, places=fitting, source=text)


def _link_names(text: str, found: Sequence[NameCandidate], context: Context) -> dict[int, Group]:
    """Put the links of names, demonyms and institutions into the context; start → group."""
    groups: dict[int, Group] = {}
    named = group_names(text, [one for one in found if one.kind != "nominal"])
    for group in (*named, *_institutions(found)):
        for one in group.members:
            rule = group.rules.get(one.text) if one.kind == "name" else None
            origin = f"entities/alias.{rule}" if rule else one.origin
            groups[one.start] = group
            context.links.append(
                Link(one.start, one.end, group.label, one.kind, group, origin, _head(one))
            )
    context.sort()
    return groups


def _head(one: NameCandidate) -> str:
    """Surname of a person, first word but the article of an institution or name else."""
    words = (_ARTICLE.sub("", one.text) or one.text).split()
    return words[-1] if one.label == "PER" and one.kind != "nominal" else words[0]


def _institutions(found: Sequence[NameCandidate]) -> Iterator[Group]:
    """One group for each body of a country, by its noun."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in found:
        if one.kind != "nominal":
            continue
        name = _ARTICLE.sub("", one.text)
        key = (name.split()[0].lower(), *(place.name for place in one.places))
        groups.setdefault(key, Group(one.label, given_name=name)).add(one)
    yield from groups.values()

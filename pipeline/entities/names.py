"""All names of a text: those of the model, repaired, and those that sure signs add."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.entities.candidates import NameCandidate, RawName
from pipeline.entities.companies import companies
from pipeline.entities.countries import place_named
from pipeline.entities.demonyms import find_demonyms
from pipeline.entities.gazetteer import Gazetteer
from pipeline.entities.genders import told_gender
from pipeline.entities.known_places import known_places
from pipeline.entities.repairs import repair
from pipeline.entities.signs import (
    acronyms,
    after_civilities,
    after_offices,
    bracketed,
    described,
    quoted,
    relabelled,
)
from pipeline.entities.teams import teams
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words

_Finder = Callable[[Words, Sequence[RawName]], Iterator[RawName]]


def find_names(
    words: Words, model: Iterable[RawName], gazetteer: Gazetteer | None = None
) -> list[NameCandidate]:
    """Names and demonyms of a text.

    Parameters
    ----------
    words
        The text.
    model
        Spans of a named-entity recogniser, in text order.
    gazetteer
        The user's own names; they win over all others.

    Returns
    -------
    list of NameCandidate
        In text order. Names do not overlap; a demonym may stand inside the name of an
        organisation or event.
    """
    taken = _Taken()
    if gazetteer is not None:
        for match in gazetteer.find(words):
            taken.add(*match)
    repaired = [relabelled(words, name) for name in repair(words, model)]
    repaired = teams(words, companies(words, bracketed(words, repaired)))
    sure: tuple[_Finder, ...] = (after_civilities, quoted, described)
    further: tuple[_Finder, ...] = (after_offices, known_places, acronyms)
    for name in [one for finder in sure for one in finder(words, repaired)]:
        taken.add(name)
    for name in repaired:
        taken.add(name)
    for finder in further:
        for name in list(finder(words, taken.sorted())):
            taken.add(name)
    names = [_candidate(words, name, taken.identities) for name in taken.sorted()]
    found = [one for one in find_demonyms(words) if not taken.hides_demonym(one.start)]
    return sorted([*names, *found], key=lambda one: (one.start, -one.end))


class _Taken:
    """Names chosen so far; a later one that overlaps is refused."""

    def __init__(self) -> None:
        self.names: list[RawName] = []
        self.identities: dict[int, str] = {}
        self._by_character: dict[int, RawName] = {}

    def add(self, name: RawName, identity: str | None = None) -> None:
        span = range(name.start, name.end)
        if any(place in self._by_character for place in span):
            return
        if identity is not None:
            self.identities[name.start] = identity
        self.names.append(name)
        self._by_character.update(dict.fromkeys(span, name))

    def sorted(self) -> list[RawName]:
        return sorted(self.names, key=lambda name: name.start)

    def hides_demonym(self, start: int) -> bool:
        """Demonyms inside names of persons, places and works are part of the name."""
        name = self._by_character.get(start)
        return name is not None and name.label not in {"ORG", "EVENT"}


def _candidate(words: Words, name: RawName, identities: dict[int, str]) -> NameCandidate:
    text = name.shown(words.text)
    place = place_named(text) if name.label == "LOC" else None
    if text in word_set("names", "with_article") and words.word(words.before(name.start)) != "la":
        place = None  # `à Grenade` is the town
    return NameCandidate(
        start=name.start,
        end=name.end,
        text=text,
        origin=f"entities/{name.rule}",
        source=words.text,
        label=name.label,
        places=(place,) if place else (),
        identity=identities.get(name.start),
        gender=told_gender(words, name) if name.label == "PER" else None,
    )

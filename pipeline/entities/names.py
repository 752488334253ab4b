"""All names of a text: those of the model, repaired, and those that sure signs add.

Signs: a civility or an office before capitals (``Mme Aubry``), quotation marks after the noun of
an organisation (``l'association « Aurore »``), the list of countries and capitals, brackets after
a long form, the user's gazetteer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from pipeline.entities.candidates import Gender, NameCandidate
from pipeline.entities.countries import Place, demonyms, places, plain
from pipeline.entities.demonyms import find_demonyms
from pipeline.entities.gazetteer import Gazetteer
from pipeline.entities.repairs import RawName, repair
from pipeline.entities.roles import honorifics, role_at
from pipeline.lexicon import load_toml
from pipeline.words import Words, phrase

_LONGEST_QUOTE = 10  # words
_OF = frozenset({"de", "d'", "du", "des"})
_OPENING, _CLOSING = frozenset('«"“'), frozenset('»"”')

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
    repaired = [_relabelled(words, name) for name in repair(words, model)]
    sure: tuple[_Finder, ...] = (_after_civilities, _quoted, _described)
    further: tuple[_Finder, ...] = (_after_offices, _known_places, _acronyms)
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
    text = words.text[name.start : name.end]
    place = places().get(plain(text)) if name.label in {"LOC", "ORG"} else None
    if text in _lexicon("with_article") and words.word(words.before(name.start)) != "la":
        place = None  # `à Grenade` is the town
    return NameCandidate(
        start=name.start,
        end=name.end,
        text=text,
        origin=f"entities/{name.rule}",
        source=words.text,
        label=name.label,
        places=(place,) if place and name.label == "LOC" else (),
        identity=identities.get(name.start),
        gender=_civility_before(words, name) if name.label == "PER" else None,
    )


def _civility_before(words: Words, name: RawName) -> Gender | None:
    return honorifics().get(words.word(words.before(name.start)))


def _relabelled(words: Words, name: RawName) -> RawName:
    """A name after a civility is a person, whatever the model says."""
    index = words.at(name.start)
    before = words.word(index - 1)
    if name.label != "PER" and before in {"m.", "mme", "mlle", "monsieur", "madame"}:
        return RawName(name.start, name.end, "PER", "model.after_civility")
    if name.label == "PER" and _is_after_organisation(words, index):
        return RawName(name.start, name.end, "ORG", "model.after_organisation")
    role = role_at(words, index) if name.label in {"ORG", "LOC", "MISC"} else None
    if role is not None and role[1].kind == "office" and not role[1].plural:
        first = index + role[0]
        if _capitals(words, first) - first >= 2 and words.starts[first] < name.end:
            return RawName(words.starts[first], name.end, "PER", "model.title_removed")
    return name


def _is_after_organisation(words: Words, index: int) -> bool:
    """``l'organisation Dupont``: the noun says what the name names."""
    noun, article = words.word(index - 1), words.word(index - 2)
    return noun in _lexicon("bearers") and article in {"l'", "la", "le", "une", "un", "du"}


def _after_civilities(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``Mme Aïcha Bent Omar``: the capitals after a civility, as far as the model's own span."""
    starts = {name.start: name for name in model}
    for index, word in enumerate(words.lower):
        if word not in honorifics() or not words.is_capital(index) or word in {"me", "st", "don"}:
            continue
        end = _capitals(words, index + 1)
        if end == index + 1 or words.starts[index + 1] in starts:
            continue
        if any(
            one.start < words.ends[end - 1] and words.starts[index + 1] < one.end for one in model
        ):
            continue
        yield RawName(words.starts[index + 1], words.ends[end - 1], "PER", "name.civility")


def _after_offices(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
    """``le président Alpha Barry``: capitals after a title that has an article."""
    covered = {name.start for name in known}
    index = 0
    while index < len(words):
        role = role_at(words, index)
        index += 1
        if role is None or role[1].plural or role[1].kind in {"kin", "situation"}:
            continue
        first = index - 1 + role[0]
        index = first
        end = _capitals(words, first)
        if end - first >= 2 and words.starts[first] not in covered and words.gap(first - 1) == " ":
            yield RawName(words.starts[first], words.ends[end - 1], "PER", "name.office")


def _capitals(words: Words, index: int) -> int:
    """End of a run of capitalised words, with the particles inside a name."""
    end = position = index
    while position < len(words) and position - index < 6:
        if position > index and words.gap(position - 1).strip(" \u00a0") != "":
            break
        if position > index and words.gap(position - 1) not in {" ", ""}:
            break
        word = words.word(position)
        if words.is_capital(position) and word not in _never():
            end = position + 1
        elif word not in _particles() or position == index:
            break
        position += 1
    return end


def _quoted(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``l'association « Aurore »``: what the quotation marks hold is an organisation's name."""
    for index, word in enumerate(words.lower):
        if word.rstrip("s") not in _organisations():
            continue
        opening = next((i for i in range(index + 1, index + 4) if words.word(i) in _OPENING), 0)
        if not opening or any(words.word(i) in {".", ",", ";"} for i in range(index, opening)):
            continue
        limit = range(opening + 2, opening + 2 + _LONGEST_QUOTE)
        closing = next((i for i in limit if words.word(i) in _CLOSING), 0)
        if closing and words.is_capital(opening + 1):
            yield RawName(words.starts[opening + 1], words.ends[closing - 1], "ORG", "name.quoted")


def _described(words: Words, model: Sequence[RawName]) -> Iterator[RawName]:
    """``institut cubain de Biotechnologie``: noun, demonym, and a field that has a capital."""
    for index, word in enumerate(words.lower):
        if word not in _organisations() or words.word(index + 1) not in demonyms():
            continue
        start = index + 2
        start += words.word(start) in _OF
        start += words.word(start) in {"la", "l'", "les", "le"}
        if start == index + 2 or not words.is_capital(start) or "\n" in words.gap(start - 1):
            continue
        end = _field_end(words, start)
        span = words.starts[index], words.ends[end - 1]
        crossed = any(
            one.start < span[0] < one.end or one.start < span[1] < one.end for one in model
        )
        inside = {one.label for one in model if span[0] <= one.start and one.end <= span[1]}
        field = words.starts[start], span[1]
        place = any((one.start, one.end, one.label) == (*field, "LOC") for one in model)
        if not (crossed or place or "PER" in inside or _only_place(words, start, end)):
            yield RawName(*span, "ORG", "name.described")


def _field_end(words: Words, start: int) -> int:
    """End of the field of a body: its words with capitals, adjectives, ``et de produits …``."""
    endings = tuple(load_toml("titles.toml")["complement"]["endings"])
    end = start + 1
    while words.gap(end - 1) == " ":
        word = words.word(end)
        if word == "et" and words.word(end + 1) in _OF and words.word(end + 2).isalpha():
            end += 3 + (words.word(end + 2) in {"la", "l'"})
        elif words.is_capital(end) or word.endswith(endings):
            end += 1
        else:
            break
    return end


def _only_place(words: Words, start: int, end: int) -> bool:
    """``l'entreprise allemande de Munich``: a place, no field."""
    return plain(words.text[words.starts[start] : words.ends[end - 1]]) in places()


def _known_places(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
    """Names of countries, regions and capitals by the longest match over words."""
    index = 0
    while index < len(words):
        size, place = _place_at(words, index) if words.is_capital(index) else (0, None)
        if place is not None and _is_sure(words, index, size, place):
            start = words.starts[index]
            if place.name.startswith(("La ", "Le ")) and words.word(index - 1) in {"la", "le"}:
                start = words.starts[index - 1]
            yield RawName(start, words.ends[index + size - 1], "LOC", f"gazetteer.{place.kind}")
        index += size or 1


def _place_at(words: Words, index: int) -> tuple[int, Place | None]:
    article = words.word(index) in {"la", "le", "les", "l'"}
    for size in range(min(_place_sizes().get(words.word(index), 1), len(words) - index), 0, -1):
        text = words.text[words.starts[index] : words.ends[index + size - 1]]
        place = places().get(plain(text))
        if place is not None and (not article or place.name.startswith(("La ", "Le ", "Les "))):
            return size, place
    return 0, None


def _is_sure(words: Words, index: int, size: int, place: Place) -> bool:
    """Not a surname (`Mme Paris`), not a given name, not part of a longer capitalised name."""
    before, after = words.word(index - 1), index + size
    if words.word(index) in demonyms() and before in {"un", "une", "des", "les", "le"}:
        return False  # `un Suisse`
    if before in honorifics() or "-" in {before, words.word(after)}:
        return False
    neighbours = (
        words.is_capital(after)
        and words.gap(after - 1) == " "
        and words.word(after) not in _never()
    ) or (
        words.is_capital(index - 1)
        and words.gap(index - 1) == " "
        and before not in _never() | honorifics().keys()
        and words.word(index) not in {"la", "le", "les"}
    )
    if neighbours:
        return False
    shown = words.text[words.starts[index] : words.ends[after - 1]]
    return shown not in _ambiguous() or before in _locative()


def _acronyms(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
    """``Organisation mondiale de la santé (OMS)``: the acronym of an organisation, in brackets."""
    for name in known:
        if name.label != "ORG":
            continue
        index = words.at(name.end)
        index += words.word(index) in _CLOSING
        if words.word(index) == "(" and words.word(index + 2) == ")":
            inside = words.shown(index + 1)
            if 2 <= len(inside) <= 10 and sum(char.isupper() for char in inside) >= 2:
                yield RawName(words.starts[index + 1], words.ends[index + 1], "ORG", "name.acronym")


@cache
def _place_sizes() -> dict[str, int]:
    """First word of a known place → the length in words of the longest such name."""
    sizes: dict[str, int] = {}
    for name in (*places(), *(place.name for place in places().values())):
        entry = phrase(name)
        sizes[entry[0]] = max(sizes.get(entry[0], 1), len(entry))
    return sizes


@cache
def _lexicon(key: str) -> frozenset[str]:
    return frozenset(load_toml("names.toml")[key])


def _never() -> frozenset[str]:
    return _lexicon("never")


def _particles() -> frozenset[str]:
    return _lexicon("particles")


def _organisations() -> frozenset[str]:
    return _lexicon("organisations")


def _ambiguous() -> frozenset[str]:
    return _lexicon("ambiguous")


def _locative() -> frozenset[str]:
    return _lexicon("locative")

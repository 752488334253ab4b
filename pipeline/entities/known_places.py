"""Countries, regions and capitals of the built-in list, found in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import Place, demonyms, places, plain
from pipeline.entities.roles import honorifics
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words, phrase


def known_places(words: Words, known: Sequence[RawName]) -> Iterator[RawName]:
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
        and words.word(after) not in word_set("names", "never")
    ) or (
        words.is_capital(index - 1)
        and words.gap(index - 1) == " "
        and before not in word_set("names", "never") | honorifics().keys()
        and words.word(index) not in {"la", "le", "les"}
    )
    if neighbours:
        return False
    shown = words.text[words.starts[index] : words.ends[after - 1]]
    return shown not in word_set("names", "ambiguous") or before in word_set("names", "locative")


@cache
def _place_sizes() -> dict[str, int]:
    """First word of a known place → the length in words of the longest such name."""
    sizes: dict[str, int] = {}
    for name in (*places(), *(place.name for place in places().values())):
        entry = phrase(name)
        sizes[entry[0]] = max(sizes.get(entry[0], 1), len(entry))
    return sizes

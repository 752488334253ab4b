"""Find demonyms (``russe``, ``Cubains``) and compounds (``russo-cubaine``), not their homographs.

A demonym is an adjective after its noun, or a capitalised noun. With an article of its own and in
lower case it is a language, a dance, a manner (``le français``, ``une polonaise``, ``à
l'italienne``) and names no country.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.countries import Place, demonyms, places, plain, prefixes
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.lexicon import load_toml
from pipeline.words import Words, phrase

_ARTICLES = frozenset({"le", "la", "l'", "un", "une", "du", "au", "d'un", "d'une", "ce", "cette"})
_OWN_ARTICLES = frozenset({"un", "une", "le", "aux", "des", "les", "du", "au"})


def find_demonyms(words: Words) -> Iterator[NameCandidate]:
    """Every demonym of a text, in order; a compound gives one candidate for each part.

    Parameters
    ----------
    words
        The text.

    Yields
    ------
    NameCandidate
        ``kind`` demonym, ``label`` LOC, with its place or places.
    """
    forms = demonyms()
    for index, word in enumerate(words.lower):
        if word in forms:
            if not _is_homograph(words, index):
                yield _candidate(words, index, 0, len(word), forms[word], "form")
        elif "-" in word:
            yield from _compound(words, index)


def _compound(words: Words, index: int) -> Iterator[NameCandidate]:
    """``russo-cubaine``: all parts but the last are prefixes, the last a demonym."""
    word, start, found = words.word(index), 0, []
    while word[start:] not in demonyms():
        size = _prefix_length(word, start)
        if not size:
            return
        place = prefixes()[word[start : start + size]]
        found.append(_candidate(words, index, start, start + size, (place,), "compound"))
        start += size + 1
    last = demonyms()[word[start:]]
    yield from found
    yield _candidate(words, index, start, len(word), last, "compound")


def _prefix_length(word: str, start: int) -> int:
    """Length of the prefix that the hyphens of a word allow, e.g. 11 for ``sud-africano-…``."""
    ends = [place for place, char in enumerate(word) if char == "-" and place > start]
    return next((end - start for end in reversed(ends) if word[start:end] in prefixes()), 0)


def _candidate(
    words: Words, index: int, first: int, last: int, where: tuple[Place, ...], rule: str
) -> NameCandidate:
    start = words.starts[index] + first
    end = words.starts[index] + last
    return NameCandidate(
        start=start,
        end=end,
        text=words.text[start:end],
        origin=f"entities/demonym.{rule}",
        source=words.text,
        label="LOC",
        kind="demonym",
        places=where,
    )


def _is_homograph(words: Words, index: int) -> bool:
    before = words.word(index - 1)
    if _in_idiom(words, index) or before in word_set("names", "homographs", "currencies"):
        return True
    if words.is_capital(index) and (
        not _starts_sentence(words, index) or plain(words.shown(index)) in places()
    ):
        return _is_place_name(words, index)
    if before in {"se", "s'"}:
        return True  # `l'affaire se corse`
    return _stands_alone(words, index) and not words.is_capital(index + 1)


def _stands_alone(words: Words, index: int) -> bool:
    """A singular demonym in lower case with an article or after a verb of speaking: no country."""
    word, before = words.word(index), words.word(index - 1)
    singular = word.endswith(("ais", "ois")) or not word.endswith(("s", "x"))
    if not singular:
        return before == "des" and words.word(index + 1) == "de"
    if before in {"et", "ou"} and words.word(index - 2) in demonyms():
        return _is_homograph(words, index - 2)  # `parle français et allemand`
    return before in _ARTICLES or any(
        words.match_back(index - 1, entry)
        for entry in phrase_list("names", "homographs", "language")
    )


def _is_place_name(words: Words, index: int) -> bool:
    """``la Suisse``, ``la Corse``: a demonym spelt like its country, unless `un Suisse`."""
    shown = words.shown(index)
    return plain(shown) in places() and words.word(index - 1) not in _OWN_ARTICLES


def _starts_sentence(words: Words, index: int) -> bool:
    return index == 0 or words.word(index - 1) in {".", "!", "?", "«", ":", "…"}


def _in_idiom(words: Words, index: int) -> bool:
    return any(words.match_back(index, entry) for entry in _idioms().get(words.word(index), ()))


@cache
def _idioms() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for idiom in load_toml("names.toml")["homographs"]["idioms"]:
        entry = phrase(idiom)
        table.setdefault(entry[-1], []).append(entry)
    return table

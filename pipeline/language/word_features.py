"""Features of a word for the embedding layer, computed once for each distinct word."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore, hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc

from pipeline.language.known_words import KnownWords
from pipeline.words import lowered

# Columns of the feature table.
NORM, PREFIX, SUFFIX, SHAPE, ENDING, CLASS, PHRASE, VECTOR = range(8)
HASHED = (NORM, PREFIX, SUFFIX, SHAPE, ENDING, CLASS, PHRASE)
CASE_BITS = 8  # how the word is written; the classes of known words come after
CLASS_BITS = 24
BITS = CASE_BITS + CLASS_BITS
SEEN = 1 << (CLASS_BITS - 1)  # class of the words that training showed often enough to learn
UNKNOWN = np.uint64(1)
MOST_CACHED = 30_000  # words that a table keeps: some 15 MB, several shards of a run


class FeatureTable:
    """Feature rows of words, kept by the word's hash."""

    def __init__(self, known: KnownWords) -> None:
        self.known = known
        self._rows: dict[int, tuple[int, ...]] = {}
        self._opening: dict[int, bool] = {}

    def rows(self, keys: npt.NDArray[np.uint64], strings: StringStore) -> npt.NDArray[np.uint64]:
        """Return one row of features for each word hash."""
        if len(self._rows) > MOST_CACHED:
            self._rows.clear()
            self._opening.clear()
        found = []
        for key in keys.tolist():
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = word_features(strings[key], self.known)
            found.append(row)
        return np.array(found, dtype="uint64")

    def opening(self, keys: npt.NDArray[np.uint64], strings: StringStore) -> npt.NDArray[np.bool_]:
        """Tell for each word hash whether a known name of several words may begin with it."""
        for key in keys.tolist():
            if key not in self._opening:
                word = strings[key]
                named = word[:1].isupper() and lowered(word) in self.known.phrases
                self._opening[key] = named
        return np.array([self._opening[key] for key in keys.tolist()], dtype="bool")


def word_features(word: str, known: KnownWords) -> tuple[int, ...]:
    """Return the columns of a word: hashes of its parts, class bits, vector row."""
    norm = lowered(word)
    row = known.row(word)
    classes = known.classes.get(norm, 0)
    seen = not known.classes or classes & SEEN
    classes &= ~SEEN
    return (
        hash_string(norm) if seen else int(UNKNOWN),
        hash_string("p" + norm[:3]),
        hash_string("s" + norm[-3:]),
        hash_string(shape(word)),
        hash_string("e" + norm[-5:]),
        case_bits(word) | classes << CASE_BITS,
        0,
        row,
    )


def shape(word: str) -> str:
    """Return the word's shape with runs of more than four cut, digits apart: ``Xxxx``, ``dd``."""
    marks: list[str] = []
    for char in word.replace("’", "'"):
        mark = "d" if char.isdigit() else "X" if char.isupper() else "x" if char.isalpha() else char
        if marks[-4:] != [mark] * 4:
            marks.append(mark)
    return "".join(marks)


def case_bits(word: str) -> int:
    """Return how a word is written: lower, Title, CAPITALS, one capital, miXed, digits, marks."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 32 if any(char.isdigit() for char in word) else 64
    capitals = sum(char.isupper() for char in letters)
    digits = 128 if any(char.isdigit() for char in word) else 0
    if capitals == 0:
        return 1 | digits
    if len(letters) == 1:
        return 8 | digits
    if capitals == len(letters):
        return 4 | digits
    return (2 if capitals == 1 and letters[0].isupper() else 16) | digits


def phrase_tags(
    doc: Doc, known: KnownWords, opening: npt.NDArray[np.intp]
) -> npt.NDArray[np.int64]:
    """Tag the tokens of known multi-word names: twice the class number, plus one inside.

    `opening` are the tokens that may begin one. Of several that begin at a word the longest is
    taken, and the first of those that overlap.
    """
    tags = np.zeros(len(doc), dtype="int64")
    end = 0
    for position in opening.tolist():
        length, number = _longest(doc, position, known) if position >= end else (0, 0)
        if length:
            end = position + length
            tags[position] = 2 * number
            tags[position + 1 : end] = 2 * number + 1
    return tags


def _longest(doc: Doc, position: int, known: KnownWords) -> tuple[int, int]:
    by_length = known.phrases[lowered(doc[position].text)]
    end = min(position + 1 + max(by_length), len(doc))
    after = tuple(lowered(doc[i].text) for i in range(position + 1, end))
    for length, rests in by_length.items():
        number = rests.get(after[:length])
        if number is not None:
            return length + 1, number
    return 0, 0

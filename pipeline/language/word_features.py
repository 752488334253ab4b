"""Features of a word for the embedding layer, computed once for each distinct word."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore, hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc

from pipeline.language.known_words import KnownWords

# Columns of the feature table.
NORM, PREFIX, SUFFIX, SHAPE, ENDING, CLASS, PHRASE, VECTOR = range(8)
HASHED = (NORM, PREFIX, SUFFIX, SHAPE, ENDING, CLASS, PHRASE)
CASE_BITS = 8  # how the word is written; the classes of known words come after
CLASS_BITS = 24
BITS = CASE_BITS + CLASS_BITS
SEEN = 1 << (CLASS_BITS - 1)  # class of the words that training showed often enough to learn
UNKNOWN = np.uint64(1)
_LIMIT = 200_000  # distinct words kept


class FeatureTable:
    """Feature rows of words, kept by the word's hash."""

    def __init__(self, known: KnownWords) -> None:
        self.known = known
        self._rows: dict[int, tuple[int, ...]] = {}

    def rows(self, keys: npt.NDArray[np.uint64], strings: StringStore) -> npt.NDArray[np.uint64]:
        """Return one row of features for each word hash."""
        if len(self._rows) > _LIMIT:
            self._rows.clear()
        found = []
        for key in keys.tolist():
            row = self._rows.get(key)
            if row is None:
                row = self._rows[key] = word_features(strings[key], self.known)
            found.append(row)
        return np.array(found, dtype="uint64")


def word_features(word: str, known: KnownWords) -> tuple[int, ...]:
    """Return the columns of a word: hashes of its parts, class bits, vector row."""
    norm = word.lower().replace("’", "'")
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


def phrase_tags(doc: Doc, known: KnownWords) -> npt.NDArray[np.int64]:
    """Tag the tokens of known multi-word names: twice the class number, plus one inside.

    Of several that begin at a word the longest is taken; a name begins with a capital.
    """
    tags = np.zeros(len(doc), dtype="int64")
    if not known.phrases:
        return tags
    words = [token.text for token in doc]
    lower = [word.lower().replace("’", "'") for word in words]
    position = 0
    while position < len(words):
        length, number = _longest(words, lower, position, known)
        if length:
            tags[position] = 2 * number
            tags[position + 1 : position + length] = 2 * number + 1
        position += max(length, 1)
    return tags


def _longest(
    words: list[str], lower: list[str], position: int, known: KnownWords
) -> tuple[int, int]:
    if not words[position][:1].isupper():
        return 0, 0
    for rest, number in known.phrases.get(lower[position], ()):
        end = position + 1 + len(rest)
        if tuple(lower[position + 1 : end]) == rest:
            return len(rest) + 1, number
    return 0, 0

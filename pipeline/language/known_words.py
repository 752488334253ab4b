"""What a model knows about words before it reads a text: classes, phrases, vectors.

Small enough to be shipped inside a component: words are stored as compressed text, vectors as
8-bit integers. The lists are compiled by ``models/training``.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import srsly

Words = tuple[str, ...]
Phrases = dict[str, dict[int, dict[Words, int]]]


@dataclass(slots=True)
class KnownWords:
    """Word knowledge of a component.

    Attributes
    ----------
    classes
        Bits of the classes of a word, by its lower-case form.
    phrases
        Numbers of the classes of names of several words, all in lower case: by their first word,
        then by how many words follow, most first, then by these words.
    rows
        Row of a word's vector in `table`, by its written or lower-case form; row 0 is "unknown".
    table
        Word vectors, ``int8``, shape (rows, width).
    scale
        What a unit of `table` is worth.
    """

    classes: dict[str, int] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    table: npt.NDArray[np.int8] = field(default_factory=lambda: np.zeros((1, 0), dtype=np.int8))
    scale: float = 1.0

    def row(self, word: str) -> int:
        """Return the row of the word's vector, of its lower-case form's, or 0."""
        return self.rows.get(word) or self.rows.get(word.lower(), 0)

    def to_bytes(self) -> bytes:
        """Return the compact form."""
        phrases = [
            f"{number}\t{' '.join((first, *rest))}"
            for first, found in sorted(self.phrases.items())
            for rests in found.values()
            for rest, number in rests.items()
        ]
        message: dict[str, Any] = {
            "words": _packed(list(self.classes)),
            "bits": np.array(list(self.classes.values()), dtype="<u4").tobytes(),
            "phrases": _packed(phrases),
            "forms": _packed(list(self.rows)),
            "table": np.ascontiguousarray(self.table).tobytes(),
            "shape": list(self.table.shape),
            "scale": self.scale,
        }
        return bytes(srsly.msgpack_dumps(message))

    @classmethod
    def from_bytes(cls, data: bytes) -> KnownWords:
        """Read what `to_bytes` wrote."""
        message = srsly.msgpack_loads(data)
        bits = np.frombuffer(message["bits"], dtype="<u4").tolist()
        table = np.frombuffer(message["table"], dtype=np.int8).reshape(message["shape"])
        forms = _unpacked(message["forms"])
        return cls(
            classes=dict(zip(_unpacked(message["words"]), bits, strict=True)),
            phrases=by_first_word(dict(map(_phrase, _unpacked(message["phrases"])))),
            rows={form: row for row, form in enumerate(forms, start=1)},
            table=table,
            scale=float(message["scale"]),
        )


def by_first_word(phrases: Mapping[Words, int]) -> Phrases:
    """Index phrases (tuples of lower-case tokens) by their first word, the longest first."""
    index: Phrases = {}
    for words, number in sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])):
        index.setdefault(words[0], {}).setdefault(len(words) - 1, {})[words[1:]] = number
    return index


def _phrase(line: str) -> tuple[Words, int]:
    number, _, words = line.partition("\t")
    return tuple(words.split(" ")), int(number)


def _packed(words: Sequence[str]) -> bytes:
    return zlib.compress("\n".join(words).encode(), level=9)


def _unpacked(data: bytes) -> list[str]:
    text = zlib.decompress(data).decode()
    return text.split("\n") if text else []

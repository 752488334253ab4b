"""A text as words with offsets: what the rules of this folder walk over.

Coarser than the model's tokens (``porte-parole`` and ``Díaz-Canel`` are one word), the same
whatever the model, and cheap: one pass of one pattern over a whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(
    # civilities and initials keep their stop; a prefix keeps its word over a stray space
    r"(?:Mme|Mlle|MM|Mgr|Dr|Pr|St|Ste|M|[A-ZÀ-Ý])\.(?:-?[A-ZÀ-Ý]\.)*(?!\w)"
    r"|(?:[vV]ice|[eE]x)-\s\w+(?:-\w+)*"
    r"|aujourd['’]hui|prud['’]homm\w+|[NDO]['’](?=[A-ZÀ-Ý])\w+(?:-\w+)*(?<=\w)"
    r"|(?:[lLdDnNsSjJcCmMtT]|[qQ]u|[jJ]usqu|[lL]orsqu|[pP]uisqu|[qQ]uoiqu)['’]"
    r"|\w+(?:[-‐‑]\w+)*"
    r"|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in order.

    Attributes
    ----------
    text
        The text itself.
    starts, ends
        Code points, end exclusive.
    lower
        Each word in lower case, with a straight apostrophe and without white space.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, offset: int) -> int:
        """Index of the first word that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """Index of the last word that starts before an offset, or -1."""
        return bisect_left(self.starts, offset) - 1

    def word(self, index: int) -> str:
        """The word in lower case, ``""`` outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def shown(self, index: int) -> str:
        """The word as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()

    def gap(self, index: int) -> str:
        """What stands between a word and the next one."""
        if not 0 <= index < len(self) - 1:
            return "\n\n"
        return self.text[self.ends[index] : self.starts[index + 1]]

    def match(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the words from an index on are these."""
        return self.lower[index : index + len(phrase)] == tuple(phrase)

    def match_back(self, index: int, phrase: Sequence[str]) -> bool:
        """Whether the words up to an index, included, are these."""
        first = index - len(phrase) + 1
        return first >= 0 and self.lower[first : index + 1] == tuple(phrase)


@lru_cache(maxsize=4)  # the finders of one document ask for it one after the other
def split(text: str) -> Words:
    """Split a text into words.

    Examples
    --------
    >>> split("L'ex-PDG d'Air Bleu, M. Roux").lower
    ("l'", 'ex-pdg', "d'", 'air', 'bleu', ',', 'm.', 'roux')
    """
    return _split(text)


def _split(text: str) -> Words:
    starts, ends, lower = [], [], []
    for match in _WORD.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
        word = match[0].lower()
        if not word.isalnum():
            word = "".join(word.replace("’", "'").split())
        lower.append(word)
    return Words(text, tuple(starts), tuple(ends), tuple(lower))


def lowered(text: str) -> str:
    """A text in lower case with straight apostrophes."""
    return text.lower().replace("’", "'")


def phrase(text: str) -> tuple[str, ...]:
    """The words of a lexicon entry, as :func:`split` gives them."""
    return _split(text).lower


def phrases(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Lexicon entries as words, the longest first."""
    return tuple(sorted(map(phrase, texts), key=len, reverse=True))


def longest(words: Words, index: int, table: Sequence[tuple[str, ...]]) -> int:
    """Length in words of the first entry of a table found at an index, 0 for none."""
    return next((len(entry) for entry in table if words.match(index, entry)), 0)


def longest_back(words: Words, index: int, table: Sequence[tuple[str, ...]]) -> int:
    """Length of the first entry of a table that ends at a word, 0 for none."""
    return next((len(entry) for entry in table if words.match_back(index, entry)), 0)

"""From text to classes: one token, one class character, one value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.dates.folding import fold
from pipeline.dates.token_pattern import token_pattern
from pipeline.dates.vocabulary import Vocabulary, squeeze, vocabulary
from pipeline.lexicon.numbers import parse_cardinal, parse_ordinal

_BREAK = re.compile("\u00ad\\s?|-\n|[\u0300-\u036f]")
_LONGEST = 16  # words of one number: deux cent quatre-vingt-dix-neuf mille neuf cent…
_NO_RANKS = frozenset({"vie", "ive", "vive", "mime"})


@dataclass(slots=True)
class Tokens:
    """The tokens of a text.

    Attributes
    ----------
    text, folded
        The text and its folded view, of the same length.
    starts, ends
        Offsets of each token.
    classes
        One class character per token.
    values
        What each token is worth: an int, a ``Decimal``, a code, or ``None``.
    """

    text: str
    folded: str
    starts: list[int]
    ends: list[int]
    classes: str
    values: list[Any]

    def word(self, index: int) -> str:
        """The folded token, or an empty string outside the text."""
        if 0 <= index < len(self.starts):
            return self.folded[self.starts[index] : self.ends[index]]
        return ""

    def written(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]


def scan(text: str) -> Tokens:
    """Cut a text into classified tokens.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    Tokens
        Every character that is not white space belongs to exactly one token.
    """
    folded = fold(text)
    words = vocabulary()
    scanner = _Scanner(words, text, folded)
    scanner.run(token_pattern().finditer(folded))
    return Tokens(
        text, folded, scanner.starts, scanner.ends, "".join(scanner.classes), scanner.values
    )


class _Scanner:
    """Collects tokens; one method for each family of the pattern."""

    __slots__ = ("char", "classes", "ends", "folded", "other", "starts", "text", "values", "words")

    def __init__(self, words: Vocabulary, text: str, folded: str) -> None:
        self.words, self.text, self.folded = words, text, folded
        self.char = words.char
        self.other = words.char["other_word"]
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.classes: list[str] = []
        self.values: list[Any] = []

    def put(self, start: int, end: int, char: str, value: Any = None) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.classes.append(char)
        self.values.append(value)

    def run(self, matches: Iterable[re.Match[str]]) -> None:
        """Take all matches; plain words, nearly everything, without a call for each."""
        starts, ends = self.starts.append, self.ends.append
        classes, values = self.classes.append, self.values.append
        known, plain = self.words.words.get, (self.other, None)
        for match in matches:
            kind = match.lastgroup
            if kind in {"word", "mark"}:
                start, end = match.span()
                found = known(match[0])
                if found is None:
                    found = self._unknown(match[0], start, end) if kind == "word" else plain
                elif match[0] == "des" and self.text[start + 1] in "èÈ":
                    found = self.char["since"], None
                starts(start)
                ends(end)
                classes(found[0])
                values(found[1])
            else:
                self.take(match)

    def take(self, match: re.Match[str]) -> None:
        """Take a match that is no plain word."""
        kind = match.lastgroup
        start, end = match.span()
        if kind == "number":
            self._number(match[0], start, end)
        else:
            char, value = self._rare(kind or "", match, start)
            self.put(start, end, char, value)

    def _unknown(self, word: str, start: int, end: int) -> tuple[str, Any]:
        if not word.isalpha() and _BREAK.search(word):
            joined = _BREAK.sub("", word)
            return self.words.words.get(joined, (self.other, None))
        if word.endswith(("ieme", "iemes")) and (rank := parse_ordinal(word)) is not None:
            return self.char["ow"], rank
        upper = self.text[start].isupper()
        rank = _roman_rank(word, self.text[start:end]) if upper or word[0] in "ivx" else None
        if rank is not None:
            return self.char["od"], rank
        return (self.char["cap"] if upper else self.other), None

    def _number(self, words: str, start: int, end: int) -> None:
        """One token for each number of a run of number words (``sept trente`` is two)."""
        pieces = [(m.start(), m.end()) for m in re.finditer(r"[a-z]+", words)]
        first = 0
        while first < len(pieces):
            for last in range(min(len(pieces), first + _LONGEST) - 1, first - 1, -1):
                value = parse_cardinal(words[pieces[first][0] : pieces[last][1]])
                if value is not None or last == first:
                    break
            if last > first and value is not None and self._is_article(words, pieces, last):
                last -= 1
                value = parse_cardinal(words[pieces[first][0] : pieces[last][1]])
            low, high = pieces[first][0], pieces[last][1]
            self.put(start + low, start + high, *self._cardinal(words[low:high], value))
            first = last + 1

    def _is_article(self, words: str, pieces: list[tuple[int, int]], last: int) -> bool:
        """``72 millions | un an plus tôt``."""
        before, word = (words[low:high] for low, high in pieces[last - 1 : last + 1])
        return word in {"un", "une"} and before.startswith(("million", "milliard"))

    def _cardinal(self, word: str, value: int | None) -> tuple[str, Any]:
        if value is None:
            return self.words.words.get(word, (self.other, None))
        if word in {"un", "une"}:
            return self.char["u"], 1
        if word == "sept":
            return self.char["month_sept"], 7
        return self.char["w" + _magnitude(value)], value

    def _rare(self, kind: str, match: re.Match[str], start: int) -> tuple[str, Any]:
        if kind == "gap":
            return self.char["gap"], None
        if kind == "multi":
            return self.words.phrases[squeeze(match[0].replace("\n", " "))]
        if kind == "ordinal":
            rank = parse_ordinal(match[0].replace("\n", " "))
            return (self.other, None) if rank is None else (self.char["ow"], rank)
        return self._digits(match, start)

    def _digits(self, match: re.Match[str], start: int) -> tuple[str, Any]:
        if self._glued(start) or match["junk"] or match["version"]:
            return self.char["junk"], None
        for name in ("iso", "dmdm", "dmy", "yy", "ym", "clock", "dm"):
            if match[name]:
                return self.char[name], match[name]
        if match["rank"]:
            rank = parse_ordinal(match[0])
            return self.char["o1" if rank == 1 else "od"], rank
        if match["decimal"]:
            return self.char["dec"], Decimal(match[0].replace(",", "."))
        value = int(re.sub(r"[ .]", "", match[0]))
        if match["grouped"]:
            return self.char["db"], value
        return self.char["d" + _magnitude(value, match[0])], value

    def _glued(self, start: int) -> bool:
        """A digit stuck to a letter is part of a name (``A10``), save in ``22h30``."""
        if start == 0 or not (self.folded[start - 1].isalpha() or self.folded[start - 1] == "_"):
            return False
        return not self.classes or self.classes[-1] not in (self.char["h"], self.char["heure"])


def _magnitude(value: int, digits: str | None = None) -> str:
    if digits is not None and len(digits) > 2:
        return "y" if len(digits) == 4 and 1000 <= value <= 2199 else "b"
    for limit, name in ((0, "0"), (12, "1"), (23, "2"), (31, "3"), (59, "4"), (99, "5")):
        if value <= limit:
            return name
    return "y" if 1000 <= value <= 2199 else "b"


def _roman_rank(word: str, written: str) -> int | None:
    """``XXIe``, ``XVIIIème``, or capitals only before ``siècle`` (the grammar asks for it)."""
    if not set(word) <= set("ivxlcdmers"):
        return None
    if written[0].islower():
        small = set(word) <= set("ivxem") and word.endswith(("e", "eme")) and len(word) > 2
        return parse_ordinal(word) if small and word not in _NO_RANKS else None
    if written.isupper() and set(word) <= set("ivxlcdm") and len(word) > 1:
        return parse_ordinal(word + "e")
    if written[0] in "IVXLC" and word.endswith(("e", "eme", "er")):
        return parse_ordinal(word)
    return None

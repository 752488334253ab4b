"""A text in which mentions, dates and quantities are single marks, for patterns to match over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load_csv
from pipeline.records import Mention, QuantityExpression, TemporalExpression, TextSpan

OPEN, CLOSE = "\ue000", "\ue001"  # private use: no text has them
_SLOT = re.compile(r"<(?P<name>\w+):(?P<kinds>[A-Z|]+)>")
_NO_MARK = frozenset({"NP", "KIN", "ANY"})  # words, or any label
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")
LABEL = re.compile(rf"{OPEN}([A-Z]+):")
_DETERMINER = (
    r"(?:(?:les?|la|l['’]|une?|des|du|ces?|cette|cet|sa|son|ses|leurs?|notre|nos|votre|"
    r"plusieurs|quelques|chaque|tout|toute|tous|toutes)(?:\s+|(?<=['’])))"
)
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_NOUN_PHRASE = (
    rf"{_DETERMINER}(?:{OPEN}[A-Z]+:\d+{CLOSE}\s+)?{_WORD}"
    rf"(?:\s+(?:d['’]\s*|de\s+|du\s+|des\s+)?{_WORD}){{0,3}}?"
)
_GAP = rf"[^.;:!?\n«»{OPEN}{CLOSE}]{{0,40}}?"
_QUANTITIES = {"count": "COUNT", "money": "MONEY", "percent": "PERCENT", "measure": "MEASURE",
               "ordinal": "ORDINAL", "age": "AGE", "ratio": "RATIO"}  # fmt: skip


@dataclass(frozen=True)
class MarkedText:
    """A text with marks instead of what was found in it.

    Attributes
    ----------
    text
        The text; a mark is a label and a number between two private-use characters.
    found
        What each mark ``n`` stands for.
    """

    text: str
    found: tuple[TextSpan, ...]
    _marked: tuple[int, ...]
    _plain: tuple[int, ...]

    def plain(self, offset: int) -> int:
        """Offset in the document of an offset in the marked text."""
        index = bisect_right(self._marked, offset) - 1
        return self._plain[index] + (offset - self._marked[index])

    def mark(self, group: str) -> TextSpan | None:
        """What a matched mark stands for; ``None`` for text without or with more than one mark."""
        label, colon, number = group.strip(OPEN + CLOSE).partition(":")
        return self.found[int(number)] if colon and number.isdigit() and label.isalpha() else None


def mark_text(
    text: str,
    mentions: Sequence[Mention],
    dates: Sequence[TemporalExpression],
    quantities: Sequence[QuantityExpression],
) -> MarkedText:
    """Replace names, dates and quantities by marks; names win, then the longer."""
    chosen = _chosen([*mentions, *dates, *quantities])
    pieces: list[str] = []
    marked, plain, position, length = [0], [0], 0, 0
    for number, (one, label) in enumerate(chosen):
        before = text[position : one.start]
        mark = f"{OPEN}{label}:{number}{CLOSE}"
        pieces += [before, mark]
        length += len(before)
        # inside a mark every offset is the start of what it stands for
        marked += [length, length + len(mark)]
        plain += [one.start, one.end]
        length += len(mark)
        position = one.end
    pieces.append(text[position:])
    return MarkedText("".join(pieces), tuple(one for one, _ in chosen), tuple(marked), tuple(plain))


def _chosen(found: Sequence[TextSpan]) -> list[tuple[TextSpan, str]]:
    """Spans without overlap, each with its label: the better kind first, then the longer."""
    taken = bytearray(max((one.end for one in found), default=0))
    chosen: list[tuple[TextSpan, str]] = []
    for one in sorted(found, key=lambda one: (_rank(one), one.start - one.end, one.start)):
        label = _label(one)
        if label is not None and not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
            chosen.append((one, label))
    return sorted(chosen, key=lambda pair: pair[0].start)


def _rank(one: TextSpan) -> int:
    if isinstance(one, Mention):
        return 0 if one.kind == "name" else 1
    return 2 if isinstance(one, TemporalExpression) else 3


def _label(one: TextSpan) -> str | None:
    if isinstance(one, Mention):
        return one.label if one.kind in {"name", "nominal"} else None
    if isinstance(one, TemporalExpression):
        return "DURATION" if one.kind in {"DURATION", "SET"} else "DATE"
    if isinstance(one, QuantityExpression):
        return _QUANTITIES[one.kind]
    return None


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A rule's pattern as a regular expression over marked text.

    ``<subject:PER|ORG>`` matches a mark, ``<object:NP>`` a short noun phrase, ``<role:KIN>`` a kin
    word in the singular, ``~`` up to forty characters without a mark or stop; a space matches any
    white space.
    """

    def slot(match: re.Match[str]) -> str:
        name, kinds = match["name"], match["kinds"]
        if kinds == "NP":
            return f"(?P<{name}>{_NOUN_PHRASE})"
        if kinds == "KIN":
            return f"(?P<{name}>{_kin()})"
        labels = "[A-Z]+" if kinds == "ANY" else f"(?:{kinds})"
        return f"{OPEN}(?P<{name}>{labels}:\\d+){CLOSE}"

    plain = pattern.replace("~", _GAP).replace("'", "['’]")
    made = _SLOT.sub(slot, plain).replace(" ", r"\s+")
    # a match never starts inside a word: this spares most positions
    return re.compile(r"(?<!\w)(?:" + made.replace(r"\s+?", r"\s*") + ")", re.IGNORECASE)


@cache
def needed_marks(pattern: str) -> tuple[frozenset[str], ...]:
    """Labels of the marks that each match of a rule's pattern holds: one of every set.

    Only slots outside of all groups are sure to be there.

    Examples
    --------
    >>> [sorted(one) for one in needed_marks("<subject:PER|ORG>(?: à <place:LOC>)? en <date:DATE>")]
    [['ORG', 'PER'], ['DATE']]
    """
    outside = _ESCAPED.sub("", pattern)
    while (fewer := _GROUP.sub("", outside)) != outside:
        outside = fewer
    if "|" in _SLOT.sub("", outside):
        return ()
    return tuple(
        frozenset(slot["kinds"].split("|"))
        for slot in _SLOT.finditer(outside)
        if slot["kinds"] not in _NO_MARK and not outside.startswith(("?", "*"), slot.end())
    )


@cache
def _kin() -> str:
    """The kin words of the lexicon as alternatives, the longest first."""
    words = {row[gender] for row in load_csv("kin.csv") for gender in ("masculine", "feminine")}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace("\\ ", r"\s+")

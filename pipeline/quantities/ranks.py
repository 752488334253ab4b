"""Ordinals: ``18e``, ``XXe``, ``la première``, ``nᵒ 5``; not those of dates."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import parse_ordinal
from pipeline.quantities import guards, references
from pipeline.quantities.neighbours import STOP, next_word, previous_word
from pipeline.quantities.numerals import Numeral, number
from pipeline.quantities.scan import Anchor
from pipeline.quantities.word_ordinals import read_ordinal

_WORDS = load_toml("quantity_words.toml")["ordinals"]
_PERIODS = frozenset(_WORDS["periods"])
_IDIOMS = frozenset(_WORDS["idioms"])
_BEFORE_SECOND = frozenset(_WORDS["before_second"])
_NEVER_FIRST = frozenset(_WORDS["never_first"])
_MARKED = re.compile(
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d{1,6})[ ]?"
    r"(?P<mark>ers?|res?|ères?|eres?|[eè]mes?|i[eè]mes?|es?|è|nde?s?|ᵉʳ?)(?!\w)"
)
_SPACED_MARKS = ("e", "er", "re", "ère", "ème", "eme", "ième", "nd", "nde")
_NUMBERED = re.compile(
    r"(?:n[°ºᵒo]s?|№|num[ée]ro)\.?[ \u00a0]?(?P<digits>\d{1,4})(?![\w/.-]*\d)", re.IGNORECASE
)


def marked(text: str, at: int) -> Numeral | None:
    """Read ``18e``, ``1er``, ``100 000e``; ``5 e édition`` has lost a superscript."""
    match = _MARKED.match(text, at)
    if match is None:
        return None
    spaced = text[match.start("mark") - 1] == " "
    if spaced and (match["mark"] not in _SPACED_MARKS or not text[match.end() :][:2].strip()):
        return None
    return number(at, match.end(), Decimal(re.sub(r"\D", "", match["digits"])), "ordinal")


def undated(text: str, found: Numeral) -> Numeral | None:
    """An ordinal, unless it is a date's."""
    after = next_word(text, found.end).lower()
    dated = (
        after in _PERIODS
        or guards.is_day(text, found.start, found.end)
        or guards.in_centuries(text, found.end)
    )
    return None if dated else found


def ordinal(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``onzième``."""
    if anchor.start and text[anchor.start - 1] in "-‑":
        return None
    found = read_ordinal(text, anchor.start)
    return undated(text, found) if found else None


def roman(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``XXe``."""
    value = parse_ordinal(anchor.word)
    if value is None or (anchor.start and text[anchor.start - 1] in "-'’."):
        return None
    end = anchor.start + len(anchor.word)
    return undated(text, number(anchor.start, end, Decimal(value), "ordinal"))


def first(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``le premier tour``, ``la seconde fois``; not ``premier ministre``, ``une seconde``."""
    start, end = anchor.start, anchor.start + len(anchor.word)
    if (start and text[start - 1] in "-‑") or text[end : end + 1] in ("-", "‑"):
        return None
    alone = not text[:start].strip() and not text[end:].strip()
    if not alone and not _ranks(text, anchor, end):
        return None
    return undated(text, number(start, end, Decimal(parse_ordinal(anchor.word) or 0), "ordinal"))


def _ranks(text: str, anchor: Anchor, end: int) -> bool:
    """Whether a noun follows that may have a rank, and what stands before allows one."""
    after = next_word(text, end)
    before = previous_word(text, anchor.start).lower().rsplit("'", 1)[-1]
    if not after or after.lower() in STOP or after.lower() in _IDIOMS:
        return False
    if text[anchor.start].isupper() and after[0].isupper():
        return False  # Première Guerre mondiale
    if anchor.word.startswith("second") and before not in _BEFORE_SECOND:
        return False
    return before not in _NEVER_FIRST


def numbered(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``nᵒ 5``, ``numéro 12``; not ``article n° 3``."""
    match = _NUMBERED.match(text, anchor.start)
    if match is None or previous_word(text, anchor.start).lower() in references.LEGAL:
        return None
    return number(anchor.start, match.end(), Decimal(match["digits"]), "ordinal")

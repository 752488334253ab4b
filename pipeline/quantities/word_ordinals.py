"""Ordinals in words, and the fractions that are written with them."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.lexicon.numbers import fold, parse_cardinal, parse_ordinal
from pipeline.quantities.cardinals import SCALES, WORD, cardinal_value, is_ordinal_word, words_at
from pipeline.quantities.numerals import Numeral, divide, number, plus

# `un cinquième des voix` is a part, `un cinquième tir` a rank.
_FRACTION_ENDS = re.compile(r"[ ](?:de |du |des |d['’]|et |ou |sur |en |à )|[ ]?(?:[^\w\s]|$|\n)")
_ONE = ("un", "une")


def read_ordinal(text: str, at: int) -> Numeral | None:
    """Read ``dix-huitième``, ``vingt et unième``, or the fraction ``trois cinquièmes``.

    A numeral that composes to a rank is one (``deux centième``), unless its plural says that
    it counts parts (``deux centièmes``); one that does not compose is a fraction.
    """
    words = words_at(text, at)
    if not words or not is_ordinal_word(words[-1][0]):
        return None
    end = words[-1][1]
    rank = _rank(text[at:end])
    if words[0][0] in _ONE and len(words) > 1:
        rank = None
        if words[0][0] == "une" or not _FRACTION_ENDS.match(text, end):
            start = WORD.match(text, words[0][1])
            at, words = (start.start("word") if start else at), words[1:]
            rank = _rank(text[at:end])
    plural = text[end - 1] in "sS"
    if len(words) == 1 or (rank is not None and not plural):
        return number(at, end, rank, "ordinal") if rank is not None else None
    return _fraction(text, at, words) or (number(at, end, rank, "ordinal") if rank else None)


def _rank(words: str) -> Decimal | None:
    value = parse_ordinal(words)
    if value is not None:
        return Decimal(value)
    # text2num knows no `billionième`.
    head, _, last = fold(words).removesuffix("s").rpartition(" ")
    scale = SCALES.get(last.removesuffix("ieme"))
    before = parse_cardinal(head) if scale and head else None
    return scale * before if scale and before else None


def _fraction(text: str, at: int, words: list[tuple[str, int]]) -> Numeral | None:
    """Split ``trois cinquièmes``, ``un vingt-cinquième``, ``vingt et un cinquième`` in two."""
    end = words[-1][1]
    for index in range(len(words) - 1):
        start = WORD.match(text, words[index][1])
        below = parse_ordinal(text[start.start("word") : end]) if start else None
        value = _divided(text, at, words[: index + 1], below) if below and below > 2 else None
        if value is not None:
            return number(at, end, value, "fraction")
    return None


def _divided(text: str, at: int, above: list[tuple[str, int]], below: int) -> Decimal | None:
    if len(above) > 2 and above[-1][0] in _ONE and above[-2][0] == "et":
        # vingt et un cinquième: twenty, and one fifth
        whole = parse_cardinal(text[at : above[-3][1]])
        return plus(Decimal(whole), divide(Decimal(1), Decimal(below))) if whole else None
    value = cardinal_value(text[at : above[-1][1]])
    return None if value is None else divide(value, Decimal(below))

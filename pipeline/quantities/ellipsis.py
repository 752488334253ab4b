"""What a quantity leaves unsaid because the one beside it says it: its noun or unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.lexicon import load_toml
from pipeline.quantities.cardinals import SCALES
from pipeline.quantities.completing import is_apposed
from pipeline.quantities.draft import Draft
from pipeline.quantities.neighbours import next_word
from pipeline.quantities.numerals import times

_ONES = frozenset(load_toml("quantity_words.toml")["ones"]["words"])
# A number that leaves its noun out is followed by a place, a time, an opposition, or nothing.
_ELLIPTIC = re.compile(
    r"[ ]?(?:[.;,)»!?]|$)"
    r"|[ ](?:en|à|au|aux|contre|pour|dans|il y a|l['’]an|sont|ont|étaient|avaient|un an"
    r"|avant|après|auparavant|lors|selon|d['’]après)\b"
)
_COMPARED = re.compile(r"\b(?:contre|au lieu de|et non)[ ]$")
_SENTENCE_END = re.compile(r"[.!?][ \n]|\n")
_ELLIPSIS = 60
# `un` counts beside another count that is no farther than this.
_NEAR = 60
_SCALE = re.compile(r"\b(?P<scale>million|milliard)s?$", re.IGNORECASE)
_LARGE = 1000


def inherit(text: str, found: Sequence[Draft]) -> None:
    """Give bare numbers the item or the unit of the quantity before them.

    ``300 élus hier, 450 en 2020``; ``à 187 km/h au lieu de 110``.
    """
    for previous, draft in pairwise(found):
        if _is_bare(text, draft) and _in_reach(text, previous, draft):
            if previous.kind == "count":
                draft.item = previous.item
            elif _is_compared(text, previous, draft):
                _measure_alike(text, previous, draft)


def _is_bare(text: str, draft: Draft) -> bool:
    if draft.kind != "count" or draft.item or draft.form not in ("digits", "words"):
        return False
    return not is_apposed(text, draft) and bool(_ELLIPTIC.match(text, draft.end))


def _in_reach(text: str, previous: Draft, draft: Draft) -> bool:
    item_end = previous.item[1] if previous.item else 0
    between = text[max(previous.end, item_end) : draft.start]
    return len(between) <= _ELLIPSIS and not _SENTENCE_END.search(between)


def _is_compared(text: str, previous: Draft, draft: Draft) -> bool:
    """``32 000 francs, contre 19 000``."""
    if previous.measure is None or not _COMPARED.search(
        text, max(0, draft.start - 14), draft.start
    ):
        return False
    large = (previous.low or previous.high or 0) >= _LARGE
    return not large or (draft.low or 0) >= _LARGE or _scale(text, previous) is not None


def _measure_alike(text: str, previous: Draft, draft: Draft) -> None:
    """Give a number the unit of another, its ``milliards`` too: ``3,9 milliards contre 2,7``."""
    draft.kind, draft.rule, draft.item = previous.kind, previous.rule, previous.item
    draft.measure, draft.code, draft.unit_span = previous.measure, previous.code, previous.unit_span
    scale = _scale(text, previous)
    if scale and draft.low is not None and draft.low < _LARGE:
        draft.low = draft.high = times(draft.low, scale)


def _scale(text: str, draft: Draft) -> Decimal | None:
    match = _SCALE.search(text, draft.number_start, draft.number_end)
    return SCALES[match["scale"].lower()] if match else None


def counts_one(text: str, one: Draft, others: Sequence[Draft]) -> bool:
    """Say whether ``un`` is a number: alone, in ``un seul``, or in ``un mort, deux blessés``."""
    if not text[one.end :].strip() and not text[: one.start].strip():
        return True
    elided = text[max(0, one.start - 1) : one.start] in ("'", "’")
    word = next_word(text, one.end).lower()
    if word in ("seul", "seule"):
        return not elided
    return word in _ONES and not elided and _beside(one, others)


def _beside(one: Draft, others: Sequence[Draft]) -> bool:
    """Whether the nearest quantity before or after is a count, and near."""
    index = bisect_left(others, one.start, key=lambda draft: draft.start)
    near = (draft for draft in others[max(0, index - 1) : index + 1] if draft.kind == "count")
    return any(d.start - one.end < _NEAR and one.start - d.end < _NEAR for d in near)

"""From a number to a quantity: its unit, a second number, a cue; or to no quantity at all."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.quantities import guards, references
from pipeline.quantities.ages import age_unit
from pipeline.quantities.amounts import Measure
from pipeline.quantities.bounds import bounded
from pipeline.quantities.context import Context
from pipeline.quantities.cues import cue_before
from pipeline.quantities.draft import Draft, draft_of
from pipeline.quantities.items import item_after
from pipeline.quantities.measure import measure
from pipeline.quantities.numerals import Numeral, plus
from pipeline.quantities.ranges import Range, read_range
from pipeline.quantities.ratios import read_ratio

_MINUS = re.compile(
    r"(?<!\bau )(?<!\bdu )(?<!\bou )(?<!\bde )(?<!\ben )\b(?P<minus>moins)[ ]$", re.IGNORECASE
)
_MINUS_ALONE = re.compile(r"(?:^|[(:\n][ ]?)moins[ ]$", re.IGNORECASE)
_REPEATED = re.compile(r"[ ]fois par\b", re.IGNORECASE)
_IDIOM = re.compile(r"quatre coins\b|mille mercis\b|cent pas\b|quatre vents\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[^ \u00a0\u202f'’-]+(?:-[^ \u00a0\u202f'’-]+)*$")
_LISTED_BEFORE = re.compile(r"(?:\d{1,3}(?:, | et | ou )){1,6}$")
_AND_HALF = re.compile(r"[ \u00a0]et[ ]demie?\b")
_HALF = Decimal("0.5")
_LONGEST_DAY = 12


def read_quantity(context: Context, numeral: Numeral) -> tuple[Draft | None, int]:
    """Make a draft of a number.

    Returns
    -------
    tuple[Draft | None, int]
        The draft, ``None`` for what is no quantity, and where reading goes on.
    """
    if numeral.form == "ordinal":
        return draft_of(numeral, "ordinal", "ordinal"), numeral.end
    if (split := guards.split_second(context.text, numeral.start)) is not None:
        return None, split
    unit = measure(context.text, numeral, context.country)
    numeral = _negated(context.text, numeral, unit)
    ratio = read_ratio(context, numeral) if unit is None else None
    if ratio is not None or (unit is None and numeral.form == "fraction"):
        return ratio, max(ratio.end if ratio else 0, numeral.end)
    score = guards.score_end(context.text, numeral.start) if unit is None else None
    if score is not None and numeral.form == "digits":
        return None, score
    span = read_range(context.text, numeral, unit, context.country)
    draft = _ranged(span) if span else _simple(numeral, unit)
    if draft.measure is None and (end := _no_quantity(context, draft)) is not None:
        return None, end
    if draft.form != "vague":
        draft = bounded(context.text, draft)
    return draft, max(draft.end, numeral.end)


def _negated(text: str, numeral: Numeral, unit: Measure | None) -> Numeral:
    """``moins 5 degrés``; not ``au moins 5``."""
    match = _MINUS.search(text, max(0, numeral.start - 18), numeral.start)
    if match is None or numeral.low is None or numeral.low != numeral.high or numeral.low < 0:
        return numeral
    warm = bool(unit and unit.unit and unit.unit.si == "K")
    if not warm and not _MINUS_ALONE.search(text, max(0, numeral.start - 12), numeral.start):
        return numeral
    return replace(numeral, start=match.start("minus"), low=-numeral.low, high=-numeral.low)


def _ranged(span: Range) -> Draft:
    low, high = span.first.low, span.second.low
    if low is not None and high is not None and low > high:
        low, high = high, low
    draft = draft_of(span.second, span.measure.kind if span.measure else "count", "range")
    draft.start, draft.end, draft.number_start = span.start, span.end, span.first.start
    draft.low, draft.high, draft.modifier, draft.change = low, high, "range", span.change
    if span.measure:
        _set_measure(draft, span.measure)
        draft.start, draft.end = span.start, span.end
    return draft


def _simple(numeral: Numeral, unit: Measure | None) -> Draft:
    if unit is None:
        return draft_of(numeral, "count", "vague" if numeral.form == "vague" else "count")
    draft = draft_of(numeral, unit.kind, unit.kind)
    if numeral.low is not None and unit.numeral.low is not None:
        sign = -1 if numeral.low < 0 < unit.numeral.low else 1
        draft.low = sign * unit.numeral.low
        draft.high = draft.low if numeral.high is not None else None
    _set_measure(draft, unit)
    return draft


def _set_measure(draft: Draft, unit: Measure) -> None:
    draft.measure, draft.code, draft.linked = unit, unit.code, True
    draft.unit_span = unit.unit_start, unit.unit_end
    draft.start, draft.end = min(draft.start, unit.start), max(draft.end, unit.end)


def _no_quantity(context: Context, draft: Draft) -> int | None:
    """Where reading goes on after a number without a unit that is a date, a duration or a name."""
    text, start, end = context.text, draft.number_start, draft.number_end
    if end - start <= _LONGEST_DAY and guards.is_day(text, start, end):
        return end
    if (listed := guards.list_of_durations(text, start)) is not None:
        return None if _aged(text, draft, listed) else listed
    duration = guards.duration_after(text, end)
    if duration is not None:
        return None if _aged(text, draft, duration) else max(end, duration)
    if guards.is_year(text, start, end) or (draft.rule == "range" and _are_years(text[start:end])):
        return end
    return end if _is_reference(context, draft) else None


def _are_years(span: str) -> bool:
    numbers = _DIGITS.findall(span)
    return bool(numbers) and all(_YEAR.fullmatch(number) for number in numbers)


def _aged(text: str, draft: Draft, end: int) -> bool:
    """Make an age of a draft that a time unit follows, if its context says so."""
    match = _LAST_WORD.search(text, draft.number_end, end)
    word = match[0] if match else ""
    cue = cue_before(text, draft.start)
    start = cue.at if cue and cue.inside else _list_start(text, _first_number(text, draft))
    bound = draft.rule == "range" or bool(cue and cue.modifier in ("min", "max"))
    found = age_unit(text, start, end, word, bounded=bound)
    if found is None:
        return False
    if (half := _AND_HALF.match(text, end)) and draft.rule != "range" and draft.low is not None:
        end, draft.low, draft.high = half.end(), plus(draft.low, _HALF), plus(draft.low, _HALF)
    draft.kind, draft.rule = "age", "age"
    draft.code, draft.doubtless = found
    if not any(char.isdigit() for char in text[draft.number_end : end]):
        unit_start = text.rfind(word, draft.number_end, end)
        draft.end, draft.unit_span = end, (unit_start, unit_start + len(word))
    return True


def _first_number(text: str, draft: Draft) -> int:
    """Where a range begins without its ``de`` or ``entre``, which lead from a person to an age."""
    return draft.number_start if draft.rule == "range" else draft.start


def _list_start(text: str, start: int) -> int:
    """Where a list of ages begins: ``de 18, 24 et 26 ans``."""
    match = _LISTED_BEFORE.search(text, max(0, start - 30), start)
    return match.start() if match else start


def _is_reference(context: Context, draft: Draft) -> bool:
    """A number that names something, numbers a house, or is part of a word."""
    text, start, end = context.text, draft.number_start, draft.number_end
    if _REPEATED.match(text, end) or _IDIOM.match(text, start):
        return True
    if draft.form not in ("digits", "words", "one"):
        return False
    if draft.form != "digits":
        # deux-roues, trois-mâts; la clause trois
        glued = text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].isalpha()
        return glued or references.is_numbered_part(text, start, end)
    if references.is_address(text, end) or text[end : end + 1].isalpha():
        return True
    item = item_after(text, end, linked=draft.linked, plural=draft.plural, tags=context.tags)
    if item is None and draft.rule == "count" and references.is_number_of_name(text, start):
        return True
    return references.is_label(text, start, followed=item is not None)

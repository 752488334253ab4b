"""Put meanings on the calendar: against the document's date, and against the text before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.dates.calendar import Interval, add, interval, offset, thirds
from pipeline.dates.completing import calendar_date, holiday_date
from pipeline.dates.context import Context, Resolved, midnight, plain_value
from pipeline.dates.meaning import Meaning

_WEEK = 7


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """Resolve a meaning.

    Parameters
    ----------
    meaning
        What was read.
    context
        The document's date, the day last spoken of, and the tense.

    Returns
    -------
    Resolved
        Its value and calendar interval.
    """
    if meaning.until is not None:
        return _range(meaning, meaning.until, context)
    if meaning.kind in {"DURATION", "SET"}:
        return Resolved(meaning.value, _stretch(meaning, context))
    found = _day(_in_this_year(meaning, context), context)
    if meaning.day_shift and found.span:
        found = plain_value(add(found.span[0], meaning.day_shift, "D"), "D", leans=found.leans)
    if meaning.grain and found.span:
        found = plain_value(found.span[0], meaning.grain, leans=found.leans)
    if meaning.clock or meaning.part:
        found = _with_time(meaning, found, context)
    if found.span and meaning.modifier in {"start", "mid", "end"}:
        found = replace(found, span=thirds(found.span, meaning.modifier))
    return found


def _in_this_year(meaning: Meaning, context: Context) -> Meaning:
    """Fill in the year (and month) of ``l'été de l'année dernière``, ``le 20 du mois prochain``."""
    if context.now is None:
        return meaning
    if meaning.year_shift is not None:
        return replace(meaning, year=context.now.year + meaning.year_shift)
    if meaning.month_shift is not None:
        month = add(context.now.replace(day=1), meaning.month_shift, "M")
        return replace(meaning, year=month.year, month=month.month)
    return meaning


def _range(first: Meaning, last: Meaning, context: Context) -> Resolved:
    low = resolve(replace(first, until=None), context)
    inner = context
    if low.span and low.value and len(low.value) >= 10:
        inner = replace(context, focus=low.span[0].date())
    high = _not_before(low, last, inner)
    if low.value is None or high.value is None:
        return Resolved(None, resolved=False)
    span = (low.span[0], high.span[1]) if low.span and high.span else None
    if span and span[0] > span[1]:
        span = None
    resolved = low.resolved and high.resolved
    return Resolved(f"{low.value}/{high.value}", span, resolved, low.leans)


def _not_before(low: Resolved, last: Meaning, context: Context) -> Resolved:
    """The end of a range lies after its beginning (``du 28 décembre au 3 janvier``)."""
    first_year = low.span[0].year if low.span else None
    if last.month and last.year is None and first_year and context.now:
        last = replace(last, year=first_year, direction=None)
    high = resolve(last, context)
    if not (low.span and high.span) or low.span[0] <= high.span[0]:
        return high
    if last.weekday is not None and last.day is None and high.value:
        shift = -(-(low.span[0] - high.span[0]).days // _WEEK) * _WEEK
        moved = add(high.span[0], shift, "D").date().isoformat() + high.value[10:]
        return Resolved(moved, interval(moved))
    if last.month and last.year == first_year and first_year:
        return resolve(replace(last, year=first_year + 1), context)
    if last.clock and low.value and len(low.value) > 10:
        following = (high.span[0] + timedelta(days=1)).date().isoformat()
        value = f"{following}{high.value[10:] if high.value else ''}"
        return Resolved(value, interval(value), high.resolved, high.leans)
    return high


def _stretch(meaning: Meaning, context: Context) -> Interval | None:
    """The interval of ``ces trois derniers mois``: it ends or begins at the document's date."""
    if meaning.stretch is None or context.now is None:
        return None
    count, unit = meaning.stretch
    try:
        other = add(context.now, count, unit)
    except (ValueError, OverflowError):
        return None
    return (other, context.now) if count < 0 else (context.now, other)


def _day(meaning: Meaning, context: Context) -> Resolved:
    if meaning.value is not None:
        return Resolved(meaning.value, interval(meaning.value))
    if meaning.shift is not None:
        return _shifted(meaning, *meaning.shift, context)
    if meaning.holiday is not None:
        return holiday_date(meaning, meaning.holiday, context)
    if meaning.month or meaning.season or meaning.period or meaning.year or meaning.day:
        return calendar_date(meaning, context)
    return Resolved(None) if meaning.weekday is None else _weekday(meaning, context)


def _shifted(meaning: Meaning, count: int, unit: str, context: Context) -> Resolved:
    if meaning.anchor == "last":
        found = _after_last(count, unit, context)
        return found if found.value else replace(found, value=meaning.length)
    if meaning.anchor == "focus" and meaning.part and count == 0 and context.focus is None:
        return Resolved(None, resolved=False)  # `ce soir-là`, of no evening yet
    if meaning.anchor == "focus" and context.focus is not None:
        moment: datetime | None = datetime.combine(context.focus, datetime.min.time())
    else:
        moment = context.now
    if moment is None:
        return Resolved(offset(count, unit), resolved=False)
    leans = meaning.anchor == "focus" and context.focus is not None
    if not leans and not context.knows(unit):
        return Resolved(offset(count, unit), resolved=False)
    if unit == "WE" and count == 0 and moment.weekday() <= 3 and context.tense < 0:
        count = -1
    try:
        return plain_value(add(moment, count, unit), unit, leans=leans)
    except (ValueError, OverflowError):
        return Resolved(None, resolved=False)


_LENGTHS = {"Y": 4, "0Y": 3, "00Y": 2, "M": 7, "Q": 7, "H": 7}


def _after_last(count: int, unit: str, context: Context) -> Resolved:
    """``deux ans plus tard``: from the last date, if that is as fine as the step."""
    last = context.last
    if last is None or last.earliest is None or last.value is None:
        return Resolved(None, resolved=False)
    finest = 16 if unit.startswith("T") else 10
    if len(last.value) < _LENGTHS.get(unit, finest) or "/" in last.value:
        return Resolved(None, resolved=False)
    try:
        return plain_value(add(last.earliest, count, unit), unit, leans=True)
    except (ValueError, OverflowError):
        return Resolved(None, resolved=False)


def _weekday_of_week(weekday: int, weeks: int, context: Context) -> Resolved:
    if context.now is None or not context.knows("D"):
        return Resolved(f"XXXX-WXX-{weekday + 1}", resolved=False)
    monday = context.now - timedelta(days=context.now.weekday())
    return plain_value(add(monday, weeks * _WEEK + weekday, "D"), "D")


def _weekday(meaning: Meaning, context: Context) -> Resolved:
    weekday = meaning.weekday or 0
    if meaning.week_shift is not None:
        return _weekday_of_week(weekday, meaning.week_shift, context)
    anchor = context.now
    leans = meaning.anchor == "focus" and context.focus is not None
    if leans and context.focus is not None:
        anchor = datetime.combine(context.focus, datetime.min.time())
    if anchor is None or not (leans or context.knows("D")):
        return Resolved(f"XXXX-WXX-{weekday + 1}", resolved=False)
    ahead = (weekday - anchor.weekday()) % _WEEK
    if meaning.direction == -1:
        days = ahead - _WEEK
    elif meaning.direction == 1:
        days = ahead or _WEEK
    elif meaning.direction == 0:
        days = ahead - _WEEK if ahead and context.tense < 0 else ahead
    else:
        days = ahead if ahead == 0 or context.tense > 0 else ahead - _WEEK
    return plain_value(add(anchor, days, "D"), "D", leans=leans)


def _with_time(meaning: Meaning, day: Resolved, context: Context) -> Resolved:
    time_of_day = f"T{meaning.part}" if meaning.part else meaning.clock or ""
    base = day
    if day.value is None:
        if context.focus is not None:
            base = plain_value(midnight(context.focus), "D", leans=True)
        else:
            return Resolved(time_of_day, resolved=False)
    if base.value is None or "T" in base.value.removeprefix("DCT"):
        return base
    value = base.value + time_of_day
    return Resolved(value, interval(value), base.resolved, base.leans)

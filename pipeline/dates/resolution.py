"""Put meanings on the calendar: against the document's date, and against the text before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from pipeline.dates.calendar import Interval, add, at_grain, interval, offset, thirds
from pipeline.dates.holidays import holiday, is_fixed
from pipeline.dates.meaning import Meaning
from pipeline.records import Reference, TemporalExpression

_WEEK = 7
_FAR = timedelta(days=80)  # beyond this, the tense decides which year a date without one means
_SEASON_MONTH = {"SP": 4, "SU": 7, "AU": 10, "WI": 12}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A meaning on the calendar; ``leans`` when it used the date last spoken of."""

    value: str | None
    span: Interval | None = None
    resolved: bool = True
    leans: bool = False


@dataclass(slots=True)
class Context:
    """What an expression is read against.

    Attributes
    ----------
    reference
        The document's date.
    focus
        The day last spoken of in the text, if any.
    last
        The last expression with a place on the calendar.
    find_tense
        Says -1 past, 1 future or 0 unknown of the sentence the expression stands in.
    """

    reference: Reference | None
    focus: date | None = None
    last: TemporalExpression | None = None
    find_tense: Callable[[], int] = lambda: 0

    @property
    def tense(self) -> int:
        """Looked up only where it decides: it is the slowest question of all."""
        return self.find_tense()

    @property
    def now(self) -> datetime | None:
        """The document's date."""
        return self.reference.moment if self.reference else None


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
        found = _plain(add(found.span[0], meaning.day_shift, "D"), "D", leans=found.leans)
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
    high = resolve(last, context)
    if not (low.span and high.span) or low.span[0] <= high.span[0]:
        return high
    if last.weekday is not None and last.day is None and high.value:
        shift = -(-(low.span[0] - high.span[0]).days // _WEEK) * _WEEK
        moved = add(high.span[0], shift, "D").date().isoformat() + high.value[10:]
        return Resolved(moved, interval(moved))
    if last.month and last.year is None:
        return resolve(replace(last, year=high.span[0].year + 1), context)
    if last.clock and low.value and len(low.value) > 10:
        following = (high.span[0] + timedelta(days=1)).date().isoformat()
        value = f"{following}{high.value[10:] if high.value else ''}"
        return Resolved(value, interval(value), high.resolved, high.leans)
    return high


def _plain(moment: datetime, unit: str, *, leans: bool = False) -> Resolved:
    value = at_grain(moment, unit)
    return Resolved(value, interval(value), leans=leans)


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
    if meaning.week_shift is not None and meaning.weekday is not None:
        return _weekday_of_week(meaning.weekday, meaning.week_shift, context)
    if meaning.holiday is not None:
        return _holiday(meaning, meaning.holiday, context)
    if meaning.month or meaning.season or meaning.period or meaning.year or meaning.day:
        return _calendar_date(meaning, context)
    if meaning.weekday is not None:
        return _weekday(meaning, context)
    return Resolved(None)


def _shifted(meaning: Meaning, count: int, unit: str, context: Context) -> Resolved:
    if meaning.anchor == "last":
        return _after_last(count, unit, context)
    if meaning.anchor == "focus" and context.focus is not None:
        moment: datetime | None = datetime.combine(context.focus, datetime.min.time())
    else:
        moment = context.now
    if moment is None:
        return Resolved(offset(count, unit), resolved=False)
    leans = meaning.anchor == "focus" and context.focus is not None
    if unit.startswith("T") and not leans and not _knows_minutes(context):
        return Resolved(offset(count, unit), resolved=False)
    if unit == "WE" and count == 0 and moment.weekday() <= 3 and context.tense < 0:
        count = -1
    try:
        return _plain(add(moment, count, unit), unit, leans=leans)
    except (ValueError, OverflowError):
        return Resolved(None, resolved=False)


_LENGTHS = {"Y": 4, "0Y": 3, "00Y": 2, "M": 7, "Q": 7, "H": 7}


def _after_last(count: int, unit: str, context: Context) -> Resolved:
    """``deux ans plus tard``: from the last date, if that is as fine as the step."""
    last = context.last
    if last is None or last.earliest is None or last.value is None:
        return Resolved(None, resolved=False)
    if len(last.value) < _LENGTHS.get(unit, 10) or "/" in last.value:
        return Resolved(None, resolved=False)
    try:
        return _plain(add(last.earliest, count, unit), unit, leans=True)
    except (ValueError, OverflowError):
        return Resolved(None, resolved=False)


def _knows_minutes(context: Context) -> bool:
    return context.reference is not None and context.reference.precision == "minute"


def _weekday_of_week(weekday: int, weeks: int, context: Context) -> Resolved:
    if context.now is None:
        return Resolved(f"XXXX-WXX-{weekday + 1}", resolved=False)
    monday = context.now - timedelta(days=context.now.weekday())
    return _plain(add(monday, weeks * _WEEK + weekday, "D"), "D")


def _weekday(meaning: Meaning, context: Context) -> Resolved:
    weekday = meaning.weekday or 0
    anchor = context.now
    leans = meaning.anchor == "focus" and context.focus is not None
    if leans and context.focus is not None:
        anchor = datetime.combine(context.focus, datetime.min.time())
    if anchor is None:
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
    return _plain(add(anchor, days, "D"), "D", leans=leans)


def _holiday(meaning: Meaning, number: int, context: Context) -> Resolved:
    if meaning.year is not None:
        day = holiday(number, _full_year(meaning.year, context))
        return _plain(_midnight(day), "D") if day else Resolved(None, resolved=False)
    fixed = holiday(number, 2016)
    if context.now is None:
        value = f"XXXX-{fixed:%m-%d}" if fixed and is_fixed(number) else None
        return Resolved(value, resolved=False)
    years = range(context.now.year - 1, context.now.year + 2)
    days = [_midnight(day) for year in years if (day := holiday(number, year))]
    chosen = _choose(days, meaning, context)
    return _plain(chosen, "D") if chosen else Resolved(None, resolved=False)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def _full_year(year: int, context: Context) -> int:
    """Two digits mean the century that lies nearest to the document's date, ten years ahead."""
    if year >= 100:
        return year
    last = (context.now.year if context.now else 2039) + 10
    return last - (last - year) % 100


def _calendar_date(meaning: Meaning, context: Context) -> Resolved:
    if meaning.year is not None:
        return _written(meaning, f"{_full_year(meaning.year, context):04d}")
    if meaning.month is None and meaning.day is not None:
        return _day_of_month(meaning, meaning.day, context)
    now = context.now
    if now is None:
        return replace(_written(meaning, "XXXX"), resolved=False)
    years = [f"{year:04d}" for year in range(now.year - 1, now.year + 2)]
    if meaning.month == 2 and meaning.day == 29:
        years = [f"{year:04d}" for year in range(now.year - 4, now.year + 5)]
    options = [(option, option.span[0]) for y in years if (option := _written(meaning, y)).span]
    days = [start for _, start in options]
    if meaning.weekday is not None and meaning.day is not None:
        days = [day for day in days if day.weekday() == meaning.weekday] or days
    chosen = _choose(days, meaning, context)
    for option, start in options:
        if start == chosen:
            return option
    return replace(_written(meaning, "XXXX"), resolved=False)


def _choose(days: list[datetime], meaning: Meaning, context: Context) -> datetime | None:
    """Of the same day in neighbouring years: the nearest, unless a word or the tense decides."""
    now = context.now
    if now is None or not days:
        return None
    today = now.replace(hour=0, minute=0, second=0)
    grain = today if meaning.day or meaning.holiday is not None else today.replace(day=1)
    past = [day for day in days if day < grain]
    coming = [day for day in days if day > grain]
    if meaning.direction == -1 and past:
        return past[-1]
    if meaning.direction == 1 and coming:
        return coming[0]
    nearest = min(days, key=lambda day: abs(day - grain))
    if abs(nearest - grain) < _FAR:
        return nearest
    side = coming if context.tense > 0 else past  # news tells what has happened
    return (side[0] if context.tense > 0 else side[-1]) if side else nearest


def _written(meaning: Meaning, year: str) -> Resolved:
    if meaning.season:
        value = f"{year}-{meaning.season}"
    elif meaning.period:
        value = f"{year}-{meaning.period}"
    elif meaning.month and meaning.day:
        value = f"{year}-{meaning.month:02d}-{meaning.day:02d}"
    elif meaning.month:
        value = f"{year}-{meaning.month:02d}"
    else:
        value = year
    return Resolved(value, interval(value))


def _day_of_month(meaning: Meaning, day: int, context: Context) -> Resolved:
    """``le 27``: in the month last spoken of, else the nearest to the document's date."""
    if context.focus is not None:
        value = f"{context.focus:%Y-%m}-{day:02d}"
        return Resolved(value, interval(value), leans=True)
    if context.now is None:
        return Resolved(f"XXXX-XX-{day:02d}", resolved=False)
    months = [add(context.now.replace(day=1), step, "M") for step in (-1, 0, 1)]
    values = [f"{month:%Y-%m}-{day:02d}" for month in months]
    days = [(span[0], value) for value in values if (span := interval(value))]
    direction = context.tense or None if context.now.day != day else None
    chosen = _choose([start for start, _ in days], replace(meaning, direction=direction), context)
    value = next((value for start, value in days if start == chosen), None)
    return Resolved(value, interval(value) if value else None, value is not None)


def _with_time(meaning: Meaning, day: Resolved, context: Context) -> Resolved:
    time_of_day = f"T{meaning.part}" if meaning.part else meaning.clock or ""
    base = day
    if day.value is None:
        if context.focus is not None:
            base = _plain(_midnight(context.focus), "D", leans=True)
        else:
            return Resolved(time_of_day, resolved=False)
    if base.value is None or "T" in base.value.removeprefix("DCT"):
        return base
    value = base.value + time_of_day
    return Resolved(value, interval(value), base.resolved, base.leans)

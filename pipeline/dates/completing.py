"""Dates that leave their year or month out: which one is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pipeline.dates.calendar import add, interval
from pipeline.dates.context import Context, Resolved, midnight, plain_value
from pipeline.dates.holidays import holiday, is_fixed
from pipeline.dates.meaning import Meaning

_FAR = timedelta(days=80)  # beyond this, the tense decides which year a date without one means


def calendar_date(meaning: Meaning, context: Context) -> Resolved:
    """A date whose parts the text gives; a missing year is the one that fits best."""
    if meaning.year is not None:
        return _written(meaning, f"{_full_year(meaning.year, context):04d}")
    if meaning.month is None and meaning.day is not None:
        return _day_of_month(meaning, meaning.day, context)
    now = context.now
    if now is None:
        return replace(_written(meaning, "XXXX"), resolved=False)
    if not context.knows("M"):  # of a document of 2021, whatever month that is
        return _written(meaning, f"{now.year:04d}")
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


def _full_year(year: int, context: Context) -> int:
    """Two digits mean the century that lies nearest to the document's date, ten years ahead."""
    if year >= 100:
        return year
    last = (context.now.year if context.now else 2039) + 10
    return last - (last - year) % 100


def _choose(days: list[datetime], meaning: Meaning, context: Context) -> datetime | None:
    """Of the same day in neighbouring years: the nearest, unless a word or the tense decides."""
    now = context.now
    if now is None or not days:
        return None
    today = now.replace(hour=0, minute=0, second=0)
    grain = today if meaning.day or meaning.holiday is not None else today.replace(day=1)
    past = [day for day in days if day < grain]
    coming = [day for day in days if day > grain]
    if meaning.direction and (side := past[-1:] if meaning.direction < 0 else coming[:1]):
        return side[0]
    nearest = min(days, key=lambda day: abs(day - grain))
    return _by_tense(nearest, grain, past, coming, meaning, context)


def _by_tense(
    nearest: datetime,
    grain: datetime,
    past: list[datetime],
    coming: list[datetime],
    meaning: Meaning,
    context: Context,
) -> datetime:
    """The nearest, unless it is far or, for a month or season, on the wrong side of the tense."""
    whole_day = meaning.day is not None or meaning.holiday is not None
    if abs(nearest - grain) < _FAR and (whole_day or nearest == grain or context.tense == 0):
        return nearest
    side = coming[:1] if context.tense > 0 else past[-1:]  # news tells what has happened
    return side[0] if side else nearest


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
    found = next((value for start, value in days if start == chosen), None)
    return Resolved(found, interval(found) if found else None, found is not None)


def holiday_date(meaning: Meaning, number: int, context: Context) -> Resolved:
    """A holiday in the year the text gives, else in the year that fits best."""
    if meaning.year is not None:
        day = holiday(number, _full_year(meaning.year, context))
        return plain_value(midnight(day), "D") if day else Resolved(None, resolved=False)
    fixed = holiday(number, 2016)
    if context.now is None:
        value = f"XXXX-{fixed:%m-%d}" if fixed and is_fixed(number) else None
        return Resolved(value, resolved=False)
    years = range(context.now.year - 1, context.now.year + 2)
    days = [midnight(day) for year in years if (day := holiday(number, year))]
    chosen = _choose(days, meaning, context)
    return plain_value(chosen, "D") if chosen else Resolved(None, resolved=False)

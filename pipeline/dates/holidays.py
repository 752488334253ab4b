"""Days of holidays and feasts in a given year, from the holidays package."""

from __future__ import annotations

from calendar import monthcalendar
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from pipeline.lexicon import load_toml


def entry(number: int) -> dict[str, Any]:
    """The data of a holiday, by its place in ``dates_holidays.toml``."""
    data: dict[str, Any] = load_toml("dates_holidays.toml")["holiday"][number]
    return data


@cache
def event_year(month: int, day: int) -> int | None:
    """The year of a day that became a name (``le 11-Septembre``)."""
    for event in load_toml("dates_holidays.toml")["event"]:
        known = date.fromisoformat(event["day"])
        if (known.month, known.day) == (month, day):
            return known.year
    return None


def is_fixed(number: int) -> bool:
    """Whether the holiday falls on the same day of every year."""
    days = {(day.month, day.day) for year in (2014, 2016, 2018) if (day := holiday(number, year))}
    return len(days) == 1


@lru_cache(maxsize=512)
def holiday(number: int, year: int) -> date | None:
    """The day of a holiday.

    Parameters
    ----------
    number
        Its place in ``dates_holidays.toml``.
    year
        Gregorian year.

    Returns
    -------
    date | None
        ``None`` where the package does not know it for that year (holidays with an observation
        by sight are estimates).
    """
    data = entry(number)
    if "date" in data:
        day: date | None = date(year, *data["date"])
    elif "nth" in data:
        day = _nth_weekday(year, *data["nth"])
    else:
        day = _from_library(data["library"], year)
    return day + timedelta(days=data.get("offset", 0)) if day else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    days = [week[weekday] for week in monthcalendar(year, month) if week[weekday]]
    return date(year, month, days[nth - 1 if nth > 0 else nth])


def _from_library(reference: str, year: int) -> date | None:
    place, _, name = reference.partition(":")
    days = _calendar(place, year)
    found = [day for day, names in days.items() if _holds(names, name)]
    return min(found) if found else None


def _holds(names: str, name: str) -> bool:
    return any(part == name or part.startswith(f"{name} (") for part in names.split("; "))


@lru_cache(maxsize=256)
def _calendar(place: str, year: int) -> dict[date, str]:
    from holidays import country_holidays

    country, _, subdivision = place.partition("-")
    language = "en_US" if country in {"IL", "CN", "US"} else "fr"
    return dict(
        country_holidays(
            country, subdiv=subdivision or None, years=year, language=language, observed=False
        )
    )

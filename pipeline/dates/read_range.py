"""Readers of ranges and lists in which part of a date is left out (``du 3 au 5 mai``)."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    direction,
    is_class,
    led_by,
    month_at,
    number_at,
    one,
    preceded_by,
    reader,
)


def _days(hit: Hit, before: int) -> list[int]:
    tokens = hit.tokens
    return [i for i in range(hit.start, before) if is_class(tokens, i, "day", "dayw")]


def _frame(hit: Hit) -> tuple[int, Meaning] | None:
    """Where the month stands, and the year and month that the days share."""
    tokens = hit.tokens
    months = [i for i in hit.all("monthx") if i > hit.start]
    if not months and not is_class(tokens, hit.start, "month"):
        found = hit.first("unit_month")
        shift = direction(hit)
        return (found, Meaning(month_shift=shift)) if None not in (found, shift) else None  # type: ignore[return-value]
    month = months[-1] if months else hit.start
    years = [i for i in range(month + 1, hit.end) if is_class(tokens, i, "year", "year2")]
    year = tokens.values[years[-1]] if years and not is_class(tokens, hit.start, "month") else None
    if year is not None and year < 100 and len(tokens.word(years[-1])) != 2:
        return None
    return month, Meaning(month=month_at(tokens, month), year=year, direction=direction(hit))


@reader
def day_range(hit: Hit) -> list[Reading]:
    """``3 au 5 mai``, ``lundi 3 au vendredi 7 mai 2021``, ``4 au 23 du mois prochain``."""
    tokens = hit.tokens
    frame = _frame(hit)
    if frame is None:
        return []
    month, base = frame
    days = _days(hit, hit.end if month == hit.start else month)
    if month == hit.start:
        days = [i for i in days if i > month]
    glued = any(tokens.starts[i] == tokens.ends[i - 1] for i in hit.all("a"))  # GAINDESAT 1A
    if (
        glued
        or len(days) != 2
        or (hit.has("et") and not (led_by(hit, "between") or hit.has("between")))
    ):
        return []
    first, last = (number_at(tokens, day) for day in days)
    if not (1 <= first <= 31 and 1 <= last <= 31):
        return []
    low = replace(base, day=first)
    if first > last and base.month is not None:  # du 28 au 3 mai: it begins the month before
        low = replace(low, month=(base.month - 2) % 12 + 1)
        if low.month == 12 and base.year:
            low = replace(low, year=base.year - 1)
    return one(hit, replace(low, until=replace(base, day=last)))


@reader
def day_list(hit: Hit) -> list[Reading]:
    """``3, 4 et 6 mai``: one expression for each day; the last carries the month."""
    frame = _frame(hit)
    if frame is None:
        return []
    month, base = frame
    days = _days(hit, month)
    numbers = [number_at(hit.tokens, day) for day in days]
    if (
        len(days) < 2
        or numbers != sorted(set(numbers))
        or (
            not preceded_by(hit, "art", "de", "a", "weekdayx", "comma", "until", "since", "between")
            and not is_class(hit.tokens, hit.start, "weekdayx")
        )
    ):
        return []
    readings: list[Reading] = []
    for index, number in zip(days, numbers, strict=True):
        start = index - 1 if is_class(hit.tokens, index - 1, "weekdayx") else index
        end = hit.end if index == days[-1] else index + 1
        readings.append(Reading(start, end, hit.rule, replace(base, day=number)))
    return readings


@reader
def month_range(hit: Hit) -> list[Reading]:
    """``mars à juin 2021``, ``entre mars et juin``."""
    tokens = hit.tokens
    months = hit.all("monthx")
    if hit.has("et") and not led_by(hit, "between"):
        return []
    if hit.has("a") and not preceded_by(hit, "de", "since", "between"):
        return []
    years = [i for i in range(months[-1] + 1, hit.end) if is_class(tokens, i, "year")]
    year = tokens.values[years[0]] if years else None
    if not years and any(is_class(tokens, i, "year2") for i in range(months[-1] + 1, hit.end)):
        return []
    first, last = month_at(tokens, months[0]), month_at(tokens, months[-1])
    if first == last or any(is_class(tokens, i, "month_sept", "month_mar") for i in months):
        return []
    low = Meaning(month=first, year=year - 1 if year and first > last else year)
    return one(hit, replace(low, until=Meaning(month=last, year=year)))

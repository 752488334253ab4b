"""Values of clock times."""

from __future__ import annotations

from pipeline.dates.grammar import Hit
from pipeline.dates.reading import part_of_day


def time_value(hour: int, minute: int = 0, second: int | None = None) -> str | None:
    """``T22:30``, or ``None`` if there is no such time."""
    if not (0 <= hour <= 24 and 0 <= minute <= 59 and (second or 0) <= 59):
        return None
    tail = f":{second:02d}" if second is not None else ""
    return f"T{hour:02d}:{minute:02d}{tail}"


def afternoon(hour: int, part: str | None) -> int:
    """The hour on the 24-hour clock, told the part of the day: ``8 heures du soir`` is 20."""
    if part == "MO":
        return hour % 12 if hour == 12 else hour
    if part in {"AF", "EV"} and 1 <= hour < 12:
        return hour + 12
    if part == "NI" and 5 <= hour < 12:
        return hour + 12
    return hour


def half_day(hit: Hit, hour: int) -> int:
    """The hour on the 24-hour clock, told by ``am``, ``pm`` or the part of day in the match."""
    if hit.has("pm") and hour < 12:
        return hour + 12
    if hit.has("am") and hour == 12:
        return 0
    return afternoon(hour, part_of_day(hit))

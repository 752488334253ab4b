"""Values and real calendar intervals: months are months, weeks are ISO weeks."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

_SECOND = timedelta(seconds=1)
_SEASONS = {"SP": 3, "SU": 6, "AU": 9, "WI": 12}
_PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (21, 30), "DT": (6, 20)}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "0Y": 120, "00Y": 1200}
_CLOCKS = {"TS": "seconds", "TM": "minutes", "TH": "hours"}

Interval = tuple[datetime, datetime]


def interval(value: str) -> Interval | None:
    """First and last second of a value.

    Parameters
    ----------
    value
        A value of kind DATE or TIME as DESIGN lists them.

    Returns
    -------
    tuple[datetime, datetime] | None
        Both inclusive; ``None`` for values without a place in the calendar (durations, sets, bare
        times, years before 1, impossible days).
    """
    try:
        if "/" in value:
            return _range(value)
        return _single(value)
    except (ValueError, OverflowError):
        return None


def _range(value: str) -> Interval | None:
    first, _, last = value.partition("/")
    low, high = interval(first), interval(last)
    return (low[0], high[1]) if low and high and low[0] <= high[1] else None


def _single(value: str) -> Interval | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d(?::\d\d){0,2}(?:Z|[+-]\d\d(?::?\d\d)?)?", value):
        return _moment(value)
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI|DT)", value):
        start = datetime.combine(date.fromisoformat(match[1]), time())
        low, high = _PARTS[match[2]]
        return start + timedelta(hours=low), start + timedelta(hours=high) - _SECOND
    days = _days(value)
    if days is None:
        return None
    first, last = days
    return datetime.combine(first, time()), datetime.combine(last, time(23, 59, 59))


def _moment(value: str) -> Interval:
    bare = re.sub(r"(?:Z|(?<=:\d\d)[+-]\d\d(?::?\d\d)?)$", "", value)
    grain = {13: timedelta(hours=1), 16: timedelta(minutes=1)}.get(len(bare), _SECOND)
    if bare[11:13] == "24":
        bare, shift = bare[:11] + "00" + bare[13:], timedelta(days=1)
    else:
        shift = timedelta(0)
    start = datetime.fromisoformat(bare if len(bare) > 13 else f"{bare}:00") + shift
    return start, start + grain - _SECOND


def _days(value: str) -> tuple[date, date] | None:  # noqa: PLR0911 - one line per shape of value
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        day = date.fromisoformat(value)
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + timedelta(days=5 if match[3] else 0), monday + timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return months(int(match[1]), int(match[2]), 1)
    if match := re.fullmatch(r"(\d{4})-(SP|SU|AU|WI)", value):
        return months(int(match[1]), _SEASONS[match[2]], 3)
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        return months(int(match[1]), 3 * int(match[2]) - 2, 3)
    if match := re.fullmatch(r"(\d{4})-H([12])", value):
        return months(int(match[1]), 6 * int(match[2]) - 5, 6)
    if match := re.fullmatch(r"\d{2,4}", value):
        years = 10 ** (4 - len(value))
        first = int(value) * years
        return date(max(first, 1), 1, 1), date(first + years - 1, 12, 31)
    return None


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months from ``month`` of ``year``."""
    last_year, last_month = divmod(year * 12 + month - 2 + count, 12)
    days = calendar.monthrange(last_year, last_month + 1)[1]
    return date(year, month, 1), date(last_year, last_month + 1, days)


def add(moment: datetime, count: int, unit: str) -> datetime:
    """Move a moment by whole units; the day is cut to the length of the month it lands in."""
    if unit in _CLOCKS:
        return moment + timedelta(**{_CLOCKS[unit]: count})
    if unit in {"D", "W", "WE"}:
        return moment + timedelta(days=count * (1 if unit == "D" else 7))
    year, month = divmod(moment.year * 12 + moment.month - 1 + count * _MONTHS[unit], 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def at_grain(moment: datetime, unit: str) -> str:
    """The value of the day, week, month… that holds a moment."""
    iso = moment.isocalendar()
    week = f"{iso.year:04d}-W{iso.week:02d}"
    day = moment.date().isoformat()
    shapes = {
        "D": day,
        "W": week,
        "WE": f"{week}-WE",
        "M": day[:7],
        "Q": f"{day[:4]}-Q{(moment.month + 2) // 3}",
        "H": f"{day[:4]}-H{(moment.month + 5) // 6}",
        "Y": day[:4],
        "0Y": day[:3],
        "00Y": day[:2],
        "TH": f"{day}T{moment:%H:%M}",
        "TM": f"{day}T{moment:%H:%M}",
        "TS": f"{day}T{moment:%H:%M:%S}",
    }
    return shapes[unit]


def thirds(span: Interval, modifier: str) -> Interval:
    """The first, middle or last third of an interval, for ``start``, ``mid`` and ``end``."""
    first, last = span
    third = (last + _SECOND - first) / 3
    cut = {"start": (0, 1), "mid": (1, 2), "end": (2, 3)}[modifier]
    low, high = first + third * cut[0], first + third * cut[1] - _SECOND
    return low.replace(microsecond=0), high.replace(microsecond=0)


def offset(count: int, unit: str) -> str:
    """An offset from the document's date, for documents without one: ``DCT-P1Y``."""
    codes = {
        "TS": "PT{}S", "TM": "PT{}M", "TH": "PT{}H", "D": "P{}D", "W": "P{}W", "WE": "P{}W-WE",
        "M": "P{}M", "Q": "P{}Q", "H": "P{}H", "Y": "P{}Y", "0Y": "P{}0Y", "00Y": "P{}00Y",
    }  # fmt: skip
    sign = "-" if count < 0 else "+"
    return f"DCT{sign}{codes[unit].format(abs(count))}".replace("P00Y", "P0Y").replace(
        "P000Y", "P0Y"
    )

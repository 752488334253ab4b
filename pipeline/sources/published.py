"""Publication dates: what an ISO date says, at the precision it says it."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.records import Precision

_DATE = re.compile(
    r"""(?P<year>\d{4})
        (?:-(?P<month>\d{2})
          (?:-(?P<day>\d{2})
            (?:[T\ ](?P<hour>\d{2}):?(?P<minute>\d{2})
              (?::?\d{2}(?:[.,]\d+)?)?
              \ ?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?
            )?
          )?
        )?""",
    re.VERBOSE | re.ASCII,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def parse_published(value: object) -> tuple[datetime, Precision]:
    """Return the moment and the precision of a publication date.

    Parameters
    ----------
    value
        ``2021``, ``2021-05``, ``2021-05-03``, ``20210503``, ``2021-05-03T22:30`` with seconds and
        zone if any, or a ``date``, ``datetime`` or integer year as YAML and Parquet give them.

    Returns
    -------
    tuple
        Local time as written, without its zone (DESIGN: the anchor of relative expressions is the
        reader's calendar day), and ``year``, ``month``, ``day`` or ``minute``. Exact midnight is
        a day: spreadsheets and Parquet write days so.

    Raises
    ------
    ValueError
        If it is none of these, or no such day exists.
    """
    if isinstance(value, datetime):
        return _moment(value.year, value.month, value.day, value.hour, value.minute)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day), "day"
    text = str(value).strip()
    if compact := _COMPACT.fullmatch(text):
        return datetime(*(int(part) for part in compact.groups())), "day"  # type: ignore[arg-type]
    match = _DATE.fullmatch(text)
    if match is None or isinstance(value, bool | float):
        raise ValueError(f"{text[:40]!r} is no ISO date: write it as 2021-05-03 or 2021-05")
    return _from_parts(match)


def _from_parts(match: re.Match[str]) -> tuple[datetime, Precision]:
    year, month, day, hour, minute = (part and int(part) for part in match.groups())
    if month is None:
        return datetime(int(match["year"]), 1, 1), "year"
    if day is None:
        return datetime(int(match["year"]), int(month), 1), "month"
    return _moment(int(year or 0), int(month), int(day), int(hour or 0), int(minute or 0))


def _moment(year: int, month: int, day: int, hour: int, minute: int) -> tuple[datetime, Precision]:
    precision: Precision = "minute" if hour or minute else "day"
    return datetime(year, month, day, hour, minute), precision

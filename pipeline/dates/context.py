"""What an expression is read against, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from pipeline.dates.calendar import Interval, at_grain, interval
from pipeline.records import Reference, TemporalExpression

_FINENESS = ("year", "month", "day", "minute")
_NEEDED = {"D": "day", "W": "day", "WE": "day", "M": "month", "Q": "month", "H": "month"}


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

    def knows(self, unit: str) -> bool:
        """Whether the document's date is as fine as a unit of a step."""
        if self.reference is None:
            return False
        needed = "minute" if unit.startswith("T") else _NEEDED.get(unit, "year")
        return _FINENESS.index(self.reference.precision) >= _FINENESS.index(needed)

    @property
    def now(self) -> datetime | None:
        """The document's date."""
        return self.reference.moment if self.reference else None


def plain_value(moment: datetime, unit: str, *, leans: bool = False) -> Resolved:
    """The day, week, month… that holds a moment, as what comes of an expression."""
    value = at_grain(moment, unit)
    return Resolved(value, interval(value), leans=leans)


def midnight(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, datetime.min.time())

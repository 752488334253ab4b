"""What an expression means before the document's date and the rest of the text are known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.records import DateKind

Anchor = Literal["reference", "focus", "last"]
#: Units of shifts: seconds, minutes, hours, days, weekends, weeks, months, quarters, half-years,
#: years, decades, centuries.
Unit = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A partly known time.

    Attributes
    ----------
    kind
        TIMEX3 type.
    value
        Value that needs nothing more (durations, sets, ``PAST_REF``, absolute dates).
    year, month, day, weekday, season, period
        What the text says of a date; weekday 0 is Monday, ``period`` is ``Q1`` or ``H2``.
    holiday
        Place of a holiday in its table.
    shift
        So many units from the anchor, at the grain of the unit.
    anchor
        What a shift leans on: the document, the day last spoken of, or the last date of any
        grain (then nothing stands in for it).
    direction
        -1 for ``dernier``, 1 for ``prochain``, 0 for ``ce``; None when nothing is said.
    week_shift
        A weekday of the week so many weeks from the anchor's.
    year_shift, month_shift
        Years or months from the document's, where a part of that year or month is meant.
    day_shift
        Days from the date that the rest gives (``la veille de Noël``).
    grain
        ``W`` for the week that holds the date.
    clock, part
        ``T22:30`` and ``MO AF EV NI DT``, to be put behind a day.
    modifier
        ``start mid end approx before after since until``.
    stretch
        A duration that ends (-1) or begins (1) at the anchor, in units.
    length
        The duration of a step from a date that the text may not give (``un an après``).
    until
        Second end of a range.
    """

    kind: DateKind = "DATE"
    value: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    period: str | None = None
    holiday: int | None = None
    shift: tuple[int, Unit] | None = None
    anchor: Anchor = "reference"
    direction: int | None = None
    week_shift: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    day_shift: int = 0
    grain: str | None = None
    clock: str | None = None
    part: str | None = None
    modifier: str | None = None
    stretch: tuple[int, Unit] | None = None
    length: str | None = None
    until: Meaning | None = None

    def with_modifier(self, modifier: str | None) -> Meaning:
        """The same with another modifier, unless ``modifier`` is None."""
        return replace(self, modifier=modifier) if modifier else self

    @property
    def is_day(self) -> bool:
        """Whether it names a day without a time of that day."""
        if self.kind != "DATE" or self.until or self.clock or self.part:
            return False
        if self.day or self.weekday is not None or self.holiday is not None:
            return True
        return (self.shift is not None and self.shift[1] == "D") or (
            self.value is not None and len(self.value) == 10 and self.value[4] == "-"
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A meaning with the tokens that carry it."""

    start: int
    end: int
    rule: str
    meaning: Meaning


def pair_of_years(first: int, last: int) -> Meaning:
    """Two years as one range."""
    return Meaning(year=first, until=Meaning(year=last))

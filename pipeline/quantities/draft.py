"""A quantity while it is being read, before it becomes a frozen record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.amounts import Measure
from pipeline.quantities.numerals import Form, Numeral, fit
from pipeline.quantities.units import Unit
from pipeline.records import Change, QuantityExpression, QuantityKind


@dataclass(slots=True)
class Draft:
    """A quantity with its parts; spans are offsets into the text.

    Attributes
    ----------
    start, end
        Cue, number and unit.
    number_start, number_end
        The numbers alone.
    linked
        Its noun comes with ``de``.
    doubtless
        An age that its context names as one, whatever else a duration might be.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    kind: QuantityKind
    low: Decimal | None
    high: Decimal | None
    modifier: str
    form: Form
    rule: str
    measure: Measure | None = None
    code: str | None = None
    unit_span: tuple[int, int] | None = None
    linked: bool = False
    change: Change | None = None
    item: tuple[int, int] | None = None
    doubtless: bool = False

    @property
    def plural(self) -> bool:
        """Whether its noun is in the plural."""
        low = self.low if self.low is not None else self.high
        return low is None or abs(low) >= 2

    def record(self, text: str) -> QuantityExpression:
        """Freeze it."""
        unit = self.measure.unit if self.measure else None
        item, span = self.item, self.unit_span
        return QuantityExpression(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            origin=f"quantities/{self.rule}",
            source=text,
            kind=self.kind,
            low=fit(self.low),
            high=fit(self.high),
            modifier=self.modifier,
            unit=self.code,
            unit_text=text[span[0] : span[1]] if span else None,
            low_si=_si(unit, self.low),
            high_si=_si(unit, self.high),
            unit_si=unit.si if unit and unit.factor is not None else None,
            item=text[item[0] : item[1]] if item else None,
            item_start=item[0] if item else None,
            item_end=item[1] if item else None,
            change=self.change,
        )


def _si(unit: Unit | None, value: Decimal | None) -> Decimal | None:
    return fit(unit.to_si(value)) if unit else None


def draft_of(numeral: Numeral, kind: QuantityKind, rule: str) -> Draft:
    """Start a draft from a number alone."""
    return Draft(
        numeral.start,
        numeral.end,
        numeral.start,
        numeral.end,
        kind,
        numeral.low,
        numeral.high,
        numeral.modifier,
        numeral.form,
        rule,
        linked=numeral.scaled or numeral.form == "fraction",
    )

"""What a numeral is worth: the record that the readers of digits and of words share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal, InvalidOperation
from typing import Literal

Form = Literal[
    "digits", "words", "one", "collective", "vague", "fraction", "multiple", "ordinal", "percent"
]

#: ``quantities.low`` and ``high`` are decimal128(38, 12): 26 digits before the point, 12 after it.
WHOLE_DIGITS = 26
PLACES = Decimal("1E-12")
_CONTEXT = Context(prec=80, Emax=10_000, Emin=-10_000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, with its bounds.

    Attributes
    ----------
    start, end
        Its span.
    low, high
        Bounds, ``None`` where open; both ``None`` for a number too large for the tables.
    modifier
        ``exact approx min fuzzy``.
    form
        How it is written.
    scaled
        It ends in ``million(s)`` or the like: the noun follows with ``de``.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    modifier: str
    form: Form
    scaled: bool = False

    def ending(self, end: int, value: Decimal | None, *, scaled: bool = False) -> Numeral:
        """The same numeral, read further to ``end`` and worth ``value``."""
        return replace(self, end=end, low=value, high=value, scaled=scaled)


def number(start: int, end: int, value: Decimal | None, form: Form = "digits") -> Numeral:
    """Make an exact numeral, or an approximate one where ``value`` has too many places."""
    fitted = fit(value)
    modifier = "exact" if fitted is None or fitted == value else "approx"
    return Numeral(start, end, fitted, fitted, modifier, form)


def fit(value: Decimal | None) -> Decimal | None:
    """Round to 12 places; ``None`` for what has more than 26 digits before the point."""
    if value is None or not value.is_finite():
        return None
    try:
        short = int(value.as_tuple().exponent) >= -12
        rounded = value if short else value.quantize(PLACES, context=_CONTEXT)
    except InvalidOperation:
        return None
    if rounded.is_zero():
        return Decimal(0) if value.is_zero() else None  # too small for the tables
    return Decimal(f"{rounded.normalize():f}") if rounded.adjusted() < WHOLE_DIGITS else None


def times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """Multiply exactly."""
    return None if value is None else _CONTEXT.multiply(value, factor)


def plus(value: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Add exactly."""
    return None if value is None or other is None else _CONTEXT.add(value, other)


def divide(value: Decimal, by: Decimal) -> Decimal | None:
    """Divide; ``None`` for a division by zero."""
    return None if by.is_zero() else _CONTEXT.divide(value, by)


def power(value: Decimal, exponent: int) -> Decimal | None:
    """Raise to a power; ``None`` where the result leaves all bounds."""
    if abs(exponent) > 400 or (value.is_zero() and exponent <= 0):
        return None
    return _CONTEXT.power(value, exponent)

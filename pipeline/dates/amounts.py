"""How much time: numbers with their units, and the values of durations."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.dates.grammar import Hit
from pipeline.dates.reading import is_class

_NAMES = {
    "unit_day": "D", "daylight": "D", "unit_week": "W", "unit_month": "M", "unit_quarter": "Q",
    "unit_half": "H", "unit_year": "Y", "unit_decade": "0Y", "unit_century": "00Y",
    "weekend": "WE", "sports_season": "Y", "h": "TH", "heure": "TH", "unit_minute": "TM",
    "unit_second": "TS", "second_word": "TS",
}  # fmt: skip
#: The unit of a value, and how many of it the unit of the text holds.
_CODES = {
    "D": ("P", "D", 1), "W": ("P", "W", 1), "M": ("P", "M", 1), "Q": ("P", "M", 3),
    "H": ("P", "M", 6), "Y": ("P", "Y", 1), "0Y": ("P", "Y", 10), "00Y": ("P", "Y", 100),
    "WE": ("P", "WE", 1), "TH": ("PT", "H", 1), "TM": ("PT", "M", 1), "TS": ("PT", "S", 1),
}  # fmt: skip
#: What half a unit is worth in whole smaller ones.
_HALVES = {"Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "0Y": (5, "Y"), "00Y": (50, "Y")}


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units of time.

    Attributes
    ----------
    number
        ``None`` for a vague number (``quelques``).
    unit
        ``TS TM TH D WE W M Q H Y 0Y 00Y``.
    approximate
        ``une quinzaine``.
    """

    number: int | Decimal | None
    unit: str
    approximate: bool = False

    def value(self) -> str:
        """The value as a duration: ``P3D``, ``PT30.4S``, ``PXY``."""
        prefix, code, factor = _CODES[self.unit]
        if self.number is None:
            return f"{prefix}X{code}"
        if self.unit == "TH" and self.number == Decimal("0.5"):
            return "PT30M"
        return f"{prefix}{plain(self.number * factor)}{code}"

    def steps(self) -> tuple[int, str] | None:
        """The same as whole steps on the calendar, or ``None`` if it is vague."""
        if self.number is None:
            return None
        whole = int(self.number)
        if whole == self.number:
            return whole, self.unit
        if self.number - whole == Decimal("0.5") and self.unit in _HALVES:
            count, unit = _HALVES[self.unit]
            return 2 * whole * count + count, unit
        return None


def plain(number: int | Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = f"{number:f}" if isinstance(number, Decimal) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def unit_code(hit: Hit, index: int) -> str | None:
    """The unit a token stands for, or ``None``."""
    return next((code for name, code in _NAMES.items() if is_class(hit.tokens, index, name)), None)


def unit_of(hit: Hit) -> tuple[int, str] | None:
    """The last unit of a match: its token and its code."""
    for index in reversed(hit.all("unit") + hit.all("sports_season")):
        if code := unit_code(hit, index):
            return index, code
    return None


def amount(hit: Hit) -> Amount | None:
    """The amount of a match: its number, half or quarter, and its last unit.

    ``None`` where the unit is no unit of time (``trois nuits``).
    """
    tokens = hit.tokens
    units = [i for i in hit.all("unit") if unit_code(hit, i)]
    if not units or any(is_class(tokens, i, "dayparts") for i in hit.all("unit")):
        return None
    unit = unit_code(hit, units[-1])
    if unit is None:
        return None
    if hit.has("some") or hit.has("many"):
        return Amount(None, unit)
    if hit.has("around"):
        return Amount(int(hit.value("around")), unit, approximate=True)
    numbers = hit.all("amount")
    number = Decimal(tokens.values[numbers[0]]) if numbers else Decimal(0)
    if hit.has("half"):
        after = is_class(tokens, hit.end - 1, "half") or hit.has("et")
        number = number + Decimal("0.5") if after else Decimal("0.5")
    elif hit.has("quarter"):
        number += Decimal("0.25")
    if number <= 0 or number > 10**9:
        return None
    return Amount(int(number) if number == int(number) else number, unit)


def is_plural(hit: Hit, index: int) -> bool:
    """Whether a unit stands in the plural."""
    word = hit.tokens.word(index)
    if word == "mois":  # its number shows on the adjective only
        adjectives = [i for name in ("lastx", "nextx") for i in hit.all(name)]
        return any(hit.tokens.word(i).endswith("s") for i in adjectives)
    return word.endswith("s")

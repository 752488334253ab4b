"""Numbers with their unit: what comes after the unit (cents, halves, decimals) and divides it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.quantities.ambiguity import resolved
from pipeline.quantities.cardinals import read_cardinal
from pipeline.quantities.money import CurrencyMatch
from pipeline.quantities.numerals import Numeral, fit, plus, times
from pipeline.quantities.units import Unit, UnitMatch, denominator, match_unit, quotient
from pipeline.records import QuantityKind

_HUNDREDTH = Decimal("0.01")
_HALF = Decimal("0.5")
_CENTS = re.compile(
    r"[ \u00a0](?:et[ ])?(?:(?P<digits>\d{1,2})|(?P<words>[^\W\d_]+(?:[- ][^\W\d_]+)?))"
    r"[ ](?:cents?|centimes?|pence)\b",
    re.IGNORECASE,
)
_FINAL_CENTS = re.compile(r"(?:[ \u00a0]|[ ]et[ ])(?P<digits>\d\d)(?=[ ]?[.!?;)]*$|[.,;)!?][ \n])")
_METRES = re.compile(
    r"(?P<unit>m|mètres?)(?![23](?!\d))[ ]?(?P<digits>\d\d?)"
    r"(?![\w%²³]|[.,]\d|[ ]?(?:[cmk]?m\b|x\b|×|[^\W\d_]+s\b))",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[ \u00a0](?=[^\W\d_])")
_TAIL_ENDS = re.compile(r"[ ]?(?:[.,;:!?)»]|$|\n)")
_AND_HALF = re.compile(r"[ \u00a0]et[ \u00a0]demie?\b", re.IGNORECASE)
_PER = re.compile(r"(?P<sign>[ ]?/[ ]?|[ \u00a0]par[ ])|[ ](?:le|la)[ ]|[ ]l['’]")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number measures.

    Attributes
    ----------
    kind
        ``money``, ``percent`` or ``measure``.
    numeral
        The number, with what follows its unit (``2 dollars 50``).
    code
        ISO 4217, UCUM or ``%``; ``None`` where the text leaves it open.
    unit
        The unit with its factor; ``None`` for money and percentages.
    start, end
        Span of number and unit.
    unit_start, unit_end
        Span of the unit.
    """

    kind: QuantityKind
    numeral: Numeral
    code: str | None
    unit: Unit | None
    start: int
    end: int
    unit_start: int
    unit_end: int


def money(text: str, numeral: Numeral, found: CurrencyMatch) -> Measure:
    """An amount of money, with its cents and what it is paid for (``euros par mois``)."""
    end, value = found.end, numeral
    if found.subunit and found.code:
        value = numeral.ending(numeral.end, times(numeral.low, _HUNDREDTH))
    elif not found.subunit and not numeral.scaled:
        end, value = _with_cents(text, numeral, end)
        if half := _AND_HALF.match(text, end):
            end, value = half.end(), numeral.ending(numeral.end, plus(numeral.low, _HALF))
    amount = Measure("money", value, found.code, None, numeral.start, end, found.start, found.end)
    return _per(text, amount)


def _per(text: str, amount: Measure) -> Measure:
    """``€/m²``, ``euros par mois``, ``dollars le baril``."""
    match = _PER.match(text, amount.end)
    below = denominator(text, match.end(), bare=True) if match else None
    if match is None or below is None or (not match["sign"] and below.unit.factor is None):
        return amount
    code = quotient(Unit(amount.code), below.unit).ucum
    return replace(amount, code=code, end=below.end, unit_end=below.end)


def _with_cents(text: str, numeral: Numeral, end: int) -> tuple[int, Numeral]:
    """``2 dollars et 23 cents``, ``15 euros 50``."""
    if numeral.low is None or numeral.low != int(numeral.low):
        return end, numeral
    match = _CENTS.match(text, end) or _FINAL_CENTS.match(text, end)
    if match is None:
        return _tail_words(text, numeral, end)
    part = _cents(text, match)
    if part is None or part >= 100:
        return end, numeral
    return match.end(), numeral.ending(numeral.end, plus(numeral.low, times(part, _HUNDREDTH)))


def _cents(text: str, match: re.Match[str]) -> Decimal | None:
    if digits := match.groupdict()["digits"]:
        return Decimal(digits)
    read = read_cardinal(text, match.start("words"))
    return read.low if read and read.end == match.end("words") else None


def _tail_words(text: str, numeral: Numeral, end: int) -> tuple[int, Numeral]:
    """``15 euros cinquante``, ``un mètre quatre-vingts``."""
    gap = _TAIL.match(text, end)
    tail = read_cardinal(text, gap.end()) if gap else None
    if tail is None or tail.low is None or not _TAIL_ENDS.match(text, tail.end):
        return end, numeral
    if not 1 < tail.low < 100:
        return end, numeral
    value = plus(numeral.low, times(tail.low, _HUNDREDTH))
    return tail.end, numeral.ending(numeral.end, fit(value))


def measured(text: str, numeral: Numeral, found: UnitMatch) -> Measure:
    """An amount of a unit, with ``et demi`` after it."""
    end, value = found.end, numeral
    if found.unit.ucum == "m" and text[found.start : found.end].lower().startswith("mètre"):
        end, value = _tail_words(text, numeral, end)
    if half := _AND_HALF.match(text, end):
        end, value = half.end(), numeral.ending(numeral.end, plus(numeral.low, _HALF))
    unit = resolved(text, numeral, found.unit)
    code = None if unit.ucum == "{degree}" else unit.ucum
    return Measure("measure", value, code, unit, numeral.start, end, found.start, found.end)


def metres(text: str, numeral: Numeral, at: int) -> Measure | None:
    """``1m80``, ``3 mètres 50``: the decimals come after the unit at ``at``."""
    match = _METRES.match(text, at)
    if match is None or numeral.form != "digits" or numeral.low is None:
        return None
    unit = match_unit("m", 0)
    if unit is None or numeral.low != int(numeral.low):
        return None
    part = Decimal(match["digits"]).scaleb(-len(match["digits"]))
    value = numeral.ending(numeral.end, fit(plus(numeral.low, part)))
    end = match.end("unit")
    return Measure("measure", value, "m", unit.unit, numeral.start, match.end(), at, end)

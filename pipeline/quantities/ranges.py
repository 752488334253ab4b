"""Two numbers that bound one quantity: ``de 10 à 15``, ``entre 3 et 5 %``, ``10-15``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.amounts import Measure
from pipeline.quantities.cardinals import SCALES
from pipeline.quantities.change import passes
from pipeline.quantities.extending import extend
from pipeline.quantities.measure import measure, next_number
from pipeline.quantities.numerals import Numeral, times
from pipeline.quantities.references import names
from pipeline.records import Change

_CONNECTOR = re.compile(
    r"(?P<dash>[ ]?[-–—‑][ ]?(?=\d))"
    r"|(?P<to>[ \u00a0](?:à|jusqu['’]à)[ \u00a0](?:environ |près de |plus de )?)"
    r"|(?P<and>[ ]et[ ](?:à )?(?:environ )?)|(?P<or>[ ]ou[ ])",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?P<word>de|entre)[ ]$|\b(?P<elided>d['’])$", re.IGNORECASE)
_LARGE = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds.

    Attributes
    ----------
    start, end
        ``de`` or ``entre`` included.
    first, second
        Its numbers, the first scaled like the second where it shares its ``millions``.
    measure
        The unit of both.
    change
        ``up`` or ``down`` where one follows the other in time.
    """

    start: int
    end: int
    first: Numeral
    second: Numeral
    measure: Measure | None
    change: Change | None = None


def read_range(
    text: str, first: Numeral, unit: Measure | None, country: str | None
) -> Range | None:
    """Read the second number of a range after a first one (and its unit).

    Returns
    -------
    Range | None
        ``None`` where no second number follows, or where the two make no range.
    """
    if first.low is None or first.modifier != "exact" or first.form in ("vague", "ordinal"):
        return None
    connector = _CONNECTOR.match(text, unit.end if unit else first.end)
    second = next_number(text, connector.end()) if connector else None
    if connector is None or second is None:
        return None
    second = extend(text, second)
    if second.low is None or (
        second.form in ("fraction", "collective") and first.form != second.form
    ):
        return None
    return _joined(text, first, unit, connector, second, country)


def _joined(
    text: str,
    first: Numeral,
    unit: Measure | None,
    connector: re.Match[str],
    second: Numeral,
    country: str | None,
) -> Range | None:
    after = measure(text, second, country)
    if unit and after and unit.code != after.code:
        return None
    opening = _FROM.search(text, max(0, first.start - 7), first.start)
    if connector["to"] and not opening and names(text, first.start):
        return None  # `le CAC 40 à 5 000 points`
    word = (opening["word"] or "de").lower() if opening else ""
    if connector["and"] and word != "entre":
        return None
    first = _scaled_alike(text, first, second, unit)
    start = opening.start() if opening and (word == "entre" or connector["to"]) else first.start
    change = _direction(text, start, first, second) if connector["to"] else None
    assert first.low is not None and second.low is not None
    if first.low >= second.low and not (change or word == "entre"):
        return None
    end = after.end if after else second.end
    if unit and unit.start < first.start:
        start = min(start, unit.start)
    return Range(start, end, first, second, after or unit, change)


def _direction(text: str, start: int, first: Numeral, second: Numeral) -> Change | None:
    if not passes(text, start) or first.low is None or second.low is None:
        return None
    return "up" if second.low > first.low else "down"


def _scaled_alike(text: str, first: Numeral, second: Numeral, unit: Measure | None) -> Numeral:
    """``de 3 à 5 millions``: the first one counts millions too."""
    word = re.split(r"[\s\u00a0]", text[second.start : second.end])[-1].lower().removesuffix("s")
    scale = SCALES.get(word)
    if unit or scale is None or first.low is None or second.low is None or first.scaled:
        return first
    if first.low >= (10 if word == "cent" else _LARGE) or second.low < scale or second.low % scale:
        return first
    if word == "cent" and first.form != "words":
        return first
    value = times(first.low, scale)
    return Numeral(first.start, first.end, value, value, first.modifier, first.form, True)

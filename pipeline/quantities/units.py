"""Units of measure in French text: names, plurals, symbols, compounds; UCUM code and SI factor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from pipeline.lexicon import load_toml

_CONTEXT = Context(prec=40)
_PLAIN = str.maketrans("éèêëàâîïôöûùüçñ’\u00a0\u202f", "eeeeaaiioouuucn'  ")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a table knows it.

    Attributes
    ----------
    ucum
        Its UCUM code; ``None`` for a unit that the text leaves open (``degrés``).
    factor, offset
        ``si value = value * factor + offset``; ``None`` where there is no factor.
    si
        UCUM code of the SI unit.
    """

    ucum: str | None
    factor: Decimal | None = None
    offset: Decimal = Decimal(0)
    si: str | None = None

    def to_si(self, value: Decimal | None) -> Decimal | None:
        """Convert; ``None`` where the value or the factor is unknown."""
        if value is None or self.factor is None:
            return None
        return _CONTEXT.add(_CONTEXT.multiply(value, self.factor), self.offset)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text, with its span."""

    unit: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Tables:
    names: dict[str, Unit]
    symbols: dict[str, Unit]
    denominators: dict[str, Unit]


_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SYMBOL = re.compile(r"[°º]?[^\W\d_%°º]{0,6}(?:[°%‰Ωµμ]|\^?[²³23](?!\d))?[^\W\d_]{0,3}")
_PER = re.compile(r"[ ]?/[ ]?|[ \u00a0]par[ \u00a0]|[ ]à[ ]l['’]|[ ]au[ ]", re.IGNORECASE)
_LONGEST = 44


@cache
def tables() -> _Tables:
    """The unit tables, built at the first use."""
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    denominators: dict[str, Unit] = {}
    for row in load_toml("units.toml")["unit"]:
        factor = Decimal(row["factor"]) if "factor" in row else None
        unit = Unit(row["ucum"], factor, Decimal(row.get("offset", 0)), row.get("si"))
        for name in row.get("names", ()):
            names.setdefault(form_key(name), unit)
        for symbol in row.get("symbols", ()):
            symbols.setdefault(symbol, unit)
        for name in row.get("per", ()):
            denominators.setdefault(
                name, Unit(row["ucum"].removeprefix("per "), factor, si=row.get("si"))
            )
    return _Tables(names, symbols, denominators)


def form_key(name: str) -> str:
    """A name without accents, capitals or special spaces, of the same length."""
    lower = name.lower()
    return (lower if len(lower) == len(name) else name).translate(_PLAIN)


def match_unit(text: str, at: int) -> UnitMatch | None:
    """Find the longest unit that starts exactly at ``at``.

    Returns
    -------
    UnitMatch | None
        A simple unit, or one with what divides it (``km/h``, ``litres par habitant``).
    """
    found = _whole(text, at)
    if found is None:
        return None
    return _divided(text, _divided(text, found))


def _whole(text: str, at: int) -> UnitMatch | None:
    table = tables()
    window = text[at : at + _LONGEST]
    key = form_key(window)
    if key[:2] not in _heads() and key[:1] not in _heads():
        return None
    for end in _ends(window):
        unit = table.symbols.get(window[:end]) or table.names.get(key[:end])
        if unit:
            return UnitMatch(unit, at, at + end)
    return None


_BOUNDARY = re.compile(r"(?<=[\w%°℃²³.$€'’])(?![\w²³°'’])")


@cache
def _heads() -> frozenset[str]:
    """First two characters of every form: a word that starts otherwise is no unit."""
    table = tables()
    return frozenset(form_key(form[:2]) for form in (*table.names, *table.symbols))


def _ends(window: str) -> list[int]:
    ends = [match.start() for match in _BOUNDARY.finditer(window) if match.start()]
    return ends[:7][::-1]


def _divided(text: str, found: UnitMatch) -> UnitMatch:
    per = _PER.match(text, found.end)
    if per is None:
        return found
    below = denominator(text, per.end(), bare="/" in per[0] or "par" in per[0].lower())
    if below is None:
        return found
    return UnitMatch(quotient(found.unit, below.unit), found.start, below.end)


def denominator(text: str, at: int, *, bare: bool) -> UnitMatch | None:
    """What a quantity is divided by: a time, a person, another unit."""
    table = tables()
    window = text[at : at + 20]
    for end in [match.start() for match in _BOUNDARY.finditer(window) if match.start()][:3][::-1]:
        unit = table.denominators.get(window[:end]) or table.denominators.get(window[:end].lower())
        if unit:
            return UnitMatch(unit, at, at + end)
    return _whole(text, at) if bare else None


def quotient(above: Unit, below: Unit) -> Unit:
    """Divide two units; the SI factor where both have one."""
    code = f"{above.ucum}/{below.ucum}" if above.ucum else None
    if below.ucum and "." in below.ucum:
        code = f"{above.ucum}/({below.ucum})"
    if above.factor is None or above.si is None:
        return Unit(code)
    if below.factor is None or below.si is None:
        # `/hab.` has no SI unit: what stands above it is converted.
        return Unit(code, above.factor, si=f"{above.si}/{below.ucum}")
    return Unit(
        code, _CONTEXT.divide(above.factor, below.factor), si=_si_quotient(above.si, below.si)
    )


def _si_quotient(above: str, below: str) -> str:
    return "W" if (above, below) == ("J", "s") else f"{above}/{below}"

"""Conversion factors of units to SI, from Pint."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pint import UnitRegistry

_COHERENT = {
    "newton": "N",
    "pascal": "Pa",
    "joule": "J",
    "watt": "W",
    "volt": "V",
    "ohm": "Ohm",
    "farad": "F",
    "tesla": "T",
    "lux": "lx",
}
_BASE = {
    "meter": "m",
    "kilogram": "kg",
    "second": "s",
    "ampere": "A",
    "kelvin": "K",
    "mole": "mol",
    "candela": "cd",
    "bit": "bit",
    "radian": "rad",
}


class Converter:
    """Conversion factors to SI, exact where Pint's are."""

    def __init__(self) -> None:
        self._registry: Any = UnitRegistry(non_int_type=Decimal)
        self._coherent = {
            self._registry.Quantity(Decimal(1), name).to_base_units().units: (name, ucum)
            for name, ucum in _COHERENT.items()
        }

    def to_si(self, expression: str, si: str | None = None) -> dict[str, str]:
        """Factor, offset and SI unit of a Pint expression; empty where there is none."""
        if not expression:
            return {}
        if expression in ("degC", "degF"):
            zero, one = (
                self._registry.Quantity(Decimal(n), expression).to("kelvin").magnitude
                for n in (0, 1)
            )
            return {"factor": plain(one - zero), "offset": plain(zero), "si": "K"}
        quantity = Decimal(1) * self._registry.parse_expression(expression)
        if not hasattr(quantity, "to_base_units"):
            return {}
        base = quantity.to_base_units()
        if base.units in self._coherent:
            name, ucum = self._coherent[base.units]
            return {"factor": plain(quantity.to(name).magnitude), "si": si or ucum}
        return {"factor": plain(base.magnitude), "si": si or _ucum(dict(base.units._units))}


def plain(number: Any) -> str:
    """A number without exponent."""
    return f"{Decimal(str(number)).normalize():f}"


def _ucum(powers: dict[str, Any]) -> str:
    def part(name: str, power: int) -> str:
        return _BASE[name] + ("" if power == 1 else str(power))

    above = ".".join(part(n, int(p)) for n, p in powers.items() if p > 0)
    below = ".".join(part(n, -int(p)) for n, p in powers.items() if p < 0)
    return above + (f"/{below}" if below else "")

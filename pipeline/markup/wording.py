"""Values of dates, quantities and statements in a few French words, for people to read.

The tables hold the exact values; these strings are for display only.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Row = Mapping[str, Any]

DATE_MODIFIERS = {
    "start": "début",
    "mid": "milieu",
    "end": "fin",
    "approx": "vers",
    "before": "avant",
    "after": "après",
    "since": "depuis",
    "until": "jusqu’à",
}
CURRENCY_SIGNS = {"EUR": "€", "USD": "$ US", "GBP": "£"}
UNIT_SIGNS = {"a": "ans", "Cel": "°C", "ar": "a"}
MODALITIES = {
    "planned": "prévu",
    "intended": "voulu",
    "possible": "possible",
    "required": "exigé",
    "enabled": "permis",
    "purpose": "but",
    "reported": "au conditionnel",
    "hypothetical": "hypothèse",
}
NARROW_SPACE = "\u202f"


def number_wording(value: Decimal | float | None) -> str:
    """``Decimal("1234.50")`` → ``1 234,5``: French separators, no trailing zeros."""
    if value is None:
        return ""
    text = format(Decimal(str(value)), "f")
    whole, _, fraction = text.partition(".")
    digits = f"{int(whole):,}".replace(",", NARROW_SPACE) if whole.lstrip("-").isdigit() else whole
    sign = "-" if whole.startswith("-") and not digits.startswith("-") else ""
    fraction = fraction.rstrip("0")
    return f"{sign}{digits},{fraction}" if fraction else f"{sign}{digits}"


def quantity_wording(row: Row) -> str:
    """``≈ 200 t · d'aide``: bounds, unit, item."""
    low, high = number_wording(row["low"]), number_wording(row["high"])
    match row["modifier"]:
        case "approx":
            amount = f"≈ {low or high}"
        case "min":
            amount = f"≥ {low}"
        case "max":
            amount = f"≤ {high}"
        case "fuzzy":
            amount = f"≳ {low}" if low else "?"
        case "range" if low and high:
            amount = f"{low} – {high}"
        case _:
            amount = low or high
    if row["kind"] == "ordinal":
        amount += "ᵉ"
    unit = _unit(row["unit"])
    amount = f"{amount}\u00a0{unit}" if unit else amount
    return " · ".join(part for part in (amount, row.get("item")) if part)


def _unit(unit: str | None) -> str:
    if unit is None:
        return ""
    return CURRENCY_SIGNS.get(unit) or UNIT_SIGNS.get(unit, unit)


def date_wording(row: Row) -> str:
    """``depuis 2020``: modifier and value; an unresolved value says so."""
    value = str(row["value"]) if row["value"] is not None else "sans valeur"
    modifier = DATE_MODIFIERS.get(str(row["modifier"]), "")
    unresolved = "" if row["resolved"] else "(non résolue)"
    return " ".join(part for part in (modifier, value, unresolved) if part)


def statement_wording(row: Row) -> str:
    """``Borisov → rencontrer → responsables (prévu)``: arguments, negation, modality."""
    predicate = str(row["predicate"])
    if row["polarity"] == "negative":
        predicate = f"ne pas {predicate}"
    said = " → ".join(
        str(part) for part in (row["agent_text"], predicate, row["patient_text"]) if part
    )
    modality = MODALITIES.get(str(row["modality"]))
    return f"{said} ({modality})" if modality else said


def relation_wording(row: Row) -> str:
    """``Yuri Borisov position_held vice-premier ministre (Russie)``: type and arguments."""
    kind = f"not {row['type']}" if row["polarity"] == "negative" else str(row["type"])
    parts = (row["subject_text"], kind, row["object_text"], row["role"], row["value"])
    said = " ".join(str(part) for part in parts if part)
    return f"{said} ({row['of_text']})" if row["of_text"] else said

"""How the tables write a row: kind, text, value, modifier, ``?`` if unresolved, anchor."""

from pipeline.records import TemporalExpression

_KINDS = {"DATE": "D", "TIME": "T", "DURATION": "L", "SET": "S"}


def shown(row: TemporalExpression) -> str:
    """``D 3 mai 1987 = 1987-05-03 ~since @0``."""
    parts = [f"{_KINDS[row.kind]} {row.text} = {row.value}"]
    if row.modifier:
        parts.append(f"~{row.modifier}")
    if not row.resolved:
        parts.append("?")
    if row.anchor is not None:
        parts.append(f"@{row.anchor}")
    return " ".join(parts)

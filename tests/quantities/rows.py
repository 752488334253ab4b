"""How the tables of sentences write a quantity, and how they are read."""

import re
from pathlib import Path

from pipeline.records import QuantityExpression

DATA = Path(__file__).parent / "data"
_CHANGES = {"up": "↑", "down": "↓", "none": "="}


def value(row: QuantityExpression) -> str:
    """``5 ~5 ≥5 ≤5 3..5 2?``, and ``-`` for one that the tables cannot hold."""
    low, high = (None if bound is None else f"{bound:f}" for bound in (row.low, row.high))
    if low is None and high is None:
        return "-"
    return {
        "exact": f"{low}",
        "approx": f"~{low}",
        "min": f"≥{low}",
        "max": f"≤{high}",
        "range": f"{low}..{high}",
        "fuzzy": f"{low}?",
    }[row.modifier]


def shown(row: QuantityExpression) -> str:
    """``measure ~200 t : aide``."""
    unit = row.unit or (f"<{row.unit_text}>" if row.unit_text else "")
    parts = [row.kind, value(row), unit, _CHANGES.get(row.change or "", "")]
    item = f" : {row.item}" if row.item else ""
    return " ".join(part for part in parts if part) + item


def bracketed(text: str, rows: list[QuantityExpression]) -> str:
    """The sentence with its quantities in brackets."""
    for row in reversed(rows):
        text = f"{text[: row.start]}[{row.text}]{text[row.end :]}"
    return text


def sentences(name: str) -> list[tuple[str, str, str]]:
    """Sentence, the same with brackets, and its rows joined by `` | ``, of one table."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return [(re.sub(r"[\[\]]", "", marked), marked, rows) for marked, _, rows in cells]

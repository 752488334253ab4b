"""Score quantities against phrases with expected values, and against annotated reports.

Two kinds of gold, told apart by their fields: cases (``suite``, ``expected`` with value and unit)
and reports (``entities`` with ``QUANTITY_*`` values, relations ``IS_OF_SIZE`` and ``HAS_QUANTITY``).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import fold
from pipeline.quantities import find_quantities
from pipeline.quantities.money import match_currency
from pipeline.quantities.units import match_unit
from pipeline.records import QuantityExpression

SUITES = ("Number", "Ordinal", "Percent", "Currency", "Dimension", "Temperature", "Age")
_ITEM_RELATIONS = ("IS_OF_SIZE", "HAS_QUANTITY")
# Names of units in the gold that no unit table holds.
_GOLD_UNITS = {
    "ans": "a",
    "mois": "mo",
    "c": "Cel",
    "f": "[degF]",
    "degré": "Cel",
    "kelvin": "K",
    "%": "%",
    "dollar états-unis": "USD",
}


def evaluate_quantities(gold: Path, *, errors: Path | None = None) -> dict[str, Any]:
    """Score ``find_quantities`` alone.

    Parameters
    ----------
    gold
        JSONL of cases or of reports.
    errors
        JSONL that receives what was missed and what was found in excess.

    Returns
    -------
    dict
        For cases, per suite: ``right`` and ``gold`` over expectations that have a number,
        ``accuracy``, and ``units_alone`` (expectations of a unit without a number, never
        found by design). For reports: ``exact``, ``fuzzy``, ``bounds`` and ``items``.
    """
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    wrong: list[dict[str, Any]] = []
    reports = bool(rows) and "entities" in rows[0]
    scores = _score_reports(rows, wrong) if reports else _score_cases(rows, wrong)
    if errors is not None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in wrong)
        errors.write_text(text, encoding="utf-8")
    return scores


def _score_cases(rows: list[dict[str, Any]], wrong: list[dict[str, Any]]) -> dict[str, Any]:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for row in rows:
        suite = row["suite"].removesuffix("Model")
        if suite not in SUITES:
            continue
        found = find_quantities(row["text"])
        for expected in row["expected"]:
            number, unit = _number_and_unit(expected["value"])
            if number is None:
                alone[suite] += 1
                continue
            total[suite] += 1
            if any(_agrees(found_row, expected, number, unit) for found_row in found):
                right[suite] += 1
            else:
                wrong.append({"suite": suite, "text": row["text"], "expected": expected["text"],
                              "found": [_shown(q) for q in found]})  # fmt: skip
    return {
        suite.lower(): {
            "right": right[suite],
            "gold": total[suite],
            "accuracy": _ratio(right[suite], total[suite]),
            "units_alone": alone[suite],
        }
        for suite in SUITES
        if total[suite]
    }


def _number_and_unit(value: Any) -> tuple[float | None, str | None]:
    return (value["number"], value["unit"]) if isinstance(value, dict) else (value, None)


def _agrees(
    row: QuantityExpression, expected: dict[str, Any], number: float, unit: str | None
) -> bool:
    if row.start >= expected["end"] or row.end <= expected["start"]:
        return False
    bounds = [float(bound) for bound in (row.low, row.high) if bound is not None]
    if not any(math.isclose(bound, number, rel_tol=1e-9, abs_tol=1e-12) for bound in bounds):
        return False
    return unit is None or _same_unit(unit, row)


def _same_unit(gold: str, row: QuantityExpression) -> bool:
    name = gold.lower()
    if row.unit_text is not None:
        written = fold(row.unit_text).removesuffix("s")
        if written == fold(name).removesuffix("s"):
            return True
    if row.unit is None:
        # An amount whose currency the text leaves open: the gold names no country either.
        return row.kind == "money" and row.unit_text in ("$", "F")
    if row.unit == _GOLD_UNITS.get(name):
        return True
    shared = load_toml("currencies.toml")["by_country"].get(name, {}).get("countries", {})
    if row.unit in shared.values():
        return True  # £ is a `Livre` of the gold
    unit, money = match_unit(name, 0), match_currency(name, 0)
    return bool(unit and unit.end == len(name) and unit.unit.ucum == row.unit) or bool(
        money and money.code == row.unit
    )


def _score_reports(rows: list[dict[str, Any]], wrong: list[dict[str, Any]]) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for report in rows:
        found = find_quantities(report["text"])
        _score_values(report, found, counts, wrong)
        _score_items(report, found, counts, wrong)
    precision = _ratio(counts["item right"], counts["item found"])
    recall = _ratio(counts["item recalled"], counts["item gold"])
    scores: dict[str, Any] = {
        name: {
            "right": counts[f"{name} right"],
            "gold": counts[f"{name} gold"],
            "recall": _ratio(counts[f"{name} right"], counts[f"{name} gold"]),
        }
        for name in ("exact", "fuzzy", "bounds")
    }
    scores["items"] = {
        "precision": precision,
        "recall": recall,
        "f": round(2 * precision * recall / (precision + recall), 1) if precision + recall else 0.0,
        "gold": counts["item gold"],
        "found": counts["item found"],
    }
    return scores


def _quantities(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for entity in report["entities"]:
        if entity["type"].startswith("QUANTITY_"):
            for mention in entity["mentions"]:
                yield entity, mention


def _score_values(
    report: dict[str, Any],
    found: list[QuantityExpression],
    counts: Counter[str],
    wrong: list[dict[str, Any]],
) -> None:
    """Exact ones need their value, fuzzy ones and bounds need to be found."""
    names = {"QUANTITY_EXACT": "exact", "QUANTITY_FUZZY": "fuzzy"}
    for entity, mention in _quantities(report):
        name = names.get(entity["type"], "bounds")
        counts[f"{name} gold"] += 1
        rows = [q for q in found if q.start < mention["end"] and q.end > mention["start"]]
        value = float(entity["value"])
        right = any(
            name != "exact" or value in [float(b) for b in (q.low, q.high) if b is not None]
            for q in rows
        )
        counts[f"{name} right"] += right
        if not right:
            wrong.append({"kind": name, "text": _context(report["text"], mention["start"], mention["end"]),
                          "expected": entity["value"], "found": [_shown(q) for q in rows]})  # fmt: skip


def _score_items(
    report: dict[str, Any],
    found: list[QuantityExpression],
    counts: Counter[str],
    wrong: list[dict[str, Any]],
) -> None:
    """Pairs of a quantity and the entity it counts; any mention of the entity will do."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    pairs = [
        (mention, entities[subject])
        for subject, relation, value in report["relations"]
        if relation in _ITEM_RELATIONS and entities[value]["type"].startswith("QUANTITY_")
        for mention in entities[value]["mentions"]
    ]
    rows = [q for q in found if q.kind == "count" and q.item is not None]
    counts["item gold"] += len(pairs)
    counts["item found"] += len(rows)
    matched = {
        index: [row for row in rows if _pairs(row, mention, entity)]
        for index, (mention, entity) in enumerate(pairs)
    }
    counts["item recalled"] += sum(bool(rows) for rows in matched.values())
    hits = {id(row) for rows in matched.values() for row in rows}
    counts["item right"] += len(hits)
    for index, (mention, entity) in enumerate(pairs):
        if not matched[index]:
            wrong.append({"kind": "item missed", "text": _context(report["text"], mention["start"], mention["end"]),
                          "expected": entity["mentions"][0]["value"]})  # fmt: skip
    for row in rows:
        if id(row) not in hits:
            wrong.append({"kind": "item in excess", "text": _context(report["text"], row.start, row.end),
                          "found": [_shown(row)]})  # fmt: skip


def _pairs(row: QuantityExpression, mention: dict[str, Any], entity: dict[str, Any]) -> bool:
    if row.start >= mention["end"] or row.end <= mention["start"]:
        return False
    assert row.item_start is not None and row.item_end is not None
    return any(m["start"] < row.item_end and m["end"] > row.item_start for m in entity["mentions"])


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 50]}"


def _shown(row: QuantityExpression) -> str:
    return f"{row.text} = {row.low}..{row.high} {row.modifier} {row.unit} ({row.kind}) {row.item}"


def _ratio(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0

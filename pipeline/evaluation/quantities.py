"""Score quantities against phrases with expected values, and against annotated reports.

Gold is JSON Lines of one of two kinds, told apart by their fields: cases (``suite`` and
``expected`` spans with a number and perhaps a unit) and reports (``entities`` of types
``QUANTITY_EXACT``, ``QUANTITY_FUZZY``…, relations ``IS_OF_SIZE`` and ``HAS_QUANTITY`` to what
they count).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.results import Evaluation, Mistake, fraction, in_context, prf
from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import fold
from pipeline.quantities import find_quantities
from pipeline.quantities.money import match_currency
from pipeline.quantities.units import match_unit
from pipeline.records import QuantityExpression

SUITES = ("Number", "Ordinal", "Percent", "Currency", "Dimension", "Temperature", "Age")
_ITEM_RELATIONS = ("IS_OF_SIZE", "HAS_QUANTITY")
# Units of the gold under names that no unit table holds.
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


@dataclass(slots=True)
class _Tally:
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[Mistake] = field(default_factory=list)

    def ratio(self, right: str, gold: str) -> float:
        return fraction(self.counts[right], self.counts[gold])


def evaluate_quantities(gold: Path, model: str = "") -> Evaluation:
    """Score the quantity finder alone, which needs no model.

    Parameters
    ----------
    gold
        A JSON Lines file of cases or of reports.
    model
        Not used; every task is called alike.

    Returns
    -------
    Evaluation
        For cases, ``quantities_value_per_suite``: of all gold that has a number, the fraction
        with the right value (and unit, where the gold names one), with the numbers of both and
        ``units_alone``, gold of a unit without a number, which is no quantity. For reports:
        ``quantities_exact`` (right value), ``quantities_fuzzy`` and ``quantities_bounds``
        (found), and ``items_p items_r items_f`` of the pairs of a quantity and what it counts.

    Raises
    ------
    UsageError
        A gold file without the fields above.
    """
    del model
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    tally = _Tally()
    try:
        if rows and "entities" in rows[0]:
            scores = _score_reports(rows, tally)
        else:
            scores = _score_cases(rows, tally)
    except KeyError as error:
        raise UsageError(f"no gold quantities in {gold}: no field {error}") from error
    return Evaluation(scores, tuple(tally.wrong))


def _score_cases(rows: list[dict[str, Any]], tally: _Tally) -> dict[str, Any]:
    for row in rows:
        suite = row["suite"].removesuffix("Model")
        if suite in SUITES:
            _score_case(row, suite, tally)
    return {
        "quantities_value_per_suite": {
            suite.lower(): {
                "value": tally.ratio(f"{suite} right", f"{suite} gold"),
                "right": tally.counts[f"{suite} right"],
                "gold": tally.counts[f"{suite} gold"],
                "units_alone": tally.counts[f"{suite} alone"],
            }
            for suite in SUITES
            if tally.counts[f"{suite} gold"]
        }
    }


def _score_case(row: dict[str, Any], suite: str, tally: _Tally) -> None:
    found = find_quantities(row["text"])
    for expected in row["expected"]:
        value = expected["value"]
        number, unit = (
            (value["number"], value["unit"]) if isinstance(value, dict) else (value, None)
        )
        if number is None:
            tally.counts[f"{suite} alone"] += 1
            continue
        right = any(_agrees(quantity, expected, number, unit) for quantity in found)
        tally.counts[f"{suite} gold"] += 1
        tally.counts[f"{suite} right"] += right
        if not right:
            context = in_context(row["text"], expected["start"], expected["end"])
            tally.wrong.append(Mistake(suite, row["id"], str(value), _shown(found), context))


def _agrees(
    row: QuantityExpression, expected: dict[str, Any], number: float, unit: str | None
) -> bool:
    if not _overlaps(row, expected):
        return False
    if not any(math.isclose(bound, number, rel_tol=1e-9, abs_tol=1e-12) for bound in _bounds(row)):
        return False
    return unit is None or _same_unit(unit, row)


def _overlaps(row: QuantityExpression, span: dict[str, Any]) -> bool:
    return bool(row.start < span["end"] and row.end > span["start"])


def _bounds(row: QuantityExpression) -> list[float]:
    return [float(bound) for bound in (row.low, row.high) if bound is not None]


def _same_unit(gold: str, row: QuantityExpression) -> bool:
    name = gold.lower()
    if row.unit_text and fold(row.unit_text).removesuffix("s") == fold(name).removesuffix("s"):
        return True
    if row.unit is None:
        # An amount whose currency the text leaves open: the gold names no country either.
        return row.kind == "money" and row.unit_text in ("$", "F")
    shared = load_toml("currencies.toml")["by_country"].get(name, {}).get("countries", {})
    if row.unit == _GOLD_UNITS.get(name) or row.unit in shared.values():
        return True
    unit, money = match_unit(name, 0), match_currency(name, 0)
    return bool(unit and unit.end == len(name) and unit.unit.ucum == row.unit) or bool(
        money and money.code == row.unit
    )


def _score_reports(rows: list[dict[str, Any]], tally: _Tally) -> dict[str, Any]:
    for report in rows:
        found = find_quantities(report["text"])
        _score_values(report, found, tally)
        _score_items(report, found, tally)
    counts = tally.counts
    pairs = prf(
        counts["items right"], counts["items found"], counts["items hit"], counts["items gold"]
    )
    return {
        **{
            f"quantities_{name}": {
                "value" if name == "exact" else "found": tally.ratio(
                    f"{name} right", f"{name} gold"
                ),
                "gold": counts[f"{name} gold"],
            }
            for name in ("exact", "fuzzy", "bounds")
        },
        **{f"items_{key}": value for key, value in pairs.items()},
        "items_gold": counts["items gold"],
        "items_found": counts["items found"],
    }


def _quantities(report: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for entity in report["entities"]:
        if entity["type"].startswith("QUANTITY_"):
            for mention in entity["mentions"]:
                yield entity, mention


def _score_values(report: dict[str, Any], found: list[QuantityExpression], tally: _Tally) -> None:
    """Exact ones need their value; fuzzy ones and bounds need to be found."""
    names = {"QUANTITY_EXACT": "exact", "QUANTITY_FUZZY": "fuzzy"}
    for entity, mention in _quantities(report):
        name = names.get(entity["type"], "bounds")
        rows = [quantity for quantity in found if _overlaps(quantity, mention)]
        value = float(entity["value"])
        right = any(name != "exact" or value in _bounds(row) for row in rows)
        tally.counts[f"{name} gold"] += 1
        tally.counts[f"{name} right"] += right
        if not right:
            context = in_context(report["text"], mention["start"], mention["end"])
            tally.wrong.append(Mistake(name, report["id"], str(value), _shown(rows), context))


def _score_items(report: dict[str, Any], found: list[QuantityExpression], tally: _Tally) -> None:
    """Pairs of a quantity and the entity it counts; any mention of the entity will do."""
    entities = {entity["id"]: entity for entity in report["entities"]}
    pairs = [
        (mention, entities[subject])
        for subject, relation, value in report["relations"]
        if relation in _ITEM_RELATIONS and entities[value]["type"].startswith("QUANTITY_")
        for mention in entities[value]["mentions"]
    ]
    rows = [quantity for quantity in found if quantity.kind == "count" and quantity.item]
    hits: set[int] = set()
    for mention, entity in pairs:
        matched = [row.start for row in rows if _counts(row, mention, entity)]
        hits.update(matched)
        tally.counts["items hit"] += bool(matched)
        if not matched:
            context = in_context(report["text"], mention["start"], mention["end"])
            item = entity["mentions"][0]["value"]
            tally.wrong.append(Mistake("item missed", report["id"], item, "", context))
    for row in rows:
        if row.start not in hits:
            context = in_context(report["text"], row.start, row.end)
            tally.wrong.append(Mistake("item false", report["id"], "", _shown([row]), context))
    tally.counts["items gold"] += len(pairs)
    tally.counts["items found"] += len(rows)
    tally.counts["items right"] += len(hits)


def _counts(row: QuantityExpression, mention: dict[str, Any], entity: dict[str, Any]) -> bool:
    start, end = row.item_start, row.item_end
    if start is None or end is None or not _overlaps(row, mention):
        return False
    return any(m["start"] < end and m["end"] > start for m in entity["mentions"])


def _shown(rows: list[QuantityExpression]) -> str:
    return "; ".join(f"{q.text} = {q.low}..{q.high} {q.unit or ''} ({q.item})" for q in rows)

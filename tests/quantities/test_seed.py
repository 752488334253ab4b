"""The article the project was created for, and the development sets of GLANEUR_DATA."""

import json

import pytest

from pipeline.evaluation import evaluate
from pipeline.quantities import find_quantities

pytestmark = pytest.mark.shared


@pytest.fixture
def article(shared):
    return (shared / "seed" / "radio-habana-cuba.md").read_text(encoding="utf-8")


def columns(row, keys):
    values = {key: getattr(row, key) for key in keys}
    return {
        key: None if value is None else str(value) if key.startswith(("low", "high")) else value
        for key, value in values.items()
    }


def test_the_article_gives_the_expected_rows_and_no_others(shared, article):
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    found = find_quantities(article)
    rows = expected["quantities"]
    assert len(found) == len(rows)
    for wanted in rows:
        match = next(row for row in found if columns(row, wanted) == wanted)
        found.remove(match)


def test_phrases_with_expected_values(shared):
    scores = evaluate("quantities", shared / "data" / "temporal" / "recognizers-fr-dev.jsonl")
    suites = scores["quantities_value_per_suite"]
    assert len(suites) == 7
    assert {name: s["value"] for name, s in suites.items() if s["value"] < 0.93} == {}


def test_reports(shared):
    scores = evaluate("quantities", shared / "data" / "relations" / "popcorn-dev.jsonl")
    assert scores["quantities_exact"]["value"] >= 0.95
    assert scores["quantities_fuzzy"]["found"] >= 0.85
    assert scores["items_f"] >= 0.85

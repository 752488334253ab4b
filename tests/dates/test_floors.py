"""Floors on the development sets; they may be raised, never lowered."""

import os
from pathlib import Path

import pytest

from pipeline.evaluation.dates import evaluate_dates

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif("GLANEUR_DATA" not in os.environ, reason="GLANEUR_DATA is not set"),
]

FLOORS = {
    "temporal/fr-timebank-dev.jsonl": {
        "dates_f": 0.97, "dates_p": 0.97, "dates_exact_f": 0.90, "dates_value": 0.86,
    },
    "temporal/recognizers-fr-dev.jsonl": {"dates_r": 0.96, "dates_value_valued": 0.83},
    "ner/winer-fr/dev": {"dates_r": 0.99},
}  # fmt: skip


@pytest.mark.parametrize("gold", FLOORS)
def test_floors(gold):
    scores = evaluate_dates(Path(os.environ["GLANEUR_DATA"]) / "data" / gold).scores
    assert {key: floor for key, floor in FLOORS[gold].items() if scores[key] < floor} == {}

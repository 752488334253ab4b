"""The dates of the article the project was created for."""

import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.dates import find_dates
from pipeline.records import Reference

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif("GLANEUR_DATA" not in os.environ, reason="GLANEUR_DATA is not set"),
]


def seed() -> Path:
    return Path(os.environ["GLANEUR_DATA"]) / "seed"


@pytest.mark.parametrize(
    ("key", "reference"),
    [
        ("dates_without_reference", None),
        ("dates_with_reference_2021-12-01", Reference(datetime(2021, 12, 1), "day")),
    ],
)
def test_dates_of_the_seed(key, reference):
    text = (seed() / "radio-habana-cuba.md").read_text(encoding="utf-8")
    expected = json.loads((seed() / "expected.json").read_text(encoding="utf-8"))
    rows = [[row.text, row.kind, row.value, row.modifier] for row in find_dates(text, reference)]
    optional = expected["dates_optional"]
    assert [row for row in rows if row[0] not in optional] == expected[key]

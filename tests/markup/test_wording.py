"""Values as people read them."""

from decimal import Decimal

import pytest

from pipeline.markup.wording import date_wording, number_wording, quantity_wording


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("14.5", "14,5"),
        ("1234567.00", "1\u202f234\u202f567"),
        ("-0.3", "-0,3"),
        ("200000000000", "200\u202f000\u202f000\u202f000"),
        ("0.000001", "0,000001"),
    ],
)
def test_numbers(value, shown):
    assert number_wording(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (("measure", "200", "200", "approx", "t", "aide"), "≈ 200\u00a0t · aide"),
        (("count", "68", None, "min", None, "blessés"), "≥ 68 · blessés"),
        (("percent", "10", "15", "range", "%", None), "10 – 15\u00a0%"),
        (("money", "2500000", "2500000", "exact", "EUR", None), "2\u202f500\u202f000\u00a0€"),
        (("ordinal", "18", "18", "exact", None, "session"), "18ᵉ · session"),
        (("age", None, "30", "max", "a", None), "≤ 30\u00a0ans"),
    ],
)
def test_quantities(row, shown):
    kind, low, high, modifier, unit, item = row
    bounds = {name: None if v is None else Decimal(v) for name, v in (("low", low), ("high", high))}
    found = {"kind": kind, **bounds, "modifier": modifier, "unit": unit, "item": item}
    assert quantity_wording(found) == shown


def test_an_unresolved_date_says_so():
    row = {"value": "DCT-P1Y", "modifier": None, "resolved": False}
    assert date_wording(row) == "DCT-P1Y (non résolue)"

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.tables.cells import csv_cell, decimal_text, parse_csv
from pipeline.tables.schema import Column


@pytest.mark.parametrize(
    ("value", "cell", "in_french"),
    [
        (None, "", ""),
        (Decimal("14.500000000000"), "14.5", "14,5"),
        (Decimal("200000"), "200000", "200000"),
        (Decimal("2E+5"), "200000", "200000"),
        (Decimal("-0.0010"), "-0.001", "-0,001"),
        (48.8566, "48.8566", "48,8566"),
        (True, "true", "true"),
        (7, "7", "7"),
        (("Borisov", "Iouri"), "Borisov | Iouri", "Borisov | Iouri"),
        (datetime(2021, 5, 3, 22, 30), "2021-05-03T22:30:00", "2021-05-03T22:30:00"),
        ("3,5 millions", "3,5 millions", "3,5 millions"),
    ],
)
def test_cells(value, cell, in_french):
    assert csv_cell(value) == cell
    assert csv_cell(value, decimal_comma=True) == in_french


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12))
def test_decimals_lose_nothing(value):
    assert Decimal(decimal_text(value)) == value


@pytest.mark.parametrize(
    "text", ["=1+1", "+33", "-5 %", "@lui", "\tx", "\rx", "'=1", "''@", "＝1", "'", "'a", "a=1", ""]
)
def test_formulas_are_neutralised_and_read_back(text):
    column = Column("text", "string", "", nullable=False)
    cell = csv_cell(text, neutralise=True)
    assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r", "＝"}
    assert parse_csv(cell, column, neutralised=True) == text
    assert csv_cell(text) == text


def test_numbers_are_no_formulas():
    assert csv_cell(-5, neutralise=True) == "-5"
    assert csv_cell(Decimal("-5.5"), neutralise=True) == "-5.5"

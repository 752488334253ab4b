"""Absurd input gives a clear null in linear time, not an exception."""

import time

import pytest

from pipeline.quantities import find_quantities

HOSTILE = {
    "digits": "1" * 100_000,
    "grouped digits": "1 234 " * 5_000,
    "thousands": "1" + " 234" * 6_250,
    "decimals": "1." * 12_500,
    "number words": "deux cent mille " * 1_750,
    "ones": "un " * 8_250,
    "ones beside counts": "un mort, deux blessés, " * 1_125,
    "and": "vingt et " * 2_750,
    "scales": "mille milliards de " * 1_250,
    "collectives": "des dizaines de milliers de " * 1_000,
    "ranges": "de 1 à " * 3_500,
    "slashes": "1/2/3/4/5/" * 2_500,
    "dashes": "1-2-3-4-" * 3_000,
    "exponents": "10^10^10^" * 2_750,
    "percents": "% 5 % " * 4_000,
    "units": "1 km/h/s/m/ " * 2_000,
    "cues": "environ plus de moins de " * 1_000,
    "one long word": "a" * 25_000 + " 5 kg",
    "adjectives": "5 " + "grands " * 3_750,
    "complements": "5 tonnes " + "de blé " * 3_500,
    "capitals": "X1" * 12_500,
    "ages": "Jean, 34 ans, " * 1_750,
    "spaces": "5" + " " * 25_000 + "kg",
    "list": "1, 2, 3, 4 et 5 " * 1_500,
    "bare numbers": "1731, " * 5_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_read_in_linear_time(text):
    rows = []
    took = []
    for part in (text[: len(text) // 4], text):
        start = time.process_time()
        rows = find_quantities(part)
        took.append(time.process_time() - start)
    assert all(text[row.start : row.end] == row.text for row in rows)
    # Four times the text in about four times the time; quadratic would be sixteen.
    assert took[1] < 9 * took[0] + 0.3


def test_a_line_of_a_megabyte():
    text = "La France a livré environ 200 tonnes d'aide à 3 500 familles en 2021. " * 15_000  # 1 MB
    assert len(find_quantities(text)) == 30_000


@pytest.mark.parametrize(
    "text",
    [
        "Il possède " + "9" * 60 + " euros.",
        "Il possède " + "9" * 100_000 + " euros.",
        "Il possède 1e300 euros.",
        "Il possède 9^399 euros.",
        "Il possède 10^-300 euros.",
        "Il possède 0^0 euros.",
    ],
)
def test_what_the_tables_cannot_hold_is_null(text):
    (row,) = find_quantities(text)
    assert (row.low, row.high, row.unit) == (None, None, "EUR")


def test_26_digits_are_kept_and_27_are_not():
    assert find_quantities("9" * 26 + " euros")[0].low == int("9" * 26)
    assert find_quantities("9" * 27 + " euros")[0].low is None


def test_empty_and_blank_text():
    assert find_quantities("") == []
    assert find_quantities(" \n\t") == []

"""Long and hostile texts: no exception, and time that grows with the length."""

import time

import pytest

from pipeline.dates import find_dates

LINE = "Le 3 mai 2021 à 22 h 30, trois jours après la fin de l'année dernière, il a plu. "
HOSTILE = {
    "digits": "1" * 100_000,
    "parentheses": "(" * 10_000 + "3 mai" + ")" * 10_000,
    "spaces": "le" + " " * 100_000 + "mai",
    "hyphens": "-" * 100_000,
    "number words": "vingt et un " * 10_000,
    "articles": "de la " * 20_000,
    "months": "mai " * 20_000,
    "short numbers": "1 2 3 " * 20_000,
    "slashes": "1/2/" * 20_000,
    "comma list": "1, " * 20_000 + "mai",
    "edges": "fin de la " * 10_000 + "année",
    "apostrophes": "l'" * 50_000,
}


def seconds(text: str) -> float:
    start = time.process_time()
    find_dates(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_linear_time(name):
    """Four times the text in about four times the time; quadratic would be sixteen."""
    text = HOSTILE[name]
    assert seconds(text) < 9 * seconds(text[: len(text) // 4]) + 0.3


def test_a_line_of_a_million_characters():
    text = LINE * (1_000_000 // len(LINE))
    rows = find_dates(text)
    assert len(rows) == 3 * (1_000_000 // len(LINE))


def test_time_is_linear():
    find_dates(LINE)
    short, long = seconds(LINE * 1000), seconds(LINE * 4000)
    assert long < 8 * max(short, 0.05)

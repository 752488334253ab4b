"""Number words, ordinals and Roman numerals."""

import re

import pytest

from pipeline.lexicon.numbers import (
    CARDINAL_WORDS,
    NUMBER_WORD_PATTERN,
    parse_cardinal,
    parse_ordinal,
    roman,
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zéro", 0), ("zero", 0), ("une", 1), ("Vingt et un", 21), ("vingt-et-une", 21),
        ("soixante et onze", 71), ("septante-deux", 72), ("Quatre‑Vingts", 80), ("huitante", 80),
        ("quatre vingt dix", 90), ("nonante-neuf", 99), ("deux cents", 200), ("1 200", 1200),
        ("5.000", 5000), ("mille neuf cent quatre-vingt-dix-neuf", 1999), ("treize", 13),
        ("2021", 2021), ("deux trois", None), ("et", None), ("", None), ("3,5", None),
    ],
)  # fmt: skip
def test_cardinals(words, value):
    assert parse_cardinal(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("premier", 1), ("Première", 1), ("premières", 1), ("second", 2), ("seconde", 2),
        ("deuxieme", 2), ("troisième", 3), ("cinquième", 5), ("neuvième", 9),
        ("dix-huitième", 18), ("vingt et unième", 21), ("quatre-vingtième", 80), ("1er", 1),
        ("1 er", 1), ("1re", 1), ("2nd", 2), ("18e", 18), ("18ème", 18), ("XVIIIe", 18),
        ("XXIème", 21), ("dernier", None), ("lundi", None), ("deux", None),
    ],
)  # fmt: skip
def test_ordinals(words, value):
    assert parse_ordinal(words) == value


def test_roman():
    assert [roman(text) for text in ("xix", "MMXXI", "IIII", "")] == [19, 2021, None, None]


def test_every_word_is_known_to_the_library():
    assert all(parse_cardinal(word) is not None for word in CARDINAL_WORDS if word != "cents")


def test_runs_of_words():
    text = "Vingt et un jours, quatre‑vingt‑dix, unième et la dixaine ; deux mille vingt-trois"
    found = re.findall(NUMBER_WORD_PATTERN, text, re.IGNORECASE)
    assert found == ["Vingt et un", "quatre‑vingt‑dix", "deux mille vingt-trois"]

"""Numbers and units come back whatever their spelling; hostile text never raises."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import parse_cardinal
from pipeline.quantities import find_quantities

UNITS = load_toml("units.toml")["unit"]
SPACES = " \u00a0\u202f\u2009"
UNIT_WORDS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
SMALL = [*UNIT_WORDS.split(), "dix-sept", "dix-huit", "dix-neuf"]
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def below_hundred(n: int) -> str:
    """The number in words, 1990 hyphens."""
    if n < 20:
        return SMALL[n]
    ten, unit = divmod(n, 10)
    if ten in (7, 9):
        joint = "-et-" if n == 71 else "-"
        return f"{TENS[ten - 1]}{joint}{SMALL[unit + 10]}"
    if unit == 0:
        return TENS[ten] + ("s" if ten == 8 else "")
    return f"{TENS[ten]}{'-et-' if unit == 1 and ten != 8 else '-'}{SMALL[unit]}"


def words(n: int) -> str:
    """A whole number below 10⁹ in French words."""
    parts = []
    millions, n = divmod(n, 1_000_000)
    if millions:
        parts.append(words(millions) + (" millions" if millions > 1 else " million"))
    thousands, n = divmod(n, 1000)
    if thousands:
        prefix = re.sub(r"(vingt|cent)s$", r"\1", words(thousands))
        parts.append("mille" if thousands == 1 else f"{prefix} mille")
    hundreds, n = divmod(n, 100)
    if hundreds:
        plural = "s" if hundreds > 1 and not n else ""
        parts.append(("cent" if hundreds == 1 else f"{SMALL[hundreds]} cent") + plural)
    if n or not parts:
        parts.append(below_hundred(n))
    return " ".join(parts)


def only(text: str):
    (row,) = find_quantities(text)
    return row


@given(st.integers(min_value=2, max_value=10_000_000))
@settings(max_examples=400, deadline=None)
def test_integers_come_back_from_words_with_old_and_new_hyphens(n):
    spelled = words(n)
    assert parse_cardinal(spelled) == n
    for form in (spelled, spelled.replace("-", " "), spelled.replace(" ", "-")):
        article = "de " if spelled.endswith(("million", "millions")) else ""
        row = only(f"Ils ont vu {form} {article}oiseaux.")
        assert (row.low, row.high, row.text) == (n, n, form)


@given(st.integers(min_value=0, max_value=10_000_000), st.sampled_from([*SPACES, ".", "", "'"]))
@settings(max_examples=300, deadline=None)
def test_integers_come_back_from_digits_with_each_grouping(n, separator):
    written = f"{n:,}".replace(",", separator)
    row = only(f"Ils ont vu {written} oiseaux.")
    assert (row.low, row.text) == (n, written)


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
@example(Decimal("0.0001"))
@settings(max_examples=200, deadline=None)
def test_decimals_are_exact(number):
    written = f"{number:f}".replace(".", ",")
    row = only(f"Le sac pèse {written} kg.")
    assert row.low == number
    assert Decimal(f"{row.low:f}") == number
    assert row.low_si == number


PIECES = [
    "un",
    "une",
    "deux",
    "cent",
    "mille",
    "millions",
    "et",
    "demi",
    "de",
    "des",
    "plus",
    "moins",
    "entre",
    "à",
    "ou",
    "%",
    "€",
    "kg",
    "ans",
    "12",
    "1,5",
    "-",
    "/",
    "tiers",
    "quart",
    "dizaine",
    "dizaines",
    "plusieurs",
    "premier",
    "e",
    "°",
    ".",
    ",",
    "(",
    ")",
    "\n",
    "fois",
    "sur",
    "par",
    "10^6",
    "x10",
    "¾",
    "environ",
    "jusqu'à",
    "d'",
    "l'",
    "Jean",
    "âgé",
]
NAMES = [(name, unit) for unit in UNITS for name in unit.get("names", ())]


@pytest.mark.parametrize(("name", "unit"), NAMES, ids=[name for name, _ in NAMES])
def test_names_and_plurals_of_units_are_read(name, unit):
    if name in ("point", "points", "pt", "pts", "livre", "livres"):
        pytest.skip("a unit in some contexts only")
    row = only(f"Il y en a 12,5 {name}.")
    expected = None if unit["ucum"] == "{degree}" else unit["ucum"]
    assert (row.unit, row.low, row.unit_text) == (expected, Decimal("12.5"), name)


SYMBOLS = [(symbol, unit) for unit in UNITS for symbol in unit.get("symbols", ())]


@pytest.mark.parametrize(("symbol", "unit"), SYMBOLS, ids=[symbol for symbol, _ in SYMBOLS])
def test_symbols_of_units_are_read(symbol, unit):
    if symbol in ("pt", "pts"):  # counted where nothing changes
        pytest.skip("a unit in some contexts only")
    row = only(f"Mesuré : 12,5 {symbol} hier.")
    expected = None if unit["ucum"] == "{degree}" else unit["ucum"]
    assert (row.unit, row.unit_text) == (expected, symbol)


CURRENCIES = [
    (form, code) for code, forms in load_toml("currencies.toml")["names"].items() for form in forms
]


@pytest.mark.parametrize(("form", "code"), CURRENCIES, ids=[form for form, _ in CURRENCIES])
def test_all_currency_names_are_read(form, code):
    row = only(f"Le contrat vaut 3 millions de {form}.")
    assert row.kind == "money"
    assert row.unit in (code, None) or form in load_toml("currencies.toml")["names"][row.unit]
    assert row.low == 3_000_000


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_ordered_rows_that_hold_their_text(text):
    check(text)


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    )
)
@settings(max_examples=400, deadline=None)
def test_any_run_of_words_gives_ordered_rows(parts):
    check(" ".join(parts))
    check("".join(parts))


def check(text: str) -> None:
    end = 0
    for row in find_quantities(text):
        assert text[row.start : row.end] == row.text
        assert row.start >= end
        end = row.end
        for bound in (row.low, row.high, row.low_si, row.high_si):
            assert bound is None or bound.is_zero() or bound.adjusted() < 26

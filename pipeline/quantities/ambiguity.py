"""Words that are units and things too: ``livres``, ``couronnes``, ``degrés``, lone letters."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.quantities.money import CurrencyMatch
from pipeline.quantities.numerals import Numeral
from pipeline.quantities.units import Unit, UnitMatch

_WORDS = load_toml("quantity_words.toml")["ambiguous"]
_MONEY = frozenset(_WORDS["money"])
_WEIGHTS = frozenset(_WORDS["weight"])
_PRICE = frozenset(_WORDS["price"])
_HEAVY = frozenset(_WORDS["heavy"])
_WARM = frozenset(_WORDS["warm"])
_DIGITS_ONLY = frozenset(_WORDS["digits_only"])
_NOT_ONE = frozenset(_WORDS["not_one"])
# From here on an amount of `livres` is money, not books.
_LARGE = 10_000

_WORD = re.compile(r"[^\W\d_]+")
_LIST_DEGREE = re.compile(
    r"\d{1,2}°(?![ ]?[CF]\b)"
    r"(?=[ ](?:[A-ZÀÉ«]|et |du |de (?!lat|long|ang|pente|alc)|à |ou |sont|est)|[ ]?[,;:)]|$)"
)


def is_money(text: str, numeral: Numeral, found: CurrencyMatch) -> bool:
    """Whether a name of a currency counts money here."""
    word = text[found.start : found.end].lower()
    if word in _MONEY:
        if numeral.form == "one":
            return False
        large = numeral.low is not None and numeral.low >= _LARGE
        return large or bool(_around(text, numeral) & _PRICE)
    if len(word) > 2 or not word[-1].isalpha():
        return True
    return numeral.form in ("digits", "collective")


def is_unit(text: str, numeral: Numeral, found: UnitMatch) -> bool:
    """Whether a name or symbol of a unit measures here."""
    word = text[found.start : found.end]
    lower = word.lower()
    if lower in _WEIGHTS:
        decimal = numeral.low is not None and numeral.low != int(numeral.low)
        return decimal or bool(_around(text, numeral) & _HEAVY)
    if found.unit.ucum == "{degree}" and _LIST_DEGREE.match(text, numeral.start):
        return False  # `2° Le second alinéa`
    if numeral.form in ("digits", "fraction"):
        # `les 5 A Nantes`: a capital before a name is no ampere
        return not (len(word) == 1 and word.isupper() and text[found.end :][:2].strip().isupper())
    if lower in _DIGITS_ONLY or (numeral.form == "one" and lower in _NOT_ONE):
        return False
    spaced = found.start > numeral.end
    return len(word) > 2 or numeral.scaled or (len(word) == 2 and word.isalpha() and spaced)


def resolved(text: str, numeral: Numeral, unit: Unit) -> Unit:
    """``degrés`` are Celsius where the text speaks of warmth; otherwise the unit stays open."""
    if unit.ucum != "{degree}":
        return unit
    below_zero = numeral.low is not None and numeral.low < 0
    if not below_zero and not _around(text, numeral) & _WARM:
        return unit
    return Unit("Cel", Decimal(1), Decimal("273.15"), "K")


def _around(text: str, numeral: Numeral) -> set[str]:
    window = text[max(0, numeral.start - 60) : numeral.end + 40].lower()
    return set(_WORD.findall(window))

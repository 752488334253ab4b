"""Find the unit, currency or percent sign of a number."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.lexicon import load_toml
from pipeline.quantities.ambiguity import is_money, is_unit
from pipeline.quantities.amounts import Measure, measured, metres, money
from pipeline.quantities.cardinals import read_cardinal
from pipeline.quantities.digits import read_digits
from pipeline.quantities.money import currency_before, match_currency
from pipeline.quantities.numerals import Numeral
from pipeline.quantities.units import Unit, denominator, match_unit

_WORDS = load_toml("quantity_words.toml")


def _any_of(forms: list[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    return "|".join(re.escape(f) + (r"\b" if f[-1].isalpha() else "") for f in longest_first)


_GAP = re.compile(r"[ \u00a0\u202f\u2009]{0,2}-?")
_OF = re.compile(r"[ \u00a0](?:de |d['’][ ]?)")
_PERCENT = re.compile(
    rf"(?P<hundred>{_any_of(_WORDS['percent']['forms'])})"
    rf"|(?:{_any_of(_WORDS['permille']['forms'])})",
    re.IGNORECASE,
)
_DIMENSIONS = re.compile(r"[ ]?[x×*][ ]?(?=\d)|[ ]par[ ](?=\d)")
_SLASH = re.compile(r"/(?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")


def measure(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """Find the unit after (or the currency before) a number.

    Parameters
    ----------
    country
        ISO 3166-1 code that decides what ``dollars`` are.

    Returns
    -------
    Measure | None
        ``None`` for a bare number.
    """
    gap = _GAP.match(text, numeral.end)
    at = gap.end() if gap else numeral.end
    return (
        _prefixed(text, numeral, country)
        or _percent(text, numeral, at)
        or metres(text, numeral, at)
        or _named(text, numeral, at, country)
        or _linked(text, numeral, country)
        or _shared(text, numeral, country)
        or _in_each(text, numeral)
    )


def _prefixed(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """``$10``, ``EUR 20``, ``$10 US``."""
    found = currency_before(text, numeral.start, country) if numeral.form == "digits" else None
    if found is None:
        return None
    end, code = numeral.end, found.code
    if code is None and text[end : end + 1] == " ":
        after = match_currency(text, end + 1, country)
        if after and after.code:
            end, code = after.end, after.code
    return Measure("money", numeral, code, None, found.start, end, found.start, found.end)


def _percent(text: str, numeral: Numeral, at: int) -> Measure | None:
    if numeral.form == "percent":
        # `pourcent des 305` starts with its unit
        word = _WORD.match(text, numeral.start)
        start, end = numeral.start, word.end() if word else numeral.end
        return Measure("percent", numeral, "%", None, start, numeral.end, start, end)
    match = _PERCENT.match(text, at)
    if match is None or (numeral.form == "one" and match[0].lower().startswith("pourcent")):
        return None
    code = "%" if match["hundred"] else "[ppth]"
    return Measure("percent", numeral, code, None, numeral.start, match.end(), at, match.end())


def _linked(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """``3 millions d'euros``, ``une dizaine de kilomètres``, ``un quart de litre``."""
    link = _OF.match(text, numeral.end)
    if link is None or not (numeral.scaled or numeral.form in ("fraction", "vague")):
        return None
    return _named(text, numeral, link.end(), country)


def _named(text: str, numeral: Numeral, at: int, country: str | None) -> Measure | None:
    """The longer of the currency and the unit that start at ``at``."""
    currency = match_currency(text, at, country)
    unit = match_unit(text, at)
    if currency and not is_money(text, numeral, currency):
        currency = None
    if unit and not is_unit(text, numeral, unit):
        unit = None
    if currency and (unit is None or currency.end >= unit.end):
        return money(text, numeral, currency)
    return measured(text, numeral, unit) if unit else None


def _shared(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """``3 x 4 cm``: the last number names the unit of all."""
    match = _DIMENSIONS.match(text, numeral.end) if numeral.form == "digits" else None
    other = read_digits(text, match.end()) if match else None
    last = measure(text, other, country) if other else None
    if last is None or last.unit is None:
        return None
    return replace(last, kind="measure", numeral=numeral, start=numeral.start, end=numeral.end)


def _in_each(text: str, numeral: Numeral) -> Measure | None:
    """``200 000/mm³``, ``10^9/L``: so many in each unit."""
    slash = _SLASH.match(text, numeral.end) if numeral.form == "digits" else None
    below = denominator(text, slash.end(), bare=True) if slash else None
    if below is None:
        return None
    unit = Unit(f"/{below.unit.ucum}")
    start, end = numeral.start, numeral.end
    return Measure("measure", numeral, unit.ucum, unit, start, below.end, end, below.end)


def next_number(text: str, at: int) -> Numeral | None:
    """Read digits or words at ``at``, for the second number of a range or a ratio."""
    return (read_digits if text[at : at + 1].isdigit() else read_cardinal)(text, at)

"""Amounts of money: currency names, symbols and codes before or after a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import load_toml
from pipeline.quantities.units import form_key as _key


@dataclass(frozen=True, slots=True)
class CurrencyMatch:
    """A currency found in a text.

    Attributes
    ----------
    code
        ISO 4217; ``None`` where the text does not say which (``dollars`` without a country, cents).
    start, end
        Its span.
    subunit
        Cents, centimes, pence: the number counts these.
    """

    code: str | None
    start: int
    end: int
    subunit: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    names: dict[str, str]
    symbols: dict[str, str]
    codes: frozenset[str]
    heads: frozenset[str]
    subunits: frozenset[str]
    euro_subunits: frozenset[str]


_AMBIGUOUS = "?"
_LONGEST = 42
_BOUNDARY = re.compile(r"(?<=\w)(?![\w'’])|(?<=[$€£¥₩₽₹₺₴₦₫₪฿₵₱₡₸₿¢.])")
_BEFORE = re.compile(
    r"(?:(?:\b[A-Z]{1,3})?[$€£¥₩₽₹₺₴₦₫₪฿₵₱₡₸₿](?:US|CAN?|AU|C|NZ|A)?"
    r"|\b(?:[A-Z]{3}|Rs\.?|Frs?\.|FCFA))[ \u00a0\u202f]?$"
)
_CODE_OR_SYMBOL = frozenset("$€£¥₩₽₹₺₴₦₫₪฿₵₱₡₸₿")


@cache
def _tables() -> _Tables:
    data = load_toml("currencies.toml")
    names = {_key(form): code for code, forms in data["names"].items() for form in forms}
    symbols: dict[str, str] = {}
    for code, forms in data["symbols"].items():
        for form in forms:
            shared = form in symbols and symbols[form] != code
            symbols[form] = f"{_AMBIGUOUS}cfa" if shared else code
    for form in data["names"]["XOF"]:
        if "cfa" in form.lower() and "(" not in form:
            names[_key(form)] = f"{_AMBIGUOUS}cfa"
    for head, entry in data["by_country"].items():
        names.update({_key(form): _AMBIGUOUS + head for form in entry["forms"]})
    symbols.update({s: _AMBIGUOUS + head for s, head in data["symbols_by_country"].items()})
    subunits = data["subunits"]
    return _Tables(
        names,
        symbols,
        frozenset(data["codes"]),
        frozenset(_key(form[:2]) for form in (*names, *symbols, *subunits["forms"])),
        frozenset(map(_key, subunits["forms"])),
        frozenset(map(_key, subunits["after_euro"])),
    )


def _code(found: str, country: str | None) -> str | None:
    if not found.startswith(_AMBIGUOUS):
        return found
    if country is None:
        return None
    entry = load_toml("currencies.toml")["by_country"][found[1:]]
    code: str | None = entry["countries"].get(country.upper(), entry.get("elsewhere"))
    return code


def match_currency(text: str, at: int, country: str | None = None) -> CurrencyMatch | None:
    """Find the longest currency name, symbol or code that starts exactly at ``at``.

    Parameters
    ----------
    country
        ISO 3166-1 code of the document's country: decides what ``dollars`` are.
    """
    table = _tables()
    window = text[at : at + _LONGEST]
    folded = _key(window)
    if folded[:2] not in table.heads and folded[:1] not in table.heads and not window[:3].isupper():
        return None
    for end in [m.start() for m in _BOUNDARY.finditer(window) if m.start()][:7][::-1]:
        form, key = window[:end], folded[:end]
        if key in table.euro_subunits:
            return CurrencyMatch("EUR", at, at + end, subunit=True)
        if key in table.subunits:
            return CurrencyMatch(None, at, at + end, subunit=True)
        found = table.symbols.get(form) or (form if form in table.codes else table.names.get(key))
        if found:
            return CurrencyMatch(_code(found, country), at, at + end)
    return None


def currency_before(text: str, start: int, country: str | None = None) -> CurrencyMatch | None:
    """Find ``$``, ``US$``, ``£ ``, ``EUR `` right before a number."""
    match = _BEFORE.search(text, max(0, start - 6), start)
    if match is None:
        return None
    table = _tables()
    form = match[0].strip()
    found = table.symbols.get(form) or (form if form in table.codes else None)
    if found is None and form[-1] in _CODE_OR_SYMBOL:
        form = form[-1]
        found = table.symbols.get(form)
    if found is None:
        return None
    begin = match.start() + match[0].index(form)
    return CurrencyMatch(_code(found, country), begin, begin + len(form))

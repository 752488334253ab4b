"""Countries: French names from CLDR through Babel, demonyms from ``lexicon/demonyms.csv``."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

from pipeline.lexicon import load_csv


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3, from CLDR's aliases of territories."""
    aliases: dict[str, list[str]] = get_global("territory_aliases")
    return {
        targets[0]: code
        for code, targets in sorted(aliases.items())
        if len(code) == 3 and code.isalpha() and len(targets) == 1
    }


@cache
def country_names() -> dict[str, str]:
    """French names of countries and dependencies → alpha-3."""
    codes = alpha3()
    cldr = {
        name: codes[code]
        for code, name in Locale("fr").territories.items()
        if len(code) == 2 and code in codes
    }
    ours = {
        row["name"]: codes[row["code"]] for row in load_csv("demonyms.csv") if row["code"] in codes
    }
    return cldr | ours


@cache
def canonical_names() -> dict[str, str]:
    """Alpha-3 → the name that the news use, e.g. ``RUS`` → ``Russie``."""
    return {code: name for name, code in country_names().items()}


@cache
def demonyms() -> dict[str, str]:
    """All inflected demonyms in lower case → alpha-3 (``russe``, ``russes``, ``cubaine``…)."""
    codes = alpha3()
    return {
        form: codes[row["code"]]
        for row in load_csv("demonyms.csv")
        if row["code"] in codes
        for pair in row["demonyms"].split("|")
        for singular in pair.split("/")
        for form in (singular, _plural(singular))
    }


@cache
def prefixes() -> dict[str, str]:
    """First halves of compounds → alpha-3: ``russo`` in ``russo-cubaine``."""
    codes = alpha3()
    return {
        row["prefix"]: codes[row["code"]]
        for row in load_csv("demonyms.csv")
        if row["code"] in codes
    }


def _plural(form: str) -> str:
    return form if form.endswith(("s", "x")) else form + "s"

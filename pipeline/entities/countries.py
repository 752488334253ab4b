"""Countries, dependencies, regions and capitals: names, codes, coordinates, demonyms.

French names come from CLDR (through Babel); news forms, capitals, coordinates and demonyms from
``lexicon/countries.csv``, ``demonyms.csv`` and ``city_demonyms.csv``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal
from unicodedata import combining, normalize

from babel import Locale

from pipeline.lexicon import load_csv

_SHORTEST_IN_CAPITALS = 3  # shorter ones may be acronyms

PlaceKind = Literal["country", "region", "capital", "city"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is known without any other resource.

    Attributes
    ----------
    name
        The name that the news use.
    kind
        ``country`` (also dependencies), ``region`` (parts of countries, continents), ``capital``,
        ``city``.
    country
        ISO 3166-1 alpha-3; ``None`` for continents and lands that no one country holds.
    geonames, latitude, longitude
        GeoNames id and WGS 84 coordinates in degrees.
    """

    name: str
    kind: PlaceKind
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 → alpha-3; Kosovo has the user-assigned ``XKX`` of GeoNames."""
    return {row["code"]: row["alpha3"] for row in load_csv("countries.csv")}


@cache
def countries() -> dict[str, Place]:
    """Countries and dependencies by alpha-3."""
    codes, details = alpha3(), {row["code"]: row for row in load_csv("countries.csv")}
    news = {row["code"]: row["name"] for row in load_csv("demonyms.csv")}
    territories = Locale("fr").territories
    return {
        codes[code]: _country(codes[code], news.get(code, name), details.get(code, {}))
        for code, name in territories.items()
        if len(code) == 2 and code in codes
    }


def _country(code: str, name: str, row: dict[str, str]) -> Place:
    return Place(name, "country", code, *_position(row, ""))


def _position(row: dict[str, str], prefix: str) -> tuple[int | None, float | None, float | None]:
    cells = [row.get(prefix + name) for name in ("geonames", "latitude", "longitude")]
    if not all(cells):
        return None, None, None
    return int(cells[0] or 0), float(cells[1] or 0), float(cells[2] or 0)


@cache
def continents() -> dict[str, str]:
    """Alpha-3 → continent: AF AS EU NA OC SA AN."""
    return {row["alpha3"]: row["continent"] for row in load_csv("countries.csv")}


@cache
def capitals() -> dict[str, Place]:
    """The capital of each country, by alpha-3; towns that are countries are left out."""
    return {
        alpha3()[row["code"]]: Place(
            row["capital"], "capital", alpha3()[row["code"]], *_position(row, "capital_")
        )
        for row in load_csv("countries.csv")
        if row["capital"] and row["capital"] != countries()[alpha3()[row["code"]]].name
    }


@cache
def regions() -> dict[str, Place]:
    """Parts of countries, continents and former states with demonyms of their own, by name."""
    found = {}
    for row in load_csv("demonyms.csv"):
        if row["code"] not in alpha3():
            parent = row["code"].split("-")[0]
            found[row["name"]] = Place(row["name"], "region", alpha3().get(parent))
    return found


@cache
def places() -> dict[str, Place]:
    """All names, as :func:`plain` writes them, of all places known here."""
    codes = alpha3()
    territories = Locale("fr").territories
    found = {
        plain(name): countries()[codes[code]]
        for code, name in territories.items()
        if len(code) == 2 and code in codes
    }
    for row in load_csv("countries.csv"):
        code = codes[row["code"]]
        for alias in (row["capital"], *filter(None, row["capital_aliases"].split("|"))):
            if code in capitals() and alias:
                found[plain(alias)] = capitals()[code]
        for alias in filter(None, row["aliases"].split("|")):
            found[plain(alias)] = countries()[code]
    found |= {plain(place.name): place for place in countries().values()}
    found |= {plain(name): place for name, place in regions().items()}
    return found


def place_named(name: str) -> Place | None:
    """The place that a name means, also as headlines write it: ``PARIS``, ``ETATS-UNIS``."""
    shown = plain(name)
    return places().get(shown) or (_in_capitals().get(shown) if shown.isupper() else None)


@cache
def _in_capitals() -> dict[str, Place]:
    """Names of four letters or more in capitals, with their accents and without."""
    found: dict[str, Place] = {}
    for name, place in places().items():
        upper = name.upper()
        bare = "".join(c for c in normalize("NFKD", upper) if not combining(c))
        if len(upper) > _SHORTEST_IN_CAPITALS:
            found.setdefault(upper, place)
            found.setdefault(bare, place)
    return found


def plain(name: str) -> str:
    """A name with straight apostrophes, single spaces and a capital, without its article."""
    words = " ".join(name.split()).replace("’", "'").replace("‑", "-")
    for article in ("le ", "la ", "les ", "l'"):
        if words.lower().startswith(article) and words[len(article) :][:1].isupper():
            words = words[len(article) :]
    return words[:1].upper() + words[1:]


@cache
def country_names() -> dict[str, str]:
    """Names of countries and dependencies, as :func:`plain` writes them → alpha-3."""
    return {
        name: place.country
        for name, place in places().items()
        if place.kind == "country" and place.country
    }


@cache
def demonyms() -> dict[str, tuple[Place, ...]]:
    """All inflected demonyms in lower case → their places, e.g. ``congolaises`` → both Congos."""
    found: dict[str, tuple[Place, ...]] = {}
    for row in load_csv("demonyms.csv"):
        for form in _forms(row["demonyms"]):
            found[form] = (*found.get(form, ()), _place_of(row))
    for row in load_csv("city_demonyms.csv"):
        for form in _forms(row["demonyms"]):
            found.setdefault(form, (_city(row["name"], alpha3()[row["country"]]),))
    return {form: tuple(dict.fromkeys(where)) for form, where in found.items()}


@cache
def prefixes() -> dict[str, Place]:
    """First halves of compounds → place: ``russo`` in ``russo-cubaine``."""
    return {
        prefix: _place_of(row)
        for row in reversed(load_csv("demonyms.csv"))
        for prefix in row["prefix"].split("|")
        if prefix
    }


def _place_of(row: dict[str, str]) -> Place:
    code = alpha3().get(row["code"])
    return countries()[code] if code else regions()[row["name"]]


def _city(name: str, country: str) -> Place:
    capital = capitals().get(country)
    return capital if capital and capital.name == name else Place(name, "city", country)


def _forms(cell: str) -> Iterator[str]:
    """The four inflected forms of each pair ``masculine/feminine``."""
    for pair in cell.split("|"):
        for singular in pair.split("/"):
            yield singular
            yield _plural(singular)


def _plural(form: str) -> str:
    if form.endswith("eau"):
        return form + "x"
    return form if form.endswith(("s", "x")) else form + "s"

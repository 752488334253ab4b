"""Who an entity is outside the document: codes, coordinates, ids, as far as they are sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Protocol

from pipeline.entities.candidates import Gender
from pipeline.entities.countries import Place
from pipeline.entities.groups import Group
from pipeline.lexicon import load_toml
from pipeline.records import Label


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entity.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-3.
    wikidata
        Wikidata id, or the id of the user's table.
    geonames
        GeoNames id.
    latitude, longitude
        WGS 84, degrees.
    """

    country: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None

    def completed(self, other: Known) -> Known:
        """The same, with what it lacks taken from another reading of the entity."""
        pairs = {
            one.name: (getattr(self, one.name), getattr(other, one.name)) for one in fields(self)
        }
        return Known(**{name: b if a is None else a for name, (a, b) in pairs.items()})


class Resolver(Protocol):
    """A table of names or places beyond the built-in ones."""

    def find(
        self,
        label: Label,
        names: Sequence[str],
        *,
        countries: frozenset[str] = frozenset(),
        gender: Gender | None = None,
    ) -> Known | None:
        """The one reading of an entity, or ``None``.

        Parameters
        ----------
        label
            Label of the entity.
        names
            Its names in the document, the fullest first.
        countries
            Alpha-3 codes of the countries that the document names.
        gender
            Of a person, as far as a civility tells.
        """


class Resolvers:
    """Several tables, the first of which wins where they differ.

    Parameters
    ----------
    resolvers
        In order of precedence.
    """

    def __init__(self, resolvers: Sequence[Resolver]) -> None:
        self._resolvers = tuple(resolvers)

    def find(
        self,
        label: Label,
        names: Sequence[str],
        *,
        countries: frozenset[str] = frozenset(),
        gender: Gender | None = None,
    ) -> Known | None:
        """What the tables say together; see :class:`Resolver`."""
        known: Known | None = None
        for resolver in self._resolvers:
            found = resolver.find(label, names, countries=countries, gender=gender)
            if found is not None:
                known = found if known is None else known.completed(found)
        return known


def identify(groups: Sequence[Group], resolver: Resolver | None) -> dict[Group, Known]:
    """What is known of each entity of a document.

    Parameters
    ----------
    groups
        All entities of the document.
    resolver
        Further tables, asked for entities that the built-in places do not know.
    """
    places = [group.place for group in groups if group.place and group.place.country]
    return {group: _known(group, resolver, places) for group in groups}


def _known(group: Group, resolver: Resolver | None, places: Sequence[Place]) -> Known:
    own = _built_in(group)
    if resolver is None or not group.forms:
        return own
    forms = [group.name, *(form for form in group.forms if form != group.name)]
    others = (place for place in places if place != group.place)
    countries = frozenset(place.country for place in others if place.country)
    found = resolver.find(group.label, forms, countries=countries, gender=group.gender)
    if found is None:
        return own
    if _is_elsewhere(group, found, places):
        return found
    # a country or region is no town of the same name
    is_town = group.place is not None and group.place.kind == "city"
    if group.place is None or (is_town and found.country in {None, own.country}):
        return own.completed(found)
    return own if is_town else replace(own, wikidata=found.wikidata)


def _is_elsewhere(group: Group, found: Known, places: Sequence[Place]) -> bool:
    """``Tripoli`` where the document names Lebanon and not Libya."""
    countries = {place.country for place in places if place.kind != "capital"}
    shared = group.name in load_toml("names.toml")["shared_capitals"]
    place = group.place
    return (
        shared
        and place is not None
        and place.kind == "capital"
        and place.country not in countries
        and found.country in countries
    )


def _built_in(group: Group) -> Known:
    place = group.place
    if place is not None:
        return Known(
            country=place.country,
            geonames=place.geonames,
            latitude=place.latitude,
            longitude=place.longitude,
        )
    # a body of one country: `le gouvernement espagnol`
    where = {place.country for one in group.members for place in one.places}
    return Known(country=where.pop() if len(where) == 1 else None)

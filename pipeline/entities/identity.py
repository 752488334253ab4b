"""Who an entity is outside the document: codes, coordinates, ids, as far as they are sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.entities.groups import Group
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


class Resolver(Protocol):
    """A table of names or places beyond the built-in ones."""

    def find(
        self, label: Label, names: Sequence[str], countries: frozenset[str], others: frozenset[str]
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
        others
            Names of the document's other entities.
        """


def identify(groups: Sequence[Group], resolver: Resolver | None) -> dict[Group, Known]:
    """What is known of each entity of a document.

    Parameters
    ----------
    groups
        All entities of the document.
    resolver
        Further tables, asked for entities that the built-in places do not know.
    """
    named = frozenset(
        group.place.country for group in groups if group.place and group.place.country
    )
    names = frozenset(group.name for group in groups)
    return {group: _known(group, resolver, named, names) for group in groups}


def _known(
    group: Group, resolver: Resolver | None, countries: frozenset[str], names: frozenset[str]
) -> Known:
    own = _built_in(group)
    if resolver is None or not group.forms:
        return own
    forms = [group.name, *(form for form in group.forms if form != group.name)]
    found = resolver.find(group.label, forms, countries, names - {group.name})
    if found is None:
        return own
    return Known(
        country=own.country or found.country,
        wikidata=own.wikidata or found.wikidata,
        geonames=own.geonames or found.geonames,
        latitude=own.latitude if own.latitude is not None else found.latitude,
        longitude=own.longitude if own.longitude is not None else found.longitude,
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

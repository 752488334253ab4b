"""Which tables beyond the built-in places an extraction uses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pipeline.entities.candidates import Gender
from pipeline.entities.gazetteer import Gazetteer, read_gazetteer
from pipeline.entities.geonames import GeoNames, is_installed
from pipeline.entities.identity import Known, Resolver, Resolvers
from pipeline.entities.names_table import read_names
from pipeline.records import Label

PlaceTable = Literal["auto", "builtin"]


class GazetteerIds:
    """A resolver over the user's gazetteer: ids and countries of its entries.

    Parameters
    ----------
    gazetteer
        As :func:`pipeline.entities.gazetteer.read_gazetteer` gives it.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._by_name = {
            name: entry
            for entry in gazetteer.entries.values()
            for name in (entry.name, *entry.aliases)
        }

    def find(
        self,
        label: Label,
        names: Sequence[str],
        *,
        countries: frozenset[str] = frozenset(),
        gender: Gender | None = None,
    ) -> Known | None:
        """Id and country of the entry with this name."""
        entries = [self._by_name[name] for name in names if name in self._by_name]
        fitting = [entry for entry in entries if entry.label == label]
        return Known(wikidata=fitting[0].id, country=fitting[0].country) if fitting else None


def make_resolver(
    names: str | None = None, places: PlaceTable = "auto", gazetteer: str | None = None
) -> Resolver | None:
    """Make the resolver of an extraction.

    Parameters
    ----------
    names
        Path of a table of names (see :func:`pipeline.entities.names_table.read_names`).
    places
        ``auto``: GeoNames where the extra ``places`` is installed; ``builtin``: countries, regions
        and capitals only.
    gazetteer
        Path of the user's gazetteer; its ids win.

    Returns
    -------
    Resolver or None
        The user's table comes before GeoNames.

    Raises
    ------
    SettingsError
        The table cannot be read.
    """
    found: list[Resolver] = []
    if gazetteer:
        found.append(GazetteerIds(read_gazetteer(Path(gazetteer))))
    if names:
        found.append(read_names(Path(names)))
    if places == "auto" and is_installed():
        found.append(GeoNames())
    return Resolvers(found) if found else None

"""Which tables beyond the built-in places an extraction uses."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pipeline.entities.geonames import GeoNames, is_installed
from pipeline.entities.identity import Resolver, Resolvers
from pipeline.entities.names_table import read_names

PlaceTable = Literal["auto", "builtin"]


def make_resolver(names: str | None = None, places: PlaceTable = "auto") -> Resolver | None:
    """Make the resolver of an extraction.

    Parameters
    ----------
    names
        Path of a table of names (see :func:`pipeline.entities.names_table.read_names`).
    places
        ``auto``: GeoNames where the extra ``places`` is installed; ``builtin``: countries, regions
        and capitals only.

    Returns
    -------
    Resolver or None
        The user's table comes before GeoNames.

    Raises
    ------
    SettingsError
        The table cannot be read.
    """
    found: list[Resolver] = [read_names(Path(names))] if names else []
    if places == "auto" and is_installed():
        found.append(GeoNames())
    return Resolvers(found) if found else None

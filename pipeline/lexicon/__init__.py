"""Lexical data (TOML, CSV) and the one loader of it; origins and licences are in SOURCES.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_toml(name: str) -> dict[str, Any]:
    """Read a data file of this folder.

    Parameters
    ----------
    name
        File name with its ending, e.g. ``dates_words.toml``.

    Returns
    -------
    dict
        The parsed table; one shared object per file, not to be changed by the caller.
    """
    with resources.files(__package__).joinpath(name).open("rb") as file:
        return tomllib.load(file)

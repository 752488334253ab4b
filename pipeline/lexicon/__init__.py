"""Lexical data (TOML, CSV) and the one loader of it; origins and licences are in SOURCES.toml."""

from __future__ import annotations

import csv
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


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """Read a CSV file of this folder: one dict per row, keyed by the header."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))

"""Words and phrases of the lexicon as sets, each read once."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.lexicon import load_toml
from pipeline.words import phrases


@cache
def word_set(file: str, *keys: str) -> frozenset[str]:
    """The words of a list of a lexicon file, in lower case if the file has them so.

    Parameters
    ----------
    file
        Name without its ending, e.g. ``titles``.
    *keys
        Path to the list, e.g. ``"before", "kept"``.
    """
    return frozenset(_at(file, keys))


@cache
def phrase_list(file: str, *keys: str) -> tuple[tuple[str, ...], ...]:
    """The entries of a list as words, the longest first."""
    return phrases(_at(file, keys))


def _at(file: str, keys: tuple[str, ...]) -> Any:
    table: Any = load_toml(f"{file}.toml")
    for key in keys:
        table = table[key]
    return table

"""Entities of the whole run, put together from those of its documents for the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.tables.rows import Row


def canonical_rows(entities: Sequence[Row]) -> tuple[list[dict[str, Any]], list[int]]:
    """Group entities over documents.

    Those with the same ``canonical_id`` are one, where the run has that column; otherwise those
    with the same Wikidata id, else with the same label and name.

    Parameters
    ----------
    entities
        Rows of ``entities`` of the whole run.

    Returns
    -------
    rows
        One dict per group (``label name country wikidata n_mentions n_documents``), most
        mentioned first.
    index
        For each entity the index of its group.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for index, row in enumerate(entities):
        groups.setdefault(_key(row), []).append(index)
    made = [(_group([entities[at] for at in members]), members) for members in groups.values()]
    made.sort(key=lambda pair: (-pair[0]["n_mentions"], pair[0]["name"], pair[0]["label"]))
    index_of = [0] * len(entities)
    for position, (_, members) in enumerate(made):
        for at in members:
            index_of[at] = position
    return [group for group, _ in made], index_of


def _key(row: Row) -> tuple[object, ...]:
    if row.get("canonical_id") is not None:
        return ("id", row["canonical_id"])
    if row["wikidata"] is not None:
        return ("wikidata", row["wikidata"])
    return (row["label"], str(row["name"]).casefold())


def _group(rows: Sequence[Row]) -> dict[str, Any]:
    most = max(rows, key=lambda row: row["n_mentions"])
    return {
        "label": most["label"],
        "name": most["name"],
        "country": most["country"],
        "wikidata": most["wikidata"],
        "latitude": most["latitude"],
        "longitude": most["longitude"],
        "n_mentions": sum(row["n_mentions"] for row in rows),
        "n_documents": len({row["doc_id"] for row in rows}),
    }

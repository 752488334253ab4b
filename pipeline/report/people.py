"""Entities of the whole run, put together from those of its documents for the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.tables.canonical import canonical_entities, canonical_ids
from pipeline.tables.rows import Row


def canonical_rows(entities: Sequence[Row]) -> tuple[list[dict[str, Any]], list[int]]:
    """Group entities over documents, as the table ``canonical_entities`` does.

    Entities that no name names (``conducteur``) are not in that table; here each is a group of
    its own, so that every mention leads somewhere.

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
    groups: dict[object, list[int]] = {}
    for index, canonical_id in enumerate(canonical_ids(entities)):
        groups.setdefault(index if canonical_id is None else canonical_id, []).append(index)
    known = {row["canonical_id"]: row for row in canonical_entities(entities)}
    made = [
        (_group([entities[at] for at in members], known.get(key)), members)
        for key, members in groups.items()
    ]
    made.sort(key=lambda pair: (-pair[0]["n_mentions"], pair[0]["name"], pair[0]["label"]))
    index_of = [0] * len(entities)
    for position, (_, members) in enumerate(made):
        for at in members:
            index_of[at] = position
    return [group for group, _ in made], index_of


def _group(rows: Sequence[Row], canonical: Row | None) -> dict[str, Any]:
    known = canonical or rows[0]
    return {
        "label": known["label"],
        "name": known["name"],
        "country": known["country"],
        "wikidata": known["wikidata"],
        "n_mentions": sum(row["n_mentions"] for row in rows),
        "n_documents": len({row["doc_id"] for row in rows}),
    }

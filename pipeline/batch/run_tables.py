"""Tables of the whole run, computed from rows of all shards once they are all there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import simplejson

from pipeline.tables.canonical import canonical_entities
from pipeline.tables.rows import Row
from pipeline.tables.text_formats import Rows, to_json


@dataclass(frozen=True, slots=True)
class RunTable:
    """A table of the whole run.

    Attributes
    ----------
    source
        The table whose rows it is computed from.
    columns
        The columns of these rows that it needs; those that JSON has types for.
    compute
        Gets these rows in the order of the run, read again each time they are iterated over;
        gives the rows of the table.
    """

    source: str
    columns: tuple[str, ...]
    compute: Callable[[Iterable[Row]], Iterable[Row]]


RUN_TABLES = {
    "canonical_entities": RunTable(
        source="entities",
        columns=(
            "doc_id",
            "entity_id",
            "label",
            "name",
            "country",
            "wikidata",
            "geonames",
            "n_mentions",
        ),
        compute=canonical_entities,
    )
}

Shards = Callable[[], Iterable[Mapping[str, bytes]]]
"""Gives the members of each shard's file, in order."""


def carried(documents: Sequence[Rows]) -> dict[str, bytes]:
    """The rows that tables of the run will need, as members of a shard's file."""
    return {
        f"{name}.rows": "".join(
            to_json({column: row[column] for column in table.columns}) + "\n"
            for rows in documents
            for row in rows.get(table.source, ())
        ).encode()
        for name, table in RUN_TABLES.items()
    }


def run_rows(shards: Shards) -> dict[str, list[Row]]:
    """Compute all tables of the run from the members of its shards' files."""
    return {
        name: list(table.compute(_Carried(shards, f"{name}.rows")))
        for name, table in RUN_TABLES.items()
    }


@dataclass(frozen=True, slots=True)
class _Carried:
    """Rows of all shards; they are many, so they are read again rather than kept."""

    shards: Shards
    member: str

    def __iter__(self) -> Iterator[Row]:
        for fragments in self.shards():
            for line in fragments.get(self.member, b"").splitlines():
                yield simplejson.loads(line)

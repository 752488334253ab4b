"""Tables of the whole run, computed from rows of all shards once they are all there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import simplejson

from pipeline.tables.canonical import canonical_entities
from pipeline.tables.rows import Row
from pipeline.tables.text_formats import Rows, json_row, to_json


@dataclass(frozen=True, slots=True)
class RunTable:
    """A table of the whole run.

    Attributes
    ----------
    source
        The table whose rows it is computed from.
    compute
        Gets these rows, in the order of the run, as JSON has them (no dates, no decimals);
        gives the rows of the table.
    """

    source: str
    compute: Callable[[Iterable[Row]], Iterable[Row]]


RUN_TABLES: dict[str, RunTable] = {
    "canonical_entities": RunTable("entities", canonical_entities),
}


def carried(documents: Sequence[Rows]) -> dict[str, bytes]:
    """The rows that tables of the run will need, as members of a shard's file."""
    needed = {table.source for table in RUN_TABLES.values()}
    return {
        f"{name}.rows": "".join(
            to_json(json_row(row)) + "\n" for rows in documents for row in rows.get(name, ())
        ).encode()
        for name in sorted(needed)
    }


def run_rows(shards: Callable[[], Iterable[Mapping[str, bytes]]]) -> dict[str, list[Row]]:
    """Compute all tables of the run.

    Parameters
    ----------
    shards
        Gives the members of each shard's file, in order; called once for each table.
    """
    return {
        name: list(table.compute(_carried_rows(shards(), f"{table.source}.rows")))
        for name, table in RUN_TABLES.items()
    }


def _carried_rows(shards: Iterable[Mapping[str, bytes]], member: str) -> Iterator[Row]:
    for fragments in shards:
        for line in fragments.get(member, b"").splitlines():
            yield simplejson.loads(line)

"""What changed between two runs: rows that came, went, or say something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.tables.reading import Run
from pipeline.tables.rows import Row
from pipeline.tables.schema import tables

BATCH_ROWS = 1_000

Key = tuple[Any, ...]


@dataclass(slots=True)
class TableChanges:
    """Changes of one table.

    Attributes
    ----------
    table
        Its name.
    same
        Number of rows that are equal in both runs.
    came, went
        Rows that only the second, only the first run has.
    changed
        Pairs of rows with the same id that differ, the first run's row first.
    """

    table: str
    same: int = 0
    came: list[Row] = field(default_factory=list)
    went: list[Row] = field(default_factory=list)
    changed: list[tuple[Row, Row]] = field(default_factory=list)

    def columns(self) -> Counter[str]:
        """How many of the changed rows differ in each column."""
        return Counter(
            name for old, new in self.changed for name in old if old[name] != new.get(name)
        )


def compare_runs(before: Run, after: Run) -> Iterator[TableChanges]:
    """Compare two runs, of the same inputs by different versions, settings or models.

    Rows are the same by their id (of mention, relation…), or by all their columns where a table
    has none. Rows that are equal are not held in memory, only a number for each.

    Yields
    ------
    TableChanges
        One for each table, in the order of the schema.
    """
    for name in tables():
        yield _compare(name, before, after)


def _compare(name: str, before: Run, after: Run) -> TableChanges:
    old = {key: hash_ for key, hash_, _ in _rows(before, name)}
    changes = TableChanges(name)
    differing: dict[Key, Row] = {}
    for key, hash_, row in _rows(after, name):
        known = old.pop(key, None)
        if known == hash_:
            changes.same += 1
        elif known is None:
            changes.came.append(row)
        else:
            differing[key] = row
    for key, _, row in _rows(before, name) if old or differing else ():
        if key in old:
            changes.went.append(row)
        elif key in differing:
            changes.changed.append((row, differing[key]))
    return changes


def _rows(run: Run, name: str) -> Iterator[tuple[Key, int, Row]]:
    """Key, hash and row; a second row with the same key counts as another."""
    if name not in run.names:  # made by a version that had no such table
        return
    id_column = key_column(name)
    seen: Counter[Any] = Counter()
    for batch in run.arrow(name).to_batches(BATCH_ROWS):
        for row in batch.to_pylist():
            values = tuple(
                tuple(value) if isinstance(value, list) else value for value in row.values()
            )
            identity = values if id_column is None else row[id_column]
            seen[identity] += 1
            yield (identity, seen[identity]), hash(values), row


def key_column(name: str) -> str | None:
    """The column that tells the rows of a table apart; ``None`` where only all together do."""
    table = tables()[name]
    if name == "documents":
        return "doc_id"
    singular = f"{name.removesuffix('ies')}y" if name.endswith("ies") else name.removesuffix("s")
    own = "canonical_id" if name == "canonical_entities" else f"{singular}_id"
    return own if own in table.column_names else None

"""Answers of queries and changes between runs, as a person or a program reads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.tables.cells import csv_cell
from pipeline.tables.comparison import TableChanges
from pipeline.tables.rows import Row
from pipeline.tables.text_formats import json_row, to_json

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

SHOWN = 20
NARROWEST = 10  # characters of a column, its frame included, that a reader can still use
LONGEST = 60


def answer_lines(answer: pa.Table, form: str) -> Iterator[RenderableType]:
    """The answer of a query: ``table`` for people, ``csv`` or ``json`` (one row on a line)."""
    if form == "table":
        yield _Answer(answer)
    elif form == "csv":
        yield from _csv_lines(answer)
    else:
        yield from (to_json(_plain(row)) for row in answer.to_pylist())


def change_lines(found: Sequence[TableChanges], form: str) -> Iterator[RenderableType]:
    """Changes between two runs: ``table`` (counts, then the first rows), or ``json``."""
    if form == "json":
        for changes in found:
            yield from map(to_json, _change_records(changes))
        return
    yield _counts(found)
    for changes in found:
        yield from _first_changes(changes)


class _Answer:
    """Rows side by side; each on lines of its own where the columns are too many for that."""

    def __init__(self, answer: pa.Table) -> None:
        self._names = answer.column_names
        self._rows = [
            [_short(csv_cell(value)) for value in row.values()] for row in answer.to_pylist()
        ]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        fits = len(self._names) * NARROWEST <= options.max_width
        yield from (self._table(),) if fits else self._blocks()

    def _table(self) -> Table:
        table = Table(*map(escape, self._names))
        for row in self._rows:
            table.add_row(*map(Text, row))
        return table

    def _blocks(self) -> Iterator[Table]:
        """Name and value of what is not empty."""
        for number, row in enumerate(self._rows, start=1):
            block = Table(title=f"{number}", show_header=False, box=None, title_justify="left")
            for name, cell in zip(self._names, row, strict=True):
                if cell:
                    block.add_row(Text(name), Text(cell))
            yield block


def _csv_lines(answer: pa.Table) -> Iterator[str]:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.column_names)
    for row in answer.to_pylist():
        writer.writerow(csv_cell(value) for value in row.values())
    yield text.getvalue().removesuffix("\n")


def _counts(found: Iterable[TableChanges]) -> Table:
    table = Table("table", "same", "came", "went", "changed", "in columns")
    for changes in found:
        columns = ", ".join(f"{name} {n}" for name, n in changes.columns().most_common(5))
        counts = (changes.same, len(changes.came), len(changes.went), len(changes.changed))
        table.add_row(changes.table, *map(str, counts), columns)
    return table


def _first_changes(changes: TableChanges) -> Iterator[str]:
    lines = [f"+ {_summary(row)}" for row in changes.came[:SHOWN]]
    lines += [f"- {_summary(row)}" for row in changes.went[:SHOWN]]
    for old, new in changes.changed[:SHOWN]:
        differing = [name for name in new if old[name] != new[name]]
        told = "; ".join(f"{n}: {_cell(old[n])} → {_cell(new[n])}" for n in differing)
        lines.append(f"~ {_summary(new)}  {told}")
    if lines:
        yield f"\n{changes.table}"
        yield from lines


def _change_records(changes: TableChanges) -> Iterator[dict[str, Any]]:
    common = {"table": changes.table}
    for row in changes.came:
        yield common | {"change": "came", "row": _plain(row)}
    for row in changes.went:
        yield common | {"change": "went", "row": _plain(row)}
    for old, new in changes.changed:
        yield common | {"change": "changed", "before": _plain(old), "row": _plain(new)}


def _summary(row: Row) -> str:
    """The first columns that say what a row is."""
    telling = ("doc_id", "start", "text", "name", "source", "label", "kind", "type", "value")
    return " ".join(_cell(row[name]) for name in telling if row.get(name) is not None)


def _cell(value: object) -> str:
    return _short(csv_cell(value)) or "∅"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"


def _plain(row: Row) -> Row:
    """A row of any query as JSON: dates and other foreign types as text."""
    known = (str, int, float, bool, list, tuple, dict, Decimal, type(None))
    return {
        name: value if isinstance(value, known) else str(value)
        for name, value in json_row(row).items()
    }

"""Read a finished run back: typed tables, from whichever format the run has."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import simplejson

from pipeline.errors import UsageError
from pipeline.tables.cells import parse_csv, parse_json
from pipeline.tables.frames import TableFrames, arrow_table
from pipeline.tables.rows import Row
from pipeline.tables.run_folder import read_manifest
from pipeline.tables.schema import Column, arrow_schema, tables

if TYPE_CHECKING:
    import pyarrow as pa


def read_run(folder: str | Path) -> Run:
    """Open the folder of a finished run.

    Parameters
    ----------
    folder
        What ``--out`` named.

    Returns
    -------
    Run
        Its tables as data frames (``run.mentions``…), read when first asked for.

    Raises
    ------
    UsageError
        The folder holds no finished run.
    """
    return Run(Path(folder))


class Run(TableFrames):
    """A finished run; ``manifest`` is the content of its ``run.json``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: dict[str, Any] = read_manifest(folder)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables that the run has; one of an earlier version may have fewer."""
        return tuple(name for name in tables() if name in self.manifest["counts"])

    def __repr__(self) -> str:
        counts = (f"{self.manifest['counts'][name]} {name}" for name in self.names)
        return f"Run({self.folder}: {', '.join(counts)})"

    def arrow(self, name: str) -> pa.Table:
        """One table, by name, from Parquet where the run has it, else JSONL, JSON, CSV."""
        if (self.folder / name).is_dir():
            import pyarrow.parquet as pq

            return pq.read_table(self.folder / name, schema=arrow_schema(name))
        return arrow_table(name, list(self._rows(name)))

    def _rows(self, name: str) -> Iterator[Row]:
        columns = tables()[name].columns
        if (self.folder / f"{name}.json").is_file():
            return _json_rows(self.folder / f"{name}.json", columns)
        if (self.folder / f"{name}.csv").is_file():
            return self._csv_rows(self.folder / f"{name}.csv", columns)
        if (self.folder / "extractions.jsonl").is_file():
            return self._jsonl_rows(name, columns)
        raise UsageError(f"{self.folder}: the table {name} is missing; run glaneur again")

    def _jsonl_rows(self, name: str, columns: tuple[Column, ...]) -> Iterator[Row]:
        apart = tables()[name].level == "run"
        file = f"{name}.jsonl" if apart else "extractions.jsonl"
        with (self.folder / file).open(encoding="utf-8") as lines:
            for line in lines:
                document = simplejson.loads(line, use_decimal=True)
                whole = apart or name == "documents"
                found = [document] if whole else document.get(name, ())
                yield from (_parsed(row, columns) for row in found)

    def _csv_rows(self, path: Path, columns: tuple[Column, ...]) -> Iterator[Row]:
        comma = self.manifest["settings"]["csv_dialect"] == "excel-fr"
        neutralised = self.manifest["settings"].get("csv_formulas") == "neutralise"
        csv.field_size_limit(sys.maxsize)
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file, delimiter=";" if comma else ","):
                cells = {column: row.get(column.name) or "" for column in columns}
                yield {
                    column.name: parse_csv(
                        cell, column, decimal_comma=comma, neutralised=neutralised
                    )
                    for column, cell in cells.items()
                }


def _json_rows(path: Path, columns: tuple[Column, ...]) -> Iterator[Row]:
    for row in simplejson.loads(path.read_text(encoding="utf-8"), use_decimal=True):
        yield _parsed(row, columns)


def _parsed(row: Row, columns: tuple[Column, ...]) -> Row:
    return {column.name: parse_json(row.get(column.name), column) for column in columns}

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
        if parts := self.parquet_parts(name):
            import pyarrow.parquet as pq

            return pq.read_table(parts, schema=arrow_schema(name))
        return arrow_table(name, list(self._rows(name)))

    def parquet_parts(self, name: str) -> list[str]:
        """The Parquet files of a table; none where the run has other formats."""
        return [str(self.folder / file) for file in self._files if file.startswith(f"{name}/")]

    @property
    def _files(self) -> list[str]:
        """What the run wrote: the folder may hold files of others."""
        files: list[str] = self.manifest["files"]
        return files

    def _rows(self, name: str) -> Iterator[Row]:
        columns = tables()[name].columns
        if f"{name}.json" in self._files:
            return _json_rows(self.folder / f"{name}.json", columns)
        if f"{name}.csv" in self._files:
            return self._csv_rows(self.folder / f"{name}.csv", columns)
        if "extractions.jsonl" in self._files:
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

"""One sink per output format: rows go in document by document, files come out.

The bytes depend on the rows and their order alone, not on how many arrive at once.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

import simplejson

from pipeline.tables.cells import csv_cell, json_value
from pipeline.tables.frames import arrow_table
from pipeline.tables.rows import Row
from pipeline.tables.schema import arrow_schema, tables

if TYPE_CHECKING:
    import pyarrow.parquet as pq

Rows = Mapping[str, Sequence[Row]]
ROW_GROUP = 10_000


class Sink(Protocol):
    """Writes the rows of one document after the other into a folder or stream."""

    def write(self, rows: Rows) -> None:
        """Take rows by table; tables that are not named get none."""

    def close(self) -> None:
        """Finish all files; also those of tables without rows."""


def to_json(value: Any) -> str:
    """JSON on one line: UTF-8 as it is, decimals exact, no NaN."""
    return simplejson.dumps(value, ensure_ascii=False, use_decimal=True, allow_nan=False)


class CsvSink:
    """``<table>.csv`` for each table, UTF-8, or as French spreadsheets want them (``excel-fr``)."""

    def __init__(self, folder: Path, dialect: str = "standard") -> None:
        self._comma = dialect == "excel-fr"
        encoding = "utf-8-sig" if self._comma else "utf-8"
        self._files = {
            name: (folder / f"{name}.csv").open("w", encoding=encoding, newline="")
            for name in tables()
        }
        self._writers = {name: self._writer(file) for name, file in self._files.items()}
        for name, writer in self._writers.items():
            writer.writerow(tables()[name].column_names)

    def _writer(self, file: IO[str]) -> Any:
        if self._comma:
            return csv.writer(file, delimiter=";", lineterminator="\r\n")
        return csv.writer(file, lineterminator="\n")

    def write(self, rows: Rows) -> None:
        """Append the rows to their files."""
        for name, found in rows.items():
            self._writers[name].writerows(
                [csv_cell(value, decimal_comma=self._comma) for value in row.values()]
                for row in found
            )

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()


class JsonSink:
    """``<table>.json`` for each table: an array of row objects, one on a line."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            name: (folder / f"{name}.json").open("w", encoding="utf-8", newline="\n")
            for name in tables()
        }
        self._first = dict.fromkeys(self._files, True)
        for file in self._files.values():
            file.write("[")

    def write(self, rows: Rows) -> None:
        """Append the rows to their arrays."""
        for name, found in rows.items():
            for row in found:
                self._files[name].write("\n" if self._first[name] else ",\n")
                self._files[name].write(to_json(_json_row(row)))
                self._first[name] = False

    def close(self) -> None:
        """End all arrays."""
        for file in self._files.values():
            file.write("\n]\n")
            file.close()


class JsonlSink:
    """One document on a line, its rows nested; errors go to a stream of their own."""

    def __init__(self, documents: IO[str], errors: IO[str] | None = None) -> None:
        self._documents = documents
        self._errors = errors

    @classmethod
    def in_folder(cls, folder: Path) -> JsonlSink:
        """Sink that writes ``extractions.jsonl`` and ``errors.jsonl``."""
        documents, errors = (
            (folder / name).open("w", encoding="utf-8", newline="\n")
            for name in ("extractions.jsonl", "errors.jsonl")
        )
        return cls(documents, errors)

    def write(self, rows: Rows) -> None:
        """Write the rows of one document as one line."""
        nested = {
            name: [_json_row(row) for row in found]
            for name, found in rows.items()
            if name not in {"documents", "errors"}
        }
        for document in rows.get("documents", ()):
            self._documents.write(to_json(_json_row(document) | nested) + "\n")
        if self._errors is not None:
            self._errors.writelines(to_json(row) + "\n" for row in rows.get("errors", ()))

    def close(self) -> None:
        """Close the streams that this sink opened (standard output stays open)."""
        if self._errors is not None:
            self._errors.close()
            self._documents.close()
        else:
            self._documents.flush()


class ParquetSink:
    """``<table>/part-00000.parquet`` for each table, in row groups of a fixed size."""

    def __init__(self, folder: Path) -> None:
        import pyarrow.parquet as pq

        self._buffers: dict[str, list[Row]] = {name: [] for name in tables()}
        self._writers: dict[str, pq.ParquetWriter] = {}
        for name in tables():
            (folder / name).mkdir()
            path = folder / name / "part-00000.parquet"
            self._writers[name] = pq.ParquetWriter(path, arrow_schema(name), compression="zstd")

    def write(self, rows: Rows) -> None:
        """Buffer the rows; a full row group is written out."""
        for name, found in rows.items():
            self._buffers[name].extend(found)
            while len(self._buffers[name]) >= ROW_GROUP:
                self._flush(name)

    def _flush(self, name: str) -> None:
        group, self._buffers[name] = (
            self._buffers[name][:ROW_GROUP],
            self._buffers[name][ROW_GROUP:],
        )
        self._writers[name].write_table(arrow_table(name, group))

    def close(self) -> None:
        """Write what is left and the file footers."""
        for name, writer in self._writers.items():
            if self._buffers[name]:
                self._flush(name)
            writer.close()


def _json_row(row: Row) -> Row:
    return {name: json_value(value) for name, value in row.items()}

"""Rows → CSV, JSON and JSONL, as fragments that make the file when put one after the other.

A file is ``head + separator.join(fragments that are not empty) + tail``: its bytes depend on the
rows and their order alone, not on how many make a fragment or which process wrote it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import simplejson

from pipeline.tables.cells import csv_cell, json_value
from pipeline.tables.rows import Row
from pipeline.tables.schema import tables

Rows = Mapping[str, Sequence[Row]]
"""Rows by table: those of one document, or of none (a failure, a table of the whole run)."""

Fragments = Mapping[str, bytes]
"""Pieces of files by the name of the file."""


@dataclass(frozen=True, slots=True)
class TextFile:
    """What stands around the fragments of one file."""

    head: bytes = b""
    separator: bytes = b""
    tail: bytes = b""


class TextFormat(Protocol):
    """One format of the tables."""

    def files(self) -> dict[str, TextFile]:
        """All files of the format by name; also those that get no row."""

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """Fragments of the rows of documents, in their order."""


def to_json(value: Any) -> str:
    """JSON on one line: UTF-8 as it is, decimals exact, no NaN."""
    return simplejson.dumps(value, ensure_ascii=False, use_decimal=True, allow_nan=False)


class CsvFormat:
    """``<table>.csv`` for each table.

    Parameters
    ----------
    dialect
        ``standard`` (UTF-8, comma), or ``excel-fr`` as French spreadsheets want it.
    neutralise
        Write cells that a spreadsheet would run as a formula with an apostrophe in front.
    """

    def __init__(self, dialect: str = "standard", *, neutralise: bool = False) -> None:
        self._comma = dialect == "excel-fr"
        self._neutralise = neutralise

    def files(self) -> dict[str, TextFile]:
        """One for each table; the head holds the names of the columns."""
        mark = "\ufeff" if self._comma else ""
        return {
            f"{name}.csv": TextFile(head=(mark + self._lines([table.column_names])).encode())
            for name, table in tables().items()
        }

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """One fragment for each table that has rows."""
        return {
            f"{name}.csv": self._lines(map(self._cells, rows)).encode()
            for name, rows in _by_table(documents).items()
        }

    def _cells(self, row: Row) -> list[str]:
        return [
            csv_cell(value, decimal_comma=self._comma, neutralise=self._neutralise)
            for value in row.values()
        ]

    def _lines(self, rows: Iterable[Sequence[str]]) -> str:
        text = io.StringIO(newline="")
        if self._comma:
            csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
        else:
            csv.writer(text, lineterminator="\n").writerows(rows)
        return text.getvalue()


class JsonFormat:
    """``<table>.json`` for each table: an array of row objects, one on a line."""

    def files(self) -> dict[str, TextFile]:
        """One array for each table."""
        return {f"{name}.json": TextFile(b"[\n", b",\n", b"\n]\n") for name in tables()}

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """One fragment for each table that has rows."""
        return {
            f"{name}.json": ",\n".join(to_json(json_row(row)) for row in rows).encode()
            for name, rows in _by_table(documents).items()
        }


class JsonlFormat:
    """``extractions.jsonl``: one document on a line, its rows nested.

    Rows that belong to no document stand in ``<table>.jsonl``.
    """

    MAIN = "extractions.jsonl"

    def files(self) -> dict[str, TextFile]:
        """The documents, and each table whose rows belong to none."""
        apart = [name for name, table in tables().items() if table.level == "run"]
        return {self.MAIN: TextFile()} | {f"{name}.jsonl": TextFile() for name in apart}

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """One line for each document and each row apart."""
        lines: dict[str, list[str]] = {}
        for rows in documents:
            if "documents" in rows:
                lines.setdefault(self.MAIN, []).append(to_json(nested(rows)) + "\n")
                continue
            for name, found in rows.items():
                lines.setdefault(f"{name}.jsonl", []).extend(
                    to_json(json_row(row)) + "\n" for row in found
                )
        return {name: "".join(found).encode() for name, found in lines.items()}


def nested(rows: Rows) -> dict[str, Any]:
    """One document as one object: its columns, then its rows by table."""
    (document,) = rows["documents"]
    tables_of_it = {name: list(map(json_row, found)) for name, found in rows.items()}
    return json_row(document) | {k: v for k, v in tables_of_it.items() if k != "documents"}


def json_row(row: Row) -> Row:
    """The row with values that JSON has."""
    return {name: json_value(value) for name, value in row.items()}


def _by_table(documents: Iterable[Rows]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for rows in documents:
        for name, some in rows.items():
            if some:
                found.setdefault(name, []).extend(some)
    return found

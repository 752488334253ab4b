"""The schema of every table, read once from ``schema.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

JSON_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "int32": {"type": "integer"},
    "int64": {"type": "integer"},
    "float64": {"type": "number"},
    "decimal": {"type": "number"},
    "bool": {"type": "boolean"},
    "timestamp": {"type": "string", "format": "date-time"},
    "list<string>": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, type (as written in ``schema.toml``), unit and description."""

    name: str
    type: str
    doc: str
    nullable: bool = True
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, description and columns in order.

    ``level`` is ``document`` where each row belongs to a document, ``run`` where it does not.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    level: str = "document"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(column.name for column in self.columns)


@cache
def tables() -> dict[str, Table]:
    """All tables by name, in the order in which they are shown."""
    declared = tomllib.loads((files(__package__) / "schema.toml").read_text(encoding="utf-8"))
    common = declared.pop("common")
    return {name: _table(name, body, common) for name, body in declared.items()}


def _table(name: str, body: dict[str, Any], common: dict[str, Any]) -> Table:
    columns = {**(common if body.get("common") else {}), **body["columns"]}
    made = tuple(_column(key, value) for key, value in columns.items())
    return Table(name, body["doc"], made, body.get("level", "document"))


def _column(name: str, body: dict[str, Any]) -> Column:
    return Column(name, body["type"], body["doc"], body.get("null", True), body.get("unit"))


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Arrow schema of a table; each field's metadata holds its ``description`` and ``unit``."""
    table = tables()[name]
    return _arrow().schema(
        [_arrow_field(column) for column in table.columns], metadata={"description": table.doc}
    )


def _arrow_field(column: Column) -> pa.Field:
    metadata = {"description": column.doc} | ({"unit": column.unit} if column.unit else {})
    return _arrow().field(
        column.name, _arrow_types()[column.type], nullable=column.nullable, metadata=metadata
    )


@cache
def _arrow_types() -> dict[str, pa.DataType]:
    pa = _arrow()
    return {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "float64": pa.float64(),
        "bool": pa.bool_(),
        "timestamp": pa.timestamp("us"),
        "decimal": pa.decimal128(38, 12),
        "list<string>": pa.list_(pa.field("element", pa.string())),  # as Parquet names it
    }


def _arrow() -> Any:
    """Pyarrow, imported late: the command line answers ``--help`` without it."""
    import pyarrow

    return pyarrow


def json_schema() -> dict[str, Any]:
    """All tables as one JSON Schema (draft 2020-12): each table is an array of row objects."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "glaneur tables",
        "type": "object",
        "properties": {name: _json_table(table) for name, table in tables().items()},
    }


def _json_table(table: Table) -> dict[str, Any]:
    row = {
        "type": "object",
        "additionalProperties": False,
        "required": list(table.column_names),
        "properties": {column.name: _json_column(column) for column in table.columns},
    }
    return {"type": "array", "description": table.doc, "items": row}


def _json_column(column: Column) -> dict[str, Any]:
    kind = dict(JSON_TYPES[column.type])
    if column.nullable:
        kind["type"] = [kind["type"], "null"]
    described = f"{column.doc} Unit: {column.unit}." if column.unit else column.doc
    return kind | {"description": described}

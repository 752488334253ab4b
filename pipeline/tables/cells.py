"""How one value is written in the text formats, and read back from them."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

from pipeline.tables.schema import Column

LIST_SEPARATOR = " | "
# What spreadsheets take for the beginning of a formula (OWASP, "CSV injection"); full-width signs
# too, since some fold them. Cells that have an apostrophe before one get a second: so the change
# can be taken back.
FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


def decimal_text(value: Decimal) -> str:
    """Plain notation without exponent and without trailing zeros: ``14.5``, ``200000``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def csv_cell(value: object, *, decimal_comma: bool = False, neutralise: bool = False) -> str:
    """One CSV cell; a missing value is an empty cell, a list is joined by ``" | "``.

    Parameters
    ----------
    value
        A value of a row.
    decimal_comma
        Write ``14,5`` for spreadsheets in French.
    neutralise
        Put an apostrophe before text that a spreadsheet would run as a formula.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal() | float():
            text = decimal_text(value) if isinstance(value, Decimal) else repr(value)
            return text.replace(".", ",") if decimal_comma else text
        case int():
            return str(value)
        case datetime():
            return value.isoformat(timespec="seconds")
        case tuple() | list():
            text = LIST_SEPARATOR.join(str(part) for part in value)
        case _:
            text = str(value)
    return f"'{text}" if neutralise and FORMULA.match(text) else text


def json_value(value: object) -> object:
    """A value for the JSON writer: datetimes as ISO text, decimals without trailing zeros."""
    if isinstance(value, Decimal):
        return Decimal(decimal_text(value))
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def parse_json(value: Any, column: Column) -> object:
    """The value of a row from JSON read with exact decimals: the inverse of ``json_value``."""
    match value, column.type:
        case None, _:
            return None
        case _, "timestamp":
            return datetime.fromisoformat(value)
        case _, "decimal":
            return Decimal(value)
        case _, "float64":
            return float(value)
        case _:
            return value


def parse_csv(
    cell: str, column: Column, *, decimal_comma: bool = False, neutralised: bool = False
) -> object:
    """The value of a row from its CSV cell: the inverse of ``csv_cell``.

    An empty cell is a missing value where the column may lack, and an empty text or list elsewhere.
    """
    if not cell and column.nullable:
        return None
    if neutralised and cell.startswith("'") and FORMULA.match(cell):
        cell = cell[1:]
    match column.type:
        case "string":
            return cell
        case "bool":
            return cell == "true"
        case "int32" | "int64":
            return int(cell)
        case "list<string>":
            return cell.split(LIST_SEPARATOR) if cell else []
        case _:
            return parse_json(cell.replace(",", ".") if decimal_comma else cell, column)

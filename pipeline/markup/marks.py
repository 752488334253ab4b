"""Rows of the tables → marks on the text: where, in which style, with what to say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.markup.palette import known_label, palette
from pipeline.markup.wording import date_wording, quantity_wording, statement_wording

Row = Mapping[str, Any]
# In the order in which a text shows them; relations and quotations have no mark of their own.
MARKED_TABLES = ("mentions", "dates", "quantities", "statements")


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding on a text.

    Attributes
    ----------
    start, end
        Code points into the text, end exclusive.
    label
        A label of the palette.
    key
        Letter of the table and index of the row: ``m3``, ``d0``, ``q12``, ``s7``.
    note
        What a reader sees when pointing at it.
    """

    start: int
    end: int
    label: str
    key: str
    note: str


def marks_of(rows: Mapping[str, Sequence[Row]]) -> list[Mark]:
    """The marks of one document.

    Parameters
    ----------
    rows
        Table → rows of one document; tables that are missing give no marks.

    Returns
    -------
    list of Mark
        In the order of ``MARKED_TABLES``, each table in the order of its rows.
    """
    names = {row["entity_id"]: str(row["name"]) for row in rows.get("entities", ())}
    return [
        Mark(row["start"], row["end"], label, f"{table[0]}{index}", note)
        for table in MARKED_TABLES
        for index, row in enumerate(rows.get(table, ()))
        for label, note in _described(table, row, names)
    ]


def _described(table: str, row: Row, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Style and note of a row (always one pair; an iterator, to bind both in a comprehension)."""
    origin = str(row["origin"])
    match table:
        case "mentions":
            label = known_label(row["label"])
            name = names.get(row["entity_id"], str(row["text"]))
            yield label, _note(palette()[label].name, name, _stands_for(row, names), origin)
        case "dates":
            yield "DATE", _note("date", date_wording(row), origin)
        case "quantities":
            yield "QUANTITY", _note("quantité", quantity_wording(row), origin)
        case _:
            yield "STATEMENT", _note("énoncé", statement_wording(row), origin)


def _stands_for(row: Row, names: Mapping[str, str]) -> str:
    meant = names.get(str(row.get("stands_for")))
    return f"pour {meant}" if meant else ""


def _note(*parts: str) -> str:
    return " · ".join(part for part in parts if part)

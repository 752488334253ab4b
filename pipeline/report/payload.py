"""What the page knows of a run: its tables, column by column, small enough for 1,000 documents.

A column is a list of values; ``{"values": […], "codes": […]}`` where few values recur;
``{"rows": […], "values": […], "length": n}`` where most are missing; left out where all are. Ids
become indexes of rows, offsets UTF-16 units (what a browser counts), decimals floats: the page
shows, it does not compute.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from pipeline.markup import marked_html, marks_of
from pipeline.markup.wording import date_wording, quantity_wording
from pipeline.report.people import canonical_rows
from pipeline.tables.rows import Row

Rows = Mapping[str, Sequence[Row]]
Column = list[Any] | dict[str, Any]

# Column → table whose rows it names. A table's own id is dropped: its rows are known by position.
REFERENCES = {
    "entity_id": "entities", "stands_for": "entities", "subject_id": "entities",
    "object_id": "entities", "of_id": "entities", "place_id": "entities", "agent_id": "entities",
    "patient_id": "entities", "recipient_id": "entities", "speaker_id": "entities",
    "attributed_to_id": "entities", "date_id": "dates", "anchor_date_id": "dates",
    "quantity_id": "quantities", "statement_id": "statements", "parent_id": "statements",
}  # fmt: skip
OWN_IDS = {
    "mentions": "mention_id",
    "entities": "entity_id",
    "dates": "date_id",
    "quantities": "quantity_id",
    "relations": "relation_id",
    "statements": "statement_id",
    "quotations": "quotation_id",
}
DROPPED = {"documents": {"text", "sha256", "encoding"}, "entities": {"canonical_id"}}
SHOWN: dict[str, Callable[[Row], str]] = {
    "dates": date_wording,
    "quantities": quantity_wording,
}
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
FEW_VALUES = 0.5
MOSTLY_MISSING = 0.6


def tables_payload(rows: Rows) -> dict[str, dict[str, Column]]:
    """All tables of a run, column by column.

    Parameters
    ----------
    rows
        Table → rows of the whole run, documents in order and each table's rows in their order.

    Returns
    -------
    dict
        Table → column → values. ``documents.html`` is the marked text; ``entities.canon`` points
        into ``canon``, the entities of the whole run.
    """
    known = _Known(rows)
    canon, canon_of = canonical_rows(rows["entities"])
    payload = {name: _table(name, found, known) for name, found in rows.items() if found}
    if canon:
        payload["canon"] = _encoded({key: [row[key] for row in canon] for key in canon[0]})
        payload["entities"]["canon"] = canon_of
    if "documents" in payload:
        payload["documents"]["html"] = _marked(rows)
    return payload


class _Known:
    """What ids and offsets of a run become.

    Attributes
    ----------
    indexes
        Table → id → index of its row.
    astral
        Document → offsets of its characters beyond U+FFFF, which a browser counts twice.
    """

    def __init__(self, rows: Rows) -> None:
        own = OWN_IDS | {"documents": "doc_id"}
        self.indexes: dict[str, dict[Any, int]] = {
            name: {row[own[name]]: index for index, row in enumerate(found)}
            for name, found in rows.items()
            if name in own
        }
        self.astral: dict[str, list[int]] = {
            row["doc_id"]: [match.start() for match in ASTRAL.finditer(str(row["text"]))]
            for row in rows["documents"]
        }

    def row_of(self, table: str, value: Any) -> int | None:
        return self.indexes.get(table, {}).get(value)

    def utf16(self, doc_id: str, offset: int | None) -> int | None:
        """Code points → UTF-16 units."""
        return None if offset is None else offset + bisect_left(self.astral[doc_id], offset)


def _table(name: str, rows: Sequence[Row], known: _Known) -> dict[str, Column]:
    columns = dict(
        _values(name, column, rows, known)
        for column in rows[0]
        if column != OWN_IDS.get(name) and column not in DROPPED.get(name, ())
    )
    if name in SHOWN:
        columns["shown"] = [SHOWN[name](row) for row in rows]
    return _encoded(columns)


def _values(name: str, column: str, rows: Sequence[Row], known: _Known) -> tuple[str, list[Any]]:
    """A column's name on the page, and its values."""
    if column in REFERENCES:
        table = REFERENCES[column]
        return column.removesuffix("_id"), [known.row_of(table, row[column]) for row in rows]
    if column == "doc_id" and name != "documents":
        return "doc", [known.row_of("documents", row[column]) for row in rows]
    if column.endswith(("start", "end")):
        return column, [known.utf16(row["doc_id"], row[column]) for row in rows]
    return column, [_plain(row[column]) for row in rows]


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return float(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case list() | tuple():
            return ", ".join(map(str, value)) or None
        case _:
            return value


def _encoded(columns: Mapping[str, list[Any]]) -> dict[str, Column]:
    return {
        name: _column(values)
        for name, values in columns.items()
        if any(value is not None for value in values)
    }


def _column(values: list[Any]) -> Column:
    """The values themselves, or their codes or places where it is shorter."""
    rows = [row for row, value in enumerate(values) if value is not None]
    if len(rows) < (1 - MOSTLY_MISSING) * len(values):
        return {"rows": rows, "values": [values[row] for row in rows], "length": len(values)}
    if not any(isinstance(value, str) for value in values):
        return values
    known = {value: code for code, value in enumerate(dict.fromkeys(values))}
    if len(known) > FEW_VALUES * len(values):
        return values
    return {"values": list(known), "codes": [known[value] for value in values]}


def _marked(rows: Rows) -> list[str]:
    """The text of each document with its marks."""
    by_document: dict[str, dict[str, list[Row]]] = {
        row["doc_id"]: {name: [] for name in OWN_IDS} for row in rows["documents"]
    }
    for name in OWN_IDS:
        for row in rows.get(name, ()):
            by_document[row["doc_id"]][name].append(row)
    return [
        marked_html(str(row["text"]), marks_of(by_document[row["doc_id"]]), notes=False)
        for row in rows["documents"]
    ]

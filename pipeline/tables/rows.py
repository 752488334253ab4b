"""Findings of one document → rows of the tables, with their ids.

A column that is an attribute of the record under the same name is copied; the others are computed
here. Ids say what they point to (document, kind, offsets), so that the same text gives the same.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from pipeline.records import Findings, SourceFailure, TextSpan
from pipeline.tables.assertion_rows import (
    MakeRow,
    quotation_row,
    relation_row,
    statement_row,
)
from pipeline.tables.schema import tables

Row = dict[str, Any]


def rows_of(findings: Findings) -> dict[str, list[Row]]:
    """All rows of one document by table, columns in the order of the schema.

    Parameters
    ----------
    findings
        What was extracted from one document.

    Returns
    -------
    dict
        Name of a table → list of its rows, in text order.
    """
    return {
        "documents": [_document(findings)],
        "mentions": _mentions(findings),
        "entities": _entities(findings),
        "dates": _dates(findings),
        "quantities": _quantities(findings),
        "relations": [relation_row(findings, one, row_of(findings)) for one in findings.relations],
        "statements": [
            statement_row(findings, one, row_of(findings)) for one in findings.statements
        ],
        "quotations": [
            quotation_row(findings, one, row_of(findings)) for one in findings.quotations
        ],
    }


def failure_row(failure: SourceFailure) -> Row:
    """A row of ``errors``."""
    return _row("errors", failure)


def _row(table: str, record: object, **computed: object) -> Row:
    columns = tables()[table].column_names
    return {name: computed[name] if name in computed else getattr(record, name) for name in columns}


def row_of(findings: Findings) -> MakeRow:
    """Row maker of one document: the common columns come with every span."""

    def row(table: str, record: TextSpan, **computed: object) -> Row:
        return _row(table, record, **_place(findings, record), **computed)

    return row


def _document(findings: Findings) -> Row:
    return _row(
        "documents",
        findings.document,
        language=findings.language,
        n_chars=len(findings.document.text),
        n_sentences=len(findings.sentences),
    )


def _mentions(findings: Findings) -> list[Row]:
    return [
        _row(
            "mentions",
            mention,
            **_place(findings, mention),
            mention_id=_span_id(findings, "m", mention),
            entity_id=_entity_id(findings, mention.entity),
            stands_for=_entity_id(findings, mention.stands_for),
        )
        for mention in findings.mentions
    ]


def _entities(findings: Findings) -> list[Row]:
    doc_id = findings.document.doc_id
    return [
        _row("entities", entity, doc_id=doc_id, entity_id=_entity_id(findings, entity.key))
        for entity in findings.entities
    ]


def _dates(findings: Findings) -> list[Row]:
    ids = [_span_id(findings, "d", date) for date in findings.dates]
    return [
        _row(
            "dates",
            date,
            **_place(findings, date),
            date_id=date_id,
            anchor_date_id=None if date.anchor is None else ids[date.anchor],
        )
        for date, date_id in zip(findings.dates, ids, strict=True)
    ]


def _quantities(findings: Findings) -> list[Row]:
    return [
        _row(
            "quantities",
            quantity,
            **_place(findings, quantity),
            quantity_id=_span_id(findings, "q", quantity),
        )
        for quantity in findings.quantities
    ]


def _place(findings: Findings, span: TextSpan) -> Row:
    """The common columns that the record itself does not know."""
    sentence = max(bisect_right(findings.sentences, span.start) - 1, 0)
    return {"doc_id": findings.document.doc_id, "sentence": sentence}


def _span_id(findings: Findings, letter: str, span: TextSpan) -> str:
    return f"{findings.document.doc_id}#{letter}{span.start}-{span.end}"


def _entity_id(findings: Findings, key: str | None) -> str | None:
    return None if key is None else f"{findings.document.doc_id}#{key}"

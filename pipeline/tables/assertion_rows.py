"""Statements, quotations and relations → rows of their tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from pipeline.assertions import Argument, Quotation, Relation, Span, Statement
from pipeline.records import Findings, TextSpan

Row = dict[str, Any]
MakeRow = Callable[..., Row]


def statement_row(findings: Findings, statement: Statement, row: MakeRow) -> Row:
    """A row of ``statements``; ``row`` fills in the common columns."""
    ids = _Ids(findings)
    return row(
        "statements",
        statement,
        statement_id=ids.span("s", statement.span),
        parent_id=ids.span("s", statement.parent),
        **ids.argument("agent", statement.agent),
        **ids.argument("patient", statement.patient),
        **ids.argument("recipient", statement.recipient),
        **ids.argument("purpose", statement.purpose, text="purpose"),
        **ids.argument("cause", statement.cause, text="cause"),
        **ids.argument("attributed_to", statement.attributed_to, text="attributed_to"),
        **ids.circumstances(statement),
    )


def quotation_row(findings: Findings, quotation: Quotation, row: MakeRow) -> Row:
    """A row of ``quotations``."""
    ids = _Ids(findings)
    content = (quotation.content_start, quotation.content_end)
    return row(
        "quotations",
        quotation,
        quotation_id=ids.span("c", content),
        **ids.argument("speaker", quotation.speaker),
    )


def relation_row(findings: Findings, relation: Relation, row: MakeRow) -> Row:
    """A row of ``relations``; its id is a digest of what distinguishes it."""
    ids = _Ids(findings)
    return row(
        "relations",
        relation,
        relation_id=ids.relation(relation),
        statement_id=ids.span("s", relation.statement),
        **ids.argument("subject", relation.subject),
        **ids.argument("object", relation.object),
        **ids.argument("of", relation.of),
        **ids.argument("attributed_to", relation.attributed_to, text="attributed_to"),
        **ids.circumstances(relation),
    )


class _Ids:
    """Ids of one document: document, kind, offsets."""

    def __init__(self, findings: Findings) -> None:
        self.document = findings.document.doc_id

    def span(self, letter: str, span: Span | None) -> str | None:
        return None if span is None else f"{self.document}#{letter}{span[0]}-{span[1]}"

    def entity(self, argument: Argument | None) -> str | None:
        if argument is None or argument.entity is None:
            return None
        return f"{self.document}#{argument.entity}"

    def argument(self, name: str, argument: Argument | None, *, text: str | None = None) -> Row:
        """The columns of an argument; more than the table has does no harm."""
        return {
            f"{name}_id": self.entity(argument),
            text or f"{name}_text": None if argument is None else argument.text,
            f"{name}_start": None if argument is None else argument.start,
            f"{name}_end": None if argument is None else argument.end,
        }

    def circumstances(self, record: Statement | Relation) -> Row:
        return {
            "place_id": self.entity(record.place),
            "date_id": self._record("d", record.date),
            "quantity_id": self._record("q", record.quantity),
        }

    def _record(self, letter: str, found: TextSpan | None) -> str | None:
        return None if found is None else self.span(letter, (found.start, found.end))

    def relation(self, relation: Relation) -> str:
        arguments = (relation.subject, relation.object, relation.of)
        parts = [
            relation.type,
            relation.role,
            relation.value,
            *(None if a is None else (a.start, a.end) for a in arguments),
        ]
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:10]
        return f"{self.document}#r{relation.start}-{relation.end}-{digest}"

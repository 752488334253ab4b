"""One document in the terminal: the text with coloured marks, its tables, and why each row is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.markup.columns import COLUMNS
from pipeline.markup.wording import (
    date_wording,
    quantity_wording,
    relation_wording,
    statement_wording,
)
from pipeline.records import Findings, TextSpan
from pipeline.report.explain import explanation
from pipeline.tables.cells import csv_cell
from pipeline.tables.rows import Row, rows_of

if TYPE_CHECKING:
    from rich.console import RenderableType

STYLES = {
    "PER": "bold magenta",
    "LOC": "bold green",
    "ORG": "bold blue",
    "EVENT": "bold cyan",
    "PRODUCT": "bold yellow",
    "MISC": "bold",
    "date": "black on bright_cyan",
    "quantity": "black on bright_yellow",
    "statement": "underline",
}
# Control characters of a document must not command the terminal: shown as their pictures (U+2400…).
CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
CONTROLS |= {0x7F: 0x2421} | dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
WORDINGS = {
    "dates": date_wording,
    "quantities": quantity_wording,
    "statements": statement_wording,
    "relations": relation_wording,
}


def show(findings: Findings, console: Console, *, explain: bool = False) -> None:
    """Print a document's metadata, its marked text and its tables.

    Parameters
    ----------
    findings
        What was extracted from the document.
    console
        Where to print; colours only where it can.
    explain
        Instead of the tables, list every row in text order with its rule and why.
    """
    for part in _parts(findings, explain):
        console.print(part)


def _parts(findings: Findings, explain: bool) -> Iterator[RenderableType]:
    rows = rows_of(findings)
    yield _metadata(rows["documents"][0])
    yield marked_text(findings)
    yield _legend()
    if explain:
        yield _reasons(rows)
        return
    for name, columns in COLUMNS.items():
        if rows[name]:
            offsets = () if name == "entities" else ("start", "end")
            yield _table(name, offsets + columns, rows[name])


def marked_text(findings: Findings) -> Text:
    """The document's text with a style on each mention, date, quantity and statement."""
    text = visible(findings.document.text)
    for span, style in _marks(findings):
        text.stylize(STYLES[style], span.start, span.end)
    return text


def visible(text: str) -> Text:
    """Text without markup of ours or commands to the terminal; as long as it was."""
    return Text(text.translate(CONTROLS))


def _marks(findings: Findings) -> Iterator[tuple[TextSpan, str]]:
    yield from ((statement, "statement") for statement in findings.statements)
    yield from ((quantity, "quantity") for quantity in findings.quantities)
    yield from ((date, "date") for date in findings.dates)
    yield from ((mention, mention.label) for mention in findings.mentions)


def _legend() -> Text:
    legend = Text("\n")
    for name, style in STYLES.items():
        legend.append(name, style=style)
        legend.append("  ")
    return legend


def _metadata(document: Row) -> Text:
    shown = ("doc_id", "title", "author", "publisher", "url", "published", "language")
    lines = [f"{name}: {csv_cell(document[name])}" for name in shown if document[name] is not None]
    shown_text = visible("\n".join(lines) + "\n")
    shown_text.stylize("dim")
    return shown_text


def _table(name: str, columns: tuple[str, ...], rows: list[Row]) -> Table:
    table = Table(title=f"{name} ({len(rows)})", title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        # Text, not str: brackets in a document are no markup of ours.
        table.add_row(*(visible(csv_cell(row[column])) for column in columns))
    return table


def _reasons(rows: dict[str, list[Row]]) -> Table:
    """Every row in text order: where, what, read as what, by which rule, and why."""
    names = {row["entity_id"]: row["name"] for row in rows["entities"]}
    found = [(row, name) for name, some in rows.items() for row in some if "origin" in row]
    found.sort(key=lambda pair: (pair[0]["start"], pair[0]["end"]))
    table = Table(title=f"why ({len(found)})", title_justify="left", title_style="bold")
    for column in ("start", "end", "text", "read as", "rule", "why"):
        table.add_column(column, overflow="fold")
    for row, name in found:
        table.add_row(*map(visible, _reason(row, name, names)))
    return table


def _reason(row: Row, table: str, names: dict[str, str]) -> Sequence[str]:
    if table == "mentions":
        read = f"{row['label']} {names[row['entity_id']]}"
    elif table in WORDINGS:
        read = WORDINGS[table](row)
    else:
        read = f"{row['speaker_text'] or '?'} : {row['mode']}"
    origin = str(row["origin"])
    return str(row["start"]), str(row["end"]), row["text"], read, origin, explanation(origin, "en")


def schema_tables() -> Iterator[Table]:
    """All tables of the schema with their columns, types, units and descriptions."""
    from pipeline.tables.schema import tables

    for table in tables().values():
        shown = Table(title=f"{table.name}: {table.doc}", title_justify="left", title_style="bold")
        for heading in ("column", "type", "null", "unit", "description"):
            shown.add_column(heading, overflow="fold")
        for column in table.columns:
            null = "yes" if column.nullable else "no"
            shown.add_row(column.name, Text(column.type), null, column.unit or "", Text(column.doc))
        yield shown

"""One document in the terminal: the text with coloured marks, then its tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.records import Findings, TextSpan
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
}
# The columns worth their width; the files hold all of them.
COLUMNS = {
    "entities": ("label", "name", "aliases", "n_mentions", "country"),
    "mentions": ("start", "end", "text", "label", "kind", "entity_id", "origin"),
    "dates": ("start", "end", "text", "kind", "value", "modifier", "resolved", "origin"),
    "quantities": ("start", "end", "text", "kind", "low", "high", "modifier", "unit", "item"),
}


def show(findings: Findings, console: Console) -> None:
    """Print a document's metadata, its marked text and its tables.

    Parameters
    ----------
    findings
        What was extracted from the document.
    console
        Where to print; colours only where it can.
    """
    for part in _parts(findings):
        console.print(part)


def _parts(findings: Findings) -> Iterator[RenderableType]:
    rows = rows_of(findings)
    yield _metadata(rows["documents"][0])
    yield marked_text(findings)
    for name, columns in COLUMNS.items():
        if rows[name]:
            yield _table(name, columns, rows[name])


def marked_text(findings: Findings) -> Text:
    """The document's text with a style on each mention, date and quantity."""
    text = Text(findings.document.text)
    for span, style in _marks(findings):
        text.stylize(STYLES[style], span.start, span.end)
    return text


def _marks(findings: Findings) -> Iterator[tuple[TextSpan, str]]:
    yield from ((quantity, "quantity") for quantity in findings.quantities)
    yield from ((date, "date") for date in findings.dates)
    yield from ((mention, mention.label) for mention in findings.mentions)


def _metadata(document: Row) -> Text:
    shown = ("doc_id", "title", "author", "publisher", "url", "published", "language")
    lines = [f"{name}: {csv_cell(document[name])}" for name in shown if document[name] is not None]
    return Text("\n".join(lines) + "\n", style="dim")


def _table(name: str, columns: tuple[str, ...], rows: list[Row]) -> Table:
    table = Table(title=f"{name} ({len(rows)})", title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        # Text, not str: brackets in a document are no markup of ours.
        table.add_row(*(Text(csv_cell(row[column])) for column in columns))
    return table


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

"""One document as an HTML fragment: title, legend, marked text, its tables; no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Any

from pipeline.markup.columns import COLUMNS
from pipeline.markup.html import marked_html
from pipeline.markup.marks import Row, marks_of
from pipeline.markup.palette import palette, stylesheet
from pipeline.markup.wording import number_wording

MAX_ROWS = 200
MAX_CHARS = 50_000
METADATA = ("author", "publisher", "published", "source")
FRAME = (
    ".g-doc{font:15px/1.65 system-ui,sans-serif;max-width:76ch;margin:.5em 0 1.5em}"
    ".g-doc h4{font-size:1.15em;line-height:1.3;margin:.2em 0}"
    ".g-meta,.g-legend{font-size:.85em;opacity:.85;margin:.2em 0 .8em}"
    ".g-legend span{margin-right:.7em}"
    ".g-doc details{margin-top:.5em}.g-doc summary{cursor:pointer}"
    ".g-doc table{border-collapse:collapse;font-size:.85em;margin:.4em 0}"
    ".g-doc th,.g-doc td{text-align:left;vertical-align:top;padding:.2em .6em;"
    "border-bottom:1px solid #8884;unicode-bidi:isolate}"
)


def document_html(rows: Mapping[str, Sequence[Row]]) -> str:
    """A document with its marks and tables, for notebooks.

    Parameters
    ----------
    rows
        Table → rows of one document; ``documents`` holds exactly one.

    Returns
    -------
    str
        A self-contained fragment, style sheet included. Texts beyond ``MAX_CHARS`` and tables
        beyond ``MAX_ROWS`` are cut, and the fragment says so.
    """
    (document,) = rows["documents"]
    shown = str(document["text"])[:MAX_CHARS]
    marks = [mark for mark in marks_of(rows) if mark.end <= len(shown)]
    parts = [
        f"<style>{stylesheet()}{FRAME}</style>",
        '<div class="g-doc" lang="fr">',
        f"<h4>{escape(str(document['title'] or document['doc_id']))}</h4>",
        f'<div class="g-meta">{escape(_metadata(document))}</div>',
        f'<div class="g-legend">{_legend({mark.label for mark in marks})}</div>',
        f'<div class="g-text">{marked_html(shown, marks)}</div>',
        _cut_notice(len(str(document["text"])), MAX_CHARS, "caractères"),
        *(_table(name, rows[name]) for name in COLUMNS if rows.get(name)),
        "</div>",
    ]
    return "".join(parts)


def _metadata(document: Row) -> str:
    return " · ".join(str(document[name]) for name in METADATA if document[name] is not None)


def _legend(labels: set[str]) -> str:
    return "".join(
        f'<span class="g-m g-{style.layer} g-{label}">{escape(style.name)}</span>'
        for label, style in palette().items()
        if label in labels
    )


def _table(name: str, rows: Sequence[Row]) -> str:
    columns = COLUMNS[name]
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join(f"<tr>{''.join(_cells(row, columns))}</tr>" for row in rows[:MAX_ROWS])
    return (
        f"<details><summary>{name} ({len(rows)})</summary><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>{_cut_notice(len(rows), MAX_ROWS, 'lignes')}</details>"
    )


def _cells(row: Row, columns: Sequence[str]) -> Iterator[str]:
    for column in columns:
        yield f"<td>{escape(cell_wording(row[column]), quote=False)}</td>"


def cell_wording(value: Any) -> str:
    """One value for people: lists joined, numbers in French, nothing for a missing value."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case Decimal() | float():
            return number_wording(value)
        case list() | tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _cut_notice(length: int, most: int, what: str) -> str:
    return f"<p><em>Les {most} premiers {what} sur {length}.</em></p>" if length > most else ""

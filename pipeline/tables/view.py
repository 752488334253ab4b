"""How extractions show themselves in a notebook: documents with their marks and tables."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from pipeline.markup.document import document_html

if TYPE_CHECKING:
    from pipeline.tables.frames import TableFrames
    from pipeline.tables.rows import Row

SHOWN_DOCUMENTS = 3


class DocumentView:
    """One document of an extraction; a notebook shows its text with marks and its tables.

    Attributes
    ----------
    rows
        Table → rows of the document, as dicts.
    """

    def __init__(self, rows: dict[str, list[Row]]) -> None:
        self.rows = rows

    @property
    def text(self) -> str:
        """The text that all offsets point into."""
        return str(self.rows["documents"][0]["text"])

    def __repr__(self) -> str:
        counts = (f"{len(rows)} {name}" for name, rows in self.rows.items() if name != "documents")
        return f"{self.rows['documents'][0]['doc_id']}: {', '.join(counts)}"

    def _repr_html_(self) -> str:
        return document_html(self.rows)


def view_document(frames: TableFrames, doc_id: str | None) -> DocumentView:
    """One document of ``frames``, the first without ``doc_id``.

    Raises
    ------
    KeyError
        There is no such document.
    """
    documents = frames.arrow("documents")
    if doc_id is None:
        if not documents.num_rows:
            raise KeyError("there is no document")
        doc_id = documents["doc_id"][0].as_py()
    rows = {name: _rows(frames, name, doc_id) for name in frames.names if name != "errors"}
    if not rows["documents"]:
        raise KeyError(f"no document {doc_id!r}")
    return DocumentView(rows)


def _rows(frames: TableFrames, name: str, doc_id: str) -> list[Row]:
    import pyarrow.compute as pc

    table = frames.arrow(name)
    if "doc_id" not in table.column_names:
        return []
    rows: list[Row] = table.filter(pc.equal(table["doc_id"], doc_id)).to_pylist()
    return rows


def frames_html(frames: TableFrames) -> str:
    """The first documents of an extraction; the first open, the others folded."""
    ids = frames.arrow("documents")["doc_id"].to_pylist()
    parts = []
    for index, doc_id in enumerate(ids[:SHOWN_DOCUMENTS]):
        shown = view_document(frames, doc_id)._repr_html_()
        summary = f"<summary>{escape(doc_id)}</summary>"
        parts.append(f"<details{'' if index else ' open'}>{summary}{shown}</details>")
    if len(ids) > SHOWN_DOCUMENTS:
        parts.append(
            f"<p><em>{len(ids)} documents ; <code>.document(doc_id)</code> en montre un.</em></p>"
        )
    return "".join(parts) or "<p><em>Aucun document.</em></p>"

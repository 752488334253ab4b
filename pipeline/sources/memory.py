"""Documents that are in memory already: a text, or the rows of a data frame."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date  # noqa: N812 - `date` is a parameter here
from typing import TYPE_CHECKING, Any

from pipeline.records import Document, SourceFailure
from pipeline.sources.published import parse_published

if TYPE_CHECKING:
    import pandas as pd


def make_document(
    text: str, *, doc_id: str = "text", date: str | Date | None = None, **metadata: Any
) -> Document:
    """A document from a text.

    Parameters
    ----------
    text, doc_id
        The text and its id.
    date
        Publication date: ISO text, date or datetime.
    **metadata
        ``title author publisher url``.

    Raises
    ------
    ValueError
        ``date`` is no ISO date.
    """
    published, precision = (None, None) if date is None else parse_published(date)
    return Document(
        doc_id=doc_id,
        text=text,
        source=doc_id,
        format="text",
        published=published,
        published_precision=precision,
        **metadata,
    )


def frame_documents(
    df: pd.DataFrame, *, text: str, id: str | None, date: str | None
) -> Iterator[Document | SourceFailure]:
    """One document per row of a data frame, in its order.

    Raises
    ------
    KeyError
        A column that the frame does not have.
    """
    ids = df.index if id is None else df[id]
    dates = (
        [None] * len(df) if date is None else df[date].astype(object).where(df[date].notna(), None)
    )
    for doc_id, value, published in zip(ids, df[text], dates, strict=True):
        yield _frame_document(str(doc_id), value, published)


def _frame_document(
    doc_id: str, text: object, published: str | Date | None
) -> Document | SourceFailure:
    if not isinstance(text, str) or not text.strip():
        return _failure(doc_id, "the row has no text")
    try:
        return make_document(text, doc_id=doc_id, date=published)
    except ValueError as error:
        return _failure(doc_id, str(error))


def _failure(doc_id: str, message: str) -> SourceFailure:
    return SourceFailure(source=doc_id, stage="read", exception="SourceError", message=message)

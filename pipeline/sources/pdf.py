"""PDF: the text of all pages, by pypdf (extra ``pdf``), with lines joined into paragraphs.

A PDF knows lines, not paragraphs: what is joined is judged by ``pdf_lines``.
"""

from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Iterator
from typing import Any

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import load
from pipeline.sources.fields import Content, draft
from pipeline.sources.pdf_lines import join_pages
from pipeline.sources.plain import visible
from pipeline.sources.source import Draft, ReadOptions, Source, failure


def read_pdf(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield the one document of a PDF file; a page that can't be read is a row of its own.

    Title and author are those of its properties. Its creation date is that of the file, not of a
    publication, and left out.
    """
    data = load(source, options)
    reader = _open(data, source)
    pages: list[str] = []
    for number, page in enumerate(_pages(reader, source), start=1):
        try:
            pages.append(str(page.extract_text()))
        except Exception as error:  # pypdf raises many kinds on damaged pages
            message = f"page {number} can't be read: {error}"
            yield failure(source.name, SourceError(source.name, message), stage="decode")
    text = visible(join_pages(pages))
    if not text.strip():
        raise SourceError(
            source.name,
            "holds no text, only images perhaps: run text recognition (OCR) on it first",
        )
    content = Content(
        text=text, fields=_properties(reader), sha256=hashlib.sha256(data).hexdigest()
    )
    yield from draft(source, content, options)


def _open(data: bytes, source: Source) -> Any:
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise SourceError(
            source.name, "reading PDF needs pypdf: pip install 'glaneur[pdf]'"
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what fails is a row of ours
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(source.name, "protected by a password: save it without one")
    except SourceError:
        raise
    except Exception as error:  # as for pages
        raise SourceError(source.name, f"damaged, or no PDF file: {error}") from error
    return reader


def _pages(reader: Any, source: Source) -> Iterator[Any]:
    try:
        yield from reader.pages
    except Exception as error:  # as above
        raise SourceError(source.name, f"damaged PDF file: {error}") from error


def _properties(reader: Any) -> dict[str, object]:
    try:
        found = reader.metadata
        return {} if found is None else {"title": found.title, "author": found.author}
    except Exception:  # properties are a bonus: their damage costs them only
        return {}

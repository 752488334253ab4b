"""HTML: main text and metadata of a page, by trafilatura; dates by ``page_date``.

Headings, paragraphs, list items and table rows are lines with blank lines between them; menus,
comments, advertising and footers are out. The title stands in ``title`` only.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import load
from pipeline.sources.decoding import Decoded, decode, unicode_encoding
from pipeline.sources.fields import Content, draft
from pipeline.sources.furniture import same_title
from pipeline.sources.page_date import published_in
from pipeline.sources.page_headings import tidy, with_headings
from pipeline.sources.plain import replaced_characters, unix_line_ends
from pipeline.sources.source import Draft, ReadOptions, Source, failure

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_BLOCKS = frozenset({"head", "p", "quote", "list", "item", "table", "row", "code", "lb", "div"})
_SKIPPED = frozenset({"graphic", "done"})


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    fields: dict[str, object]


def read_page(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield the one document of an HTML page.

    Where no main text is recognised, all text of the page is taken, and a row of stage
    ``metadata`` says so.
    """
    data = load(source, options)
    decoded = _decode(data, source, options)
    yield from replaced_characters(source, decoded)
    page = _extract(unix_line_ends(decoded.text))
    if not page.text:
        page = _Page(_whole_text(decoded.text), page.fields)
        if page.text:
            message = "no main text recognised: all text of the page was taken, menus included"
            yield failure(source.name, SourceError(source.name, message), stage="metadata")
    content = Content(
        text=page.text,
        fields=page.fields,
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    yield from draft(source, content, options)


def _decode(data: bytes, source: Source, options: ReadOptions) -> Decoded:
    """Decode as browsers do, but for one thing: valid UTF-8 is UTF-8 whatever the page declares."""
    encoding = options.encoding or unicode_encoding(data)
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared:
        try:
            name = declared[1].decode("ascii")
            # Pages that declare Latin-1 are written in cp1252, and browsers read them so.
            name = "cp1252" if name.lower() in ("iso-8859-1", "latin-1", "latin1") else name
            data.decode(name)
            encoding = name.lower()
        except (LookupError, ValueError):
            encoding = None
    return decode(data, source.name, encoding)


def _extract(html: str) -> _Page:
    from trafilatura import bare_extraction

    # What trafilatura can't read is a row of ours, not a line on the terminal.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    if "<body" not in html.lower():
        html = f"<html><body>{html}</body></html>"
    try:
        found: Any = bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
        )
    except Exception:  # lxml and trafilatura raise many kinds on pages that are none
        logging.getLogger(__name__).debug("trafilatura failed", exc_info=True)
        found = None
    if found is None:
        return _Page("", {"date": published_in(html)})
    blocks = with_headings(list(_blocks(found.body)), html, found.title)
    blocks = [block for block in blocks if not same_title(block, found.title or "")]
    fields = {
        "title": found.title,
        "author": found.author,
        "publisher": _publisher(found.sitename, found.url),
        "url": found.url,
        "date": published_in(html, found.url),
    }
    return _Page("\n\n".join(blocks), fields)


def _publisher(sitename: str | None, url: str | None) -> str | None:
    """Return the name of a site; its address in place of a name is trafilatura's guess."""
    host = urlsplit(url).netloc if url else ""
    return None if not sitename or sitename.lower().removeprefix("www.") in host else sitename


def _blocks(body: Any) -> Iterator[str]:
    """Yield the text of the block elements of trafilatura's tree, in order, without blank ones."""
    parts: list[str] = []
    for text in _pieces(body):
        if text is None:
            if block := tidy("".join(parts)):
                yield block
            parts.clear()
        else:
            parts.append(text)
    if block := tidy("".join(parts)):
        yield block


def _pieces(element: Any) -> Iterator[str | None]:
    """Yield the texts below an element, ``None`` where a block begins or ends."""
    is_block = element.tag in _BLOCKS
    if is_block:
        yield None
    if element.tag not in _SKIPPED:
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
    if is_block:
        yield None
    elif element.tag == "cell":
        yield " "


def _whole_text(html: str) -> str:
    from trafilatura import html2txt

    try:
        lines = str(html2txt(html)).splitlines()
    except Exception:  # as above
        return ""
    return "\n\n".join(line.strip() for line in lines if line.strip())

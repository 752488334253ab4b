"""Metadata and text of one document, from fields of any kind to a ``Draft``.

Every reader ends here, so that an empty text, a wrong date or a list of authors means the same
whatever the format.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from pipeline.errors import SourceError
from pipeline.records import Document, Precision, SourceFailure
from pipeline.sources.decoding import clean
from pipeline.sources.published import parse_published
from pipeline.sources.source import Draft, ReadOptions, Source, failure

FIELDS = ("id", "date", "title", "author", "publisher", "url")
_SCALARS = (str, int, float, datetime)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a reader found in a source or record, before any check.

    Attributes
    ----------
    text
        The text as offsets will count it, apart from characters that can't be written.
    fields
        Values of ``FIELDS``, under these names; missing ones may be left out.
    encoding
        Python name of the encoding; ``None`` where the format settles it (Parquet, PDF).
    sha256
        Of the source's bytes; ``None`` takes that of the text as UTF-8.
    place
        Line or row of a record, from 1; ``None`` where the source is one document.
    """

    text: object
    fields: Mapping[str, object]
    encoding: str | None = None
    sha256: str | None = None
    place: int | None = None


def select(record: Mapping[str, object], options: ReadOptions) -> dict[str, object]:
    """Return the values of ``FIELDS`` in a record whose names the options give."""
    return {name: record.get(getattr(options, name)) for name in FIELDS}


def draft(
    source: Source, content: Content, options: ReadOptions
) -> Iterator[Draft | SourceFailure]:
    """Yield the document of ``content``, after a row for each value that had to stay null.

    Raises
    ------
    SourceError
        If the text is missing, blank, no string or longer than ``options.max_chars``.
    """
    place = where(source.name, content.place)
    text = _checked_text(content.text, place, options)
    published, precision = None, None
    try:
        published, precision = _published(content.fields.get("date"))
    except (ValueError, OverflowError) as error:
        yield failure(place, SourceError(place, f"date: {error}"), stage="metadata")
    given_id = as_text(content.fields.get("id"))
    document = Document(
        doc_id=given_id or place,
        text=text,
        source=source.name,
        format=source.format,
        encoding=content.encoding,
        sha256=content.sha256 or hashlib.sha256(text.encode()).hexdigest(),
        title=as_text(content.fields.get("title")),
        author=as_text(content.fields.get("author")),
        publisher=as_text(content.fields.get("publisher")),
        url=as_text(content.fields.get("url")),
        published=published,
        published_precision=precision,
    )
    yield Draft(document=document, given_id=given_id, place=content.place)


def where(name: str, place: int | None) -> str:
    """Return ``name#place``, or the name alone for a source that is one document."""
    return name if place is None else f"{name}#{place}"


def as_text(value: object) -> str | None:
    """Return a metadata value as a stripped string; lists are joined, the rest is ``None``.

    Nested values are left out: they say nothing that a column could hold, and a few bytes of YAML
    aliases can stand for gigabytes of them.
    """
    if isinstance(value, list | tuple):
        value = ", ".join(str(item) for item in value if isinstance(item, _SCALARS))
    if _is_missing(value) or not isinstance(value, _SCALARS):
        return None
    try:
        return clean(str(value)).strip() or None
    except ValueError:  # an integer of more digits than Python will write
        return None


def no_text_column(source: str, columns: list[str], options: ReadOptions) -> SourceError:
    """Return the error for data without the text column, naming the columns that exist."""
    found = ", ".join(repr(name) for name in columns[:20]) or "none"
    more = f" and {len(columns) - 20} more" if len(columns) > 20 else ""
    return SourceError(
        source,
        f"no field {options.text!r} for the text; fields found: {found}{more}. "
        "Name the right one with --column text=NAME",
    )


def _checked_text(text: object, place: str, options: ReadOptions) -> str:
    if _is_missing(text):
        raise SourceError(place, f"the field {options.text!r} is empty (null): nothing to read")
    if not isinstance(text, str):
        raise SourceError(
            place, f"the field {options.text!r} holds {type(text).__name__}, not a text"
        )
    if not text.strip():
        raise SourceError(place, "the text is empty or holds only white space: nothing to read")
    if len(text) > options.max_chars:
        raise SourceError(
            place,
            f"the text has {len(text):,} characters, more than {options.max_chars:,}: "
            "split it, or raise max_chars in a --config file",
        )
    return clean(text)


def _published(value: object) -> tuple[datetime | None, Precision | None]:
    if _is_missing(value) or (isinstance(value, str) and not value.strip()):
        return None, None
    return parse_published(value)


def _is_missing(value: object) -> bool:
    """Tell whether a value is null; NaN is how pandas and its files say so."""
    return value is None or (isinstance(value, float) and math.isnan(value))

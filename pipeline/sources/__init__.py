"""Reading documents: find inputs, decode them, read their format, give each document its id.

``read_all`` does everything; ``discover`` and ``read_sources`` are its two steps for those who plan
a run, ``identify`` and ``read`` for those who read sources in parallel. Importing this package
loads no format's library.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.records import Document, SourceFailure
from pipeline.sources.discovery import discover
from pipeline.sources.formats import FORMATS
from pipeline.sources.identity import Ids, Key, unique_ids
from pipeline.sources.source import Draft, ReadOptions, Source, failure

__all__ = [
    "Ids",
    "ReadOptions",
    "Source",
    "discover",
    "identify",
    "read",
    "read_all",
    "read_one",
    "read_sources",
]

logger = logging.getLogger(__name__)


def read_all(
    inputs: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Document | SourceFailure]:
    """Yield all documents of the inputs with unique ids, and a row for all that failed.

    Record formats are read twice, once for their ids; nothing is held but these.

    Parameters
    ----------
    inputs
        Files, folders, globs, ``-`` (see ``discover``).
    options
        Names of fields, encoding, limits.

    Yields
    ------
    Document or SourceFailure
        In the order of source names, then of places in them. A failure's ``stage`` is ``read``
        where a document is lost, ``metadata`` or ``decode`` where it is read all the same.

    Raises
    ------
    SettingsError
        If ``options.format`` is unknown.
    """
    yield from read_sources(discover(inputs, options), options)


def read_sources(
    sources: Sequence[Source], options: ReadOptions | None = None
) -> Iterator[Document | SourceFailure]:
    """Yield all documents of sources with unique ids, and a row for all that failed.

    Like ``read_all``, for sources found already.
    """
    ids = identify(sources, options)
    for source in sources:
        yield from read(source, options, ids)


def read_one(
    source: str | Path, options: ReadOptions | None = None, *, doc_id: str | None = None
) -> Document | SourceFailure:
    """Return one document of an input: that with the id given, or else the first.

    Without a document the failure says why: that of the input, or which ids there are.
    """
    failures: list[SourceFailure] = []
    ids: list[str] = []
    for item in read_all([source], options):
        if isinstance(item, SourceFailure):
            failures.append(item)
        elif doc_id in (None, item.doc_id):
            return item
        else:
            ids.append(item.doc_id)
    if failures and not ids:
        return failures[0]
    message = "no file of a known extension"
    if ids:
        more = "…" if len(ids) > 10 else ""
        message = f"no document {doc_id!r}; the ids are {', '.join(ids[:10])}{more}"
    return failure(str(source), SourceError(str(source), message))


def read(
    source: Source, options: ReadOptions | None = None, ids: Ids | None = None
) -> Iterator[Document | SourceFailure]:
    """Yield the documents of one source; what can't be read is a row, never an exception.

    ``ids`` are those of ``identify``; without them a document keeps the id that the data gives, or
    its source and place.
    """
    for item in _drafts(source, options or ReadOptions()):
        if isinstance(item, SourceFailure):
            yield item
            continue
        doc_id = (ids or {}).get((source.name, item.place))
        yield replace(item.document, doc_id=doc_id) if doc_id else item.document


def identify(sources: Iterable[Source], options: ReadOptions | None = None) -> Ids:
    """Return the ids of the documents whose own id is not unique among the sources.

    Reads the sources whose format may give ids (front matter, records), the others not.
    """
    options = options or ReadOptions()
    return unique_ids(key for source in sources for key in _keys(source, options))


def _keys(source: Source, options: ReadOptions) -> Iterator[Key]:
    if source.problem is None and not FORMATS[source.format].gives_ids:
        yield Key(source.name, None, None)
        return
    for item in _drafts(source, options):
        if isinstance(item, Draft):
            yield Key(source.name, item.place, item.given_id)


def _drafts(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    if source.problem is not None:
        yield source.problem
        return
    try:
        yield from FORMATS[source.format].reader()(source, options)
    except SourceError as error:
        yield failure(source.name, error)
    except Exception as error:  # a library's bug on one file must not end the run
        logger.debug("reading %s failed", source.name, exc_info=True)
        message = f"{error or 'no message'} (while reading it as {source.format})"
        yield SourceFailure(
            source=source.name, stage="read", exception=type(error).__name__, message=message
        )

"""What an input is, how it may be read, and what a reader hands on."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SettingsError, SourceError
from pipeline.records import Document, SourceFailure

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read; the defaults read what DESIGN calls a plain record.

    Attributes
    ----------
    text, id, date, title, author, publisher, url
        Names of the fields (JSONL, JSON), columns (CSV, TSV, Parquet) or front matter keys
        (Markdown) that hold each value. All but ``text`` may be missing from the data.
    encoding
        Python name of the encoding of all inputs; ``None`` finds it per input.
    format
        Read every input as this format (see ``pipeline.sources.formats.FORMATS``) whatever its
        extension; ``None`` goes by extension, and reads standard input as plain text.
    max_bytes
        Largest input held whole in memory, and largest single line of JSONL or CSV, in bytes after
        decompression. JSONL, CSV and Parquet files as a whole may be larger: they are streamed.
    max_expansion
        Largest ratio of decompressed to compressed size of a ``.gz`` input (decompression bombs).
        Counted from 16 MiB of output on, since small files may well be that regular.
    max_chars
        Longest text of one document, in code points.

    Raises
    ------
    SettingsError
        If the encoding is unknown to Python or a limit is not positive.
    """

    text: str = "text"
    id: str = "id"
    date: str = "date"
    title: str = "title"
    author: str = "author"
    publisher: str = "publisher"
    url: str = "url"
    encoding: str | None = None
    format: str | None = None
    max_bytes: int = 100 * MEBIBYTE
    max_expansion: int = 100
    max_chars: int = 20_000_000

    def __post_init__(self) -> None:
        if self.encoding is not None:
            _check_encoding(self.encoding)
        for name in ("max_bytes", "max_expansion", "max_chars"):
            if getattr(self, name) <= 0:
                raise SettingsError(f"{name} must be positive, not {getattr(self, name)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: a file, here or on a remote file system, or standard input.

    Attributes
    ----------
    name
        The ``source`` of its documents: POSIX path relative to the input root; ``-`` for standard
        input. Unique among the sources of one ``discover``.
    path
        Where the file is; ``None`` for standard input and remote files.
    uri
        Address of a remote file, see ``pipeline.sources.remote``.
    format
        Key of ``pipeline.sources.formats.FORMATS``.
    data
        Content already read (standard input can be read once only).
    problem
        Why it can't be read; reading the source yields just this.
    """

    name: str
    path: Path | None = None
    uri: str | None = None
    format: str = "text"
    data: bytes | None = None
    problem: SourceFailure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document whose id is not final yet.

    Attributes
    ----------
    document
        The document, its ``doc_id`` being the given id or else its source with its place.
    given_id
        The id that the data gives, if any.
    place
        Line or row of the record in its source, from 1; ``None`` where a source is one document.
    """

    document: Document
    given_id: str | None = None
    place: int | None = None


def failure(source: str, error: Exception, stage: str = "read") -> SourceFailure:
    """Return the row of ``errors`` for an exception met while reading.

    ``stage`` is ``read`` where a document is lost, ``metadata`` where it is read all the same and
    only a column stays null, ``decode`` where it is read with some characters replaced.
    """
    message = error.message if isinstance(error, SourceError) else str(error)
    name = error.source if isinstance(error, SourceError) else source
    return SourceFailure(source=name, stage=stage, exception=type(error).__name__, message=message)


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise SettingsError(
            f"unknown encoding {name!r}: use a name known to Python, such as utf-8 or cp1252"
        ) from error

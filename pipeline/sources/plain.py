"""Plain text: the file as it lies, with line feeds as line ends; it holds no metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import load
from pipeline.sources.decoding import Decoded, decode
from pipeline.sources.fields import Content, draft
from pipeline.sources.source import Draft, ReadOptions, Source, failure

_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def read_plain(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield the one document of a plain text file.

    White space is kept. CRLF and CR become LF, so that the same article gives the same offsets
    whatever the system it was saved on.
    """
    data = load(source, options)
    decoded = decode(data, source.name, options.encoding)
    yield from replaced_characters(source, decoded)
    content = Content(
        text=unix_line_ends(decoded.text),
        fields={},
        encoding=decoded.encoding,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    yield from draft(source, content, options)


def unix_line_ends(text: str) -> str:
    """Return the text with line feeds as its only line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def visible(text: str) -> str:
    """Return the text without the invisible marks of where a line may break (soft hyphens…)."""
    return _INVISIBLE.sub("", text)


def replaced_characters(source: Source, decoded: Decoded) -> Iterator[SourceFailure]:
    """Yield a row if some bytes made no character, so that nobody trusts a damaged name."""
    if decoded.n_replaced:
        message = (
            f"{decoded.n_replaced} characters are not valid {decoded.encoding} and read as U+FFFD: "
            "the file is damaged, or the option encoding names its encoding"
        )
        yield failure(source.name, SourceError(source.name, message), stage="decode")

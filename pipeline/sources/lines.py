"""Lines of text streams: decoded one by one, so that one bad line costs that line only."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.errors import SourceError
from pipeline.sources.decoding import (
    Decoded,
    clean,
    decode,
    refuse_binary,
    unicode_encoding,
)
from pipeline.sources.legacy import legacy_encoding
from pipeline.sources.source import ReadOptions


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its line end; ``number`` counts from 1.

    ``problem`` says why the text is not that of the file: too long, or characters replaced.
    """

    number: int
    text: str
    encoding: str
    problem: SourceError | None = None


def read_lines(stream: io.BufferedReader, source: str, options: ReadOptions) -> Iterator[Line]:
    """Yield the lines of a stream, split at line feeds only.

    A line longer than ``options.max_bytes`` has an empty text and a ``problem``.

    Raises
    ------
    SourceError
        If the stream is empty or binary.
    """
    head = stream.peek()
    if not head:
        raise SourceError(source, "empty file (0 bytes): nothing to read")
    encoding = options.encoding or unicode_encoding(head[: head.rfind(b"\n") + 1] or head)
    if encoding and codecs.lookup(encoding).name.startswith(("utf-16", "utf-32")):
        yield from _wide_lines(stream, source, encoding, options)
        return
    refuse_binary(head, source)
    # A mark in front of the first line belongs to the file, not to its first field.
    if head.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    decoder = _LineDecoder(source, options.encoding, marked=head.startswith(codecs.BOM_UTF8))
    for number, raw in enumerate(_pieces(stream, options.max_bytes), start=1):
        if raw is None:
            yield Line(number, "", decoder.unicode, _too_long(source, number, options))
        else:
            yield decoder.line(number, raw)


class _LineDecoder:
    """Decodes lines as UTF-8, or else in the one legacy encoding that the first odd line shows."""

    def __init__(self, source: str, encoding: str | None, *, marked: bool) -> None:
        self._source = source
        self._encoding = encoding
        self._legacy: str | None = None
        self.unicode = "utf-8-sig" if marked else "utf-8"

    def line(self, number: int, raw: bytes) -> Line:
        decoded = self._decode(raw)
        problem = None
        if decoded.n_replaced:
            problem = SourceError(
                f"{self._source}#{number}",
                f"{decoded.n_replaced} characters are not valid {decoded.encoding} and read as "
                "U+FFFD: the line is damaged, or the option encoding names its encoding",
            )
        return Line(number, decoded.text, decoded.encoding, problem)

    def _decode(self, raw: bytes) -> Decoded:
        if self._encoding is None:
            try:
                return Decoded(clean(raw.decode("utf-8")), self.unicode)
            except UnicodeDecodeError:
                if unicode_encoding(raw) == "utf-8":  # but for a few bytes
                    return decode(raw, self._source, "utf-8")
        if self._encoding is None and self._legacy is None:
            self._legacy = legacy_encoding(raw)
        encoding = self._encoding or self._legacy or "latin-1"
        text = raw.decode(encoding, errors="replace")
        return Decoded(clean(text), encoding, text.count("\ufffd"))


def _pieces(stream: io.BufferedReader, max_bytes: int) -> Iterator[bytes | None]:
    """Yield lines as bytes, ``None`` for one that is too long."""
    while raw := stream.readline(max_bytes + 1):
        if len(raw) <= max_bytes:
            yield raw
            continue
        yield None
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(max_bytes + 1)


def _wide_lines(
    stream: io.BufferedReader, source: str, encoding: str, options: ReadOptions
) -> Iterator[Line]:
    wrapper = io.TextIOWrapper(stream, encoding, errors="replace", newline="\n")
    number = 0
    while text := wrapper.readline(options.max_bytes):
        number += 1
        problem = None
        if len(text) == options.max_bytes and not text.endswith("\n"):
            problem = _too_long(source, number, options)
            while text and not text.endswith("\n"):
                text = wrapper.readline(options.max_bytes)
            text = ""
        yield Line(number, clean(text), encoding, problem)
    wrapper.detach()  # the stream is closed by whoever opened it


def _too_long(source: str, number: int, options: ReadOptions) -> SourceError:
    return SourceError(
        f"{source}#{number}",
        f"line of more than {options.max_bytes:,} bytes: raise max_bytes in a --config file",
    )

"""Bytes of a source: whole or as a stream, decompressed, and never more than the limits allow."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from pipeline.errors import SourceError
from pipeline.sources.remote import open_remote
from pipeline.sources.source import MEBIBYTE, ReadOptions, Source

GZIP_MAGIC = b"\x1f\x8b"
_BUFFER = 65_536
_RATIO_COUNTS_FROM = 16 * MEBIBYTE


def load(source: Source, options: ReadOptions) -> bytes:
    """Return the whole content of a source, decompressed.

    Raises
    ------
    SourceError
        If it can't be opened or decompressed, is empty, or is larger than ``options.max_bytes``.
    """
    with open_stream(source, options) as stream:
        data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise SourceError(
            source.name,
            f"larger than {options.max_bytes:,} bytes, and this format is read whole: "
            "split the file, use JSONL, CSV or Parquet, or raise max_bytes in a --config file",
        )
    if not data:
        raise SourceError(source.name, "empty file (0 bytes): nothing to read")
    return data


@contextmanager
def open_stream(source: Source, options: ReadOptions) -> Iterator[io.BufferedReader]:
    """Open a source for reading, decompressed on the way; all failures become ``SourceError``.

    ``peek()`` of the stream gives up to 64 KiB.
    """
    try:
        with _open_raw(source) as raw:
            yield _decompressed(raw, source, options)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise SourceError(
            source.name, f"damaged gzip data ({error}): compress the file again"
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(
            source.name, f"can't be opened: {reason}; check that it is a file you may read"
        ) from error


def read_standard_input(options: ReadOptions) -> bytes:
    """Return standard input, at most one byte more than ``options.max_bytes``."""
    return sys.stdin.buffer.read(options.max_bytes + 1)


def _open_raw(source: Source) -> io.BufferedReader:
    if source.data is not None:
        return io.BufferedReader(io.BytesIO(source.data), _BUFFER)
    if source.uri is not None:
        return open_remote(source.uri)
    if source.path is None:
        raise SourceError(source.name, "has neither a path nor data: a source made by hand?")
    return io.BufferedReader(io.FileIO(source.path), _BUFFER)


def _decompressed(
    raw: io.BufferedReader, source: Source, options: ReadOptions
) -> io.BufferedReader:
    # The content decides, not the extension: browsers and mail programs rename both ways.
    if raw.peek(2)[:2] != GZIP_MAGIC:
        return raw
    return io.BufferedReader(_BoundedGunzip(raw, source.name, options.max_expansion), _BUFFER)


class _BoundedGunzip(io.RawIOBase):
    """Decompressed bytes of a gzip file, stopped when they outgrow the compressed ones too much."""

    def __init__(self, raw: BinaryIO, name: str, max_expansion: int) -> None:
        self._raw = raw
        self._gzip = gzip.GzipFile(fileobj=raw)
        self._name = name
        self._max_expansion = max_expansion
        self._produced = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._gzip.read(len(buffer))
        buffer[: len(data)] = data
        self._produced += len(data)
        if self._produced > max(_RATIO_COUNTS_FROM, self._raw.tell() * self._max_expansion):
            raise SourceError(
                self._name,
                f"decompresses to more than {self._max_expansion} times its size: refused as a "
                "possible decompression bomb; decompress it yourself, or raise max_expansion in "
                "a --config file",
            )
        return len(data)

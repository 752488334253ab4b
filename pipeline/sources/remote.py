"""Inputs on the file systems that pyarrow reads, named by a URI: ``s3://``, ``gs://``, ``hdfs://``.

Web addresses are none of these: no page is ever fetched.
"""

from __future__ import annotations

import io
import re
import string
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from pipeline.errors import SourceError
from pipeline.sources.formats import format_of, known_extensions

URI = re.compile(r"[a-z][a-z0-9+.-]+://")
_BUFFER = 8 * 2**20


def is_uri(name: str) -> bool:
    """Whether an input is named by a URI rather than a path."""
    return URI.match(name) is not None


def find_remote(uri: str) -> Iterator[tuple[str, str]]:
    """Yield the URI and the name, relative to ``uri``, of each file there.

    A folder is searched at any depth for files of a known extension.

    Raises
    ------
    SourceError
        No such file, no such file system, no access.
    """
    from pyarrow.fs import FileSelector, FileType

    system, path = file_system(uri)
    try:
        info = system.get_file_info(path)
        if info.type == FileType.File:
            yield uri, PurePosixPath(path).name
            return
        if info.type != FileType.Directory:
            raise SourceError(uri, "no such file or folder there: check the address")
        found = system.get_file_info(FileSelector(path, recursive=True))
    except OSError as error:
        raise SourceError(uri, f"can't be read: {error}") from error
    n_found = 0
    for one in sorted(found, key=lambda one: one.path):
        name = PurePosixPath(one.path).relative_to(path)
        if one.type == FileType.File and format_of(name) and not _is_hidden(name):
            n_found += 1
            yield f"{uri.rstrip('/')}/{name}", str(name)
    if not n_found:
        raise SourceError(uri, f"no file of a known extension there ({known_extensions()})")


def open_remote(uri: str) -> io.BufferedReader:
    """Open a remote file for reading from its beginning to its end.

    Raises
    ------
    OSError
        It can't be opened.
    """
    system, path = file_system(uri)
    return io.BufferedReader(_Stream(system.open_input_stream(path)), _BUFFER)


def open_random(uri: str) -> Any:
    """Open a remote file for reading here and there, as Parquet needs it."""
    system, path = file_system(uri)
    return system.open_input_file(path)


def stamp(uri: str) -> str | None:
    """Size and time of the last change, to tell whether a file is still the same."""
    try:
        system, path = file_system(uri)
        info = system.get_file_info(path)
    except (OSError, SourceError):
        return None
    return None if info.size is None else f"size {info.size}, changed {info.mtime_ns}"


def file_system(uri: str) -> tuple[Any, str]:
    """The file system of an address, and the path on it.

    Raises
    ------
    SourceError
        There is none for such addresses.
    """
    from pyarrow import ArrowException
    from pyarrow.fs import FileSystem

    try:
        # People write accents and spaces as they are.
        system, path = FileSystem.from_uri(quote(uri, safe=string.punctuation))
    except (ArrowException, OSError, ValueError) as error:
        raise SourceError(
            uri, f"no file system for this address ({error}); s3://, gs://, hdfs://, file:// are"
        ) from error
    return system, path


def _is_hidden(name: PurePosixPath) -> bool:
    return any(part.startswith((".", "_")) for part in name.parts)


class _Stream(io.RawIOBase):
    """A stream of pyarrow's that knows where it is."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._position = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)

    def tell(self) -> int:
        return self._position

    def close(self) -> None:
        self._stream.close()
        super().close()

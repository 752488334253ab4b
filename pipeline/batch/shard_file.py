"""What a worker hands back: a shard's rows in the formats of the run, packed into one file.

A ZIP archive, since it holds a checksum of each member: a file that was cut short or damaged on
the disk is recognised and its shard done again.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import GlaneurError

_ABOUT = "shard.json"
_FASTEST = 1


class DamagedShardError(GlaneurError):
    """A shard's file is not what was written."""


@dataclass(frozen=True, slots=True)
class ShardResult:
    """The rows of one shard.

    Attributes
    ----------
    index
        Place of the shard in the run.
    n_items
        Documents and failures in it.
    failed
        Those that were lost.
    counts
        Rows by table.
    problems
        What is wrong with the first of those that were lost, for a person to read.
    fragments
        Pieces of the tables' files by file name, see ``pipeline.tables.fragments``.
    key, sources
        Those of the shard.
    """

    index: int
    n_items: int
    failed: int
    counts: Mapping[str, int]
    problems: Sequence[str]
    fragments: Mapping[str, bytes]
    key: str = ""
    sources: Sequence[str] = ()


def pack(result: ShardResult) -> bytes:
    """A result as the bytes of a file."""
    about = {
        "index": result.index,
        "n_items": result.n_items,
        "failed": result.failed,
        "counts": dict(result.counts),
        "problems": list(result.problems),
        "key": result.key,
        "sources": list(result.sources),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(
        buffer, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=_FASTEST
    ) as archive:
        archive.writestr(_ABOUT, json.dumps(about))
        for name, data in result.fragments.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def unpack(file: Path | BinaryIO) -> ShardResult:
    """Read a shard's file, or its bytes, and check every one of them.

    Raises
    ------
    DamagedShardError
        The file is cut short, damaged, or none of ours.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        about = json.loads(members.pop(_ABOUT))
        return ShardResult(fragments=members, **about)
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise DamagedShardError(f"{file}: damaged ({error})") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise DamagedShardError(f"{file}: damaged ({error})") from error

"""The shards' rows, in order, put together into the tables' files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.batch.resume import RunState, writing
from pipeline.batch.run_tables import run_rows
from pipeline.records import SourceFailure
from pipeline.settings import Settings
from pipeline.tables.fragments import TableFiles, encode
from pipeline.tables.rows import failure_row
from pipeline.tables.schema import tables
from pipeline.tables.text_formats import Rows

_MADE = "tables"


def merge(
    state: RunState, n_shards: int, settings: Settings, failures: Sequence[SourceFailure] = ()
) -> tuple[Path, dict[str, int]]:
    """Make the files of all tables, complete, under their names in a folder of the run's state.

    Parameters
    ----------
    state
        Holds the results of shards 0 to ``n_shards - 1``.
    settings
        The formats.
    failures
        Found after the shards: last rows of ``errors``.

    Returns
    -------
    tuple
        The folder, and the number of rows by table.

    Raises
    ------
    OutputError
        Disk full, or a shard's file was damaged.
    """
    folder = state.staging / _MADE
    counts = dict.fromkeys(tables(), 0)
    with writing(state.folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with TableFiles(folder, settings) as files:
            for index in range(n_shards):
                result = state.load(index)
                files.append(result.fragments)
                _add(counts, result.counts)
            last = _last_rows(state, n_shards, failures)
            files.append(encode([last], settings))
            _add(counts, {name: len(found) for name, found in last.items()})
            files.finish()
    return folder, counts


def _last_rows(state: RunState, n_shards: int, failures: Sequence[SourceFailure]) -> Rows:
    def members() -> Iterator[Mapping[str, bytes]]:
        return (state.load(index).fragments for index in range(n_shards))

    return {"errors": [failure_row(failure) for failure in failures], **run_rows(members)}


def _add(counts: dict[str, int], more: Mapping[str, int]) -> None:
    for name, count in more.items():
        counts[name] += count

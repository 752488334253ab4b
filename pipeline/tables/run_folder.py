"""A run's folder: refused when it holds something else, filled at once, read back.

Files are made in ``.partial`` inside the folder and moved to their final names when all are
complete, ``run.json`` last: a killed run leaves no half table under a final name.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.settings import Settings
from pipeline.tables.schema import tables
from pipeline.tables.sinks import CsvSink, JsonlSink, JsonSink, ParquetSink, Rows, Sink

if TYPE_CHECKING:
    pass

MANIFEST = "run.json"
STAGING = ".partial"


class RunWriter:
    """Writes a run's tables in the formats asked for; use as a context manager.

    Parameters
    ----------
    folder
        The run's folder; made when missing.
    settings
        ``formats`` and ``csv_dialect`` are used.
    overwrite
        Replace the tables of an earlier run there; files of others stay.

    Raises
    ------
    UsageError
        The folder exists, is not empty, and ``overwrite`` was not given; or it is a file.
    """

    def __init__(self, folder: Path, settings: Settings, *, overwrite: bool = False) -> None:
        check_free(folder, overwrite=overwrite)
        self.folder = folder
        self.counts = dict.fromkeys(tables(), 0)
        self._staging = folder / STAGING
        shutil.rmtree(self._staging, ignore_errors=True)
        self._staging.mkdir(parents=True)
        self._sinks = open_sinks(self._staging, settings)

    def write(self, rows: Rows) -> None:
        """Write rows, by table, to every format."""
        for name, found in rows.items():
            self.counts[name] += len(found)
        for sink in self._sinks:
            sink.write(rows)

    def publish(self, manifest: dict[str, Any]) -> None:
        """Move the finished files to their names and write ``run.json`` beside them."""
        for sink in self._sinks:
            sink.close()
        files = sorted(
            path.relative_to(self._staging).as_posix()
            for path in self._staging.rglob("*")
            if path.is_file()
        )
        _remove_previous(self.folder)
        for name in files:
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self._staging / name).replace(self.folder / name)
        staged = self._staging / MANIFEST
        text = json.dumps(manifest | {"files": files}, ensure_ascii=False, indent=2)
        staged.write_text(text + "\n", encoding="utf-8")
        staged.replace(self.folder / MANIFEST)

    def __enter__(self) -> RunWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)


def check_free(folder: Path, *, overwrite: bool) -> None:
    """Raise ``UsageError`` when ``folder`` can't become a run's folder."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give --out a folder")
    if not overwrite and folder.is_dir() and any(_foreign(folder)):
        raise UsageError(
            f"{folder}: exists and is not empty; choose another --out, or add --overwrite"
        )


def _foreign(folder: Path) -> list[Path]:
    """What stands in the folder, less what a killed run or git left."""
    return [path for path in folder.iterdir() if path.name not in {STAGING, ".gitkeep"}]


def open_sinks(folder: Path, settings: Settings) -> list[Sink]:
    """One sink for each format of the settings, writing into ``folder``."""
    makers: dict[str, Callable[[], Sink]] = {
        "csv": lambda: CsvSink(folder, settings.csv_dialect),
        "json": lambda: JsonSink(folder),
        "jsonl": lambda: JsonlSink.in_folder(folder),
        "parquet": lambda: ParquetSink(folder),
    }
    return [makers[name]() for name in settings.formats]


def _remove_previous(folder: Path) -> None:
    """Take away the files that an earlier run's manifest names, and no others."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return
    for name in read_manifest(folder)["files"]:
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)
    manifest.unlink()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The content of ``run.json``.

    Raises
    ------
    UsageError
        The folder holds no finished run.
    """
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(f"{folder}: holds no finished run ({MANIFEST} is missing)") from None
    return manifest

"""A run whose tables go to a remote folder: made here, then copied to where ``--out`` points.

The state of a run is written by the thousand small files, renamed and locked, which object stores
can't do. So it stays on this machine, and the finished tables travel.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.batch.result import RunResult
from pipeline.batch.run import run
from pipeline.errors import OutputError, SourceError, UsageError
from pipeline.settings import Settings
from pipeline.sources.remote import file_system
from pipeline.tables.run_folder import MANIFEST, STAGING, read_manifest


def run_remote(
    inputs: Sequence[str | Path], uri: str, folder: Path, settings: Settings, **options: Any
) -> RunResult:
    """Extract all inputs into a remote folder of tables.

    Parameters
    ----------
    inputs, settings, **options
        As for ``run``.
    uri
        Address of the remote folder, on any file system that pyarrow reads.
    folder
        Where the run is made, and stays.

    Raises
    ------
    UsageError
        No such file system; or the remote folder holds something and neither ``overwrite`` nor
        ``resume`` fits, or is part of the inputs.
    OutputError
        The remote folder can't be written; ``resume`` copies the tables again.
    """
    if any(uri.startswith(f"{str(one).rstrip('/')}/") for one in inputs):
        raise UsageError(f"{uri}: lies inside the input; choose another --out")
    target = _Target(uri)
    target.check_free(
        overwrite=options.get("overwrite", False), resume=options.get("resume", False)
    )
    result = run(inputs, folder, settings, **options)
    target.fill(folder)
    return replace(result, folder=uri)


class _Target:
    """The remote folder."""

    def __init__(self, uri: str) -> None:
        self._uri = uri.rstrip("/")
        try:
            self._system, self._path = file_system(self._uri)
        except SourceError as error:
            raise UsageError(f"--out {error}") from None

    def check_free(self, *, overwrite: bool, resume: bool) -> None:
        """Raise ``UsageError`` when it holds something else."""
        from pyarrow.fs import FileSelector

        with self._writing("check the address and your access"):
            inside = self._system.get_file_info(FileSelector(self._path, allow_not_found=True))
        names = {one.base_name for one in inside}
        if names and not overwrite and not (resume and names & {MANIFEST, STAGING}):
            raise UsageError(f"{self._uri}: is not empty; choose another --out, or add --overwrite")

    def fill(self, folder: Path) -> None:
        """Copy the run in ``folder``: names are final when all is there, ``run.json`` last."""
        from pyarrow.fs import LocalFileSystem, copy_files

        names = [*read_manifest(folder)["files"], MANIFEST]
        staging = f"{self._path}/{STAGING}"
        with self._writing(f"the tables are in {folder}, --resume copies them again"):
            for name in names:
                self._make_parent(f"{staging}/{name}")
                copy_files(
                    str(folder / name),
                    f"{staging}/{name}",
                    source_filesystem=LocalFileSystem(),
                    destination_filesystem=self._system,
                )
            self._remove_previous()
            for name in names:
                self._make_parent(f"{self._path}/{name}")
                self._system.move(f"{staging}/{name}", f"{self._path}/{name}")
            self._system.delete_dir(staging)

    def _make_parent(self, path: str) -> None:
        self._system.create_dir(str(PurePosixPath(path).parent), recursive=True)

    def _remove_previous(self) -> None:
        """Take away the files that the manifest of an earlier run names."""
        try:
            with self._system.open_input_stream(f"{self._path}/{MANIFEST}") as stream:
                named = json.loads(stream.read())["files"]
        except FileNotFoundError:
            return
        for name in named:
            if ".." not in PurePosixPath(name).parts and self._is_file(name):
                self._system.delete_file(f"{self._path}/{name}")

    def _is_file(self, name: str) -> bool:
        return bool(self._system.get_file_info(f"{self._path}/{name}").is_file)

    @contextmanager
    def _writing(self, advice: str) -> Iterator[None]:
        from pyarrow import ArrowException

        try:
            yield
        except (OSError, ArrowException) as error:
            raise OutputError(f"{self._uri}: can't be written ({error}); {advice}") from error

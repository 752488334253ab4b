"""A run's folder: refused when it holds something else, filled at once, read back.

Files are made in ``.partial`` inside the folder and moved to their final names when all are
complete, ``run.json`` last: a killed run leaves no half table under a final name.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

MANIFEST = "run.json"
REPORT = "report.html"
STAGING = ".partial"
PLAN = f"{STAGING}/plan.json"


def publish(folder: Path, made: Path, manifest: dict[str, Any]) -> None:
    """Move finished files to their names and write ``run.json`` beside them.

    Parameters
    ----------
    folder
        The run's folder; the tables of an earlier run there are replaced, files of others stay.
    made
        A folder on the same file system that holds the files under their names, and nothing else;
        is empty afterwards.
    manifest
        What ``run.json`` says; the names of the files are added.
    """
    files = sorted(path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file())
    # Written before anything is moved: a disk that is full now has cost nothing yet.
    staged = made.parent / MANIFEST
    text = json.dumps(manifest | {"files": files}, ensure_ascii=False, indent=2)
    staged.write_text(text + "\n", encoding="utf-8")
    _remove_previous(folder)
    for name in files:
        (folder / name).parent.mkdir(exist_ok=True)
        (made / name).replace(folder / name)
    staged.replace(folder / MANIFEST)


def check_free(folder: Path, *, overwrite: bool, resume: bool = False) -> None:
    """Raise ``UsageError`` when ``folder`` can't become a run's folder."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: is a file; give --out a folder")
    if overwrite or not folder.is_dir() or (resume and (folder / MANIFEST).is_file()):
        return
    if (folder / PLAN).is_file():
        if not resume:
            raise UsageError(
                f"{folder}: holds an unfinished run; complete it with --resume, or begin again "
                "with --overwrite"
            )
    elif any(_foreign(folder)):
        raise UsageError(
            f"{folder}: exists and is not empty; choose another --out, or add --overwrite"
        )


def _foreign(folder: Path) -> Iterable[Path]:
    """What stands in the folder, less what a killed run or git left."""
    return (path for path in folder.iterdir() if path.name not in {STAGING, ".gitkeep"})


def _remove_previous(folder: Path) -> None:
    """Take away the files that an earlier run's manifest names and its page, and no others."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return
    for name in (*read_manifest(folder)["files"], REPORT):
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
        raise UsageError(
            f"{folder}: holds no finished run ({MANIFEST} is missing or damaged)"
        ) from None
    return manifest

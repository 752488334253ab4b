"""What ``run.json`` says of a run, and what a run starts from: versions, settings, inputs."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pipeline.batch.worker import LoadedModel
from pipeline.records import SourceFailure
from pipeline.settings import Settings
from pipeline.sources import Source, remote

PACKAGES = ("glaneur", "spacy", "pandas", "pyarrow", "babel", "text2num", "pint", "trafilatura")


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that shape the tables."""
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


class Inputs:
    """The inputs as they are when a run begins, to tell later whether they still are the same."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        # The stamps first: what changes while it is digested is noticed later.
        self._stamps = {source.name: _stamp(source) for source in sources}
        self.digests = {source.name: _digest(source) for source in sources}

    def as_json(self) -> list[dict[str, str | None]]:
        """Name and SHA-256 of each input (of remote ones size and date); null if unreadable."""
        return [{"source": name, "sha256": digest} for name, digest in self.digests.items()]

    def changes(self) -> Iterator[SourceFailure]:
        """A failure for each input that is no longer what it was."""
        for source in self.sources:
            if _stamp(source) == self._stamps[source.name]:
                continue
            now = _digest(source)
            if now != self.digests[source.name]:
                what = "vanished" if now is None else "was changed"
                yield SourceFailure(
                    source=source.name,
                    stage="read",
                    exception="InputChangedError",
                    message=f"{what} while the run read it: its rows may be of either version, "
                    "or missing. Restore it and add --resume, or run it anew with --overwrite",
                )


def starting_point(settings: Settings, inputs: Inputs) -> dict[str, Any]:
    """What the bytes of the tables follow from, apart from the model."""
    return {
        "versions": versions(),
        "settings_fingerprint": settings.fingerprint(),
        "settings_files": _settings_files(settings),
        "inputs": inputs.as_json(),
    }


def _settings_files(settings: Settings) -> dict[str, str | None]:
    """SHA-256 of each file that a setting names: what it holds shapes the tables too."""
    named = [*(path for path in (settings.gazetteer, settings.names) if path), *settings.rules]
    return {path: _file_digest(Path(path)) for path in named}


def model_entry(model: LoadedModel) -> dict[str, Any]:
    """What ``run.json`` says of the model."""
    described = asdict(model.description)
    return described | {"components": list(described["components"]), "sha256": model.sha256}


def manifest(
    *,
    settings: Settings,
    start: Mapping[str, Any],
    counts: Mapping[str, int],
    failed: int,
    problems: Sequence[str],
    durations: Mapping[str, float],
) -> dict[str, Any]:
    """The content of ``run.json``; ``problems`` are the first of the failures.

    ``durations`` (seconds) differ between equal runs, and so do those ``settings`` that only say
    how the work is shared out.
    """
    return {
        "versions": start["versions"],
        "model": start["model"],
        "settings": settings.model_dump(),
        "settings_fingerprint": start["settings_fingerprint"],
        "settings_files": start["settings_files"],
        "inputs": start["inputs"],
        "counts": dict(counts),
        "failed": failed,
        "problems": list(problems),
        "warnings": _warnings(counts),
        "durations": {name: round(seconds, 3) for name, seconds in durations.items()},
    }


def _warnings(counts: Mapping[str, int]) -> list[str]:
    return [f"{counts['errors']} rows in the table errors"] if counts["errors"] else []


def _stamp(source: Source) -> tuple[int, int] | str | None:
    """Size and time of the last change; ``None`` where there is no file."""
    if source.uri is not None:
        return remote.stamp(source.uri)
    if source.path is None:
        return None
    try:
        found = source.path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _digest(source: Source) -> str | None:
    if source.uri is not None:  # reading it all for a checksum would cost as much as the run
        return remote.stamp(source.uri)
    if source.data is not None:
        return hashlib.sha256(source.data).hexdigest()
    return None if source.path is None else _file_digest(source.path)


def _file_digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None

"""What ``run.json`` says of a run: versions, settings, model, inputs, counts, durations."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pipeline.settings import Settings
from pipeline.sources import Source

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


def input_digests(sources: Iterable[Source]) -> list[dict[str, str | None]]:
    """Name and SHA-256 of each input; null where it can't be read."""
    return [{"source": source.name, "sha256": _digest(source)} for source in sources]


def _digest(source: Source) -> str | None:
    if source.data is not None:
        return hashlib.sha256(source.data).hexdigest()
    if source.path is None:
        return None
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def manifest(
    *,
    settings: Settings,
    model: Mapping[str, Any],
    sources: Iterable[Source],
    counts: Mapping[str, int],
    warnings: Iterable[str],
    durations: Mapping[str, float],
) -> dict[str, Any]:
    """The content of ``run.json``; only ``durations`` (seconds) differ between equal runs."""
    return {
        "versions": versions(),
        "model": dict(model),
        "settings": settings.model_dump(),
        "settings_fingerprint": settings.fingerprint(),
        "inputs": input_digests(sources),
        "counts": dict(counts),
        "warnings": list(warnings),
        "durations": {name: round(seconds, 3) for name, seconds in durations.items()},
    }

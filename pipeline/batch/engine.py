"""What does the work of a run: this process, worker processes, or a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pipeline.batch.plan import Shard
from pipeline.batch.shard_file import ShardResult, pack
from pipeline.batch.worker import LoadedModel, ShardWorker
from pipeline.settings import Settings


class Engine(Protocol):
    """Does shards, in any order."""

    def start(self) -> LoadedModel:
        """Load the model; raises ``ModelError``."""

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[ShardResult, bytes]]:
        """Do shards, taken as they are needed; yields each result, and the same packed."""

    def close(self) -> None:
        """End all that was started, at once; may be called twice."""


class InlineEngine:
    """One shard after the other in this process: one worker, and no time limit."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._worker: ShardWorker | None = None

    def start(self) -> LoadedModel:
        """Load the model."""
        self._worker = ShardWorker(self._settings)
        self._worker.warm_up()
        return self._worker.model()

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[ShardResult, bytes]]:
        """Do the shards."""
        if self._worker is None:
            raise RuntimeError("start() comes first")
        for shard in shards:
            result = self._worker.run(shard)
            yield result, pack(result)

    def close(self) -> None:
        """Drop the model."""
        self._worker = None


def make_engine(settings: Settings) -> Engine:
    """The engine that the settings ask for.

    Raises
    ------
    SettingsError
        The engine needs a package that is not installed.
    """
    if settings.engine == "ray":
        from pipeline.batch.ray import RayEngine

        return RayEngine(settings)
    if settings.workers == 1 and settings.timeout_per_document is None:
        return InlineEngine(settings)
    from pipeline.batch.local import LocalEngine

    return LocalEngine(settings)

"""Worker processes on this machine: started once, watched, replaced when they die or hang.

A worker that dies takes its shard with it. The shard is then done again item by item in a fresh
process, which says what it begins: the item at which that one dies, or hangs, is tried once more
alone, and is a row of ``errors`` after that.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from time import monotonic
from typing import Any

from pipeline.batch import child
from pipeline.batch.child import Begun, Done, Loaded, Refused
from pipeline.batch.jobs import HUNG, Job, Jobs, lost
from pipeline.batch.plan import Shard
from pipeline.batch.shard_file import ShardResult
from pipeline.batch.worker import THREAD_LIMITS, LoadedModel
from pipeline.errors import WorkerError
from pipeline.settings import Settings

logger = logging.getLogger(__name__)

FAILED_STARTS = 3
ChildMain = Callable[[Connection, Settings], None]
_SPAWN = multiprocessing.get_context("spawn")


class _Worker:
    """One process and what it is doing."""

    def __init__(self, settings: Settings, main: ChildMain) -> None:
        self.connection, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=main, args=(theirs, settings), daemon=True)
        with _one_thread_each():
            self._process.start()
        theirs.close()  # so that the end of the process closes the pipe
        self._limit = settings.timeout_per_document
        self.loaded: LoadedModel | None = None
        self.job: Job | None = None
        self.position: int | None = None
        self.n_done = 0
        self.deadline: float | None = None

    @property
    def is_idle(self) -> bool:
        return self.loaded is not None and self.job is None

    def give(self, job: Job) -> None:
        self.job, self.position = job, None
        self.tick()
        try:
            self.connection.send((job.shard, job.alone, job.given_up))
        except OSError:
            logger.debug("a worker died while it was idle")  # its closed pipe will be noticed

    def tick(self) -> None:
        """The worker has shown a sign of life."""
        if self._limit is not None:
            self.deadline = monotonic() + self._limit

    def finish(self) -> Job | None:
        job, self.job, self.deadline = self.job, None, None
        return job

    def kill(self) -> int | None:
        """End the process at once; returns its exit code."""
        self._process.kill()
        self._process.join()
        self.connection.close()
        return self._process.exitcode


class LocalEngine:
    """``settings.workers`` processes, each with the model in memory.

    Parameters
    ----------
    settings
        All settings; ``timeout_per_document`` in seconds, ``recycle_after`` in documents.
    main
        The main function of the workers, found by its name in a fresh process.
    """

    def __init__(self, settings: Settings, main: ChildMain = child.main) -> None:
        self._settings = settings
        self._main = main
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def start(self) -> LoadedModel:
        """Start all workers; returns when the first has loaded the model."""
        self._workers = [self._new_worker() for _ in range(self._settings.workers)]
        jobs = Jobs(())
        while True:
            self._attend(jobs)
            for worker in self._workers:
                if worker.loaded is not None:
                    return worker.loaded

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[ShardResult, bytes]]:
        """Do shards on all workers; results come as they are ready."""
        jobs = Jobs(shards)
        while jobs or any(worker.job for worker in self._workers):
            for worker in self._workers:
                if worker.is_idle and (job := jobs.take()):
                    worker.give(job)
            yield from self._attend(jobs)

    def close(self) -> None:
        """Kill all workers: what they were doing is not needed, or will be done again."""
        while self._workers:
            self._workers.pop().kill()

    def _attend(self, jobs: Jobs) -> list[tuple[ShardResult, bytes]]:
        """Wait for messages, deaths and deadlines; returns the results that came."""
        ready = wait([worker.connection for worker in self._workers], self._seconds_left())
        results = []
        for worker in list(self._workers):
            if worker.connection in ready:
                results += self._receive(worker, jobs)
            elif worker.deadline is not None and worker.deadline <= monotonic():
                self._lose(worker, jobs, hung=True)
        return results

    def _receive(self, worker: _Worker, jobs: Jobs) -> list[tuple[ShardResult, bytes]]:
        try:
            message = worker.connection.recv()
        except (EOFError, OSError):
            self._lose(worker, jobs)
            return []
        return self._take(worker, message)

    def _take(self, worker: _Worker, message: Any) -> list[tuple[ShardResult, bytes]]:
        worker.tick()
        match message:
            case Loaded(model):
                worker.loaded, self._failed_starts, worker.deadline = model, 0, None
            case Begun(position):
                worker.position = position if position is not None else worker.position
            case Refused(error):
                raise error
            case Done(result, packed):
                worker.finish()
                worker.n_done += result.n_items
                if worker.n_done >= self._settings.recycle_after:
                    worker.kill()
                    self._replace(worker)
                return [(result, packed)]
        return []

    def _lose(self, worker: _Worker, jobs: Jobs, *, hung: bool = False) -> None:
        """End a worker that died or hangs, have its job done again, put another in its place."""
        code = worker.kill()
        job = worker.finish()
        if job is not None:
            outcome = HUNG if hung else f"its process ended (exit code {code})"
            logger.warning("a worker is lost: %s; its shard is done again", outcome)
            failure = lost(job.shard, worker.position, outcome, self._settings)
            job.lost_at(worker.position, failure)
            jobs.put_back(job)
        elif worker.loaded is None:
            self._count_failed_start(code)
        self._replace(worker)

    def _new_worker(self) -> _Worker:
        return _Worker(self._settings, self._main)

    def _replace(self, worker: _Worker) -> None:
        self._workers[self._workers.index(worker)] = self._new_worker()

    def _count_failed_start(self, code: int | None) -> None:
        self._failed_starts += 1
        if self._failed_starts >= FAILED_STARTS * self._settings.workers:
            raise WorkerError(
                f"worker processes end while they start (exit code {code}): is there memory for "
                f"{self._settings.workers} copies of the model? Try fewer --workers"
            )

    def _seconds_left(self) -> float | None:
        deadlines = [worker.deadline for worker in self._workers if worker.deadline is not None]
        return max(min(deadlines) - monotonic(), 0) if deadlines else None


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Processes started inside use one thread in each library.

    The environment is the only way: they read it while they are imported.
    """
    before = {name: os.environ.get(name) for name in THREAD_LIMITS}
    os.environ.update(dict.fromkeys(THREAD_LIMITS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

"""The shards of a run on a Ray cluster: one actor for each worker holds the model.

Scheduling, autoscaling, lost nodes and the first retries are Ray's. What Ray can't know is which
document ends an actor, or hangs: the items of a shard that failed are tried one by one, and those
that fail twice alone become rows of ``errors``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pipeline.batch.jobs import HUNG, TRIES_ALONE, Job, Jobs, lost
from pipeline.batch.plan import Shard
from pipeline.batch.shard_file import ShardResult, pack
from pipeline.batch.worker import THREAD_LIMITS, LoadedModel, ShardWorker
from pipeline.errors import SettingsError, WorkerError
from pipeline.settings import Settings

logger = logging.getLogger(__name__)

# Ray's own retries of a shard, as of one on a node that was lost.
RETRIES = 2
# Two, so that an actor has its next shard while its last result travels.
IN_FLIGHT = 2

MakeWorker = Callable[[Settings], ShardWorker]


class RayEngine:
    """``settings.workers`` actors on the cluster at ``settings.address``.

    Parameters
    ----------
    settings
        All settings; ``address`` is ``auto`` for the cluster that this machine belongs to.
    make_worker
        What an actor holds, found by its name on the nodes.

    Raises
    ------
    SettingsError
        Ray is not installed.
    """

    def __init__(self, settings: Settings, make_worker: MakeWorker = ShardWorker) -> None:
        self._ray = _ray()
        self._settings = settings
        self._make_worker = make_worker
        self._actors: list[_Actor] = []

    def start(self) -> LoadedModel:
        """Join the cluster and start the actors; returns when the first has loaded the model."""
        try:
            self._ray.init(
                address=self._settings.address,
                runtime_env={"env_vars": dict.fromkeys(THREAD_LIMITS, "1")},
                log_to_driver=False,
            )
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise WorkerError(
                f"no Ray cluster at {self._settings.address!r} ({error}); start one with "
                "`ray start --head`, or name it with --address"
            ) from error
        self._actors = [self._new_actor() for _ in range(self._settings.workers)]
        model: LoadedModel = self._ray.get(self._actors[0].handle.model.remote())
        return model

    def run(self, shards: Iterable[Shard]) -> Iterator[tuple[ShardResult, bytes]]:
        """Do shards on all actors; results come as they are ready."""
        jobs = Jobs(shards)
        busy: dict[Any, tuple[_Actor, Job]] = {}
        while jobs or busy:
            for actor in sorted(self._actors, key=lambda actor: actor.n_jobs):
                while actor.n_jobs < IN_FLIGHT and (job := jobs.take()):
                    busy[actor.submit(job)] = (actor, job)
            ready, _ = self._ray.wait(list(busy), timeout=self._limit(busy))
            if not ready:
                self._restart_all(busy, jobs)
            for reference in ready:
                actor, job = busy.pop(reference)
                actor.n_jobs -= 1
                try:
                    yield self._ray.get(reference)
                except self._ray.exceptions.RayActorError as error:
                    logger.warning("an actor ended (%s); its shard is done again", error)
                    self._find_culprits(job)
                    jobs.put_back(job)
                except self._ray.exceptions.RayTaskError as error:
                    raise WorkerError(f"a worker failed:\n{error}") from error

    def close(self) -> None:
        """End the actors and leave the cluster, which goes on."""
        if self._ray.is_initialized():
            for actor in self._actors:
                self._ray.kill(actor.handle)
            self._actors = []
            self._ray.shutdown()

    def _new_actor(self, num_cpus: int = 1) -> _Actor:
        made = self._ray.remote(_ActorBody).options(
            num_cpus=num_cpus, max_restarts=-1, max_task_retries=RETRIES
        )
        return _Actor(made.remote(self._settings, self._make_worker))

    def _limit(self, busy: dict[Any, tuple[_Actor, Job]]) -> float | None:
        """Seconds without any result after which some document must be hanging."""
        limit = self._settings.timeout_per_document
        if limit is None:
            return None
        return limit * max(len(job.shard.items) for _, job in busy.values())

    def _restart_all(self, busy: dict[Any, tuple[_Actor, Job]], jobs: Jobs) -> None:
        """Nothing has come for too long: find out over which documents."""
        logger.warning("no shard done for %g seconds; items are tried alone", self._limit(busy))
        for actor in self._actors:
            self._ray.kill(actor.handle)
        self._actors = [self._new_actor() for _ in self._actors]
        for _, job in busy.values():
            self._find_culprits(job)
            jobs.put_back(job)
        busy.clear()

    def _find_culprits(self, job: Job) -> None:
        """Try the items of a job alone, twice at most each."""
        job.alone = True
        # No processor of its own: all may be taken by the others.
        actor = self._new_actor(num_cpus=0)
        for position, item in enumerate(job.shard.items):
            single = replace(job.shard, items=(item,))
            for _ in range(TRIES_ALONE):
                outcome = self._try(actor, single)
                if outcome is None:
                    break
                self._ray.kill(actor.handle)
                actor = self._new_actor(num_cpus=0)
                job.lost_at(position, lost(job.shard, position, outcome, self._settings))
        self._ray.kill(actor.handle)

    def _try(self, actor: _Actor, shard: Shard) -> str | None:
        """How an actor fares with one item: ``None`` if well, else what happened to it."""
        self._ray.get(actor.handle.model.remote())
        once = actor.handle.run.options(max_task_retries=0)
        try:
            self._ray.get(
                once.remote(shard, False, {}), timeout=self._settings.timeout_per_document
            )
        except self._ray.exceptions.GetTimeoutError:
            return HUNG
        except self._ray.exceptions.RayActorError:
            return "its actor ended"
        return None


@dataclass(slots=True)
class _Actor:
    """An actor and the number of shards on their way to it."""

    handle: Any
    n_jobs: int = 0

    def submit(self, job: Job) -> Any:
        self.n_jobs += 1
        return self.handle.run.remote(job.shard, job.alone, job.given_up)


class _ActorBody:
    """What runs on the nodes."""

    def __init__(self, settings: Settings, make_worker: MakeWorker) -> None:
        self._worker = make_worker(settings)
        self._worker.warm_up()

    def model(self) -> LoadedModel:
        return self._worker.model()

    def run(self, shard: Shard, alone: bool, given_up: dict[int, Any]) -> tuple[ShardResult, bytes]:
        result = self._worker.run(shard, alone=alone, given_up=given_up)
        return replace(result, fragments={}), pack(result)


def _ray() -> Any:
    try:
        import ray
    except ImportError:
        raise SettingsError(
            'the engine ray needs Ray, which is not installed: pip install "glaneur[ray]"'
        ) from None
    return ray

"""Shards on their way through workers that may be lost, and the items found to be at fault."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.batch.plan import Shard
from pipeline.records import Document, SourceFailure
from pipeline.settings import Settings

TRIES_ALONE = 2
HUNG = "hung"


@dataclass(slots=True)
class Job:
    """A shard on its way, with what is known of the items that ended a worker."""

    shard: Shard
    alone: bool = False
    tries: Counter[int] = field(default_factory=Counter)
    given_up: dict[int, SourceFailure] = field(default_factory=dict)

    def lost_at(self, position: int | None, failure: SourceFailure) -> None:
        """Take note that a worker was lost while it did this job."""
        self.alone = True
        if position is not None:
            self.tries[position] += 1
            if self.tries[position] >= TRIES_ALONE:
                self.given_up[position] = failure


class Jobs:
    """What is still to be handed out: shards to be done again first, then new ones."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self._shards = iter(shards)
        self._next = next(self._shards, None)
        self._again: deque[Job] = deque()

    def __bool__(self) -> bool:
        return bool(self._again) or self._next is not None

    def take(self) -> Job | None:
        """The next job, if there is one."""
        if self._again:
            return self._again.popleft()
        shard = self._next
        if shard is None:
            return None
        self._next = next(self._shards, None)
        return Job(shard)

    def put_back(self, job: Job) -> None:
        """Have a job done again."""
        self._again.append(job)


def lost(shard: Shard, position: int | None, outcome: str, settings: Settings) -> SourceFailure:
    """The row of ``errors`` for an item that ends or hangs its worker each time.

    Parameters
    ----------
    shard, position
        The item.
    outcome
        ``hung``, or what became of the worker.
    settings
        ``timeout_per_document`` is named in the message.
    """
    kind, message = "WorkerDied", f"{outcome}: too little memory?"
    if outcome == HUNG:
        kind = "TimeLimitExceeded"
        message = (
            f"not done after {settings.timeout_per_document:g} seconds: split the text or raise "
            "--timeout-per-document"
        )
    return SourceFailure(
        source=_name(shard, position or 0),
        stage="extract",
        exception=kind,
        message=f"tried twice alone; {message}",
    )


def _name(shard: Shard, position: int) -> str:
    item = shard.items[position]
    return item.source if isinstance(item, Document | SourceFailure) else item.name

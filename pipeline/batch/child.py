"""The main function of a worker process, and the messages that it sends."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
import traceback
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from pipeline.batch.shard_file import ShardResult, pack
from pipeline.batch.worker import LoadedModel, ShardWorker, one_thread
from pipeline.errors import GlaneurError, WorkerError
from pipeline.settings import Settings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The model is loaded: send shards."""

    model: LoadedModel


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign of life; ``position`` is that of an item begun alone, or ``None``."""

    position: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """A shard is done; ``packed`` is the result as the bytes of its file."""

    result: ShardResult
    packed: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """The run can't go on."""

    error: GlaneurError


def main(connection: Connection, settings: Settings) -> None:
    """Load the model, then do the shards that come, until the pipe is closed.

    Parameters
    ----------
    connection
        Gives ``(shard, alone, given_up)``, see ``ShardWorker.run``; takes the messages.
    settings
        All settings.
    """
    # Ctrl-C goes to all processes of the terminal: only the first one acts on it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    one_thread()
    try:
        worker = ShardWorker(settings)
        worker.warm_up()
        connection.send(Loaded(worker.model()))
        while True:
            shard, alone, given_up = connection.recv()
            result = worker.run(
                shard,
                alone=alone,
                given_up=given_up,
                announce=lambda position: connection.send(Begun(position)),
            )
            connection.send(Done(_without_fragments(result), pack(result)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the run has ended
    except GlaneurError as error:
        connection.send(Refused(error))
    except Exception:  # a bug of ours: say where
        connection.send(Refused(WorkerError(f"a worker failed:\n{traceback.format_exc()}")))


def _without_fragments(result: ShardResult) -> ShardResult:
    """The numbers alone: the rows travel packed."""
    return replace(result, fragments={})


def _end_with_parent() -> None:
    """End this process when the run has been killed, even in the middle of a document."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""The state of a run on the disk, from which a killed run is taken up again.

``.partial`` inside the run's folder holds what the run was begun with (``plan.json``), a file for
each shard that is done, and a lock. A shard's file gets its name when it is complete; what it
holds is checked before it is used.
"""

from __future__ import annotations

import errno
import json
import logging
import shutil
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from pipeline.batch.shard_file import DamagedShardError, ShardResult, unpack
from pipeline.errors import InputChangedError, OutputError, UsageError
from pipeline.tables.run_folder import PLAN, STAGING

logger = logging.getLogger(__name__)

_LAYOUT = 2
_SHARDS = "shards"
_LOCK = "lock"

Identity = Mapping[str, Any]
"""All that the bytes of the tables follow from; JSON."""


def is_unfinished(folder: Path) -> bool:
    """Whether a run was begun in a folder and not finished."""
    return (folder / PLAN).is_file()


class RunState:
    """The state of the run in one folder.

    Parameters
    ----------
    folder
        The run's folder; made when missing.
    resume
        Keep what an unfinished run has done; otherwise it is thrown away.

    Raises
    ------
    OutputError
        The folder can't be written.
    UsageError
        Another process is running there.
    """

    def __init__(self, folder: Path, *, resume: bool) -> None:
        self.folder = folder
        self.staging = folder / STAGING
        with writing(folder):
            self.staging.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(self.staging / _LOCK)
            if not resume:
                self._forget()
            (self.staging / _SHARDS).mkdir(exist_ok=True)

    @property
    def is_begun(self) -> bool:
        """Whether it is written down what the run is made from."""
        return (self.folder / PLAN).is_file()

    def compare(self, identity: Identity) -> None:
        """Refuse to go on with a run that was begun with something else.

        Raises
        ------
        InputChangedError
            Says what is not the same.
        """
        plan = self.folder / PLAN
        if not plan.is_file():
            return
        try:
            begun_with = json.loads(plan.read_text(encoding="utf-8"))
        except ValueError as error:  # the machine went down while it was written
            raise OutputError(f"{plan}: damaged ({error}); begin again with --overwrite") from None
        if changes := list(differences(begun_with, {"layout": _LAYOUT, **identity})):
            raise InputChangedError(
                f"{self.folder}: --resume can't complete this run, it was begun with something "
                f"else: {'; '.join(changes)}. Restore that, or begin again with --overwrite"
            )

    def begin(self, identity: Identity) -> None:
        """Write down what the run is made from, or compare with what is written."""
        self.compare(identity)
        text = json.dumps({"layout": _LAYOUT, **identity}, ensure_ascii=False, indent=2)
        self._write(self.folder / PLAN, text.encode())

    def done(self) -> dict[int, ShardResult]:
        """The shards done, by index, without their rows; damaged files are taken away."""
        found = {}
        for path in sorted((self.staging / _SHARDS).iterdir()):
            try:
                result = unpack(path)
            except DamagedShardError as error:
                logger.warning("%s; the shard is done again", error)
                path.unlink()
            else:
                found[result.index] = replace(result, fragments={})
        return found

    def store(self, index: int, packed: bytes) -> None:
        """Keep the result of a shard.

        Raises
        ------
        OutputError
            Disk full, no permission.
        """
        self._write(self._path(index), packed)

    def load(self, index: int) -> ShardResult:
        """The result of a shard, with its rows.

        Raises
        ------
        OutputError
            Its file was damaged since it was written; it is taken away.
        """
        path = self._path(index)
        try:
            return unpack(path)
        except DamagedShardError as error:
            path.unlink(missing_ok=True)
            raise OutputError(f"{error}; --resume does this part of the run again") from error

    def forget(self, sources: Set[str]) -> None:
        """Take away the shards that hold documents of these inputs: --resume does them again."""
        for index, result in self.done().items():
            if not sources.isdisjoint(result.sources):
                self._path(index).unlink()

    def remove(self) -> None:
        """Take the state away: the run is finished."""
        # The plan first: without it nobody takes the rest for an unfinished run.
        (self.folder / PLAN).unlink(missing_ok=True)
        shutil.rmtree(self.staging, ignore_errors=True)

    def close(self) -> None:
        """Give the lock back; what is done stays, and nothing where nothing was begun."""
        if not self.is_begun:
            shutil.rmtree(self.staging, ignore_errors=True)
            with suppress(OSError):  # it holds something
                self.folder.rmdir()
        self._lock.close()

    def _path(self, index: int) -> Path:
        return self.staging / _SHARDS / f"{index:06}.zip"

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file that has its name only when it is complete."""
        unnamed = self.staging / f"{path.name}.new"
        with writing(self.folder):
            unnamed.write_bytes(data)
            unnamed.replace(path)

    def _forget(self) -> None:
        (self.folder / PLAN).unlink(missing_ok=True)
        for path in self.staging.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != _LOCK:
                path.unlink()


def differences(before: Identity, now: Identity) -> Iterator[str]:
    """Say what differs between two identities, inputs by name."""
    for key, value in now.items():
        if key != "inputs" and before.get(key) != value:
            yield f"{key.replace('_', ' ')} ({_short(before.get(key))}, now {_short(value)})"
    old, new = (
        {one["source"]: one["sha256"] for one in identity.get("inputs", ())}
        for identity in (before, now)
    )
    changed = [f"{name} has changed" for name in old.keys() & new.keys() if old[name] != new[name]]
    gone = [f"{name} has gone" for name in old.keys() - new.keys()]
    added = [f"{name} is new" for name in new.keys() - old.keys()]
    found = sorted(gone) + sorted(changed) + sorted(added)
    yield from found[:10]
    if len(found) > 10:
        yield f"and {len(found) - 10} more inputs"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:50]}…"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what the system says of a folder that can't be written into an error of ours."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"{folder}: can't be written ({reason}). Make room, get the permission or choose "
            "another --out. What is done is kept: the same command with --resume goes on with it"
        ) from error


def _locked(path: Path) -> IO[str]:
    """The lock of a run: the system gives it back when the process ends, however it ends."""
    stream = path.open("w", encoding="utf-8")
    try:
        import fcntl
    except ImportError:  # Windows: two runs in one folder are not noticed there
        return stream
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EWOULDBLOCK, errno.EACCES):
            return stream  # some network file systems have no locks
        stream.close()
        raise UsageError(
            f"{path.parent.parent}: another glaneur is running there; wait for it, or choose "
            "another --out"
        ) from None
    return stream

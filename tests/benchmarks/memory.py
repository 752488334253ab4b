"""Memory of a long run: synthetic articles through worker processes, their size on the way.

``python -m tests.benchmarks.memory [--articles N] [--workers N] [--recycle-after N]
[--folder DIR]`` prints a line every 1,000 articles, and as often in a shorter run as makes ten
lines: articles done, seconds, the most mebibytes that each worker and the run itself held since
the line before. By default workers are never replaced, so that what they keep shows. The lines
also go to ``memory.log`` in the folder. Ctrl-C, or a kill, costs nothing: the same command goes on
where it was, with workers that begin anew.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from pipeline.batch import run
from pipeline.settings import Settings
from tests.benchmarks.articles import write

ROOT = Path(__file__).parents[2]
EVERY = 1_000
MEBIBYTE = 2**20
NEVER = 10**9


class Log:
    """Lines on standard output and in a file, each there at once."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, line: str) -> None:
        """Write a line."""
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        with self._path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")


@dataclass(frozen=True, slots=True)
class Reading:
    """The most memory since the last reading, in MiB, whenever a shard ended and was looked at.

    What a worker holds goes up and down by a third with the shard at hand: one look says little.
    ``n_done`` counts the articles of earlier attempts too; ``workers`` are in ascending order.
    """

    n_done: int
    workers: tuple[int, ...]
    run: int


class Watch:
    """Notes the memory of all processes as articles are done.

    Parameters
    ----------
    every
        Articles between two lines.
    log
        Where they go.
    """

    def __init__(self, every: int, log: Log) -> None:
        self._every = every
        self._log = log
        self._begin = time.monotonic()
        self._n_before: int | None = None
        self._n_done = 0
        self._most: dict[int, int] = {}
        self.readings: list[Reading] = []

    def __call__(self, n_more: int) -> None:
        """Take note of articles done; first of those that an earlier attempt has done."""
        if self._n_before is None:
            self._n_before = self._n_done = n_more
            return
        for process, size in _memory():
            self._most[process] = max(size, self._most.get(process, 0))
        before = self._n_done // self._every
        self._n_done += n_more
        if self._n_done // self._every > before:
            self._read()

    def _read(self) -> None:
        own = self._most.pop(os.getpid(), 0)
        one = Reading(self._n_done, tuple(sorted(self._most.values())), own)
        self._most = {}
        self.readings.append(one)
        seconds = time.monotonic() - self._begin
        self._log(
            f"{one.n_done:7} articles {seconds:8.0f} s  workers {list(one.workers)} MiB  "
            f"run {one.run} MiB"
        )

    def growth(self) -> str:
        """Growth of the largest worker from the second tenth of this attempt to the last."""
        second, last = self._largest(1), self._largest(9)
        if not second or not last:
            return "growth: too few articles to say"
        return (
            f"growth of the largest worker from the second tenth ({second} MiB) to the last "
            f"({last} MiB): {last / second - 1:.1%}"
        )

    def _largest(self, tenths: int) -> int:
        """The most that a worker held in the tenth that begins after so many; 0 if not read."""
        n_before = self._n_before or 0
        tenth = (self._n_done - n_before) / 10
        begin = n_before + tenths * tenth
        read = (one for one in self.readings if begin < one.n_done <= begin + tenth)
        return max((max(one.workers) for one in read if one.workers), default=0)


def _memory() -> Iterator[tuple[int, int]]:
    """Process id and resident memory, in MiB, of this process and of each worker."""
    own = psutil.Process()
    for process in (own, *own.children()):
        try:
            # The resource tracker of multiprocessing is a child too.
            if "resource_tracker" not in " ".join(process.cmdline()):
                yield process.pid, int(process.memory_info().rss / MEBIBYTE)
        except psutil.Error:  # it has ended meanwhile
            continue


def articles_file(folder: Path, n_articles: int) -> Path:
    """The articles as JSONL, made when missing; the name comes when the file is complete."""
    path = folder / f"articles-{n_articles}.jsonl"
    if not path.is_file():
        unnamed = path.with_suffix(".new")
        write(n_articles, unnamed)
        unnamed.replace(path)
    return path


def measure(n_articles: int, settings: Settings, folder: Path) -> None:
    """Run over the articles, or go on with an earlier attempt, and say what memory it took."""
    folder.mkdir(parents=True, exist_ok=True)
    log = Log(folder / "memory.log")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    log(f"{now}: {n_articles} articles, {settings.workers} workers")
    watch = Watch(max(1, min(EVERY, n_articles // 10)), log)
    try:
        source = articles_file(folder, n_articles)
        result = run([source], folder / f"run-{n_articles}", settings, resume=True, observe=watch)
    except KeyboardInterrupt:
        log(f"interrupted; {watch.growth()}; the same command goes on")
        raise SystemExit(130) from None
    log(f"rows {result.counts}")
    log(watch.growth())


def main() -> None:
    """Read the options, measure."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--recycle-after", type=int, default=NEVER)
    options.add_argument("--folder", type=Path, default=ROOT / "outputs" / "memory")
    given = options.parse_args()
    settings = Settings.load(
        workers=given.workers, recycle_after=given.recycle_after, formats="jsonl,parquet"
    )
    measure(given.articles, settings, given.folder)


if __name__ == "__main__":
    main()

"""Memory of a long run: synthetic articles through worker processes, their size on the way.

``python -m tests.benchmarks.memory [--articles N] [--workers N] [--recycle-after N] [--out FILE]``
prints a line every 1,000 articles: articles done, megabytes of each worker and of the run itself.
By default workers are never replaced, so that what they keep shows.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from pipeline.batch import run
from pipeline.settings import Settings
from tests.benchmarks.articles import write

EVERY = 1_000
MEBIBYTE = 2**20
NEVER = 10**9


class Watch:
    """Prints the memory of all processes as articles are done."""

    def __init__(self, out: Path | None) -> None:
        self._out = out
        self._begin = time.monotonic()
        self._n_done = 0
        self.lines: list[tuple[int, list[int], int]] = []

    def __call__(self, n_more: int) -> None:
        """Take note of articles done."""
        before = self._n_done // EVERY
        self._n_done += n_more
        if self._n_done // EVERY > before:
            self._print()

    def _print(self) -> None:
        workers = sorted(_megabytes(one) for one in _workers())
        own = _megabytes(psutil.Process())
        self.lines.append((self._n_done, workers, own))
        seconds = time.monotonic() - self._begin
        self.say(f"{self._n_done:7} articles {seconds:8.0f} s  workers {workers} MB  run {own} MB")

    def say(self, line: str) -> None:
        """Print a line, to a file too where one is wanted."""
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if self._out is not None:
            with self._out.open("a", encoding="utf-8") as file:
                file.write(line + "\n")

    def growth(self) -> str:
        """Growth of the largest worker from a tenth of the run to its end."""
        tenth = next(one for one in self.lines if one[0] >= self._n_done / 10)
        last = self.lines[-1]
        ratio = max(last[1]) / max(tenth[1]) - 1
        return f"growth from article {tenth[0]} to {last[0]}: {ratio:.1%}"


def _workers() -> Iterator[psutil.Process]:
    for child in psutil.Process().children():
        if "spawn_main" in " ".join(child.cmdline()):
            yield child


def _megabytes(process: psutil.Process) -> int:
    return int(process.memory_info().rss / MEBIBYTE)


def main() -> None:
    """Make the articles, run, report."""
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--recycle-after", type=int, default=NEVER)
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    settings = Settings.load(
        workers=given.workers, recycle_after=given.recycle_after, formats="jsonl,parquet"
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        write(given.articles, source)
        watch = Watch(given.out)
        result = run([source], Path(folder) / "run", settings, observe=watch)
    watch.say(f"rows {result.counts}")
    watch.say(watch.growth())


if __name__ == "__main__":
    main()

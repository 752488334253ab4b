"""Memory and time of one long document: a run over 1 megabyte and one over 5, or as many as named.

``python -m tests.benchmarks.long_document [MEGABYTES ...]`` prints a line for each: the peak of
the resident memory of its process in MiB, as the system counted it, the seconds, and the rows. The
text is that of synthetic articles, one paragraph after the other, with the embedded model.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tests.benchmarks.articles import article

ROOT = Path(__file__).parents[2]
MEGABYTE = 10**6


def long_text(n_bytes: int) -> str:
    """A text of some ``n_bytes`` in UTF-8, in paragraphs."""
    return "\n\n".join(_paragraphs(n_bytes))


def _paragraphs(n_bytes: int) -> Iterator[str]:
    size = 0
    for number in count():
        text = article(number)["text"]
        yield text
        size += len(text.encode()) + 2
        if size >= n_bytes:
            return


def measure(n_bytes: int) -> dict[str, float]:
    """Run over one document in a process of its own.

    Returns
    -------
    dict
        ``peak_mb`` (MiB, the model's included), ``seconds`` by the clock, ``rows`` of all tables.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "long.txt"), Path(folder, "run")
        source.write_text(long_text(n_bytes), encoding="utf-8")
        command = [sys.executable, "-m", "pipeline", "run", str(source), "--out", str(out)]
        begin = time.perf_counter()
        process = subprocess.Popen([*command, "--model", "fr_glaneur_news", "--quiet"], cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"the run ended with exit code {process.returncode}")
        manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return {
        "peak_mb": round(usage.ru_maxrss / 1024),
        "seconds": round(time.perf_counter() - begin, 1),
        "rows": sum(manifest["counts"].values()),
    }


def main() -> None:
    """Measure each size."""
    for size in map(float, sys.argv[1:] or ("1", "5")):
        sys.stdout.write(f"{size:g} MB: {measure(int(size * MEGABYTE))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

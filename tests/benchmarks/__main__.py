"""All benchmarks in one run on one set of texts; ``make bench``.

Figures go to ``tests/benchmarks/results/`` with a description of the machine, and are compared
with the last ones there. Stages are timed in processor time, whole runs by the clock: on a machine
that does other things too, only the former can be compared, and best the cost, see ``cost``.
``python -m tests.benchmarks [--words N] [--no-ray]``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.batch.manifest import versions
from pipeline.batch.worker import THREAD_LIMITS
from pipeline.evaluation.markup import read_markup
from pipeline.sources import read_all
from tests.benchmarks.stages import count_words, stages

ROOT = Path(__file__).parents[2]
RESULTS = Path(__file__).parent / "results"
CORPUS = ROOT / "models" / "training" / "corpus"
EXAMPLES = ROOT / "pipeline" / "examples" / "articles"
ONE_THREAD = dict.fromkeys(THREAD_LIMITS, "1")

Figures = dict[str, dict[str, float]]


def texts(n_words: int) -> list[str]:
    """Texts of our corpus and examples, none twice, of some ``n_words`` together."""
    found: list[str] = []
    examples = (document.text for document in read_all([EXAMPLES]))
    corpus = (gold.text for part in ("train", "dev", "test") for gold in read_markup(CORPUS / part))
    for text in (*examples, *corpus):
        if count_words(found) >= n_words:
            break
        found.append(text)
    return found


def measure_stages(file: Path) -> Figures:
    """Each stage in a process of its own; one that fails is said and left out."""
    measured = ((name, in_process("stages", name, str(file))) for name in stages())
    return {name: figures for name, figures in measured if figures}


def in_process(module: str, *arguments: str) -> dict[str, float]:
    """What a module of this folder prints as JSON; nothing when it fails, which is said."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments],
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        say(f"{module} {arguments[0]}: failed: {done.stderr.strip().splitlines()[-1:]}")
        return {}
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    say(f"{module} {arguments[0]}: {figures}")
    return figures


def measure_runs(file: Path, n_words: int, *, with_ray: bool) -> Figures:
    """Whole runs, from file to tables: 1 worker, 2 workers, 2 actors on a cluster."""
    found: Figures = {}
    for workers in (1, 2):
        found[f"run, {workers} workers"] = measure_run(file, n_words, "--workers", str(workers))
    if with_ray and find_spec("ray"):
        with cluster() as address:
            ray = ("--workers", "2", "--engine", "ray", "--address", address)
            found["run, Ray, 2 actors"] = measure_run(file, n_words, *ray)
    return found


def measure_run(file: Path, n_words: int, *options: str) -> dict[str, float]:
    """Words a second by the clock, from the first shard to the last; the model loads before."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pipeline", "run", str(file), "--out", f"{folder}/run"]
        begin = time.perf_counter()
        subprocess.run(
            [*command, "--quiet", *options], cwd=ROOT, env=os.environ | ONE_THREAD, check=True
        )
        whole = time.perf_counter() - begin
        manifest = json.loads(Path(folder, "run", "run.json").read_text(encoding="utf-8"))
    durations = manifest["durations"]
    working = durations["extract"] + durations["merge"]
    figures = {
        "words_per_second": round(n_words / working),
        "load_seconds": durations["load"],
        "whole_seconds": round(whole, 1),
    }
    say(f"run {' '.join(options)}: {figures}")
    return figures


@contextmanager
def cluster() -> Iterator[str]:
    """A Ray cluster of this machine with two processors."""
    from ray.cluster_utils import Cluster

    os.environ |= {"PYTHONPATH": str(ROOT), "RAY_USAGE_STATS_ENABLED": "0"}
    made = Cluster(
        initialize_head=True,
        head_node_args={
            "num_cpus": 2,
            "object_store_memory": 200 * 2**20,
            "include_dashboard": False,
        },
    )
    try:
        yield made.address
    finally:
        made.shutdown()


def ratios(figures: Figures) -> dict[str, float]:
    """The ratios of whole runs that are promised."""
    pairs = {
        "two workers, one = 1": ("run, 2 workers", "run, 1 workers"),
        "Ray, two workers = 1": ("run, Ray, 2 actors", "run, 2 workers"),
    }
    return {
        name: round(figures[one]["words_per_second"] / figures[two]["words_per_second"], 2)
        for name, (one, two) in pairs.items()
        if one in figures and two in figures
    }


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text().splitlines() if cpu.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "system": platform.platform(),
        "processor": models[0] if models else platform.processor(),
        "n_cores": os.cpu_count(),
        "load_average_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "versions": versions(),
    }


def compare(figures: Figures, kept: dict[str, Any]) -> Iterator[str]:
    """One line for each stage: words a second, and what they were last time."""
    last = kept.get("figures", {})
    if machine_then := kept.get("machine"):
        yield "last: {date}, commit {commit}, {processor}".format(**machine_then)
    yield f"{'':45} {'words/s':>10} {'last':>10} {'load s':>7} {'peak MB':>8}"
    for name, values in figures.items():
        before = last.get(name, {}).get("words_per_second", "")
        memory = values.get("peak_mb", "")
        yield (
            f"{name:45} {values['words_per_second']:>10} {before:>10} "
            f"{values['load_seconds']:>7} {memory:>8}"
        )


def last_results() -> dict[str, Any]:
    """What was kept last: ``machine``, ``n_words``, ``figures``, ``ratios``; or nothing."""
    files = sorted(RESULTS.glob("*.json"))
    found: dict[str, Any] = json.loads(files[-1].read_text(encoding="utf-8")) if files else {}
    return found


def say(line: str) -> None:
    """Print at once: some stages take a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Measure, print, keep."""
    options = argparse.ArgumentParser()
    options.add_argument("--words", type=int, default=80_000)
    options.add_argument("--no-ray", action="store_true")
    given = options.parse_args()
    described = machine()
    chosen = texts(given.words)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        records = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in chosen)
        file.write_text("".join(records), encoding="utf-8")
        n_words = count_words(chosen)
        cost = in_process("cost", str(file))
        figures = measure_stages(file)
        figures |= measure_runs(file, n_words, with_ray=not given.no_ray)
    last = last_results()
    promised = ratios(figures)
    if cost:
        promised["cost of the whole extraction, bare model = 1"] = cost["ratio"]
    for line in compare(figures, last):
        say(line)
    for name, ratio in promised.items():
        say(f"{name}: {ratio}, last {last.get('ratios', {}).get(name, 'unknown')}")
    RESULTS.mkdir(exist_ok=True)
    kept = {"machine": described, "n_words": n_words, "figures": figures, "ratios": promised}
    path = RESULTS / f"{described['date'][:16].replace(':', '')}.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Whatever stands beside it, a good document gives its rows; nothing crashes, hangs or leaks out.

``make test`` tries some hundred inputs, ``make fuzz`` 20,000 (``GLANEUR_FUZZ`` names the number).
"""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from pipeline.batch.plan import plan
from pipeline.batch.worker import ShardWorker
from pipeline.settings import Settings
from pipeline.sources import discover
from pipeline.sources.formats import FORMATS
from tests.batch import traps
from tests.batch.mutation import mutated

N_INPUTS = int(os.environ.get("GLANEUR_FUZZ", "360"))
AT_ONCE = 45
SECONDS = 60
GOOD = "Le 3 mai 2021, la Russie a envoyé environ 200 tonnes d'aide à Cuba."


@pytest.fixture(scope="module")
def worker():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.extractor.load_model", traps.blank)
        patch.setattr("pipeline.collect.detect_language", traps.french)
        yield ShardWorker(Settings.load(formats=traps.ALL, csv_formulas="neutralise"))


@pytest.fixture
def watched(monkeypatch, tmp_path):
    """No connection can be made, and what hangs is ended."""

    def refuse(*_):
        raise AssertionError("a connection was tried")

    def end(*_):
        raise TimeoutError(f"not done after {SECONDS} seconds")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.chdir(tmp_path)
    # Processor time: the machine may have other things to do.
    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def rows(worker: ShardWorker, folder: Path) -> dict[str, list[str]]:
    """The CSV lines of each table that are about the good document."""
    options = worker._settings.read_options()
    found: dict[str, list[str]] = {}
    for shard in plan(discover([folder], options), options):
        for name, data in worker.run(shard).fragments.items():
            if name.endswith(".csv"):
                lines = data.decode("utf-8").splitlines()
                found.setdefault(name, []).extend(one for one in lines if one.startswith("bon.txt"))
    return {name: lines for name, lines in found.items() if lines}


@pytest.mark.parametrize("first", range(0, N_INPUTS, AT_ONCE))
def test_bad_inputs_cost_a_good_one_nothing(worker, tmp_path, watched, first):
    alone = tmp_path / "alone"
    together = tmp_path / "together"
    for folder in (alone, together):
        folder.mkdir()
        (folder / "bon.txt").write_text(GOOD, encoding="utf-8")
    for number in range(first, min(first + AT_ONCE, N_INPUTS)):
        name, data = mutated(number)
        (together / f"{number:05}{FORMATS[name].extensions[0]}").write_bytes(data)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    expected = rows(worker, alone)
    assert {"documents.csv", "dates.csv", "quantities.csv"} <= expected.keys()
    assert rows(worker, together) == expected
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before

"""The measurement of memory says how far it is as it goes, and goes on where it was."""

import pytest

from pipeline.settings import Settings
from tests.batch import traps
from tests.benchmarks.memory import Log, Reading, Watch, measure

SETTINGS = Settings.load(formats="jsonl")


@pytest.fixture(autouse=True)
def no_model(monkeypatch):
    monkeypatch.setattr("pipeline.extractor.load_model", traps.blank)
    monkeypatch.setattr("pipeline.collect.detect_language", traps.french)


def test_a_short_run_has_its_lines_too(tmp_path):
    measure(80, SETTINGS, tmp_path)
    lines = (tmp_path / "memory.log").read_text(encoding="utf-8").splitlines()
    assert "80 articles, 1 workers" in lines[0]
    assert [line.split()[:2] for line in lines[1:4]] == [
        [n, "articles"] for n in ("32", "64", "80")
    ]
    assert lines[4].startswith("rows {'documents': 80")


def test_an_interrupted_one_goes_on(tmp_path, monkeypatch):
    read = Watch._read

    def interrupt(self):
        read(self)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Watch, "_read", interrupt)
        measure(80, SETTINGS, tmp_path)
    measure(80, SETTINGS, tmp_path)
    log = (tmp_path / "memory.log").read_text(encoding="utf-8")
    assert "the same command goes on" in log
    assert log.count("     32 articles") == 1
    assert "rows {'documents': 80" in log


def test_growth_is_that_of_this_attempt(tmp_path):
    watch = Watch(10, Log(tmp_path / "log"))
    watch(500)
    watch.readings = [
        Reading(505, (900,), 80),
        Reading(515, (90, 98), 80),
        Reading(520, (95, 100), 80),
        Reading(530, (300,), 80),
        Reading(595, (105, 80), 80),
        Reading(600, (95, 80), 80),
    ]
    watch._n_done = 600
    assert watch.growth() == (
        "growth of the largest worker from the second tenth (100 MiB) to the last (105 MiB): 5.0%"
    )


def test_too_short_a_run_says_so(tmp_path):
    watch = Watch(10, Log(tmp_path / "log"))
    watch(0)
    assert watch.growth() == "growth: too few articles to say"

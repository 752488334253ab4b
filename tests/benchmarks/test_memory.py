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
    measure(40, SETTINGS, tmp_path)
    lines = (tmp_path / "memory.log").read_text(encoding="utf-8").splitlines()
    assert "40 articles, 1 workers" in lines[0]
    assert [line.split()[:2] for line in lines[1:4]] == [
        [n, "articles"] for n in ("16", "32", "40")
    ]
    assert lines[4].startswith("rows {'documents': 40")


def test_an_interrupted_one_goes_on(tmp_path, monkeypatch):
    take = Watch._take

    def interrupt(self):
        take(self)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(Watch, "_take", interrupt)
        measure(40, SETTINGS, tmp_path)
    measure(40, SETTINGS, tmp_path)
    log = (tmp_path / "memory.log").read_text(encoding="utf-8")
    assert "the same command goes on" in log
    assert log.count("     16 articles") == 1
    assert "rows {'documents': 40" in log


def test_growth_is_that_of_this_attempt(tmp_path):
    watch = Watch(10, Log(tmp_path / "log"))
    watch(500)
    watch.readings = [
        Reading(505, (900,), 80),
        Reading(511, (100, 90), 80),
        Reading(600, (105,), 80),
    ]
    watch._n_done = 600
    assert watch.growth() == "growth from article 511 to 600: 5.0%"

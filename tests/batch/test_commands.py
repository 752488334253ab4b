"""``glaneur run --resume``, ``query`` and ``diff`` as a person meets them."""

import json
import signal
import sys

import pytest

from pipeline.cli import main
from tests.batch import traps

pytestmark = pytest.mark.usefixtures("blank_model")


@pytest.fixture
def glaneur(monkeypatch, capsys):
    """Call ``glaneur …``; gives exit code, standard output, standard error."""

    def call(*arguments: object):
        monkeypatch.setattr(sys, "argv", ["glaneur", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as exit_:
            code = exit_.code or 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def interrupted(article, tmp_path, glaneur, monkeypatch):
    """A run that Ctrl-C ended."""
    out = tmp_path / "run"

    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("pipeline.batch.engine.ShardWorker.run", interrupt)
        code, _, err = glaneur("run", article, "--out", out, "--quiet")
    assert code == 130
    assert "--resume" in err
    return out


def test_an_unfinished_run_is_resumed_or_replaced(glaneur, article, interrupted):
    code, _, err = glaneur("run", article, "--out", interrupted, "--quiet")
    assert (code, "--resume" in err, "--overwrite" in err) == (2, True, True)
    assert glaneur("run", article, "--out", interrupted, "--quiet", "--resume")[0] == 0
    assert glaneur("run", article, "--out", interrupted, "--quiet", "--resume")[0] == 0
    assert (interrupted / "run.json").exists()


def test_changed_input_is_refused(glaneur, article, interrupted):
    article.write_text("Autre chose.", encoding="utf-8")
    code, _, err = glaneur("run", article, "--out", interrupted, "--quiet", "--resume")
    assert code == 2
    assert "visite.txt has changed" in err.replace("\n", " ")


def test_a_scheduler_that_ends_a_run_is_told_how_to_go_on(glaneur, article, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "pipeline.batch.engine.ShardWorker.run",
        lambda *_, **__: signal.raise_signal(signal.SIGTERM),
    )
    before = signal.getsignal(signal.SIGTERM)
    code, _, err = glaneur("run", article, "--out", tmp_path / "run", "--quiet")
    assert (code, "--resume" in err) == (130, True)
    assert signal.getsignal(signal.SIGTERM) is before


def test_query_in_three_forms(glaneur, article, tmp_path, monkeypatch):
    pytest.importorskip("duckdb", reason="DuckDB (the extra query) is not installed")
    monkeypatch.chdir(tmp_path)
    glaneur("run", article, "--quiet")
    sql = "select text, low from quantities where unit = 't'"
    assert "environ 200 tonnes" in glaneur("query", sql)[1]
    assert glaneur("query", sql, "--format", "csv")[1] == "text,low\nenviron 200 tonnes,200\n"
    assert json.loads(glaneur("query", sql, "outputs/visite", "--format", "json")[1]) == {
        "text": "environ 200 tonnes",
        "low": 200,
    }
    code, _, err = glaneur("query", "select lenght from quantities")
    assert (code, "lenght" in err) == (2, True)


def test_diff_of_two_runs(glaneur, article, tmp_path):
    glaneur("run", article, "--quiet", "--out", tmp_path / "a")
    article.write_text(article.read_text().replace("3 mai", "4 mai"), encoding="utf-8")
    glaneur("run", article, "--quiet", "--out", tmp_path / "b")
    code, out, _ = glaneur("diff", tmp_path / "a", tmp_path / "b")
    assert code == 0
    assert "2021-05-03 → 2021-05-04" in out
    lines = glaneur("diff", tmp_path / "a", tmp_path / "b", "--format", "json")[1].splitlines()
    changed = [json.loads(line) for line in lines]
    assert {"dates", "documents"} <= {one["table"] for one in changed}


def test_workers_and_time_limit_from_the_command_line(glaneur, article, tmp_path, monkeypatch):
    asked = []

    def make_engine(settings):
        asked.append((settings.workers, settings.timeout_per_document, settings.engine))
        return traps.InlineEngine(settings)

    monkeypatch.setattr(traps.RUN_MODULE, "make_engine", make_engine)
    options = ("--workers", 3, "--timeout-per-document", 7.5)
    assert glaneur("run", article, "--quiet", "--out", tmp_path / "run", *options)[0] == 0
    assert asked == [(3, 7.5, "local")]

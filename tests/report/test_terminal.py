"""``glaneur show``: the text with marks, its tables, and why each row is there."""

import io

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.report.explain import explanation
from pipeline.report.terminal import marked_text, show
from tests.report.generated import findings


@pytest.fixture
def shown():
    def call(**options) -> str:
        console = Console(file=io.StringIO(), width=200, color_system=None)
        show(findings(0, 1), console, **options)
        return console.file.getvalue()

    return call


def test_all_tables_are_there(shown):
    text = shown()
    for name in ("entities", "relations", "statements", "quotations", "dates", "quantities"):
        assert f"{name} (" in text
    assert "Awa Diallo a rencontré Marc Morel" in text


def test_explain_says_which_rule_and_why(shown):
    text = shown(explain=True)
    assert "why (13)" in text
    assert "met_with" in text
    assert "test/meeting" in text


def test_brackets_in_a_text_are_no_markup():
    found = findings(0, 1, "[bold]x[/bold] ")
    assert marked_text(found).plain == found.document.text


def test_a_text_commands_no_terminal():
    found = findings(0, 1, "\x1b]0;titre\x07\x9b31m ")
    console = Console(file=io.StringIO(), width=200, color_system=None)
    show(found, console, explain=True)
    assert not set("\x1b\x07\x9b") & set(console.file.getvalue())
    assert len(marked_text(found)) == len(found.document.text)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ("entities/demonym.form", "demonym"),
        ("relations/position_held.inconnu", "a title and its holder"),
        ("relations/inconnu.verb", "arguments"),
        ("relations/transferred.gives", "La Suède a livré 40 camions au Mali."),
        ("dates/vague", "time"),
        ("dates/year", "2020"),
        ("mes_regles/loi", ""),
    ],
)
def test_origins_in_words(origin, said):
    assert said in explanation(origin, "en")
    assert bool(explanation(origin, "fr")) == bool(said)


def test_the_commands_reach_both(blank_model, article, tmp_path, monkeypatch):
    # A console keeps the width that the environment had when it was made.
    monkeypatch.setattr("pipeline.cli.stdout", Console(width=200))
    monkeypatch.setattr("pipeline.cli.stderr", Console(width=200, stderr=True))
    call = CliRunner().invoke
    shown = call(app, ["show", str(article), "--explain"])
    assert "dates/day_month" in shown.output
    out = str(tmp_path / "run")
    assert call(app, ["run", str(article), "--out", out, "--quiet"]).exit_code == 0
    assert "report.html" in call(app, ["report", out]).output
    assert (tmp_path / "run" / "report.html").is_file()
    assert call(app, ["run", str(article), "--out", out, "--overwrite"]).exit_code == 0
    assert not (tmp_path / "run" / "report.html").exists()

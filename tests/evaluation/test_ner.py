"""Scores of names and the list of errors, on spans made by hand."""

import json
from pathlib import Path

import pytest

from pipeline import evaluation
from pipeline.errors import UsageError
from pipeline.evaluation.gold import GoldSpan, GoldText
from pipeline.evaluation.ner import score_names
from pipeline.evaluation.results import Evaluation, Mistake, render_errors

TEXT = "Le ministère de la Santé et Lyon reçoivent Paul Ba."
SANTE = GoldSpan(3, 24, "ORG")
LYON = GoldSpan(28, 32, "LOC")
PAUL = GoldSpan(43, 50, "PER")
GOLD = GoldText("t", TEXT, (SANTE, LYON, PAUL), "brève")


def scored(*found: GoldSpan):
    return score_names([(GOLD, found)])


def test_all_right():
    result = scored(SANTE, LYON, PAUL)
    assert result.scores["ents_f"] == 1.0
    assert result.scores["per_genre"]["brève"]["f"] == 1.0
    assert result.errors == ()


def test_strict_wants_both_ends_and_the_label_overlap_only_the_label():
    result = scored(GoldSpan(3, 12, "ORG"), LYON, GoldSpan(43, 50, "ORG"))
    assert result.scores["ents_p"] == pytest.approx(1 / 3)
    assert result.scores["ents_r"] == pytest.approx(1 / 3)
    assert result.scores["overlap"]["p"] == pytest.approx(2 / 3)
    assert result.scores["ents_per_type"]["LOC"] == {"p": 1.0, "r": 1.0, "f": 1.0}
    assert result.scores["ents_per_type"]["ORG"]["f"] == 0.0


def test_kinds_of_errors():
    result = scored(GoldSpan(3, 12, "ORG"), GoldSpan(28, 32, "ORG"), GoldSpan(0, 2, "PER"))
    assert [(e.kind, e.expected, e.found) for e in result.errors] == [
        ("boundary", "ORG ministère de la Santé", "ORG ministère"),
        ("label", "LOC Lyon", "ORG Lyon"),
        ("missed", "PER Paul Ba", ""),
        ("false", "", "PER Le"),
    ]


def test_labels_that_the_gold_never_uses_are_not_scored():
    result = scored(SANTE, LYON, PAUL, GoldSpan(0, 2, "EVENT"))
    assert result.scores["ents_f"] == 1.0
    assert "EVENT" not in result.scores["ents_per_type"]


def test_nothing_found():
    scores = scored().scores
    assert (scores["ents_p"], scores["ents_r"], scores["ents_f"]) == (0.0, 0.0, 0.0)


def test_rendered_errors_are_grouped_and_marked():
    text = render_errors(scored(SANTE, LYON).errors)
    assert text.startswith("== missed: 1\nt\tPER Paul Ba → ·\t")
    assert "⟦Paul Ba⟧" in text
    assert render_errors(()) == "no errors\n"


def test_evaluate_writes_scores_and_errors(tmp_path: Path, monkeypatch):
    mistake = Mistake("missed", "t", "PER Ba", "", "⟦Ba⟧")
    monkeypatch.setattr(
        evaluation,
        "_task",
        lambda name: lambda gold, model: Evaluation({"ents_f": 0.5}, (mistake,)),
    )
    out, errors = tmp_path / "deep" / "scores.json", tmp_path / "errors.txt"
    assert evaluation.evaluate("ner", tmp_path, out=out, errors=errors) == {"ents_f": 0.5}
    assert json.loads(out.read_text(encoding="utf-8")) == {"ents_f": 0.5}
    assert "PER Ba" in errors.read_text(encoding="utf-8")


def test_unknown_task_and_missing_gold(tmp_path: Path):
    with pytest.raises(UsageError, match="unknown task 'xyz'"):
        evaluation.evaluate("xyz", tmp_path)
    with pytest.raises(UsageError, match="no gold annotations"):
        evaluation.evaluate("ner", tmp_path / "none")


def test_every_task_names_a_function():
    for task in evaluation.TASKS:
        assert callable(evaluation._task(task))

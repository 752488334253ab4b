"""Gold of whole articles: offsets, comparison of arguments, floors of the development gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.evaluation import evaluate
from pipeline.evaluation.gold_documents import align, find_occurrence, iou, prose_of, same_words
from pipeline.evaluation.statements import same_predicate

GOLD = Path(__file__).parents[1] / "data" / "gold"
# May be raised, never lowered.
FLOORS = {
    "relations": {"relations_p": 0.9, "relations_r": 0.62, "modality_acc": 0.95},
    "statements": {"agent_and_patient": 0.78, "statements_r": 0.85, "polarity_acc": 0.97},
    "quotations": {"quotations_f": 0.93, "speaker_acc": 0.92},
}


def test_prose_starts_after_the_title():
    assert prose_of("---\na: 1\n---\n# Titre\n\nLe texte.\n") == "\nLe texte.\n"


def test_occurrences_are_counted_from_one():
    assert find_occurrence("un, deux, un", "un", 2) == (10, 12)
    assert find_occurrence("un", "un", 2) is None


def test_offsets_follow_the_text_without_its_markup():
    prose, text = "\n## Une *grande* ville\n", "Une grande ville"
    places = align(prose, text)
    start, end = find_occurrence(prose, "grande", 1)
    assert text[places[start] : places[end - 1] + 1] == "grande"


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("signer", "signer", True),
        ("faire don", "faire don de", True),
        ("se rendre", "rendre", False),
        ("compter", "compter sur", True),
        ("voir le jour", "voir", False),
    ],
)
def test_predicates(gold, found, same):
    assert same_predicate(gold, found) is same


def test_words_and_overlap():
    assert same_words("les délégations", "la délégation russe")
    assert not same_words("un accord", "un contrat")
    assert iou((0, 10), (5, 15)) == pytest.approx(1 / 3)


@pytest.mark.model
@pytest.mark.parametrize("task", sorted(FLOORS))
def test_floors(task):
    scores = evaluate(task, GOLD)
    below = {k: scores[k] for k, floor in FLOORS[task].items() if scores[k] < floor}
    assert below == {}
    if task == "relations":
        assert scores["calibration_error"] <= 0.1

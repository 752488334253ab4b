"""Names agree over a whole text."""

import pytest
import spacy
from spacy.tokens import Span

from pipeline.language import factories  # noqa: F401  registers glaneur_consistency
from pipeline.language.consistency import consistent

PAUL = ["Paul", "Ba", "arrive", ".", "Le", "soir", ",", "Ba", "repart", "."]


def test_a_last_name_alone_is_the_person_named_in_full():
    assert consistent(PAUL, [(0, 2, "PER")]) == [(0, 2, "PER")]  # two letters are too few
    words = ["Sarr" if word == "Ba" else word for word in PAUL]
    assert consistent(words, [(0, 2, "PER")]) == [(0, 2, "PER"), (7, 8, "PER")]
    assert consistent(words, [(0, 2, "PER"), (7, 8, "LOC")]) == [(0, 2, "PER"), (7, 8, "PER")]


def test_other_occurrences_of_a_name_are_added():
    words = ["L'", "Unédic", "paie", ".", "Selon", "l'", "Unédic", ",", "rien", "."]
    assert consistent(words, [(1, 2, "ORG")]) == [(1, 2, "ORG"), (6, 7, "ORG")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Orange vend . Une orange et Orange",  # the word is also a common one
        "Lyon dort . Gare Lyon Perrache",  # part of a longer name
        "Lyon dort . Saint - Lyon",
        "Un dort . Un",  # hardly a name
    ],
)
def test_not_added(sentence: str):
    assert consistent(sentence.split(), [(0, 1, "LOC")]) == [(0, 1, "LOC")]


def test_a_clear_majority_sets_the_label():
    words = ["Daech", "Daech", "Daech", "Daech"]
    ents = [(0, 1, "ORG"), (1, 2, "ORG"), (2, 3, "PER"), (3, 4, "ORG")]
    assert {label for _, _, label in consistent(words, ents)} == {"ORG"}


def test_two_mentions_are_no_majority():
    ents = [(0, 1, "ORG"), (1, 2, "PER")]
    assert consistent(["Daech", "Daech"], ents) == ents


def test_clubs_and_towns_may_share_a_name():
    words = ["Lyon", "Lyon", "Lyon", "Lyon"]
    ents = [(0, 1, "ORG"), (1, 2, "ORG"), (2, 3, "LOC"), (3, 4, "ORG")]
    assert consistent(words, ents) == ents


def test_no_names():
    assert consistent(["Rien"], []) == []


def test_component_adds_mentions_to_a_document():
    nlp = spacy.blank("fr")
    nlp.add_pipe("glaneur_consistency")
    doc = nlp.make_doc("Awa Sarr arrive. Puis Sarr repart.")
    doc.ents = [Span(doc, 0, 2, label="PER")]
    doc = nlp.get_pipe("glaneur_consistency")(doc)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Awa Sarr", "PER"), ("Sarr", "PER")]

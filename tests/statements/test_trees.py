"""Statements from trees built by hand: no model, one sentence each."""

from __future__ import annotations

import pytest

from pipeline.statements import Reading, Tree, find_statements, make_tree
from pipeline.statements.lemmas import verb_lemma
from pipeline.statements.repairs import Columns, repair
from pipeline.statements.tenses import form_of

FIN, PART, INF = "VerbForm=Fin|Mood=Ind", "Tense=Past|VerbForm=Part", "VerbForm=Inf"


def read(*rows: tuple[str, str, str, str, int]):
    text = " ".join(row[0] for row in rows)
    statements, _ = find_statements(Reading(text=text, tree=make_tree(rows)))
    return {one.predicate: one for one in statements}


def test_subject_verb_object():
    found = read(
        ("Cuba", "cuba", "PROPN", "nsubj", 2),
        ("a", "avoir", f"AUX|{FIN}", "aux:tense", 2),
        ("signé", "signer", f"VERB|{PART}", "ROOT", 2),
        ("un", "un", "DET", "det", 4),
        ("accord", "accord", "NOUN", "obj", 2),
    )["signer"]
    assert (found.agent.text, found.patient.text) == ("Cuba", "un accord")
    assert (found.voice, found.tense, found.text) == ("active", "past", "a signé")


def test_passive_with_its_agent():
    found = read(
        ("Le", "le", "DET", "det", 1),
        ("pont", "pont", "NOUN", "nsubj:pass", 4),
        ("a", "avoir", f"AUX|{FIN}", "aux:tense", 4),
        ("été", "être", f"AUX|{PART}", "aux:pass", 4),
        ("détruit", "détruire", f"VERB|{PART}", "ROOT", 4),
        ("par", "par", "ADP", "case", 7),
        ("la", "le", "DET", "det", 7),
        ("crue", "crue", "NOUN", "obl:agent", 4),
    )["détruire"]
    assert (found.agent.text, found.patient.text) == ("la crue", "Le pont")
    assert (found.voice, found.tense) == ("passive", "past")


def test_inverted_subject_of_a_relative_clause():
    found = read(
        ("la", "le", "DET", "det", 1),
        ("crise", "crise", "NOUN", "ROOT", 1),
        ("qu'", "que", "PRON", "obj", 4),
        ("a", "avoir", f"AUX|{FIN}", "aux:tense", 4),
        ("vécue", "vivre", f"VERB|{PART}", "acl:relcl", 1),
        ("le", "le", "DET", "det", 6),
        ("pays", "pays", "NOUN", "obj", 4),
    )["vivre"]
    assert (found.agent.text, found.patient.text) == ("le pays", "la crise")


def test_a_participle_agrees_with_its_object():
    plural = "Gender=Fem|Number=Plur"
    found = read(
        ("les", "le", "DET", "det", 1),
        ("relations", "relation", f"NOUN|{plural}", "ROOT", 1),
        ("de", "de", "ADP", "case", 3),
        ("coopération", "coopération", "NOUN|Gender=Fem|Number=Sing", "nmod", 1),
        ("que", "que", "SCONJ", "mark", 7),  # as a parser errs: no relative clause
        ("elle", "lui", "PRON", "nsubj", 7),
        ("a", "avoir", f"AUX|{FIN}", "aux:tense", 7),
        ("nouées", "nouer", f"VERB|{PART}|{plural}", "advcl", 1),
    )["nouer"]
    assert found.patient.text == "les relations de coopération"


def test_a_place_takes_no_indefinite_complement():
    words = ["la", "création", "en", "Russie", "d'", "un", "centre"]
    tags = ["DET", "NOUN", "ADP", "PROPN", "ADP", "DET", "NOUN"]
    heads = [1, 1, 3, 1, 6, 6, 3]
    columns = Columns(words, list(words), tags, ["nmod"] * 7, heads, range(0, 70, 10))
    repair(columns)
    assert columns.heads == [1, 1, 3, 1, 6, 6, 1]


def test_a_modal_and_its_infinitive_are_one():
    found = read(
        ("Elle", "lui", "PRON", "nsubj", 1),
        ("pourrait", "pouvoir", f"VERB|{FIN}", "ROOT", 1),
        ("vendre", "vendre", f"VERB|{INF}", "xcomp", 1),
        ("ses", "son", "DET", "det", 4),
        ("parts", "part", "NOUN", "obj", 2),
    )
    assert list(found) == ["vendre"]
    assert (found["vendre"].agent.text, found["vendre"].modality) == ("Elle", "possible")


def test_negation_needs_its_second_word():
    rows = [
        ("Il", "lui", "PRON", "nsubj", 2),
        ("ne", "ne", "ADV", "advmod", 2),
        ("vend", "vendre", f"VERB|{FIN}", "ROOT", 2),
        ("pas", "pas", "ADV", "advmod", 2),
        ("sa", "son", "DET", "det", 5),
        ("maison", "maison", "NOUN", "obj", 2),
    ]
    assert read(*rows)["vendre"].polarity == "negative"
    rows[3] = ("que", "que", "ADV", "advmod", 2)
    assert read(*rows)["vendre"].polarity == "positive"


def test_a_light_verb_takes_its_noun_and_preposition():
    found = read(
        ("Ils", "lui", "PRON", "nsubj", 2),
        ("ont", "avoir", f"AUX|{FIN}", "aux:tense", 2),
        ("fait", "faire", f"VERB|{PART}", "ROOT", 2),
        ("don", "don", "NOUN", "obj", 2),
        ("de", "de", "ADP", "case", 6),
        ("vingt", "vingt", "NUM", "nummod", 6),
        ("lits", "lit", "NOUN", "nmod", 3),
    )["faire don de"]
    assert (found.kind, found.patient.text) == ("light_verb", "vingt lits")


def test_an_eventive_noun_with_its_patient():
    found = read(
        ("la", "le", "DET", "det", 1),
        ("création", "création", "NOUN", "ROOT", 1),
        ("d'", "de", "ADP", "case", 4),
        ("un", "un", "DET", "det", 4),
        ("musée", "musée", "NOUN", "nmod", 1),
    )["créer"]
    assert (found.kind, found.tense, found.patient.text) == ("noun", "none", "un musée")


def test_coordinated_arguments_are_members():
    found = read(
        ("Cuba", "cuba", "PROPN", "nsubj", 3),
        ("et", "et", "CCONJ", "cc", 2),
        ("Malte", "malte", "PROPN", "conj", 0),
        ("coopèrent", "coopérer", f"VERB|{FIN}", "ROOT", 3),
    )["coopérer"]
    assert found.agent.text == "Cuba et Malte"
    assert [member.text for member in found.agent.members] == ["Cuba", "Malte"]


def test_an_empty_text_has_no_statements():
    empty = Tree((), (), (), (), (), (), (), (), (), ())
    assert find_statements(Reading(text="", tree=empty)) == ([], [])


@pytest.mark.parametrize(
    ("word", "lemma", "infinitive"),
    [
        ("maintiennent", "maintiennent", "maintenir"),
        ("emploiera", "emploier", "employer"),
        ("espèrent", "esper", "espérer"),
        ("achète", "achète", "acheter"),
        ("envisagerait", "envisagerer", "envisager"),
        ("mangeaient", "mangeaier", "manger"),
        ("signer", "signer", "signer"),
    ],
)
def test_infinitives(word, lemma, infinitive):
    assert verb_lemma(word, lemma) == infinitive


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("envisagerait", "envisager", "conditional"),
        ("montrait", "montrer", "past"),
        ("viendra", "venir", "future"),
        ("prit", "prendre", "past"),
        ("garantit", "garantir", None),
        ("fait", "faire", None),
        ("serait", "être", "conditional"),
    ],
)
def test_tense_by_ending(word, lemma, form):
    assert form_of(word, lemma) == form

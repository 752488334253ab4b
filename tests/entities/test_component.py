"""The spaCy component on documents made by hand, and an article read by the embedded model."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from pipeline.entities.component import make_entities
from pipeline.extractor import Extractor

ARTICLE = (
    "Le ministre péruvien des Transports, Mateo Quispe, est arrivé mardi à La Havane. Quispe a "
    "rencontré la présidente de l'association « Ponts et routes », Mme Rosa Valdés.\n\n"
    "Le pays caribéen veut moderniser ses ports. La Havane et Lima ont signé un accord "
    "péruvo-cubain. « Nous irons vite », a déclaré le ministre péruvien."
)


@pytest.fixture
def nlp():
    return spacy.blank("fr")


def component_names(nlp, words, ents, **tags):
    """Names that the component leaves on a document made by hand."""
    doc = Doc(nlp.vocab, words=words, **tags)
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in ents]
    component = make_entities(nlp, "glaneur_entities", None)
    return [(one.text, one.label, one.kind) for one in component(doc)._.glaneur_names]


def test_names_of_the_model_are_repaired(nlp):
    words = ["Le", "président", "Barry", "quitte", "Moscou", "."]
    found = component_names(nlp, words, [(1, 3, "PER"), (4, 5, "ORG")])
    assert found == [("Barry", "PER", "name"), ("Moscou", "LOC", "name")]


def test_a_verb_at_the_start_of_a_sentence_is_no_name(nlp):
    words = ["Renforcer", "les", "liens", "avec", "Cuba"]
    tags = {"pos": ["VERB", "DET", "NOUN", "ADP", "PROPN"], "sent_starts": [True, *[False] * 4]}
    found = component_names(nlp, words, [(0, 1, "PER"), (4, 5, "LOC")], **tags)
    assert found == [("Cuba", "LOC", "name")]


def test_span_group_for_spacy_users(nlp):
    doc = Doc(nlp.vocab, words=["La", "presse", "suisse"])
    make_entities(nlp, "glaneur_entities", None)(doc)
    assert [(span.text, span.label_) for span in doc.spans["entities"]] == [("suisse", "LOC")]


def test_other_labels_of_a_model_are_passed_over(nlp):
    words = ["Le", "3", "mai", "à", "Lima"]
    assert component_names(nlp, words, [(1, 3, "DATE")]) == [("Lima", "LOC", "name")]


@pytest.mark.usefixtures("blank_model")
def test_gazetteer_and_names_are_settings(tmp_path):
    gazetteer, names = tmp_path / "lieux.csv", tmp_path / "noms.tsv"
    gazetteer.write_text("name,label,id\nVal Clair,LOC,X7\n", encoding="utf-8")
    names.write_text("id\ttype\tnames\nQ1\tPER\tRosa Valdés\n", encoding="utf-8")
    extractor = Extractor(gazetteer=str(gazetteer), names=str(names))
    extraction = extractor.extract("Mme Rosa Valdés vit à Val Clair.")
    ids = {row["name"]: row["wikidata"] for row in extraction.rows["entities"]}
    assert ids == {"Rosa Valdés": "Q1", "Val Clair": "X7"}


@pytest.mark.model
def test_article(trained):
    extraction = trained.extract(ARTICLE)
    rows = extraction.rows
    key = {row["entity_id"]: row["name"] for row in rows["entities"]}
    named = {(row["text"], key[row["entity_id"]]) for row in rows["mentions"]}
    assert named >= {
        ("Quispe", "Mateo Quispe"),
        ("le ministre péruvien", "Mateo Quispe"),
        ("Le pays caribéen", "Cuba"),
        ("péruvo", "Pérou"),
        ("cubain", "Cuba"),
    }
    meant = {(r["text"], key.get(r["stands_for"])) for r in rows["mentions"] if r["kind"] == "name"}
    assert meant >= {("La Havane", None), ("La Havane", "Cuba"), ("Lima", "Pérou")}
    held = {
        (key.get(row["subject_id"]), row["role"], key.get(row["of_id"]))
        for row in rows["relations"]
        if row["type"] == "position_held"
    }
    assert held >= {
        ("Mateo Quispe", "ministre des Transports", "Pérou"),
        ("Rosa Valdés", "présidente", "Ponts et routes"),
    }

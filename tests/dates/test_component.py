"""The spaCy component on small documents built by hand."""

from datetime import datetime

import pytest
import spacy
from spacy.tokens import Doc, Span

import pipeline.dates.component  # noqa: F401 - registers the factory
from pipeline.records import Reference

REFERENCE = Reference(datetime(2021, 12, 1), "day")


def blank():
    nlp = spacy.blank("fr")
    nlp.add_pipe("glaneur_dates")
    return nlp


def test_it_works_in_a_blank_pipeline():
    nlp = blank()
    doc = nlp.make_doc("Le maire parlera mardi à 20 h au port.")
    doc._.glaneur_reference = REFERENCE
    doc = nlp(doc)
    (row,) = doc._.glaneur_dates
    assert (row.text, row.value) == ("mardi à 20 h", "2021-12-07T20:00")
    (span,) = doc.spans["dates"]
    assert (span.text, span.label_) == ("mardi à 20 h", "TIME")
    assert not doc.ents


def test_without_reference_it_stays_unresolved():
    (row,) = blank()("Il a plu l'année dernière.")._.glaneur_dates
    assert (row.value, row.resolved) == ("DCT-P1Y", False)


def test_a_span_inside_a_token_is_widened():
    doc = blank()("Le train de 22h30 est parti.")
    assert [span.text for span in doc.spans["dates"]] == ["22h30"]


def test_names_hide_dates_and_events_do_not():
    nlp = blank()
    sentence = "La brigade du 3 Mai défile à la Coupe du monde 2018 ."
    words = sentence.split()
    doc = Doc(nlp.vocab, words=words)
    doc.set_ents([Span(doc, 1, 5, label="ORG"), Span(doc, 8, 12, label="EVENT")])
    doc = nlp.get_pipe("glaneur_dates")(doc)
    assert [row.value for row in doc._.glaneur_dates] == ["2018"]


def tagged(words, pos, morphs):
    nlp = blank()
    doc = Doc(nlp.vocab, words=words, pos=pos, morphs=morphs)
    doc._.glaneur_reference = REFERENCE
    (row,) = nlp.get_pipe("glaneur_dates")(doc)._.glaneur_dates
    return row.value


def test_tenses_come_from_the_tags():
    words = ["Lula", "gagna", "mardi", "."]
    pos = ["PROPN", "VERB", "NOUN", "PUNCT"]
    assert tagged(words, pos, ["", "Tense=Past|VerbForm=Fin", "", ""]) == "2021-11-30"
    assert tagged(words, pos, ["", "Tense=Fut|VerbForm=Fin", "", ""]) == "2021-12-07"


def test_a_participle_takes_the_future_from_its_auxiliary():
    words = ["Il", "sera", "élu", "mardi", "."]
    pos = ["PRON", "AUX", "VERB", "NOUN", "PUNCT"]
    morphs = ["", "Tense=Fut|VerbForm=Fin", "Tense=Past|VerbForm=Part", "", ""]
    assert tagged(words, pos, morphs) == "2021-12-07"


def test_it_survives_serialisation(tmp_path):
    blank().to_disk(tmp_path / "nlp")
    nlp = spacy.load(tmp_path / "nlp")
    assert nlp.pipe_names == ["glaneur_dates"]


@pytest.mark.parametrize(
    ("words", "tags", "value"),
    [
        ("Le match pourrait avoir lieu dimanche .", "2 VERB Mood=Cnd|Tense=Pres", "2021-12-05"),
        ("Un sommet prévu dimanche les réunit .", "2 VERB Tense=Past|VerbForm=Part", "2021-12-05"),
        ("Ils doivent se revoir dimanche .", "1 VERB Mood=Ind|Tense=Pres", "2021-12-05"),
        ("Ils se sont revus dimanche .", "3 VERB Tense=Past|VerbForm=Part", "2021-11-28"),
    ],
)
def test_verbs_that_look_ahead(words, tags, value):
    nlp = blank()
    index, tag, morph = tags.split()
    doc = Doc(nlp.vocab, words=words.split())
    for token in doc:
        token.pos_ = tag if token.i == int(index) else "X"
        token.set_morph(morph if token.i == int(index) else None)
    doc._.glaneur_reference = REFERENCE
    (row,) = nlp.get_pipe("glaneur_dates")(doc)._.glaneur_dates
    assert row.value == value

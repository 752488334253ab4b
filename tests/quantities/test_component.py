"""The spaCy component in a blank pipeline, beside dates and names."""

from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc

from pipeline.quantities.component import make_quantities

TEXT = "Le Covid-19 a tué 3 500 personnes en 2020, dont 12 à Lyon."


@pytest.fixture
def nlp():
    nlp = spacy.blank("fr")
    nlp.add_pipe("glaneur_quantities")
    return nlp


def test_factory_writes_rows_and_spans(nlp):
    doc = nlp(TEXT)
    assert [row.text for row in doc._.glaneur_quantities] == ["3 500", "12"]
    assert [(span.text, span.label_) for span in doc.spans["quantities"]] == [
        ("3 500", "count"),
        ("12", "count"),
    ]


def test_dates_and_entities_are_respected(nlp):
    if not Doc.has_extension("glaneur_dates"):
        Doc.set_extension("glaneur_dates", default=None)
    doc = nlp.make_doc("Le Club des 5 a réuni 8 enfants le 3.")
    doc._.glaneur_dates = [SimpleNamespace(start=34, end=36)]
    doc.set_ents([doc.char_span(3, 13, label="ORG")])
    doc = nlp.get_pipe("glaneur_quantities")(doc)
    assert [row.text for row in doc._.glaneur_quantities] == ["8"]


def test_country_is_an_option():
    nlp = spacy.blank("fr")
    nlp.add_pipe("glaneur_quantities", config={"country": "CAN"})
    assert nlp("Il a payé 10 dollars.")._.glaneur_quantities[0].unit == "CAD"


def test_made_by_hand(nlp):
    component = make_quantities(nlp, "q", country=None, span_group="amounts")
    doc = component(nlp.make_doc("12 kg de riz"))
    assert [span.text for span in doc.spans["amounts"]] == ["12 kg"]


def test_empty_text(nlp):
    assert nlp("")._.glaneur_quantities == []


def test_finding_needs_no_spacy():
    import subprocess
    import sys

    code = (
        "import sys, pipeline.quantities; sys.exit('spacy' in sys.modules or 'pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Extractions show themselves in a notebook."""

import pytest

from pipeline.batch import run
from pipeline.settings import Settings
from pipeline.tables.reading import read_run

HOSTILE = "<script>alert(1)</script> Le 3 mai 2021, Cuba <img src=x onerror=alert(2)> gagne 14,5 %."


def test_an_extraction_shows_text_marks_and_tables(extractor):
    html = extractor.extract("Le 3 mai 2021, le peuple cubain gagne 200 tonnes.")._repr_html_()
    assert 'title="date · 2021-05-03' in html
    assert "200\u00a0t" in html
    assert "<summary>dates (1)</summary>" in html


def test_a_hostile_text_adds_no_element(extractor):
    html = extractor.extract(HOSTILE, title="<b onclick=x>titre")._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "<b " not in html
    assert "&lt;script&gt;" in html


def test_no_document_no_display(extractor):
    assert "Aucun document" in extractor.extract_documents([])._repr_html_()
    with pytest.raises(KeyError):
        extractor.extract_documents([]).document()


def test_a_run_shows_one_of_its_documents(blank_model, article, tmp_path):
    run([article], tmp_path / "run", Settings.load(formats="csv"))
    found = read_run(tmp_path / "run")
    shown = found.document("visite.txt")
    assert shown.text.startswith("Le vice-premier ministre")
    assert "visite.txt: " in repr(shown)
    assert "Yuri Borisov" in shown._repr_html_()
    assert "1 documents" in repr(found)
    with pytest.raises(KeyError, match="absent"):
        found.document("absent")

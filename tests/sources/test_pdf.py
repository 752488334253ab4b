"""PDF files and how their lines become paragraphs."""

from __future__ import annotations

import builtins
import io

import pytest

from pipeline.sources.pdf_lines import join_pages


def pdf(*pages: list[str], title: str | None = None, password: str | None = None) -> bytes:
    """Write a PDF with one line of text below the other."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        shown = b" T* ".join(b"(" + line.encode("cp1252") + b") Tj" for line in lines)
        stream.set_data(b"BT /F1 12 Tf 14 TL 72 770 Td " + shown + b" ET")
        page[NameObject("/Contents")] = writer._add_object(stream)
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Ève Roy"})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_text_and_properties(inputs):
    content = pdf(["Le pont a rouvert lundi, après deux ans de tra-", "vaux."], title="Le pont")
    document = inputs.one("a.pdf", content)
    assert document.text == "Le pont a rouvert lundi, après deux ans de travaux."
    assert (document.title, document.author) == ("Le pont", "Ève Roy")
    assert (document.format, document.published) == ("pdf", None)


def test_a_scan_says_that_it_needs_ocr(inputs):
    assert "OCR" in inputs.failure("a.pdf", pdf([])).message


def test_a_password_is_asked_for(inputs):
    assert "password" in inputs.failure("a.pdf", pdf(["Un."], password="secret")).message


def test_a_file_that_is_no_pdf(inputs):
    assert "no PDF" in inputs.failure("a.pdf", "Un texte.").message


def test_without_pypdf_the_row_says_what_to_install(inputs, monkeypatch):
    real = builtins.__import__

    def refuse(name, *args, **options):
        if name == "pypdf":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    assert "glaneur[pdf]" in inputs.failure("a.pdf", b"%PDF-1.4").message


def test_paragraphs_end_at_short_lines_that_end_a_sentence():
    page = (
        "Le pont de Saint-Amé a rouvert lundi matin à la circulation.\n"
        "Deux ans de travaux ont été nécessaires pour le consolider,\n"
        "selon la mairie.\n"
        "Une piste cyclable est promise pour l'an prochain aux trois\n"
        "communes voisines.\n\n"
        "La suite au prochain numéro."
    )
    assert join_pages([page]).split("\n\n") == [
        "Le pont de Saint-Amé a rouvert lundi matin à la circulation. Deux ans de travaux ont été "
        "nécessaires pour le consolider, selon la mairie.",
        "Une piste cyclable est promise pour l'an prochain aux trois communes voisines.",
        "La suite au prochain numéro.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("après deux ans de tra-", "vaux menés", "après deux ans de travaux menés"),
        ("le vice-", "premier ministre", "le vice-premier ministre"),
        ("la commission russo-", "cubaine", "la commission russo-cubaine"),
        ("à Saint-", "Denis", "à Saint-Denis"),
        ("de 2020-", "2021", "de 2020-2021"),
        ("viendra-t-", "il demain", "viendra-t-il demain"),
        ("le pré\u2010", "sident", "le président"),
        ("entre -", "et rien", "entre - et rien"),
    ],
)
def test_hyphens_at_line_ends(before, after, joined):
    assert join_pages([f"{before}\n{after}"]) == joined


def test_the_document_knows_its_compounds_best():
    assert join_pages(["un abri-\nbus neuf, un autre abri-bus"]).startswith("un abri-bus neuf")
    assert join_pages(["un sous-\nsol, le soussol"]).startswith("un soussol")


def test_running_heads_and_page_numbers_go_and_sentences_go_on():
    pages = [f"La Vallée – n° {n}\nDébut de la phrase {n} qui\n– {n} –" for n in range(1, 5)]
    assert join_pages(pages) == " ".join(f"Début de la phrase {n} qui" for n in range(1, 5))


def test_a_year_alone_in_the_middle_of_a_page_stays():
    assert join_pages(["Il est né en\n1952\nà Metz."]) == "Il est né en 1952 à Metz."

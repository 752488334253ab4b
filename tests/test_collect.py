"""Long texts go through in pieces; the rows must not show it."""

import pytest

from pipeline.extractor import Extractor
from pipeline.language import chunks
from pipeline.tables.rows import rows_of

PARAGRAPH = (
    "La Russie a envoyé 200 tonnes d'aide à Cuba le 3 mai 2021. Trois jours plus tard, 20 "
    "concentrateurs sont arrivés.\n\n"
)


def test_chunks_cover_the_text_and_end_at_paragraphs():
    text = PARAGRAPH * 40
    pieces = list(chunks(text, 1_000))
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(end - start <= 1_000 for start, end in pieces)
    assert all(text[:end].endswith("\n\n") for _, end in pieces)


@pytest.mark.parametrize("text", ["", "a" * 5_001, "mot " * 3_000])
def test_chunks_of_texts_without_paragraphs(text):
    pieces = list(chunks(text, 1_000))
    assert "".join(text[start:end] for start, end in pieces) == text


@pytest.mark.usefixtures("blank_model")
def test_pieces_do_not_show_in_the_rows():
    text = PARAGRAPH * 40
    whole = Extractor().extract(text).findings[0]
    cut = Extractor(chunk_chars=1_000).extract(text).findings[0]
    assert rows_of(cut) == rows_of(whole)

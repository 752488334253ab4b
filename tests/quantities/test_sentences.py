"""Every sentence of the tables gives exactly its rows."""

import pytest

from pipeline.quantities import find_quantities
from tests.quantities.rows import DATA, bracketed, sentences, shown

TABLES = sorted(path.stem for path in DATA.glob("*.tsv"))
CASES = [(name, *case) for name in TABLES for case in sentences(name)]


@pytest.mark.parametrize(("table", "sentence", "marked", "rows"), CASES)
def test_sentence_gives_its_rows(table, sentence, marked, rows):
    found = find_quantities(sentence)
    assert bracketed(sentence, found) == marked
    assert " | ".join(shown(row) for row in found) == rows


def test_there_are_at_least_400_sentences():
    assert len(CASES) >= 400


def test_rows_name_their_rule_and_hold_their_text():
    for _, sentence, _, _ in CASES:
        for row in find_quantities(sentence):
            assert row.origin.startswith("quantities/")
            assert sentence[row.start : row.end] == row.text

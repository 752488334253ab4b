"""Every sentence of ``data/*.tsv`` gives its rows, in the order of the text."""

from datetime import datetime
from pathlib import Path

import pytest

from pipeline.dates import find_dates
from pipeline.records import Reference
from tests.dates.rows import shown

REFERENCE = Reference(datetime(2021, 12, 1), "day")
TABLES = sorted((Path(__file__).parent / "data").glob("*.tsv"))


def cases():
    for table in TABLES:
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                sentence, expected = line.split("\t")
                yield pytest.param(sentence, expected, id=f"{table.stem}: {sentence}")


@pytest.mark.parametrize(("sentence", "expected"), list(cases()))
def test_sentence(sentence, expected):
    rows = find_dates(sentence, REFERENCE)
    assert " ; ".join(map(shown, rows)) == ("" if expected == "—" else expected)


def test_there_are_enough_sentences():
    assert sum(1 for _ in cases()) >= 400

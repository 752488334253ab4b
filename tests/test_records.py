from datetime import datetime

import pytest

from pipeline.errors import OffsetError
from pipeline.records import Document, Mention, QuantityExpression, Reference

TEXT = "Le maire de Sète, Ève Roux, a reçu 12 élus."


def mention(start: int, end: int, text: str) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=text,
        origin="t",
        source=TEXT,
        label="PER",
        kind="name",
        entity="e",
    )


def test_right_offsets_are_taken():
    assert mention(18, 26, "Ève Roux").text == "Ève Roux"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (17, 26, "Ève Roux"),
        (18, 18, ""),
        (-8, -1, "12 élus"),
        (18, 99, TEXT[18:]),
        (18, 26, "Eve Roux"),
    ],
)
def test_wrong_offsets_are_refused(start, end, text):
    with pytest.raises(OffsetError):
        mention(start, end, text)


def test_an_item_is_checked_too():
    with pytest.raises(OffsetError, match="'élus'"):
        QuantityExpression(
            start=35, end=37, text="12", origin="t", source=TEXT, kind="count", low=None, high=None,
            modifier="exact", item="maire", item_start=38, item_end=42,
        )  # fmt: skip


def test_a_document_without_date_has_no_reference():
    document = Document(doc_id="a", text=TEXT, source="a", format="text")
    assert document.reference is None


def test_the_reference_keeps_the_precision():
    document = Document(
        doc_id="a", text=TEXT, source="a", format="text",
        published=datetime(2021, 5, 1), published_precision="month",
    )  # fmt: skip
    assert document.reference == Reference(datetime(2021, 5, 1), "month")

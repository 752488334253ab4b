"""Parquet files."""

from __future__ import annotations

import gzip
import io
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq


def parquet(columns: dict[str, object], **options: object) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer, **options)
    return buffer.getvalue()


def test_columns_of_many_types(inputs):
    content = parquet(
        {
            "id": [7],
            "text": [" Un.\r\n "],
            "date": [datetime(2021, 5, 3)],
            "title": [None],
            "author": [["Ève Roy", "Luc Noël"]],
            "note": [float("nan")],
        }
    )
    document = inputs.one("a.parquet", content, publisher="note")
    assert (document.doc_id, document.text) == ("7", " Un.\r\n ")
    assert (document.published, document.published_precision) == (datetime(2021, 5, 3), "day")
    assert (document.title, document.author) == (None, "Ève Roy, Luc Noël")
    assert (document.publisher, document.encoding) == (None, None)


def test_rows_without_id_are_named_by_their_number(inputs):
    content = parquet({"text": [f"Ligne {n}." for n in range(600)]}, row_group_size=250)
    documents, failures = inputs.read(inputs.write("a.parquet", content))
    assert failures == []
    assert [document.doc_id for document in documents] == [f"a.parquet#{n}" for n in range(1, 601)]


def test_dates_of_days(inputs):
    document = inputs.one("a.parquet", parquet({"text": ["Un."], "date": [date(2021, 5, 3)]}))
    assert document.published_precision == "day"


def test_a_null_text_costs_that_row_only(inputs):
    content = parquet({"text": ["Un.", None, "Trois."]})
    documents, failures = inputs.read(inputs.write("a.parquet", content))
    assert [document.text for document in documents] == ["Un.", "Trois."]
    assert [row.source for row in failures] == ["a.parquet#2"]


def test_text_that_is_no_utf_8_costs_that_row_only(inputs):
    text = pa.array([b"Un.", b"\xff\xfe", b"Trois."], pa.binary()).view(pa.string())
    documents, failures = inputs.read(inputs.write("a.parquet", parquet({"text": text})))
    assert [document.text for document in documents] == ["Un.", "Trois."]
    assert [row.source for row in failures] == ["a.parquet#2"]


def test_a_date_that_is_out_of_range_leaves_the_document(inputs):
    far = pa.array([2**62, 0], pa.timestamp("us"))
    content = parquet({"text": ["Un.", "Deux."], "date": far})
    documents, failures = inputs.read(inputs.write("a.parquet", content))
    assert [document.text for document in documents] == ["Un.", "Deux."]
    assert [(row.source, row.stage) for row in failures] == [("a.parquet#1", "metadata")]


def test_a_missing_text_column_names_those_there_are(inputs):
    row = inputs.failure("a.parquet", parquet({"corps": ["Un."], "date": ["2021"]}))
    assert "'corps', 'date'" in row.message


def test_a_damaged_row_group_costs_that_group_only(inputs):
    texts = [f"{n} " * 500 for n in range(30)]
    options = {"row_group_size": 10, "use_dictionary": False, "compression": "gzip"}
    content = bytearray(parquet({"text": texts}, **options))
    group = pq.ParquetFile(io.BytesIO(content)).metadata.row_group(1).column(0)
    end = group.data_page_offset + group.total_compressed_size
    content[end - 60 : end - 20] = b"\xff" * 40
    documents, failures = inputs.read(inputs.write("a.parquet", bytes(content)))
    assert [document.text for document in documents] == texts[:10] + texts[20:]
    assert [row.source for row in failures] == ["a.parquet#11"]


def test_rows_that_are_promised_and_not_there_are_a_row(inputs, monkeypatch):
    class Short(pq.ParquetFile):
        def iter_batches(self, *args, **options):
            return iter(())

    monkeypatch.setattr("pyarrow.parquet.ParquetFile", Short)
    row = inputs.failure("a.parquet", parquet({"text": ["Un.", "Deux."]}))
    assert (row.source, "2 rows" in row.message) == ("a.parquet#1", True)


def test_gzip(inputs):
    assert inputs.one("a.parquet.gz", gzip.compress(parquet({"text": ["Un."]}))).text == "Un."


def test_files_that_are_none(inputs):
    assert "no Parquet file" in inputs.failure("a.parquet", "text,id\nUn.,1\n").message
    inputs.folder.joinpath("a.parquet").unlink()
    assert "damaged" in inputs.failure("b.parquet", b"PAR1" + b"x" * 50).message
    inputs.folder.joinpath("b.parquet").unlink()
    assert "empty" in inputs.failure("c.parquet", b"").message
    inputs.folder.joinpath("c.parquet").unlink()
    assert (
        "no rows"
        in inputs.failure("d.parquet", parquet({"text": pa.array([], pa.string())})).message
    )

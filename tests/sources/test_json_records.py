"""JSON and JSON Lines."""

from __future__ import annotations

import gzip
import json
from datetime import datetime

import pytest


def lines(*records: object) -> str:
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def test_fields_become_columns_and_text_is_verbatim(inputs):
    text = " \tLe maire :\r\n« Oui. »\n "
    record = {
        "id": "lvm-1",
        "text": text,
        "date": "2021-05-03T08:15",
        "title": " Le pont ",
        "author": ["Ève Roy", "Luc Noël"],
        "publisher": "La Vallée",
        "url": "https://exemple.org",
        "other": {"x": 1},
    }
    document = inputs.one("a.jsonl", lines(record))
    assert document.text == text
    assert (document.doc_id, document.title, document.author) == (
        "lvm-1",
        "Le pont",
        "Ève Roy, Luc Noël",
    )
    assert (document.publisher, document.url) == ("La Vallée", "https://exemple.org")
    assert document.published == datetime(2021, 5, 3, 8, 15)
    assert (document.source, document.format, document.encoding) == ("a.jsonl", "jsonl", "utf-8")


def test_a_broken_line_costs_that_line_only(inputs):
    path = inputs.write("a.jsonl", '{"text": "Un."}\n{"text": "Deu\n\n[1]\n{"text": "Cinq."}')
    documents, failures = inputs.read(path)
    assert [(d.doc_id, d.text) for d in documents] == [("a.jsonl#1", "Un."), ("a.jsonl#5", "Cinq.")]
    assert [row.source for row in failures] == ["a.jsonl#2", "a.jsonl#4"]
    assert "JSON" in failures[0].message


def test_a_missing_text_field_names_those_there_are(inputs):
    row = inputs.failure("a.jsonl", '{"corps": "Un.", "date": "2021"}')
    assert row.source == "a.jsonl#1"
    assert "'text'" in row.message
    assert "'corps', 'date'" in row.message
    assert "--column text=" in row.message


def test_names_of_fields_by_option(inputs):
    record = {"corps": "Un.", "publie_le": "2021-05", "num": 12}
    document = inputs.one("a.jsonl", lines(record), text="corps", date="publie_le", id="num")
    assert (document.text, document.published_precision, document.doc_id) == ("Un.", "month", "12")


def test_a_wrong_date_leaves_the_document(inputs):
    path = inputs.write("a.jsonl", lines({"text": "Un.", "date": "hier"}))
    documents, failures = inputs.read(path)
    assert (documents[0].text, documents[0].published) == ("Un.", None)
    assert [(row.source, row.stage) for row in failures] == [("a.jsonl#1", "metadata")]
    assert "'hier'" in failures[0].message


@pytest.mark.parametrize("value", [None, "", " \n", 3, ["Un."]])
def test_a_text_that_is_none(inputs, value):
    assert inputs.failure("a.jsonl", lines({"text": value})).source == "a.jsonl#1"


def test_a_lone_surrogate_is_replaced_in_place(inputs):
    document = inputs.one("a.jsonl", r'{"text": "a\ud800b\u0000c \ud83d\ude00", "title": "\udc00"}')
    assert document.text == "a\ufffdb\ufffdc \U0001f600"
    assert document.title == "\ufffd"


def test_a_record_of_ten_megabytes(inputs):
    text = "Le port a rouvert. " * 530_000
    assert inputs.one("a.jsonl", lines({"text": text})).text == text


def test_a_line_longer_than_the_limit_costs_that_line_only(inputs):
    path = inputs.write("a.jsonl", lines({"text": "x" * 500}, {"text": "Deux."}))
    documents, failures = inputs.read(path, max_bytes=100)
    assert [document.text for document in documents] == ["Deux."]
    assert [row.source for row in failures] == ["a.jsonl#1"]
    assert "max_bytes" in failures[0].message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_lines(inputs, encoding):
    data = lines({"text": "Élu à Évreux."}, {"text": "L’œuvre."}).encode(encoding)
    path = inputs.write("a.jsonl", data)
    documents, failures = inputs.read(path)
    assert failures == []
    assert [document.text for document in documents] == ["Élu à Évreux.", "L’œuvre."]
    assert {document.encoding for document in documents} == {encoding}


def test_gzip_and_crlf(inputs):
    data = gzip.compress(lines({"text": "Un."}, {"text": "Deux."}).replace("\n", "\r\n").encode())
    inputs.write("a.jsonl.gz", data)
    assert [document.doc_id for document in inputs.read()[0]] == ["a.jsonl.gz#1", "a.jsonl.gz#2"]


def test_json_object_array_and_mislabelled_lines(inputs):
    assert inputs.one("a.json", '{"text": "Un."}').doc_id == "a.json"
    inputs.write("a.json", '[{"text": "Un."}, {"text": "Deux.", "id": "d"}]')
    assert [document.doc_id for document in inputs.read()[0]] == ["a.json#1", "d"]
    inputs.write("a.json", '{"text": "Un."}\n{"text": "Deux."}')
    assert [document.text for document in inputs.read()[0]] == ["Un.", "Deux."]


def test_a_broken_element_of_an_array_costs_that_element_only(inputs):
    inputs.write("a.json", '[{"text": "Un."}, {"text": oups}, {"text": "Trois."}]')
    documents, failures = inputs.read()
    assert [(d.doc_id, d.text) for d in documents] == [("a.json#1", "Un."), ("a.json#3", "Trois.")]
    assert [row.source for row in failures] == ["a.json#2"]


@pytest.mark.parametrize("content", ["[" * 100_000, '"texte"', "12", "[]", "{", "[", "nul"])
def test_json_that_holds_no_document(inputs, content):
    documents, failures = inputs.read(inputs.write("a.json", content))
    assert documents == []
    assert [row.source.split("#")[0] for row in failures] == ["a.json"]


def test_blank_files(inputs):
    assert "white space" in inputs.failure("a.jsonl", " \n\n").message
    inputs.folder.joinpath("a.jsonl").unlink()
    assert "empty" in inputs.failure("b.json", "").message


def test_a_damaged_line_is_read_and_said_to_be(inputs):
    data = lines({"text": "Éléonore a été élue à Évreux."}).encode().replace(b"Evr", b"")
    path = inputs.write("a.jsonl", data.replace(b"lue", b"lue\xff"))
    documents, failures = inputs.read(path)
    assert documents[0].text == "Éléonore a été élue\ufffd à Évreux."
    assert [(row.source, row.stage) for row in failures] == [("a.jsonl#1", "decode")]


def test_an_encoding_given_is_used_for_lines(inputs):
    document = inputs.one("a.jsonl", lines({"text": "Été."}).encode("cp850"), encoding="cp850")
    assert (document.text, document.encoding) == ("Été.", "cp850")


def test_a_long_line_of_utf_16_costs_that_line_only(inputs):
    data = lines({"text": "x" * 500}, {"text": "Deux."}).encode("utf-16")
    documents, failures = inputs.read(inputs.write("a.jsonl", data), max_bytes=100)
    assert [document.text for document in documents] == ["Deux."]
    assert [row.source for row in failures] == ["a.jsonl#1"]


def test_the_column_of_an_error_is_named_and_no_misleading_line(inputs):
    row = inputs.failure("a.jsonl", '\n\n{"text" "Un."}')
    assert row.source == "a.jsonl#3"
    assert "column 9" in row.message
    assert "line 1" not in row.message


def test_a_record_cut_short_is_wrong_at_its_end(inputs):
    row = inputs.failure("a.jsonl", '{"text": \n')
    assert "at column 9" in row.message


def test_the_line_of_an_error_in_an_array_is_that_of_the_file(inputs):
    _, failures = inputs.read(inputs.write("a.json", '[{"text": "Un."},\n\n{"text" "Deux."}]'))
    assert [row.source for row in failures] == ["a.json#2"]
    assert "at line 3 column 9" in failures[0].message

"""CSV and TSV."""

from __future__ import annotations

import gzip

import pytest


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(inputs, delimiter):
    rows = [["id", "text", "date"], ["a1", '"Un, deux ; trois."', "2021-05"]]
    content = "\r\n".join(delimiter.join(row) for row in rows)
    document = inputs.one("a.csv", content)
    assert (document.doc_id, document.text) == ("a1", "Un, deux ; trois.")
    assert document.published_precision == "month"
    assert document.format == "csv"


def test_tsv_with_quotes_that_are_text(inputs):
    document = inputs.one("a.tsv", 'id\ttext\n1\t"Oui", dit-il, « non ».\n')
    assert document.text == '"Oui", dit-il, « non ».'


def test_text_is_verbatim_line_ends_included(inputs):
    document = inputs.one("a.csv", 'text,id\r\n" Un.\r\n\r\n""Deux""\t ",x\r\n')
    assert document.text == ' Un.\r\n\r\n"Deux"\t '


def test_one_column_needs_no_quotes(inputs):
    inputs.write("a.csv", "text\nUn, deux; trois.\nQuatre.\n")
    assert [document.text for document in inputs.read()[0]] == ["Un, deux; trois.", "Quatre."]


def test_rows_are_named_by_the_line_they_begin_at(inputs):
    inputs.write("a.csv", 'text,title\n"Un\nun.",A\n\nDeux.,B\n')
    assert [document.doc_id for document in inputs.read()[0]] == ["a.csv#2", "a.csv#5"]


def test_a_missing_text_column_names_those_there_are(inputs):
    row = inputs.failure("a.csv", "corps;date\nUn.;2021\n")
    assert "'corps', 'date'" in row.message
    assert "--column text=" in row.message


def test_a_quote_never_closed_costs_its_row_only(inputs):
    content = 'id;text;date\n1;Un.;2021\n2;"Deux;2021;x\n3;Trois.;2021\n4;Quatre.;2021\n'
    documents, failures = inputs.read(inputs.write("a.csv", content))
    assert [document.doc_id for document in documents] == ["1", "3", "4"]
    assert [row.source for row in failures] == ["a.csv#3"]


def test_a_row_too_wide_costs_that_row_only(inputs):
    content = "text,id\nUn, deux,1\nTrois.,2\n"
    documents, failures = inputs.read(inputs.write("a.csv", content))
    assert [document.doc_id for document in documents] == ["2"]
    assert "3 fields where the header has 2" in failures[0].message


def test_an_empty_text_costs_that_row_only(inputs):
    content = "text,id\n,1\nDeux.,2\n"
    documents, failures = inputs.read(inputs.write("a.csv", content))
    assert [document.doc_id for document in documents] == ["2"]
    assert [row.source for row in failures] == ["a.csv#2"]


def test_a_field_of_ten_megabytes(inputs):
    text = "Le port a rouvert. " * 530_000
    assert inputs.one("a.csv", f"id,text\n1,{text}\n").text == text


def test_a_line_longer_than_the_limit_costs_that_row_only(inputs):
    content = f"id,text\n1,{'x' * 500}\n2,Deux.\n"
    documents, failures = inputs.read(inputs.write("a.csv", content), max_bytes=100)
    assert [document.text for document in documents] == ["Deux."]
    assert [row.source for row in failures] == ["a.csv#2"]


def test_an_excel_file_of_windows(inputs):
    content = "id;text;title\r\n1;L’été à Évreux;Élu\r\n".encode("cp1252")
    document = inputs.one("a.csv", content)
    assert (document.text, document.title, document.encoding) == ("L’été à Évreux", "Élu", "cp1252")


def test_a_byte_order_mark_is_not_part_of_the_first_column(inputs):
    assert inputs.one("a.csv", "text,id\nUn.,7\n".encode("utf-8-sig")).doc_id == "7"


def test_cr_line_ends_of_old_macintosh(inputs):
    inputs.write("a.csv", "text;id\rUn.;1\rDeux.;2\r")
    assert [document.text for document in inputs.read()[0]] == ["Un.", "Deux."]


def test_gzip(inputs):
    assert inputs.one("a.csv.gz", gzip.compress(b"text,id\nUn.,1\n")).text == "Un."


def test_files_without_rows(inputs):
    assert "no rows" in inputs.failure("a.csv", "text,id\n").message
    inputs.folder.joinpath("a.csv").unlink()
    assert "white space" in inputs.failure("b.csv", " \n ").message

"""Plain text files, their limits and failures."""

from __future__ import annotations

import gzip
import hashlib
import io

import pytest

from pipeline.records import Document


def test_a_text_is_taken_as_it_lies(inputs):
    text = "  Titre \n\n\tLe maire\u00a0: « Oui. »  \n"
    assert inputs.one("a.txt", text) == Document(
        doc_id="a.txt",
        text=text,
        source="a.txt",
        format="text",
        encoding="utf-8",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_line_feeds(inputs, end):
    assert inputs.one("a.txt", f"Un.{end}Deux.{end}").text == "Un.\nDeux.\n"


def test_gzip_is_read_through(inputs):
    document = inputs.one("a.txt.gz", gzip.compress("Été".encode()))
    assert (document.text, document.source) == ("Été", "a.txt.gz")
    assert document.sha256 == hashlib.sha256("Été".encode()).hexdigest()


def test_gzip_without_its_extension_too(inputs):
    assert inputs.one("a.txt", gzip.compress("Été".encode())).text == "Été"


def test_damaged_gzip(inputs):
    data = gzip.compress(b"Bonjour " * 1000)
    assert "gzip" in inputs.failure("a.txt.gz", data[:-20]).message


def test_a_decompression_bomb_is_stopped(inputs):
    bomb = gzip.compress(b" " * 20_000_000)
    assert "max_expansion" in inputs.failure("a.txt.gz", bomb).message


def test_a_small_regular_file_is_no_bomb(inputs):
    assert len(inputs.one("a.txt.gz", gzip.compress(b"a" * 1_000_000)).text) == 1_000_000


def test_a_file_larger_than_the_limit(inputs):
    assert "max_bytes" in inputs.failure("a.txt", "Bonjour", max_bytes=6).message


def test_a_text_longer_than_the_limit(inputs):
    assert "max_chars" in inputs.failure("a.txt", "Bonjour", max_chars=6).message


def test_a_line_of_ten_megabytes(inputs):
    text = "Le port a rouvert. " * 530_000
    assert inputs.one("a.txt", text).text == text


def test_empty_and_blank_files_are_rows(inputs):
    assert "empty" in inputs.failure("vide.txt", "").message
    inputs.folder.joinpath("vide.txt").unlink()
    assert "white space" in inputs.failure("blanc.txt", " \n\t\u00a0\n").message


def test_a_binary_file_named_txt_costs_its_neighbours_nothing(inputs):
    inputs.write("a.txt", "Un.")
    inputs.write("b.txt", b"\x89PNG\r\n\x1a\n" + bytes(1000))
    inputs.write("c.txt", "Trois.")
    documents, failures = inputs.read()
    assert [document.text for document in documents] == ["Un.", "Trois."]
    assert [(row.source, row.stage) for row in failures] == [("b.txt", "read")]
    assert "PNG" in failures[0].message


def test_a_file_that_may_not_be_read(inputs, monkeypatch):
    inputs.write("a.txt", "Un.")
    secret = inputs.write("secret.txt", "Deux.")
    opened = io.FileIO

    def refuse(path, *args):
        if path == secret:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr("pipeline.sources.content.io.FileIO", refuse)
    documents, failures = inputs.read()
    assert [document.text for document in documents] == ["Un."]
    assert failures[0].source == "secret.txt"
    assert "Permission denied" in failures[0].message


def test_a_damaged_text_is_read_and_said_to_be(inputs):
    path = inputs.write("a.txt", "Éléonore a été élue à Évreux.".encode() + b"\xff")
    documents, failures = inputs.read(path)
    assert documents[0].text == "Éléonore a été élue à Évreux.\ufffd"
    assert [row.stage for row in failures] == ["decode"]

"""Which files inputs name, and what they are called."""

from __future__ import annotations

import io
import os
import random
from types import SimpleNamespace

import pytest

from pipeline.errors import SettingsError
from pipeline.records import Document
from pipeline.sources import ReadOptions, discover, read, read_all, read_one


def names(*inputs: object) -> list[str]:
    return [source.name for source in discover([str(item) for item in inputs])]


def test_folders_are_searched_at_any_depth(inputs):
    for name in ("b.txt", "a.MD", "x/y/c.jsonl.gz", "photo.jpg", ".cache.txt", ".git/d.txt"):
        inputs.write(name, "Un.")
    assert names(inputs.folder) == ["a.MD", "b.txt", "x/y/c.jsonl.gz"]


def test_formats_go_by_extension(inputs):
    for name in ("a.txt", "b.md", "c.htm", "d.ndjson", "e.json", "f.csv", "g.tsv", "h.parquet.gz"):
        inputs.write(name, "Un.")
    found = [source.format for source in discover([inputs.folder])]
    assert found == ["text", "markdown", "html", "jsonl", "json", "csv", "tsv", "parquet"]


def test_a_file_is_named_without_its_folder(inputs):
    assert names(inputs.write("x/a.txt", "Un.")) == ["a.txt"]


def test_a_pattern_names_files_below_its_fixed_part(inputs):
    for name in ("2020/a.txt", "2021/b.txt", "2021/b.jpg", "autre/c.txt"):
        inputs.write(name, "Un.")
    assert names(inputs.folder / "20*" / "*") == ["2020/a.txt", "2021/b.txt"]
    assert names(inputs.folder / "**" / "*.txt") == ["2020/a.txt", "2021/b.txt", "autre/c.txt"]
    assert names(inputs.folder / "20*") == ["2020/a.txt", "2021/b.txt"]


def test_brackets_in_a_real_name_are_no_pattern(inputs):
    assert names(inputs.write("a[1].txt", "Un.")) == ["a[1].txt"]


def test_the_same_name_in_two_folders(inputs):
    a = inputs.write("nord/x.txt", "Un.")
    b = inputs.write("sud/x.txt", "Deux.")
    c = inputs.write("sud/y.txt", "Trois.")
    assert names(a, b, c) == ["nord/x.txt", "sud/x.txt", "y.txt"]
    assert names(a.parent, b.parent) == ["nord/x.txt", "sud/x.txt", "y.txt"]


def test_names_grow_until_they_differ(inputs):
    a = inputs.write("nord/2021/x.txt", "Un.")
    b = inputs.write("sud/2021/x.txt", "Deux.")
    assert names(a, b) == ["nord/2021/x.txt", "sud/2021/x.txt"]


def test_a_file_given_twice_is_read_once(inputs):
    path = inputs.write("x/a.txt", "Un.")
    assert names(path, inputs.folder, path, inputs.folder / "x") == ["x/a.txt"]


def test_the_order_of_inputs_changes_nothing(inputs):
    paths = [inputs.write(f"{n % 3}/{n % 4}.txt", "Un.") for n in range(12)]
    paths = list(dict.fromkeys([*paths, inputs.folder / "1", inputs.folder / "absent"]))
    expected = names(*paths)
    for seed in range(5):
        random.Random(seed).shuffle(paths)
        assert names(*paths) == expected


def test_a_missing_path_is_a_row_that_names_it(inputs):
    path = inputs.write("a.txt", "Un.")
    documents, failures = inputs.read(path, inputs.folder / "absent.txt")
    assert [document.text for document in documents] == ["Un."]
    assert [row.source for row in failures] == ["absent.txt"]
    assert "no such file" in failures[0].message


def test_a_pattern_without_match_is_a_row(inputs):
    documents, failures = inputs.read(inputs.folder / "*.txt")
    assert documents == []
    assert "matches no file" in failures[0].message


def test_an_unknown_extension_is_a_row_that_lists_the_known_ones(inputs):
    message = inputs.failure("a.docx", "Un.").message
    assert ".jsonl" in message
    assert "--input-format" in message


def test_an_input_format_reads_any_extension(inputs):
    document = inputs.one("a.dat", '{"text": "Un."}', format="jsonl")
    assert (document.text, document.format) == ("Un.", "jsonl")


def test_an_unknown_input_format_is_a_setting_error(inputs):
    with pytest.raises(SettingsError, match="docx"):
        discover([inputs.folder], ReadOptions(format="docx"))


def test_an_empty_folder_holds_nothing(inputs, caplog):
    assert discover([inputs.folder]) == []
    assert "no file of a known extension" in caplog.text


def test_a_folder_that_looks_like_a_file(inputs):
    inputs.write("x.txt/a.txt", "Un.")
    assert names(inputs.folder) == ["x.txt/a.txt"]
    assert names(inputs.folder / "x.txt") == ["a.txt"]


def test_broken_links_and_loops(inputs):
    inputs.write("a.txt", "Un.")
    (inputs.folder / "boucle").symlink_to(inputs.folder)
    (inputs.folder / "mort.txt").symlink_to(inputs.folder / "absent.txt")
    documents, failures = inputs.read()
    assert [document.source for document in documents] == ["a.txt"]
    assert [row.source for row in failures] == ["mort.txt"]
    assert "link" in inputs.read(inputs.folder / "mort.txt")[1][0].message


def test_standard_input(monkeypatch):
    stdin = SimpleNamespace(buffer=io.BytesIO("Élu à Évreux.".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    [document] = read_all(["-"])
    assert isinstance(document, Document)
    assert (document.doc_id, document.source, document.text) == ("-", "-", "Élu à Évreux.")


def test_standard_input_as_records_is_read_once(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "Un."}\n')))
    [source] = discover(["-"], ReadOptions(format="jsonl"))
    assert list(read(source)) == list(read(source))


def test_one_document_of_many(inputs):
    path = inputs.write("a.jsonl", '{"text": "Un.", "id": "u"}\n{"text": "Deux.", "id": "d"}')
    assert read_one(path).doc_id == "u"
    assert read_one(path, doc_id="d").text == "Deux."
    assert "u, d" in read_one(path, doc_id="x").message
    assert "no such file" in read_one(inputs.folder / "absent.txt").message


def test_a_file_name_that_is_no_utf_8_can_be_written(inputs):
    inputs.write(os.fsdecode(b"\xe9t\xe9.txt"), "Un.")
    [document] = inputs.read()[0]
    assert document.source == "\\udce9t\\udce9.txt"
    assert document.doc_id.encode()


def test_a_folder_that_may_not_be_listed_is_a_row(inputs, monkeypatch):
    def refuse(folder, onerror):
        onerror(PermissionError(13, "Permission denied", str(folder)))
        return iter(())

    monkeypatch.setattr("pipeline.sources.discovery.os.walk", refuse)
    documents, failures = inputs.read()
    assert documents == []
    assert "Permission denied" in failures[0].message


def test_a_pipe_is_no_file(inputs):
    os.mkfifo(inputs.folder / "tuyau.txt")
    _, failures = inputs.read(inputs.folder / "tuyau.txt")
    assert "use -" in failures[0].message

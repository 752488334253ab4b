"""Inputs named by a URI, on a file system of pyarrow's that needs no network."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.sources import discover, read_all
from pipeline.sources.remote import is_uri


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "dépôt"
    made.mkdir()
    (made / "a.jsonl").write_text(json.dumps({"text": "Cuba gagne.", "id": "a"}) + "\n")
    pq.write_table(pa.table({"text": ["Lyon.", "Dakar."]}), made / "b.parquet")
    (made / "c.txt").write_text("Un texte.")
    (made / "_tmp.txt").write_text("Non.")
    (made / "d.bin").write_bytes(b"x")
    return made


def test_a_folder_by_its_address_gives_what_its_path_gives(folder):
    def texts(where):
        return [(item.source, item.text) for item in read_all([where])]

    assert texts(f"file://{folder}") == [pair for pair in texts(folder) if pair[0] != "_tmp.txt"]
    assert len(texts(f"file://{folder}")) == 4


def test_one_file_by_its_address(folder):
    (document,) = read_all([f"file://{folder}/a.jsonl"])
    assert (document.doc_id, document.source) == ("a", "a.jsonl")


def test_the_same_name_here_and_there(folder):
    sources = discover([f"file://{folder}/c.txt", folder / "c.txt"])
    assert [source.name for source in sources] == ["c.txt", f"file://{folder}/c.txt"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://example.org/a.jsonl", "no file system"),
        ("https://example.org/a.jsonl", "no file system"),
        ("ftp://example.org/a.jsonl", "no file system"),
        ("file:///nulle/part.txt", "no such file"),
    ],
)
def test_what_cannot_be_read_is_a_row(address, said):
    (failure,) = read_all([address])
    assert failure.source == address
    assert said in failure.message


def test_paths_are_no_addresses():
    assert not is_uri("C:\\articles")
    assert not is_uri("articles/a.txt")
    assert is_uri("s3://bucket/a.parquet")

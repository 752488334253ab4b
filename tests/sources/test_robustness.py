"""Whatever the bytes, reading gives documents and rows, never an exception."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.records import Document
from pipeline.sources import ReadOptions, Source, identify, read
from pipeline.sources.formats import FORMATS
from tests.sources.test_markdown import SEED_LIKE
from tests.sources.test_page import page
from tests.sources.test_pdf import pdf


def _parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": ["Un.", "Deux."], "date": ["2021", "x"]}), buffer)
    return buffer.getvalue()


RECORDS = [{"text": "Élu à Évreux.", "date": "2021-05-03", "id": n} for n in range(3)]
VALID = {
    "text": "Le maire a été élu à Évreux.\r\n".encode("cp1252"),
    "markdown": ("---\ntitle: La crue\n---\n" + SEED_LIKE).encode(),
    "html": page().encode(),
    "jsonl": "\n".join(map(json.dumps, RECORDS)).encode(),
    "json": json.dumps(RECORDS, ensure_ascii=False).encode("utf-16"),
    "csv": 'id;text;date\n1;"Élu; à\nÉvreux";2021\n2;Deux.;x\n'.encode(),
    "tsv": 'id\ttext\n1\t"Oui", dit-il.\n'.encode("utf-8-sig"),
    "parquet": _parquet(),
    "pdf": pdf(["Le pont a rouvert."]),
}
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
MUTATIONS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=6)), min_size=1, max_size=5
)


def check(name: str, data: bytes) -> None:
    source = Source(name="x", format=name, data=data)
    options = ReadOptions(max_bytes=1_000_000)
    items = list(read(source, options))
    assert items
    for item in items:
        if isinstance(item, Document):
            assert item.text.strip()
            item.text.encode()
            assert "\x00" not in item.text
            assert item.published is None or item.published_precision is not None
        else:
            assert item.message
            assert item.source.split("#")[0] == "x"
    ids = identify([source], options)
    documents = [item for item in read(source, options, ids) if isinstance(item, Document)]
    assert len({document.doc_id for document in documents}) == len(documents)


def mutate(data: bytes, mutations) -> bytes:
    for where, n_cut, inserted in mutations:
        at = int(where * len(data))
        data = data[:at] + inserted + data[at + n_cut :]
    return data


def test_every_format_has_an_example():
    assert VALID.keys() == FORMATS.keys()
    for name, data in VALID.items():
        assert any(
            isinstance(item, Document) for item in read(Source(name="x", format=name, data=data))
        )


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(data=st.binary(max_size=300))
def test_random_bytes(name, data):
    check(name, data)


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(text=st.text(max_size=200))
def test_random_text(name, text):
    check(name, text.encode("utf-8", errors="surrogatepass"))


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(mutations=MUTATIONS)
def test_damaged_files(name, mutations):
    check(name, mutate(VALID[name], mutations))


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(mutations=MUTATIONS)
def test_damaged_gzip(name, mutations):
    check(name, mutate(gzip.compress(VALID[name], mtime=0), mutations))


def test_a_bug_in_a_library_is_a_row(inputs, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("panne")

    inputs.write("a.md", "Un.")
    inputs.write("b.txt", "Deux.")
    monkeypatch.setattr("pipeline.sources.markdown.blocks", fail)
    documents, failures = inputs.read()
    assert [document.text for document in documents] == ["Deux."]
    assert [(row.source, row.exception) for row in failures] == [("a.md", "RuntimeError")]


def test_reading_twice_gives_the_same(inputs):
    for name, data in VALID.items():
        inputs.write(f"x{FORMATS[name].extensions[0]}", data)
    assert inputs.read() == inputs.read()


def test_importing_the_package_loads_no_format_library():
    heavy = ["trafilatura", "pandas", "pyarrow", "markdown_it", "frontmatter", "pypdf", "lxml"]
    code = f"import sys, pipeline.sources; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

"""Part files of a table: cut by rows alone, whatever the fragments they come from."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.tables import parquet_parts
from pipeline.tables.parquet_parts import ParquetParts, encode

ROWS = [
    {"source": f"f{n}.txt", "stage": "read", "exception": "E", "message": "é" * n}
    for n in range(100)
]


@pytest.fixture(autouse=True)
def small_groups(monkeypatch):
    monkeypatch.setattr(parquet_parts, "GROUP_ROWS", 8)
    monkeypatch.setattr(parquet_parts, "PART_ROWS", 40)


def parts(folder: Path, size: int) -> list[bytes]:
    folder.mkdir()
    made = ParquetParts(folder)
    for start in range(0, len(ROWS), size):
        made.append(encode([{"errors": [row]} for row in ROWS[start : start + size]]))
    made.close()
    return [path.read_bytes() for path in sorted((folder / "errors").iterdir())]


@pytest.mark.parametrize("size", [1, 3, 8, 50, 100])
def test_the_size_of_fragments_does_not_show(tmp_path, size):
    assert parts(tmp_path / "one", size) == parts(tmp_path / "two", 7)


def test_parts_hold_a_fixed_number_of_rows(tmp_path):
    assert len(parts(tmp_path / "run", 7)) == 3
    folder = tmp_path / "run" / "errors"
    counts = [pq.read_metadata(path).num_rows for path in sorted(folder.iterdir())]
    assert counts == [40, 40, 20]
    assert pq.read_table(folder).to_pylist() == ROWS


def test_long_documents_end_a_group_early(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_parts, "GROUP_BYTES", 100)
    parts(tmp_path / "run", 4)
    first = pq.ParquetFile(tmp_path / "run" / "errors" / "part-00000.parquet")
    assert first.metadata.row_group(0).num_rows == 4
    assert pq.read_table(tmp_path / "run" / "errors").to_pylist() == ROWS


def test_a_table_without_rows_has_one_part(tmp_path):
    parts(tmp_path / "run", 10)
    (part,) = (tmp_path / "run" / "mentions").iterdir()
    assert pq.read_metadata(part).num_rows == 0

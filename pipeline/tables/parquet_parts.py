"""Rows → Parquet: Arrow fragments first, then part files with row groups of a fixed size.

Row groups are cut by rows. Where documents are so long that a group would fill the memory, it ends
with a fragment; and since fragments follow from the inputs alone, so do the bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.tables.frames import arrow_table
from pipeline.tables.rows import Row
from pipeline.tables.schema import arrow_schema, tables
from pipeline.tables.text_formats import Fragments, Rows

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 10_000
GROUP_BYTES = 64 * 2**20
PART_ROWS = 50 * GROUP_ROWS


def encode(documents: Iterable[Rows]) -> Fragments:
    """``<table>.arrow`` (Arrow IPC stream) for each table that has rows."""
    import pyarrow as pa

    found: dict[str, list[Row]] = {}
    for rows in documents:
        for name, some in rows.items():
            if some:
                found.setdefault(name, []).extend(some)
    fragments = {}
    for name, some in found.items():
        buffer = io.BytesIO()
        with pa.ipc.new_stream(buffer, arrow_schema(name)) as writer:
            writer.write_table(arrow_table(name, some))
        fragments[f"{name}.arrow"] = buffer.getvalue()
    return fragments


class ParquetParts:
    """Writes ``<table>/part-00000.parquet`` and so on; every table has at least one part."""

    def __init__(self, folder: Path) -> None:
        self._tables = {name: _Parts(folder / name, arrow_schema(name)) for name in tables()}

    def append(self, fragments: Fragments) -> None:
        """Add the rows of Arrow fragments to their tables."""
        import pyarrow as pa

        for name, data in fragments.items():
            with pa.ipc.open_stream(data) as reader:
                self._tables[name.removesuffix(".arrow")].append(reader.read_all())

    def close(self) -> None:
        """Write what is left and the file footers."""
        for parts in self._tables.values():
            parts.close()


class _Parts:
    """The part files of one table."""

    def __init__(self, folder: Path, schema: pa.Schema) -> None:
        folder.mkdir()
        self._folder = folder
        self._schema = schema
        self._waiting: list[pa.Table] = []
        self._n_waiting = 0
        self._bytes_waiting = 0
        self._n_written = 0
        self._n_parts = 0
        self._writer: Any = None

    def append(self, table: pa.Table) -> None:
        self._waiting.append(table)
        self._n_waiting += table.num_rows
        self._bytes_waiting += table.nbytes
        while self._n_waiting >= GROUP_ROWS:
            self._write_group(GROUP_ROWS)
        if self._bytes_waiting >= GROUP_BYTES:
            self._write_group(self._n_waiting)

    def close(self) -> None:
        if self._n_waiting or self._writer is None:
            self._write_group(self._n_waiting)
        self._writer.close()

    def _write_group(self, n_rows: int) -> None:
        import pyarrow as pa

        # One chunk, however many fragments it came from: pages would show the borders.
        waiting = pa.concat_tables([self._schema.empty_table(), *self._waiting]).combine_chunks()
        if self._writer is None or self._n_written // PART_ROWS >= self._n_parts:
            self._next_part()
        if n_rows:
            self._writer.write_table(waiting.slice(0, n_rows), row_group_size=GROUP_ROWS)
        rest = waiting.slice(n_rows)
        self._waiting, self._n_waiting, self._bytes_waiting = [rest], rest.num_rows, rest.nbytes
        self._n_written += n_rows

    def _next_part(self) -> None:
        import pyarrow.parquet as pq

        if self._writer is not None:
            self._writer.close()
        path = self._folder / f"part-{self._n_parts:05}.parquet"
        self._n_parts += 1
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

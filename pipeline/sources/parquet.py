"""Parquet: one document a row, streamed in batches of the columns that are needed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.errors import SourceError
from pipeline.records import SourceFailure
from pipeline.sources.content import GZIP_MAGIC, load
from pipeline.sources.fields import FIELDS, Content, draft, no_text_column, where
from pipeline.sources.remote import open_random
from pipeline.sources.source import Draft, ReadOptions, Source, failure

_BATCH_ROWS = 256
_MAGIC = b"PAR1"
_VALUE_ERRORS = (ValueError, OverflowError)  # bytes that are no UTF-8, dates out of range


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Draft | SourceFailure]:
    """Yield one document for each row; its place is the number of the row, from 1.

    A damaged row group is reported, and reading goes on with the next.
    """
    file = _open(source, options)
    names = file.schema_arrow.names
    if options.text not in names:
        raise no_text_column(source.name, names, options)
    if not file.metadata.num_rows:
        raise SourceError(source.name, "holds no rows: nothing to read")
    wanted = {options.text, *(getattr(options, name) for name in FIELDS)}
    columns = [name for name in names if name in wanted]
    row = 1
    for group in range(file.num_row_groups):
        yield from _read_group(source, file, group, columns, row, options)
        row += file.metadata.row_group(group).num_rows


def _open(source: Source, options: ReadOptions) -> Any:
    """Open the file, in memory only if it is compressed or standard input."""
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    data: Any = source.path
    if source.uri is not None:
        data = open_random(source.uri)
    elif source.path is None or _starts_with(source, GZIP_MAGIC):
        data = io.BytesIO(load(source, options))
    elif not _starts_with(source, _MAGIC):
        load(source, options)  # says what else is wrong: empty, unreadable
        raise SourceError(source.name, "no Parquet file: it does not begin with PAR1")
    try:
        return ParquetFile(data)
    except (ArrowException, OSError, ValueError) as error:
        raise SourceError(source.name, f"damaged Parquet file: {error}") from error


def _starts_with(source: Source, magic: bytes) -> bool:
    if source.path is None:
        return False
    try:
        with source.path.open("rb") as file:
            return file.read(len(magic)) == magic
    except OSError:
        return False


def _read_group(
    source: Source, file: Any, group: int, columns: list[str], row: int, options: ReadOptions
) -> Iterator[Draft | SourceFailure]:
    from pyarrow import ArrowException

    end = row + file.metadata.row_group(group).num_rows
    try:
        for batch in file.iter_batches(_BATCH_ROWS, row_groups=[group], columns=columns):
            for index in range(batch.num_rows):
                yield from _from_row(source, _Row(batch, index), row + index, options)
            row += batch.num_rows
        if row < end:
            raise OSError(f"{end - row} rows are not there")
    except (ArrowException, OSError) as error:
        name = where(source.name, row)
        message = f"damaged: the rest of this row group can't be read ({error})"
        yield failure(name, SourceError(name, message))


class _Row(Mapping[str, object]):
    """One row of a batch; a value is converted only when asked for, so that it fails alone."""

    def __init__(self, batch: Any, index: int) -> None:
        self._batch = batch
        self._index = index

    def __getitem__(self, name: str) -> object:
        value: object = self._batch.column(name)[self._index].as_py()
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._batch.schema.names)

    def __len__(self) -> int:
        return int(self._batch.num_columns)


def _from_row(
    source: Source, row: Mapping[str, object], place: int, options: ReadOptions
) -> Iterator[Draft | SourceFailure]:
    name = where(source.name, place)
    try:
        text = row[options.text]
        fields: dict[str, object] = {}
        for field in FIELDS:
            try:
                fields[field] = row.get(getattr(options, field))
            except _VALUE_ERRORS as error:
                message = f"{field}: can't be read: {error}"
                yield failure(name, SourceError(name, message), stage="metadata")
        yield from draft(source, Content(text=text, fields=fields, place=place), options)
    except SourceError as error:
        yield failure(name, error)
    except _VALUE_ERRORS as error:
        yield failure(name, SourceError(name, f"the text can't be read: {error}"))

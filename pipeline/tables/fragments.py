"""All formats of a run together: rows → fragments (by workers), fragments → files (at the end)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from pipeline.settings import Settings
from pipeline.tables import parquet_parts
from pipeline.tables.graph_formats import GraphmlFormat, JsonldFormat
from pipeline.tables.ntriples import NtriplesFormat
from pipeline.tables.parquet_parts import ParquetParts
from pipeline.tables.text_formats import (
    CsvFormat,
    Fragments,
    JsonFormat,
    JsonlFormat,
    Rows,
    TextFile,
    TextFormat,
)

Encode = Callable[[Iterable[Rows]], Fragments]


def text_formats(settings: Settings) -> list[TextFormat]:
    """The text formats that the settings ask for."""
    made: dict[str, TextFormat] = {
        "csv": CsvFormat(settings.csv_dialect, neutralise=settings.csv_formulas == "neutralise"),
        "json": JsonFormat(),
        "jsonl": JsonlFormat(),
        "graphml": GraphmlFormat(),
        "jsonld": JsonldFormat(),
        "ntriples": NtriplesFormat(),
    }
    return [made[name] for name in settings.formats if name in made]


def encode(documents: Sequence[Rows], settings: Settings) -> dict[str, bytes]:
    """Fragments, in all formats of the settings, of the rows of documents in their order.

    Raises
    ------
    ValueError
        A row holds what a format can't say.
    """
    encoders: list[Encode] = [format.encode for format in text_formats(settings)]
    if "parquet" in settings.formats:
        encoders.append(parquet_parts.encode)
    return {name: data for encode in encoders for name, data in encode(documents).items()}


class TableFiles:
    """Puts fragments together into the files of the tables; a context manager.

    Parameters
    ----------
    folder
        Where the files are made; exists and is empty.
    settings
        ``formats`` and the settings of CSV are used.
    """

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._stack = ExitStack()
        self._texts = {
            name: _Text(self._stack.enter_context((folder / name).open("wb")), file)
            for format in text_formats(settings)
            for name, file in format.files().items()
        }
        self._parquet = ParquetParts(folder) if "parquet" in settings.formats else None

    def append(self, fragments: Fragments) -> None:
        """Add the fragments of the next shard."""
        for name, data in fragments.items():
            if name in self._texts:
                self._texts[name].append(data)
        if self._parquet is not None:
            arrow = {name: data for name, data in fragments.items() if name.endswith(".arrow")}
            self._parquet.append(arrow)

    def finish(self) -> None:
        """Write what stands at the end of the files."""
        for text in self._texts.values():
            text.finish()
        if self._parquet is not None:
            self._parquet.close()

    def __enter__(self) -> TableFiles:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()


class _Text:
    """One text file in the making."""

    def __init__(self, stream: IO[bytes], file: TextFile) -> None:
        self._stream = stream
        self._file = file
        self._empty = True
        stream.write(file.head)

    def append(self, data: bytes) -> None:
        if data and not self._empty:
            self._stream.write(self._file.separator)
        self._stream.write(data)
        self._empty = self._empty and not data

    def finish(self) -> None:
        self._stream.write(self._file.tail)
        self._stream.flush()

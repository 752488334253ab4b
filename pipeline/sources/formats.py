"""The formats that can be read: their extensions, readers, and what ids they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from pipeline.records import SourceFailure
from pipeline.sources.source import Draft, ReadOptions, Source

Reader = Callable[[Source, ReadOptions], Iterator[Draft | SourceFailure]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Attributes
    ----------
    extensions
        Lower case, with the dot; each may be followed by ``.gz``.
    module, function
        Its reader, imported when first used since some bring heavy libraries.
    gives_ids
        Whether its data may name the ids of documents. Where not, a source is one document and
        its id is known without opening it.
    """

    extensions: tuple[str, ...]
    module: str
    function: str
    gives_ids: bool

    def reader(self) -> Reader:
        """Import and return the function that reads it."""
        return cast(
            "Reader", getattr(import_module(f"pipeline.sources.{self.module}"), self.function)
        )


FORMATS = {
    "text": Format((".txt", ".text"), "plain", "read_plain", False),
    "markdown": Format((".md", ".markdown"), "markdown", "read_markdown", True),
    "html": Format((".html", ".htm", ".xhtml"), "page", "read_page", False),
    "jsonl": Format((".jsonl", ".ndjson"), "json_records", "read_jsonl", True),
    "json": Format((".json",), "json_records", "read_json", True),
    "csv": Format((".csv",), "delimited", "read_delimited", True),
    "tsv": Format((".tsv", ".tab"), "delimited", "read_delimited", True),
    "parquet": Format((".parquet", ".pq"), "parquet", "read_parquet", True),
    "pdf": Format((".pdf",), "pdf", "read_pdf", False),
}
_BY_EXTENSION = {ext: name for name, fmt in FORMATS.items() for ext in fmt.extensions}


def format_of(path: PurePath) -> str | None:
    """Return the format that a file's extension names, or ``None``; ``.gz`` is passed over."""
    name = path.name.lower().removesuffix(".gz")
    return _BY_EXTENSION.get(PurePath(name).suffix)


def known_extensions() -> str:
    """Return all extensions as a person would list them."""
    return " ".join(sorted(_BY_EXTENSION)) + " (each also with .gz)"

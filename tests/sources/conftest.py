"""Small ways to write inputs and read them back."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.records import Document, SourceFailure
from pipeline.sources import ReadOptions, read_all


class Inputs:
    """A folder of inputs, and what reading gives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, name: str, content: bytes | str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, *inputs: str | Path, **options: object):
        """Return the documents and the failures of inputs, by default of the whole folder."""
        found = list(read_all(inputs or [self.folder], ReadOptions(**options)))
        documents = [item for item in found if isinstance(item, Document)]
        return documents, [item for item in found if isinstance(item, SourceFailure)]

    def one(self, name: str, content: bytes | str, **options: object) -> Document:
        """Write one file and return its one document, read without any failure."""
        documents, failures = self.read(self.write(name, content), **options)
        assert failures == []
        assert len(documents) == 1
        return documents[0]

    def failure(self, name: str, content: bytes | str, **options: object) -> SourceFailure:
        """Write one file and return its one failure, without any document."""
        documents, failures = self.read(self.write(name, content), **options)
        assert documents == []
        assert len(failures) == 1
        return failures[0]


@pytest.fixture
def inputs(tmp_path: Path) -> Inputs:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Inputs(folder)

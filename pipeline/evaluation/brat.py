"""Read brat standoff annotations: a text in NAME.txt and its spans in NAME.ann."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.evaluation.gold import GoldSpan, GoldText, label_of, outermost


def read_brat(path: Path) -> Iterator[GoldText]:
    """Yield the texts of one ``.ann`` file or of all those under a folder, by name.

    Nested names are reduced to the outermost one; labels other than the five are left out.
    """
    files = [path] if path.is_file() else sorted(path.rglob("*.ann"))
    for file in files:
        text = file.with_suffix(".txt").read_text(encoding="utf-8-sig")
        lines = file.read_text(encoding="utf-8").splitlines()
        spans = [span for line in lines if (span := _span(line)) is not None]
        yield GoldText(file.stem, text, outermost(spans))


def _span(line: str) -> GoldSpan | None:
    if not line.startswith("T"):
        return None
    _, annotation, _ = line.split("\t")
    name, _, offsets = annotation.partition(" ")
    label = label_of(name)
    if label is None:
        return None
    bounds = offsets.replace(";", " ").split()  # a discontinuous span is taken whole
    return GoldSpan(int(bounds[0]), int(bounds[-1]), label)

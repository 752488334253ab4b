"""Read and write our inline markup: ``[Rabat](LOC) accueille …``, one sentence a line.

A text begins with ``# id: … | genre: … | region: …``. Lines of a paragraph are joined by a
space, except that a line without closing punctuation (a headline, a list item) keeps its line
break; an empty line stays an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.evaluation.gold import GoldSpan, GoldText, label_of

_NAME = re.compile(r"\[([^\[\]]+)\]\(([A-Za-z]+)\)")
_CLOSED = re.compile(r"[.!?…:;,»\"”][)\]»\"”’' ]*$")


def read_markup(path: Path) -> Iterator[GoldText]:
    """Yield the texts of one file, or of all ``.txt`` and ``.md`` files under a folder."""
    files = [path] if path.is_file() else sorted(path.rglob("*.txt")) + sorted(path.rglob("*.md"))
    for file in files:
        yield from parse_markup(file.read_text(encoding="utf-8-sig"), name=file.stem)


def parse_markup(source: str, *, name: str = "") -> Iterator[GoldText]:
    """Yield the texts of a string in inline markup; `name` stands in for a missing id."""
    header: dict[str, str] = {}
    lines: list[str] = []
    for line in source.splitlines():
        if line.startswith("#"):
            if any(lines):
                yield _text(header, lines, name)
            header, lines = _header(line), []
        else:
            lines.append(line.strip())
    if any(lines):
        yield _text(header, lines, name)


def _header(line: str) -> dict[str, str]:
    fields = (field.partition(":") for field in line.lstrip("# ").split("|"))
    return {key.strip().lower(): value.strip() for key, _, value in fields}


def _text(header: dict[str, str], lines: Iterable[str], name: str) -> GoldText:
    text, spans = "", []
    for line in lines:
        text = _joined(text, blank=not line)
        if not line:
            continue
        last = 0
        for match in _NAME.finditer(line):
            text += line[last : match.start()]
            label = label_of(match[2])
            if label is not None:
                spans.append(GoldSpan(len(text), len(text) + len(match[1]), label))
            text += match[1]
            last = match.end()
        text += line[last:]
    return GoldText(header.get("id", name), text.rstrip(), tuple(spans), header.get("genre", ""))


def _joined(text: str, *, blank: bool) -> str:
    if not text or text.endswith("\n\n"):
        return text
    if blank:
        return text.rstrip("\n") + "\n\n"
    return text + (" " if _CLOSED.search(text) else "\n")


def write_markup(gold: GoldText) -> str:
    """Return a text's lines with its spans marked, without a header."""
    parts, last = [], 0
    for span in sorted(gold.spans):
        parts += [gold.text[last : span.start], "[", gold.text[span.start : span.end]]
        parts += ["](", span.label, ")"]
        last = span.end
    return "".join([*parts, gold.text[last:]])

"""What stands around an article in a Markdown file: title, author, link, publisher."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.sources.markup import Block

_NAME = r"(?:(?:d['’]|l['’])?[A-ZÀ-ÖØ-Þ][\w.'’-]*)"
_PARTICLE = r"(?:d['’]|de|du|des|la|le|von|van|der|el|al|ben|bin|y|da|dos|et|,)"
_AUTHOR = re.compile(
    rf"(?:Auteure?s?|Autrices?|Autor|Par|By)\s*:?\s+"
    rf"(?P<name>{_NAME}(?:,?\s+(?:{_PARTICLE}|{_NAME}))*)"
    r"(?:\s*[(/,–-]\s*(?P<agency>[^()]{2,40})\)?)?"
)
_LONGEST_LINE = 120
_LONGEST_TITLE = 300


def header(
    blocks: Sequence[Block], title: object = None
) -> tuple[dict[str, object], Sequence[Block]]:
    """Return the title and author found before the first prose, and the blocks without them.

    ``title`` is the one known already: a heading that differs from it is prose.
    """
    found: dict[str, object] = {}
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        author = _AUTHOR.fullmatch(block.text) if len(block.text) <= _LONGEST_LINE else None
        if block.kind in ("rule", "image"):
            continue
        if block.kind == "heading" and "title" not in found and not kept:
            found["title"] = block.text
            if title and not same_title(str(title), block.text):
                kept.append(block)
        elif author and "author" not in found:
            found["author"] = author["name"].strip(" ,")
        else:
            return found, [*kept, *blocks[index:]]
    return found, kept


def same_title(first: str, second: str) -> bool:
    """Tell whether two titles are the same but for spaces, quotes, apostrophes and case."""
    return bool(first and second) and _letters(first) == _letters(second)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def footer(blocks: Sequence[Block]) -> tuple[dict[str, object], Sequence[Block]]:
    """Return the url and publisher found after the last prose, and the blocks without them.

    A bold line is a publisher only beside a link or below a rule: else it is the author's emphasis.
    """
    start = len(blocks)
    while start and _may_close(blocks[start - 1]):
        start -= 1
    closing = blocks[start:]
    links = [block.text for block in closing if block.kind == "link"]
    bold = [block.text for block in closing if block.kind == "bold"]
    if len(bold) > 1 or not (links or any(block.kind == "rule" for block in closing)):
        return {}, blocks
    found: dict[str, object] = {}
    if links:
        found["url"] = links[0]
    if bold:
        found["publisher"] = bold[0]
    return found, blocks[:start]


def _may_close(block: Block) -> bool:
    if block.kind == "bold":
        return len(block.text) <= _LONGEST_LINE and not block.text.endswith((".", "!", "?", "…"))
    return block.kind in ("rule", "image", "link")

"""Lines of PDF pages to paragraphs: running heads dropped, hyphens undone, lines joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.lexicon import load_toml

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[–—-]?\s*\d{1,3}\s*[–—-]?(?:\s*(?:/|sur)\s*\d{1,4})?", re.I)
_SENTENCE_END = re.compile(r"[.!?…:][»”\")\]\s]*$")
_HYPHEN_END = re.compile(r"(\w+)[-\u2010]$")
_FIRST_WORD = re.compile(r"\w+")


def join_pages(pages: Sequence[str]) -> str:
    """Return the text of pages as paragraphs with blank lines between them.

    A line that ends a sentence and falls short of the others ends its paragraph, as does a blank
    line. A sentence goes on over a page break.
    """
    cut = [_strip_edges([line.strip() for line in page.splitlines()]) for page in pages]
    running = _running_heads(cut)
    lines = [line for page in cut for line in _without(page, running)]
    return "\n\n".join(_paragraphs(lines))


def _strip_edges(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _running_heads(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Find first and last lines that come back on most pages, numbers apart."""
    counts = Counter(
        _without_digits(line)
        for page in pages
        for line in {*page[:1], *page[-1:]}
        if _without_digits(line)
    )
    return frozenset(
        line for line, count in counts.items() if count >= 3 and count > len(pages) / 2
    )


def _without(page: Sequence[str], running: frozenset[str]) -> Sequence[str]:
    for _ in range(2):  # a page number above or below a running head
        if page and _is_edge(page[0], running):
            page = page[1:]
        if page and _is_edge(page[-1], running):
            page = page[:-1]
    return page


def _is_edge(line: str, running: frozenset[str]) -> bool:
    return _without_digits(line) in running or bool(_PAGE_NUMBER.fullmatch(line))


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "", line).strip()


def _paragraphs(lines: Sequence[str]) -> list[str]:
    lengths = sorted(len(line) for line in lines if line)
    usual = lengths[len(lengths) * 3 // 4] if lengths else 0
    words = Counter(word.lower() for line in lines for word in re.findall(r"[\w-]+", line))
    paragraphs: list[str] = []
    open_end = False
    for line in lines:
        if line and open_end:
            paragraphs[-1] = _join(paragraphs[-1], line, words)
        elif line:
            paragraphs.append(line)
        open_end = bool(line) and not (_SENTENCE_END.search(line) and len(line) < usual * 0.85)
    return paragraphs


def _join(before: str, after: str, words: Counter[str]) -> str:
    end, start = _HYPHEN_END.search(before), _FIRST_WORD.match(after)
    if end is None or start is None:
        return f"{before} {after}"
    if _keeps_hyphen(end[1], start[0], words):
        return before + after
    return before[:-1] + after


def _keeps_hyphen(first: str, last: str, words: Counter[str]) -> bool:
    """Tell a compound from a word cut at the line's end; the document itself knows best."""
    whole, compound = (first + last).lower(), f"{first}-{last}".lower()
    if words[whole] != words[compound]:
        return words[compound] > words[whole]
    if not last[0].islower():  # Saint-Denis, 2020-2021
        return True
    parts = load_toml("hyphenated_parts.toml")
    return first.lower() in parts["first"] or last.lower() in parts["last"]

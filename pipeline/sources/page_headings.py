"""Headings that main text extraction drops, put back above the paragraph that they head.

On the 100 pages of Wikinews 2012 trafilatura 2.3 loses 5 % of paragraphs and headings, most of them
headings and standfirsts; its recall mode keeps more of these, and of menus and teasers too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.sources.furniture import same_title
from pipeline.sources.plain import visible

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_KEY_LENGTH = 40  # enough to know a paragraph by; extraction may change its end


def with_headings(blocks: Sequence[str], html: str, title: str | None) -> list[str]:
    """Return the blocks with the headings of the page that stand right above one of them.

    Parameters
    ----------
    blocks
        Paragraphs and headings extracted, in order.
    html
        The page they come from.
    title
        Left out, since it is a column.
    """
    above = _headings_above(html)
    kept = {_squeeze(block) for block in blocks}
    result: list[str] = []
    for block in blocks:
        for heading in above.pop(_key(block), ()):
            if _squeeze(heading) not in kept and not same_title(heading, title or ""):
                result.append(heading)
        result.append(block)
    return result


def _headings_above(html: str) -> dict[str, list[str]]:
    """Return, for each paragraph known by its beginning, the headings right above it."""
    from trafilatura import load_html

    tree = load_html(html)
    found: dict[str, list[str]] = {}
    waiting: list[str] = []
    for element in _elements(tree):
        text = tidy("".join(element.itertext()))
        if element.tag in _HEADINGS:
            waiting += [text] if text else []
        elif text:
            found.setdefault(_key(text), waiting)
            waiting = []
    return found


def _elements(tree: Any) -> Iterable[Any]:
    return () if tree is None else tree.iter("p", "li", *_HEADINGS)


def _key(text: str) -> str:
    return _squeeze(text)[:_KEY_LENGTH]


def _squeeze(text: str) -> str:
    return "".join(text.split())


def tidy(text: str) -> str:
    """Return a text as a browser shows it: white space collapsed, invisible characters out."""
    return _SPACES.sub(" ", visible(text)).strip()

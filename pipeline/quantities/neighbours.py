"""The words beside a number."""

from __future__ import annotations

import re

from pipeline.lexicon import load_toml

#: Words that never are the head of what is counted: articles, pronouns, prepositions, auxiliaries…
STOP = frozenset(load_toml("quantity_words.toml")["stop"]["words"])

_PREVIOUS = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\.?[ \u00a0]?$")
_NEXT = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+(?:-[^\W\d_]+)?)")
_REACH = 30


def previous_word(text: str, start: int) -> str:
    """The word right before ``start``, as written; empty at a boundary."""
    match = _PREVIOUS.search(text, max(0, start - _REACH), start)
    return match[1] if match else ""


def previous_noun(text: str, start: int) -> str:
    """The word right before ``start`` without its elided article, in lower case."""
    return previous_word(text, start).lower().replace("’", "'").rsplit("'", 1)[-1]


def next_word(text: str, end: int) -> str:
    """The word right after ``end``, as written; empty at a boundary."""
    match = _NEXT.match(text, end)
    return match[1] if match else ""

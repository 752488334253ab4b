"""The words beside a number."""

from __future__ import annotations

import re

from pipeline.lexicon import load_toml
from pipeline.words import lowered

#: Words that never are the head of what is counted: articles, pronouns, prepositions, auxiliaries…
STOP = frozenset(load_toml("quantity_words.toml")["stop"]["words"])

_NEXT = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+(?:-[^\W\d_]+)?)")
_REACH = 30


def previous_word(text: str, start: int) -> str:
    """The word right before ``start``, as written; empty at a boundary."""
    # By hand: a pattern anchored at its end is tried from every offset before it.
    end = start - 1 if start and text[start - 1] in " \u00a0" else start
    if end and text[end - 1] == ".":
        end -= 1
    begin, limit = end, max(0, end - _REACH)
    while begin > limit and (text[begin - 1].isalpha() or text[begin - 1] in "'’"):
        begin -= 1
    return text[begin:end].lstrip("'’") if end and text[end - 1].isalpha() else ""


def previous_noun(text: str, start: int) -> str:
    """The word right before ``start`` without its elided article, in lower case."""
    return lowered(previous_word(text, start)).rsplit("'", 1)[-1]


def next_word(text: str, end: int) -> str:
    """The word right after ``end``, as written; empty at a boundary."""
    match = _NEXT.match(text, end)
    return match[1] if match else ""

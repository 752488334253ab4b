"""Approximation and bounds: ``environ``, ``plus de`` before a number, ``au moins`` after it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import load_toml
from pipeline.words import lowered


class Cue(NamedTuple):
    """A cue found in a text.

    Attributes
    ----------
    modifier
        ``approx``, ``min`` or ``max``.
    at
        Where it starts (before a number) or ends (after it).
    inside
        Whether the span of the quantity takes it in: verbs stay outside.
    """

    modifier: str
    at: int
    inside: bool


_REACH = 34
# `et plus de 150 blessés` is another quantity's cue.
_COMPARES = re.compile(r"[ ](?:de|d['’]|que|qu['’])")
_WORD_AFTER = re.compile(r"[ \u00a0]([^\W\d_]+)")


def _variants(cue: str) -> tuple[str, ...]:
    return (cue, cue[:-1] + "'") if cue.endswith(" de") else (cue,)


@cache
def _before() -> dict[str, list[tuple[str, str, bool]]]:
    """Last word of a cue -> cues with it, longest first."""
    data = load_toml("quantity_cues.toml")
    table: dict[str, list[tuple[str, str, bool]]] = {}
    for section, inside in (("before", True), ("verbs", False)):
        for modifier, cues in data[section].items():
            for cue in (v for c in cues for v in _variants(c.replace("’", "'"))):
                table.setdefault(_last_word(cue), []).append((cue, modifier, inside))
    return {word: sorted(cues, key=lambda c: -len(c[0])) for word, cues in table.items()}


@cache
def _after() -> dict[str, list[tuple[str, str]]]:
    """First word of a cue -> cues with it, longest first."""
    table: dict[str, list[tuple[str, str]]] = {}
    for modifier, cues in load_toml("quantity_cues.toml")["after"].items():
        for cue in cues:
            table.setdefault(re.split(r"[ .]", cue)[0], []).append((cue, modifier))
    return {word: sorted(cues, key=lambda c: -len(c[0])) for word, cues in table.items()}


def _last_word(text: str) -> str:
    """The last word with its dot or apostrophe, or the last sign."""
    begin = len(text)
    if text[-1:] in (".", "'"):
        begin -= 1
    while begin and text[begin - 1].isalpha():
        begin -= 1
    return text[begin:] if begin < len(text) else text[-2:].lstrip() or text[-1:]


def cue_before(text: str, start: int) -> Cue | None:
    """The longest cue that ends right before ``start``."""
    folded = lowered(text[max(0, start - _REACH) : start])
    trimmed = folded.rstrip(" \u00a0\u202f")
    word = _last_word(trimmed)
    for cue, modifier, inside in _before().get(word, ()):
        if trimmed.endswith(cue):
            at = start - (len(folded) - len(trimmed)) - len(cue)
            if cue[0].isalpha() and at and text[at - 1].isalnum():
                continue
            return Cue(modifier, at, inside)
    return None


def cue_after(text: str, end: int) -> Cue | None:
    """The longest cue that follows ``end``."""
    match = _WORD_AFTER.match(text, end)
    if match is None:
        return None
    folded = text[end + 1 : end + 1 + _REACH].lower()
    for cue, modifier in _after().get(match[1].lower(), ()):
        stop = end + 1 + len(cue)
        if folded.startswith(cue) and not text[stop : stop + 1].isalnum():
            if cue.endswith(("plus", "moins")) and _COMPARES.match(text, stop):
                continue
            return Cue(modifier, stop, True)
    return None

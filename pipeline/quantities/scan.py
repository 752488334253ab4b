"""Where a quantity may start: digits and the words that open one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import CARDINAL_WORDS, fold


class Anchor(NamedTuple):
    """A place to read from: its offset, the word or digit there, and which reader it is for."""

    start: int
    word: str
    reader: str


_TOKEN = re.compile(r"[^\W\d_]+|\d+|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒]|(?<![\w.,])[.,](?=\d)")
_ORDINAL_ENDINGS = ("ième", "ièmes", "ieme", "iemes", "IÈME", "IEME")
_ROMAN_ORDINAL = re.compile(r"(?:[IVX]|[IVXLC]{2,8})(?:e|[eè]me|er|re|ère)")
_ONE = ("un", "une")


@cache
def triggers() -> dict[str, str]:
    """Lower-case word -> reader."""
    data, words = load_toml("numerals.toml"), load_toml("quantity_words.toml")
    table = {form: "cardinal" for word in CARDINAL_WORDS for form in (word, fold(word))}
    table |= dict.fromkeys(_ONE, "one")
    table |= dict.fromkeys(("billion", "trillion"), "cardinal")
    for noun in data["collectives"]:
        table[f"{noun}s"] = "collective"
        table.setdefault(noun, "single")
        table[noun] = "single"
    table |= dict.fromkeys(data["vague"]["forms"], "vague")
    table |= dict.fromkeys(data["many"]["forms"], "many")
    table |= dict.fromkeys(data["crowds"]["forms"], "crowd")
    table |= dict.fromkeys(data["halves"]["forms"], "half")
    table |= dict.fromkeys(("tiers", "quart", "demi", "demie"), "part")
    table |= dict.fromkeys(data["multiples"], "multiple")
    table |= {
        form: "multiplied" for entry in data["multiplied"].values() for form in entry["forms"]
    }
    table |= dict.fromkeys(("premier", "première", "premiere", "second", "seconde"), "first")
    table |= dict.fromkeys(("n", "no", "nᵒ", "nº", "numéro", "numero"), "numbered")
    table |= dict.fromkeys(words["percent_words"]["words"], "percent")
    return table


def anchors(text: str) -> Iterator[Anchor]:
    """Yield the places of a text where a quantity may start, in order."""
    table = triggers()
    for match in _TOKEN.finditer(text):
        word = match[0]
        if not word[0].isalpha():
            yield Anchor(match.start(), word, "digits")
            continue
        reader = table.get(word) or table.get(word.lower())
        if reader:
            yield Anchor(match.start(), word.lower(), reader)
        elif word.endswith(_ORDINAL_ENDINGS):
            yield Anchor(match.start(), word, "ordinal")
        elif word[0] in "IVXLC" and _ROMAN_ORDINAL.fullmatch(word):
            yield Anchor(match.start(), word, "roman")

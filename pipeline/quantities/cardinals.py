"""Cardinals in words: the longest run of number words that makes one number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import CARDINAL_WORDS, fold, parse_cardinal
from pipeline.quantities.numerals import Numeral, number

SCALES = {word: Decimal(value) for word, value in load_toml("numerals.toml")["scales"].items()}
CARDINALS = frozenset(map(fold, CARDINAL_WORDS)) | {"billion", "billions", "trillion", "trillions"}

#: What joins the words of a number.
GAP = r"[ \u00a0\u202f]{1,2}|[-‐‑]"
WORD = re.compile(rf"(?P<gap>{GAP})?(?P<word>[^\W\d_]+)")
_AFTER_ET = ("un", "une", "onze")
# A hostile run of number words is read no further than this.
_REACH = 240
_TIME = re.compile(r"[ \u00a0](?:an|année|mois|semaine|jour|siècle)\b")
_TENS_AND_ONE = re.compile(
    r"(.*(?:vingt|trente|quarante|cinquante|soixante|ptante|[uc]tante|nonante)) (une?)"
)


def words_at(text: str, at: int, limit: int = 24) -> list[tuple[str, int]]:
    """The folded words from ``at`` on that may make a number, each with its end."""
    found: list[tuple[str, int]] = []
    stop = min(len(text), at + _REACH)
    while len(found) < limit and (match := WORD.match(text, at, stop)):
        if bool(match["gap"]) != bool(found):
            break
        word = _folded(match["word"])
        if word not in CARDINALS and word != "et":
            if is_ordinal_word(word):
                found.append((word, match.end()))
            break
        if len(found) > 1 and found[-1][0] == "et" and word not in _AFTER_ET:
            break
        found.append((word, match.end()))
        at = match.end()
    return found


def is_ordinal_word(word: str) -> bool:
    """Whether a folded word ends as ordinals do."""
    return word.endswith(("ieme", "iemes"))


@lru_cache(maxsize=8192)
def _folded(word: str) -> str:
    return fold(word)


def read_cardinal(text: str, at: int) -> Numeral | None:
    """Read the longest cardinal in words that starts at ``at``, with what multiplies it."""
    words = words_at(text, at)
    while words and (words[-1][0] == "et" or is_ordinal_word(words[-1][0])):
        words.pop()
    if len(words) > 1 and _opens_a_time(text, words):
        words.pop()
    while words:
        end = words[-1][1]
        value = cardinal_value(text[at:end])
        if value is not None and not _pays_cents(words, value):
            scaled = words[-1][0].removesuffix("s") in (
                "million",
                "milliard",
                "billion",
                "trillion",
            )
            return replace(number(at, end, value, "words"), scaled=scaled)
        words.pop()
    return None


def _opens_a_time(text: str, words: list[tuple[str, int]]) -> bool:
    """``deux millions | un an plus tôt``."""
    (before, _), (last, end) = words[-2:]
    return last in ("un", "une") and before.startswith("milli") and bool(_TIME.match(text, end))


def _pays_cents(words: list[tuple[str, int]], value: Decimal) -> bool:
    """``dix cents``, ``trente cents`` are coins: French counts `mille`, `trois mille`."""
    hundreds, rest = divmod(value, 100)
    return words[-1][0] == "cents" and not rest and hundreds % 10 == 0


@lru_cache(maxsize=8192)
def cardinal_value(words: str) -> Decimal | None:
    """What a cardinal in words is worth; ``None`` if the words make no single one."""
    value = parse_cardinal(words)
    if value is not None:
        return Decimal(value)
    spaced = re.sub(r"[\s\u2010\u2011-]+", " ", fold(words))
    if without_et := _TENS_AND_ONE.fullmatch(spaced):
        return cardinal_value(f"{without_et[1]} et {without_et[2]}")
    # text2num stops at `milliard`.
    head, _, last = spaced.rpartition(" ")
    scale = last.removesuffix("s")
    if scale in ("billion", "trillion") and head:
        before = parse_cardinal(head)
        return None if before is None else before * SCALES[scale]
    return None

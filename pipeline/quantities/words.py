"""Numbers in words: cardinals, and what follows them (``millions``, ``et demi``, ``quarts``)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import CARDINAL_WORDS, fold, parse_cardinal, parse_ordinal
from pipeline.quantities.digits import read_digits
from pipeline.quantities.numerals import Numeral, divide, number, plus, times

_DATA = load_toml("numerals.toml")
SCALES = {word: Decimal(value) for word, value in _DATA["scales"].items()}
COLLECTIVES = {word: Decimal(value) for word, value in _DATA["collectives"].items()}
FRACTIONS = {word: Decimal(value) for word, value in _DATA["fractions"].items()}
CARDINALS = frozenset(map(fold, CARDINAL_WORDS)) | {"billion", "billions", "trillion", "trillions"}

_AFTER_ET = ("un", "une", "onze")
_TWO = Decimal(2)
_HALF = Decimal("0.5")
# A hostile run of number words is read no further than this.
_REACH = 240
_GAP = r"[ \u00a0\u202f]{1,2}|[-‐‑]"
WORD = re.compile(rf"(?P<gap>{_GAP})?(?P<word>[^\W\d_]+)")
_ADJECTIVE = r"(?:(?:bonne|petite|grosse|grande|simple|nouvelle|première)[ ])?"
_COLLECTIVE = re.compile(
    rf"(?:{_GAP}){_ADJECTIVE}(?P<half>demi[- ])?"
    rf"(?P<noun>{'|'.join(sorted(COLLECTIVES, key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"[ \u00a0]d(?:e |['’])(?P<noun>dizaine|centaine|millier|million|milliard)s?\b", re.I
)
_SCALE = re.compile(
    rf"(?:{_GAP})(?P<noun>{'|'.join(SCALES)})(?P<plural>s)?\b"
    r"(?! (?:marin|nautique|carré|cube|scand))",
    re.IGNORECASE,
)
_AND_HALF = re.compile(rf"(?:{_GAP})et(?:{_GAP})demie?\b", re.IGNORECASE)
_AND = re.compile(rf"(?:{_GAP})et(?:{_GAP})", re.IGNORECASE)
_ZERO = re.compile(r"zéro[ ]", re.IGNORECASE)
_POINT = re.compile(r"[ ]virgule[ ]", re.IGNORECASE)
_TENS_AND_ONE = re.compile(
    r"(.*(?:vingt|trente|quarante|cinquante|soixante|ptante|[uc]tante|nonante)) (une?)"
)
_HALF_OF = re.compile(rf"(?:{_GAP})demi[- ](?=[^\W\d_])", re.IGNORECASE)


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


def extend(text: str, found: Numeral) -> Numeral:
    """Read on after a number: ``millions``, ``douzaines``, ``virgule trois``, ``et demi``."""
    found = _decimals(text, _half_of(text, found))
    if match := _COLLECTIVE.match(text, found.end):
        word = match["noun"].lower()
        if word not in ("million", "milliard"):
            return _collective(text, found, match)
    if found.form == "words":
        found = _scaled(text, found, ("billion", "trillion"))
    else:
        found = _scaled(text, found, tuple(SCALES))
    return _and_half(text, _fraction_of(text, found))


def _half_of(text: str, found: Numeral) -> Numeral:
    """``une demi-tonne``, ``un demi-million``."""
    match = _HALF_OF.match(text, found.end)
    if match is None or found.low != 1 or found.form != "words":
        return found
    rest = WORD.match(text, match.end())
    noun = rest["word"].lower() if rest else ""
    if noun in ("million", "milliard", "millier"):
        end = match.end() + len(noun)
        return replace(number(found.start, end, COLLECTIVES[noun] * _HALF, "words"), scaled=True)
    return number(found.start, match.end() - 1, _HALF, "words") if noun != "douzaine" else found


def _decimals(text: str, found: Numeral) -> Numeral:
    match = _POINT.match(text, found.end)
    if match is None or found.form != "words" or found.low is None:
        return found
    zeros, at = "", match.end()
    while zero := _ZERO.match(text, at):
        zeros, at = zeros + "0", zero.end()
    part = read_cardinal(text, at)
    if part is None or part.low is None:
        return found
    value = plus(found.low, Decimal(f"0.{zeros}{part.low}"))
    return number(found.start, part.end, value, "words")


def _collective(text: str, found: Numeral, match: re.Match[str]) -> Numeral:
    word = match["noun"].lower()
    worth = COLLECTIVES[word] * (_HALF if match["half"] else 1)
    exact = word == "douzaine" and found.low != 1
    made = number(found.start, match.end(), times(found.low, worth), "collective")
    made = replace(made, modifier="exact" if exact else "approx", scaled=True)
    return chained(text, made)


def chained(text: str, found: Numeral) -> Numeral:
    """``une dizaine de milliers``, ``des centaines de millions``."""
    if match := _CHAIN.match(text, found.end):
        worth = COLLECTIVES[match["noun"].lower()]
        low, high = times(found.low, worth), times(found.high, worth)
        return replace(found, end=match.end(), low=low, high=high)
    return found


def _scaled(text: str, found: Numeral, scales: tuple[str, ...]) -> Numeral:
    match = _SCALE.match(text, found.end)
    if match is None or match["noun"].lower() not in scales or found.form == "collective":
        return found
    noun = match["noun"].lower()
    if noun == "mille" and match["plural"]:
        return found  # milles are a length
    if noun == "cent" and (match["plural"] or (found.low or 0) < 100):
        return found  # cents are money
    made = number(found.start, match.end(), times(found.low, SCALES[noun]))
    made = replace(made, scaled=noun not in ("cent", "mille"))
    return _remainder(text, made, SCALES[noun]) if noun != "cent" else made


def _remainder(text: str, found: Numeral, scale: Decimal) -> Numeral:
    """``2 millions 500 mille``, ``1 milliard 200 millions``."""
    at = found.end + 1
    if text[found.end : at] not in (" ", "\u00a0") or not text[at : at + 1].isdigit():
        return found
    rest = read_digits(text, at)
    rest = _scaled(text, rest, ("mille", "million")) if rest else None
    if rest is None or rest.low is None or not 1000 <= rest.low < scale:
        return found
    return replace(number(found.start, rest.end, plus(found.low, rest.low)), scaled=rest.scaled)


def _and_half(text: str, found: Numeral) -> Numeral:
    match = _AND_HALF.match(text, found.end)
    if match is None or found.form in ("fraction", "collective", "vague"):
        return found
    last = text[found.start : found.end].rsplit(maxsplit=1)[-1].lower().removesuffix("s")
    half = _HALF * (SCALES.get(last, Decimal(1)) if found.scaled else 1)
    return found.ending(match.end(), plus(found.low, half), scaled=found.scaled)


def _fraction_of(text: str, found: Numeral) -> Numeral:
    """``trois quarts``, ``un et un quart``, ``cinq milliards et trois quarts``."""
    if found.low is None or found.form not in ("words", "digits"):
        return found
    if (noun := _fraction_noun(text, found.end)) and (found.form == "words" or noun[2]):
        part = divide(found.low, noun[0])
        return number(found.start, noun[1], part, "fraction")
    joined = _AND.match(text, found.end)
    above = read_cardinal(text, joined.end()) if joined else None
    noun = _fraction_noun(text, above.end) if above else None
    if above is None or above.low is None or noun is None or above.low >= noun[0]:
        return found
    last = re.split(r"[\s-]", text[found.start : found.end])[-1].lower().removesuffix("s")
    unit = SCALES.get(last, Decimal(1)) if found.scaled else Decimal(1)
    part = divide(above.low * unit, noun[0])
    return number(found.start, noun[1], plus(found.low, part), "fraction")


def _fraction_noun(text: str, at: int) -> tuple[Decimal, int, bool] | None:
    """Denominator, its end, and whether it is a plain fraction word, after a numerator."""
    match = WORD.match(text, at)
    if match is None or not match["gap"]:
        return None
    word = match["word"].lower()
    if word in FRACTIONS:
        return FRACTIONS[word], match.end(), True
    words = words_at(text, match.start("word"))
    if not words or not is_ordinal_word(words[-1][0]):
        return None
    below = parse_ordinal(text[match.start("word") : words[-1][1]])
    return (Decimal(below), words[-1][1], False) if below and below > 2 else None


def read_several(text: str, at: int, word: str) -> Numeral:
    """Read ``plusieurs``, ``quelques centaines``; ``at`` is where the word starts."""
    end = at + len(word)
    noun = _COLLECTIVE.match(text, end)
    if noun and noun.end() > end:
        low = COLLECTIVES[noun["noun"].lower()] * _TWO
        return chained(text, Numeral(at, noun.end(), low, None, "min", "collective", scaled=True))
    scale = _SCALE.match(text, end)
    if scale and scale["noun"].lower() in ("million", "milliard"):
        low = SCALES[scale["noun"].lower()] * _TWO
        return Numeral(at, scale.end(), low, None, "min", "collective", scaled=True)
    return Numeral(at, end, _TWO, None, "fuzzy", "vague")

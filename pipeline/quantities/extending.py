"""What follows a number: ``millions``, ``douzaines``, ``virgule trois``, ``et demi``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import parse_ordinal
from pipeline.quantities.cardinals import (
    GAP,
    SCALES,
    WORD,
    is_ordinal_word,
    read_cardinal,
    words_at,
)
from pipeline.quantities.digits import read_digits
from pipeline.quantities.numerals import Numeral, divide, number, plus, times

_DATA = load_toml("numerals.toml")
COLLECTIVES = {word: Decimal(value) for word, value in _DATA["collectives"].items()}
FRACTIONS = {word: Decimal(value) for word, value in _DATA["fractions"].items()}

_TWO = Decimal(2)
_HALF = Decimal("0.5")
_ADJECTIVE = r"(?:(?:bonne|petite|grosse|grande|simple|nouvelle|première)[ ])?"
_COLLECTIVE = re.compile(
    rf"(?:{GAP}){_ADJECTIVE}(?P<half>demi[- ])?"
    rf"(?P<noun>{'|'.join(sorted(COLLECTIVES, key=len, reverse=True))})s?\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"[ \u00a0]d(?:e |['’])(?P<noun>dizaine|centaine|millier|million|milliard)s?\b", re.I
)
_SCALE = re.compile(
    rf"(?:{GAP})(?P<noun>{'|'.join(SCALES)})(?P<plural>s)?\b"
    r"(?! (?:marin|nautique|carré|cube|scand))",
    re.IGNORECASE,
)
_AND_HALF = re.compile(rf"(?:{GAP})et(?:{GAP})demie?\b", re.IGNORECASE)
_AND = re.compile(rf"(?:{GAP})et(?:{GAP})", re.IGNORECASE)
_ZERO = re.compile(r"zéro[ ]", re.IGNORECASE)
_POINT = re.compile(r"[ ]virgule[ ]", re.IGNORECASE)
_HALF_OF = re.compile(rf"(?:{GAP})demi[- ](?=[^\W\d_])", re.IGNORECASE)


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

"""French number words, ordinals and Roman numerals as whole numbers.

The grammar of cardinals is text2num's (France, Belgium, Switzerland). This module adds what running
text needs on top of it: missing accents, any hyphen, capitals, ordinals, Roman numerals, and a
pattern that finds a run of number words. Fractions, decimals and mixed forms (``3,5 millions``)
belong to ``pipeline.quantities``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from text_to_num import alpha2digit, text2num

# The words a cardinal is made of; what they are worth is text2num's business.
_UNITS = "zéro un une deux trois quatre cinq six sept huit neuf"
_TEENS = "dix onze douze treize quatorze quinze seize"
_TENS = "vingt vingts trente quarante cinquante soixante septante octante huitante nonante"
_LARGE = "cent cents mille million millions milliard milliards"
CARDINAL_WORDS: tuple[str, ...] = tuple(f"{_UNITS} {_TEENS} {_TENS} {_LARGE}".split())

_HYPHENS = "-\u2010\u2011\u00ad"
_SPACES = " \u00a0\u202f"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ORDINAL_MARK = re.compile(
    r"(?P<number>\d{1,6}|[ivxlcdm]{1,15})\s?"
    r"(?:(?:i?[eè]me|er|[eè]?re|nde?|de|e|è)s?|°)",
    re.IGNORECASE,
)
_FIRST_SECOND = {"premier": 1, "premiere": 1, "second": 2, "seconde": 2}


def fold(text: str) -> str:
    """Lower-case without accents (length may change: for look-ups, not for offsets)."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _any_accent(word: str) -> str:
    return "".join(char if fold(char) == char else f"[{char}{fold(char)}]" for char in word)


def _run_of_words() -> str:
    by_letter: dict[str, list[str]] = {}  # one letter is looked at before any word is tried
    for word in sorted(CARDINAL_WORDS, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(_any_accent(word[1:]))
    words = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    join = rf"(?:[{_HYPHENS}{_SPACES}]et[{_HYPHENS}{_SPACES}]|[{_HYPHENS}{_SPACES}])"
    return rf"\b(?:{words})(?:{join}(?:{words}))*\b"


#: Regular expression source (no groups) of a run of spelled-out cardinal words; compile it with
#: ``re.IGNORECASE``. A run may hold more than one number (``deux trois``): then ``parse_cardinal``
#: answers ``None``.
NUMBER_WORD_PATTERN: str = _run_of_words()

_CANONICAL = {fold(word): word for word in CARDINAL_WORDS}


def _canonical(text: str) -> str:
    """Give the words back the accents and hyphens that text2num expects."""
    spaced = re.sub(rf"[{_HYPHENS}{_SPACES}\s]+", " ", fold(text)).strip()
    return " ".join(_CANONICAL.get(word, word) for word in spaced.split(" "))


@lru_cache(maxsize=4096)
def parse_cardinal(words: str) -> int | None:
    """Read a whole number in words or digits.

    Parameters
    ----------
    words
        ``vingt et un``, ``quatre-vingt-dix``, ``nonante``, ``1 200``, ``5.000``; any case, with or
        without accents and hyphens.

    Returns
    -------
    int | None
        The number; ``None`` if the text is not exactly one whole number.
    """
    digits = re.fullmatch(rf"\d+|\d{{1,3}}(?:[{_SPACES}.]\d{{3}})+", words.strip())
    if digits:
        compact = re.sub(r"\D", "", digits[0])
        return int(compact) if len(compact) <= 18 else None
    canonical = _canonical(words)
    if not canonical or len(canonical) > 200:
        return None
    try:
        return int(text2num(canonical, "fr"))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def parse_ordinal(words: str) -> int | None:
    """Read an ordinal in words, digits or Roman numerals.

    Parameters
    ----------
    words
        ``premier``, ``dix-huitième``, ``vingt et unième``, ``1er``, ``18e``, ``18ème``, ``XVIIIe``,
        ``2nd``; any case, with or without accents, singular or plural.

    Returns
    -------
    int | None
        Its rank; ``None`` if the text is no ordinal.
    """
    text = words.strip()
    if marked := _ORDINAL_MARK.fullmatch(text):
        number = marked["number"]
        return int(number) if number.isdigit() else roman(number)
    folded = re.sub(rf"[{_HYPHENS}{_SPACES}\s]+", " ", fold(text)).removesuffix("s")
    if folded in _FIRST_SECOND:
        return _FIRST_SECOND[folded]
    if not folded.endswith("ieme") or len(folded) > 200:
        return None
    *head, last = folded.split(" ")
    accented = " ".join([*(_CANONICAL.get(w, w) for w in head), f"{last.removesuffix('ieme')}ième"])
    number = re.match(r"(\d+)ème$", alpha2digit(accented, "fr", 0))
    return int(number[1]) if number else None


@lru_cache(maxsize=4096)
def roman(text: str) -> int | None:
    """Read a Roman numeral up to 3999, in either case; ``None`` if it is not well formed."""
    upper = text.upper()
    if not upper or not _ROMAN_SHAPE.fullmatch(upper):
        return None
    values = [_ROMAN[char] for char in upper]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)

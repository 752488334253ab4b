"""Numbers in digits: groupings, decimals, fractions, signs, powers of ten, ``k`` and ``M``."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from pipeline.lexicon import load_toml
from pipeline.quantities.numerals import Numeral, divide, number, plus, power, times

_LETTERS = {key: Decimal(value) for key, value in load_toml("numerals.toml")["letters"].items()}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
# No number of a text needs more digits; a longer run is read to its end and is worth nothing.
_LONGEST = 60

_NUMBER = re.compile(
    r"""(?: (?P<grouped>(?!0)\d{1,3}(?P<sep>[ \u00a0\u202f\u2009\u2007.'’])\d{3}
                        (?:(?P=sep)\d{3})*)(?!\d)
          | (?P<english>(?!0)\d{1,3}(?:,\d{3}){2,})(?!\d)
          | (?P<plain>\d+) )
        (?:[.,](?!10(?:[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]|[ ]?[\^*]))(?P<decimals>\d+))?""",
    re.VERBOSE,
)
_LEADING_POINT = re.compile(r"[.,](?P<decimals>\d+)")
_VULGAR_PART = re.compile(rf"[ \u00a0\u202f]?(?P<vulgar>[{_VULGAR}])")
_FRACTION_PART = re.compile(r"[ ]{1,2}(?P<above>[1-9]\d?)/(?P<below>[1-9]\d?)(?![\d/.,]?\d)")
_BARE_FRACTION = re.compile(
    r"(?P<above>\d{1,3})[ ]?/[ ]?"
    r"(?P<below>[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3}(?!\d)|\d{1,3})?)(?![/.,-]?\d)"
)
_EXPONENT = re.compile(
    r"""[eE](?P<e>[+-]?\d{1,3})(?![\w,.]*\d)
      | [ ]?\^[ ]?(?P<caret>[+−-]?\d{1,3})
      | [ \u00a0]?[x×·⋅*.][ \u00a0]?10
        (?:[ ]?[\^*]{1,2}[ ]?(?P<ten>[+−-]?\d{1,3})|(?P<sup>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))
      | (?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)""",
    re.VERBOSE,
)
_LETTER = re.compile(
    r"(?P<letter>Mrds?|mrds?|Mds?|mds?|Mio|mio|Mia|MM|[kKMG])(?=[€$£¥]|(?![\w²³/.%°]))"
    r"|[ \u00a0\u202f](?P<spaced>Mrds?|mrds?|Mds?|mds?|Mio|mio|Mia|MM|M(?!\.)|[kKG](?=[€$£¥])"
    r"|k(?=[ ]?(?:$|[.,;)])))(?=[ ]?[€$£¥]|(?![\w²³/'’°]))"
)
_CURRENCY_SIGNS = tuple("€$£¥")
_MINUS = "-−–"
_SHORT = 12


def read_digits(text: str, at: int) -> Numeral | None:
    """Read the number whose first digit (or leading decimal point) stands at ``at``.

    Returns
    -------
    Numeral | None
        With its sign in the span where it has one; worth ``None`` beyond 26 digits.
    """
    if text[at] in _VULGAR:
        found: Numeral | None = number(at, at + 1, _vulgar(text[at]), "fraction")
    else:
        found = _fraction(text, at) or _plain(text, at)
    return _signed(text, found) if found else None


def _plain(text: str, at: int) -> Numeral | None:
    match = _NUMBER.match(text, at) or _LEADING_POINT.match(text, at)
    if match is None:
        return None
    whole = match.groupdict().get("grouped") or match.groupdict().get("english")
    whole = re.sub(r"\D", "", whole) if whole else (match.groupdict().get("plain") or "0")
    value = _decimal(whole, match["decimals"] or "")
    found = number(at, match.end(), value)
    return _letter(text, _exponent(text, _mixed(text, found, value)))


def _decimal(whole: str, decimals: str) -> Decimal | None:
    if len(whole) > _LONGEST or len(decimals) > _LONGEST:
        return None
    try:
        return Decimal(f"{whole}.{decimals}" if decimals else whole)
    except InvalidOperation:  # digits of another script than Python's decimal reads
        return None


def _mixed(text: str, found: Numeral, value: Decimal | None) -> Numeral:
    """``2 1/4``, ``2½``."""
    if match := _VULGAR_PART.match(text, found.end):
        return number(found.start, match.end(), plus(value, _vulgar(match["vulgar"])))
    if match := _FRACTION_PART.match(text, found.end):
        part = divide(Decimal(match["above"]), Decimal(match["below"]))
        if int(match["above"]) < int(match["below"]):
            return number(found.start, match.end(), plus(value, part))
    return found


def _fraction(text: str, at: int) -> Numeral | None:
    match = _BARE_FRACTION.match(text, at)
    if match is None:
        return None
    above, below = Decimal(match["above"]), Decimal(re.sub(r"\D", "", match["below"]))
    # 120/80 is a blood pressure, 24/7 an expression, 49/3 a reference.
    if above >= below or match["above"].startswith("0") or (at and text[at - 1] == "/"):
        return None
    if above <= 12 and 1900 <= below <= 2100:
        return None  # 12/2016
    return number(at, match.end(), divide(above, below), "fraction")


def _vulgar(char: str) -> Decimal | None:
    above, below = unicodedata.normalize("NFKC", char).split("⁄")
    return divide(Decimal(above), Decimal(below))


def _exponent(text: str, found: Numeral) -> Numeral:
    match = _EXPONENT.match(text, found.end)
    if match is None or found.low is None:
        return found
    raised = match["e"] or match["caret"] or match["ten"] or match["sup"] or match["raised"]
    exponent = int(raised.translate(_SUPERSCRIPTS))
    if match["caret"] or match["raised"]:
        if match["raised"] and found.low != 10:
            return found  # `m²`-like or a footnote call
        value = power(found.low, exponent)
    else:
        value = times(found.low, power(Decimal(10), exponent) or Decimal(0))
    return number(found.start, match.end(), value)


def _letter(text: str, found: Numeral) -> Numeral:
    match = _LETTER.match(text, found.end)
    if match is None:
        return found
    letter = match["letter"] or match["spaced"]
    paid = text[match.end() : match.end() + 1] in _CURRENCY_SIGNS
    if letter == "G" and found.end - found.start == 1 and not paid:
        return found  # 4G, 5G: a generation of networks
    made = number(found.start, match.end(), times(found.low, _LETTERS[letter]))
    return made.ending(made.end, made.low, scaled=True)


def _stands_alone(text: str, sign: int, end: int) -> bool:
    """A spaced sign is one in brackets or before a mere amount; otherwise it opens a list item."""
    before = text[max(0, sign - 1) : sign]
    return before == "(" or (not before and len(text) - end < _SHORT)


def _signed(text: str, found: Numeral) -> Numeral:
    at = found.start
    if at == 0 or text[at - 1] not in _MINUS + "+ ":
        return found
    sign = at - 1
    if text[sign] == " ":
        # A sign apart from its number: only where nothing but the sign stands before it.
        sign -= 1
        if sign < 0 or text[sign] not in _MINUS or not _stands_alone(text, sign, found.end):
            return found
    before = text[sign - 1 : sign]
    if before and not (before.isspace() or before in "([:;«="):
        return found
    value = found.low if text[sign] == "+" or found.low is None else -found.low
    return Numeral(sign, found.end, value, value, found.modifier, found.form, found.scaled)

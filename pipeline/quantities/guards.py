"""Numbers of dates, clock times, durations and sports results: no quantities, or ages."""

from __future__ import annotations

import re

from pipeline.lexicon import load_toml
from pipeline.quantities.neighbours import STOP, next_word, previous_noun, previous_word
from pipeline.quantities.references import refused_token

_WORDS = load_toml("quantity_words.toml")
DURATIONS = frozenset(_WORDS["durations"]["words"])
_YEARS = frozenset(_WORDS["years"]["words"])
_MAYBE_YEARS = frozenset(_WORDS["years"]["weak"])
_COUNTING = frozenset(_WORDS["years"]["counting"])
_MONTHS = frozenset(month.rstrip(".") for month in _WORDS["months"]["words"])
_WEEKDAYS = frozenset(_WORDS["months"]["weekdays"])
_SCORES = frozenset(_WORDS["scores"]["words"])

_DURATION = re.compile(
    r"[ \u00a0\u202f-]?(?:\(\d{1,3}\)[ ])?"
    rf"(?:(?:{'|'.join(_WORDS['durations']['adjectives'])})[ ])?"
    r"(?:d['’]|de )?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)"
)
_CLOCK = re.compile(r"\d{1,2}[ ]?(?:h(?:eures?)?|:)[ ]?\d{2}(?!\d)|\d{1,2}[ ]?[hH](?![\w/])")
_DATE = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?!\w)|(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)(?!\d)"
    r"|\d{1,2}/(?:19|20)\d\d(?!\d)"
)
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ .]?)?(?:\(0\)[ ]?)?\d{1,2}(?:[ .-]\d{2}){3,}(?!\d)"
    r"|0[89]\d\d[ .]\d{2,3}[ .]\d{2,3}|0\d{1,3}(?:[ ./]\d{2,3}){2,4}(?!\d)"
    r"|\d{1,3}[ .]\d(?:[ .-]\d{2}){4}(?!\d)"
)
# The relay of 4 x 100 m is a race.
_RELAY = re.compile(r"[2-8][ ]?[x×][ ]?(?:(?:50|[1248]00)[ ]?m(?:ètres)?|(?:5|6|7,5)[ ]?km)\b")
# `à deux centièmes du record`: of a second.
_SPLIT_SECOND = re.compile(r"(?:\d{1,2}|[^\W\d_]+)[ ](?:dix|cent|mill)ièmes?\b")
_BY_SO_MUCH = re.compile(r"\b(?:à|pour)[ ]$", re.IGNORECASE)
_ABROAD = re.compile(r"(?<=\+)\d{1,3}(?:[ .-]\(?\d{1,4}\)?){3,6}(?!\d)")
# 24 heures sur 24, 7 jours sur 7
_NONSTOP = re.compile(r"\b(?:heures?|h|jours?|j)[ ]?(?:sur[ ]|/[ ]?)$", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\d+(?:[.-]\d+){2,}|\d+(?:/\d+){2,}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])")
_DAYS = re.compile(
    r"(?:\d{1,2}(?:er)?(?:, ?| et | ou | au | à |[-–/&]| & )){0,8}\d{1,2}(?:er)? "
    r"(?P<month>[^\W\d_]+)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{1,3}(?:, \d{1,3}){0,6}(?:,? et | ou )\d{1,3} (?P<unit>[^\W\d_]+)")
_CENTURY = re.compile(
    r"[ ](?:et|au|à|ou|-|–|puis|et au|et du|et le|ou au)[ ](?:le |du |au )?[\wè-]+[ ]siècle",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?P<first>\d{1,3})(?:(?P<dash>[ ]?[-–][ ]?)(?P<second>\d{1,3})(?![\d%€]|[ ]?[€%])"
    r"|[ ](?:à|partout)[ ](?P<other>\d{1,2})(?!\d))"
)
# The sets of a match: 6-7 (5), 6-4, 3-6.
_NEXT_SET = re.compile(r"(?:[ ]\(\d{1,2}\))?,?[ ](?:et[ ])?\d{1,2}[-/]\d{1,2}(?!\d)")
_LAST_SET = re.compile(r"\d[-/]\d{1,2}(?:[ ]\(\d{1,2}\))?,?[ ](?:et[ ])?$")
_WORD = re.compile(r"[^\W\d_]+")
# Points of basketball or handball stay below this; beyond it a dash joins other things.
_HIGHEST_SCORE = 200
_FEW = 30


def refused_digits(text: str, start: int, end: int) -> int | None:
    """Say whether digits are a clock time, a date, a telephone number or a reference.

    Returns
    -------
    int | None
        Where reading goes on if they are; ``None`` if they may be a quantity.
    """
    if match := _CLOCK.match(text, start):
        return match.end()
    if (match := _IDENTIFIER.match(text, start)) and not _GROUPED.match(text, start):
        return match.end()
    for pattern in (_DATE, _PHONE, _ABROAD, _RELAY):
        if match := pattern.match(text, start):
            return match.end()
    if _NONSTOP.search(text, max(0, start - 12), start):
        return end
    return refused_token(text, start, end)


def split_second(text: str, start: int) -> int | None:
    """End of ``deux centièmes`` after ``à`` or ``pour``: how narrowly a race was lost."""
    if not _BY_SO_MUCH.search(text, max(0, start - 6), start):
        return None
    match = _SPLIT_SECOND.match(text, start)
    return match.end() if match else None


def duration_after(text: str, end: int) -> int | None:
    """End of a time unit that follows a number (``jours``, ``autres jours``, ``d'années``)."""
    match = _DURATION.match(text, end)
    return match.end() if match and match["word"].lower() in DURATIONS else None


def list_of_durations(text: str, start: int) -> int | None:
    """End of ``18, 24 et 26 ans``, a list whose unit comes after its last number."""
    match = _LISTED.match(text, start)
    return match.end() if match and match["unit"].lower() in DURATIONS else None


def is_year(text: str, start: int, end: int) -> bool:
    """A bare number of four digits that stands as a year, not before what it would count."""
    digits = text[start:end]
    if len(digits) != 4 or not digits.isdigit() or not "1000" <= digits <= "2199":
        return False
    before, after = previous_noun(text, start), next_word(text, end)
    if before in _YEARS or (before in _MAYBE_YEARS and after[-1:] not in ("s", "x")):
        return True
    if after and text[end : end + 1] in " \u00a0" and after.lower() not in STOP:
        plural = after[-1] in "sxz" and after[0].islower()
        return not (plural or after.isupper())
    return before not in _COUNTING


def is_day(text: str, start: int, end: int) -> bool:
    """``12 mai``, ``les 4, 5 et 6 août``, ``samedi 11``."""
    if next_word(text, end).lower() in _MONTHS:
        return True
    if text[start:end].isdigit() and previous_word(text, start).lower() in _WEEKDAYS:
        return True
    match = _DAYS.match(text, start)
    return match is not None and match["month"].lower() in _MONTHS


def in_centuries(text: str, end: int) -> bool:
    """``XVIe et XVIIe siècles``, ``du Xe au premier siècle``."""
    return _CENTURY.match(text, end) is not None


def score_end(text: str, start: int) -> int | None:
    """End of a sports result (``3-1``, ``6-4``, ``2 à 1``); ``None`` if none starts here."""
    match = _SCORE.match(text, start)
    if match is None or (match["other"] and duration_after(text, match.end())):
        return None  # quatre mineurs de 14 à 17 ans
    if match["dash"] and (
        _NEXT_SET.match(text, match.end()) or _LAST_SET.search(text, max(0, start - 16), start)
    ):
        return match.end()
    first, second = int(match["first"]), int(match["second"] or match["other"])
    around = text[max(0, start - 70) : start + 60].lower()
    words = {*_WORD.findall(around), *(["score"] if "s'impos" in around else [])}
    if (
        words & _SCORES
        and max(first, second) <= _HIGHEST_SCORE
        and (first < _FEW or "score" in words)
    ):
        return match.end()
    return match.end() if match["dash"] and first >= second else None

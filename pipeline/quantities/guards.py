"""What has digits or number words and is no quantity: years, clock times, names, references, scores."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load_toml

_WORDS = load_toml("quantity_words.toml")
DURATIONS = frozenset(_WORDS["durations"]["words"])
LABELS = frozenset(_WORDS["labels"]["words"])
LEGAL = frozenset(_WORDS["labels"]["legal"])
_YEARS = frozenset(_WORDS["years"]["words"])
_MAYBE_YEARS = frozenset(_WORDS["years"]["weak"])
_MONTHS = frozenset(_WORDS["months"]["words"])
_SCORES = frozenset(_WORDS["scores"]["words"])
_WEEKDAYS = frozenset(("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"))
_STREETS = frozenset(_WORDS["streets"]["words"])
STOP = frozenset(_WORDS["stop"]["words"])

_PREVIOUS = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\.?[ \u00a0]?$")
_NEXT = re.compile(r"[ \u00a0\u202f]?([^\W\d_]+(?:-[^\W\d_]+)?)")
_DURATION = re.compile(
    r"[ \u00a0\u202f-]?(?:(?:autres|premières?|premiers?|dernières?|derniers?|longues?|longs?|petites?|bonnes?|prochaine?s?|belles|grosses|toutes)[ ])?"
    r"(?:d['’]|de )?([^\W\d_]+(?:-[^\W\d_]+)*)"
)
_CLOCK = re.compile(r"\d{1,2}[ ]?(?:h(?:eures?)?|:)[ ]?\d{2}(?!\d)|\d{1,2}[ ]?[hH](?![\w/])")
_DATE = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?![\w])|(?:19|20)\d\d[/-](?:\d\d|(?:19|20)\d\d)(?!\d)"
)
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ .]?)?(?:\(0\)[ ]?)?\d{1,2}(?:[ .-]\d{2}){3,}(?!\d)|0[89]\d\d[ .]\d{2,3}[ .]\d{2,3}"
)
_IDENTIFIER = re.compile(r"\d+(?:[.-]\d+){2,}|\d+-\d+-\d+|\d+(?:/\d+){2,}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.])")
_TOKEN_BEFORE = re.compile(r"\S{1,80}$")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t]*$")
_SCORE = re.compile(
    r"\d{1,3}[ ]?[-–][ ]?\d{1,3}(?![\d%€]|[ ]?[€%])|\d{1,2} (?:à|partout) \d{1,2}(?!\d)"
)
_DAYS = re.compile(
    r"(?:\d{1,2}(?:er)?(?:, ?| et | ou | au | à |[-–/&]| & )){0,8}\d{1,2}(?:er)? (?P<month>[^\W\d_]+)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{1,3}(?:, \d{1,3}){0,6}(?:,? et | ou )\d{1,3} (?P<unit>[^\W\d_]+)")
_CENTURY = re.compile(
    r"[ ](?:et|au|à|ou|-|–|puis|et au|et du|et le|ou au)[ ](?:le |du |au )?[\wè-]+[ ]siècle",
    re.IGNORECASE,
)
_SINGULAR = frozenset(("le", "au", "du"))
_REFERENCE = re.compile(r"\[\d{1,3}\]|\(\d{1,4}(?:\.\d+)?\)")
_BEFORE_BRACKET = re.compile(r"[\d.]{0,8}\(")
_CODE_LETTER = re.compile(r"(?:n[°ᵒº]|#|\b[LRDA]\.)[ \u00a0]?$", re.IGNORECASE)
_CODE = re.compile(r"/[A-KM-Z](?!\w)")
_ORDER = re.compile(r"\d{1,2}[.)°][ \t]+")


@cache
def _folded_months() -> frozenset[str]:
    return frozenset(month.rstrip(".") for month in _MONTHS)


def previous_word(text: str, start: int) -> str:
    """The word right before ``start``, as written; empty at a boundary."""
    match = _PREVIOUS.search(text, max(0, start - 30), start)
    return match[1] if match else ""


def next_word(text: str, end: int) -> str:
    """The word right after ``end``, as written; empty at a boundary."""
    match = _NEXT.match(text, end)
    return match[1] if match else ""


def duration_after(text: str, end: int) -> int | None:
    """End of a time unit that follows a number (``jours``, ``autres jours``, ``d'années``)."""
    match = _DURATION.match(text, end)
    if match is None or match[1].lower() not in DURATIONS:
        return None
    return match.end()


def refused_digits(text: str, start: int, end: int) -> int | None:
    """Say whether digits are no quantity.

    Parameters
    ----------
    start, end
        The number as read, without its sign.

    Returns
    -------
    int | None
        Where reading may go on, if they are none; ``None`` if they may be a quantity.
    """
    if match := _CLOCK.match(text, start):
        return match.end()
    if (match := _IDENTIFIER.match(text, start)) and not _GROUPED.match(text, start):
        return match.end()
    if match := _DATE.match(text, start) or _PHONE.match(text, start):
        return match.end()
    if _glued(text, start, end) or _in_address(text, start):
        return _token_end(text, end)
    if _after_number_sign(text, start):
        return _token_end(text, end)
    if _list_mark(text, start) or _bracketed(text, start, end):
        return end
    return None


def _after_number_sign(text: str, start: int) -> bool:
    """``n° 86-1067``, ``L. 5332-15``; a plain ``n° 5`` is read as an ordinal before."""
    return bool(_CODE_LETTER.search(text, max(0, start - 6), start))


def _glued(text: str, start: int, end: int) -> bool:
    """Digits that are part of a word: ``G7``, ``Covid-19``, ``A-320``, ``3D``, ``11-Septembre``."""
    if start and (text[start - 1].isalpha() or text[start - 1] in "_#/\\"):
        return not (text[start - 1] == "/" and text[start - 2 : start - 1].isdigit())
    if start > 1 and text[start - 1] in "-‑." and text[start - 2].isalpha():
        return True
    if start > 1 and text[start - 1] in "-‑" and text[start - 2].isdigit():
        return True  # the first part was none: n° 89417-6
    after = text[end : end + 2]
    if after in ("'s", "’s"):
        return True  # the 90's
    if len(after) == 2 and after[0] in "-‑" and after[1].isupper():
        return True
    if text[start] == "0" and text[start:end] != "0" and text[end : end + 1] not in (",", "."):
        return True  # 01, 007: a code
    return after[:1] == "_" or bool(_CODE.match(text, end))


def _in_address(text: str, start: int) -> bool:
    """Digits inside a link or an e-mail address."""
    match = _TOKEN_BEFORE.search(text, max(0, start - 80), start)
    return match is not None and any(
        mark in match[0] for mark in ("://", "www.", "@", ".com", "?q=")
    )


def _token_end(text: str, end: int) -> int:
    match = re.compile(r"\S{0,400}").match(text, end)
    return match.end() if match else end


def _list_mark(text: str, start: int) -> bool:
    """``1. ``, ``2) `` at the start of a line."""
    match = _ORDER.match(text, start)
    return (
        bool(match)
        and bool(_LIST_MARK.search(text, max(0, start - 8), start))
        and text[start - 1 : start] != " "
    )


def _bracketed(text: str, start: int, end: int) -> bool:
    """A bare number in brackets, or before one: ``[3]``, ``paragraphe (1)``, ``28(1)``."""
    if _BEFORE_BRACKET.match(text, end):
        return True
    return start > 0 and bool(_REFERENCE.match(text, start - 1))


def is_year(text: str, start: int, end: int) -> bool:
    """A bare number of four digits that stands as a year, not before what it would count."""
    digits = text[start:end]
    if len(digits) != 4 or not digits.isdigit() or not "1000" <= digits <= "2199":
        return False
    before = previous_word(text, start).lower().rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if before in _YEARS:
        return True
    after = next_word(text, end)
    if before in _MAYBE_YEARS and after[-1:] not in ("s", "x"):
        return True
    if after and text[end : end + 1] in " \u00a0" and after.lower() not in STOP:
        return not ((after[-1] in "sxz" and after[0].islower()) or after.isupper())
    return not _counts_before(before)


def _counts_before(word: str) -> bool:
    return word in ("que", "de", "environ", "les", "quelque", "à") and word not in ("de", "à")


def is_day(text: str, start: int, end: int) -> bool:
    """A number before a month or after a week day: ``12 mai``, ``les 4, 5 et 6 août``, ``samedi 11``."""
    if next_word(text, end).lower().rstrip(".") in _folded_months():
        return True
    if previous_word(text, start).lower() in _WEEKDAYS and text[start:end].isdigit():
        return True
    match = _DAYS.match(text, start)
    return match is not None and match["month"].lower() in _folded_months()


def list_of_durations(text: str, start: int) -> int | None:
    """End of ``18, 24 et 26 ans``, a list whose unit comes after its last number."""
    match = _LISTED.match(text, start)
    return match.end() if match and match["unit"].lower() in DURATIONS else None


def in_centuries(text: str, end: int) -> bool:
    """``XVIe et XVIIe siècles``, ``du Xe au premier siècle``."""
    return bool(_CENTURY.match(text, end))


def is_number_of_name(text: str, start: int) -> bool:
    """A bare number after a singular article: ``le 3611``, ``le 22``."""
    return previous_word(text, start).lower() in _SINGULAR


def is_label(text: str, start: int, *, followed: bool) -> bool:
    """A bare number after a noun that it names: ``article 49.3``, ``ligne 4``, ``Boeing 747``, ``France 2``.

    Parameters
    ----------
    followed
        A unit or a noun comes after the number, so that it more likely counts it.
    """
    word = previous_word(text, start)
    if not word:
        return False
    folded = word.lower().rsplit("'", 1)[-1].rsplit("’", 1)[-1]
    if folded in LABELS:
        return not followed or folded in LEGAL
    return not followed and word[0].isupper() and folded not in STOP


def is_numbered_part(text: str, start: int, end: int) -> bool:
    """``la clause trois``, ``chapitre deux.``: a number word after a part of a text, and no noun."""
    following = next_word(text, end).lower()
    return previous_word(text, start).lower() in LEGAL and (not following or following in STOP)


def is_address(text: str, end: int) -> bool:
    """A house number: ``12 rue``, ``12, avenue``, ``12 bis``."""
    match = re.compile(r",?[ ]([^\W\d_]+)(?:[ ](?:de|du|des|d|la)\b)?").match(text, end)
    return match is not None and match[1].lower() in _STREETS


def score_end(text: str, start: int) -> int | None:
    """End of a sports result (``3-1``, ``6-4``, ``2 à 1``) that starts here; ``None`` if it is none."""
    match = _SCORE.match(text, start)
    if match is None:
        return None
    first, second = (int(part) for part in re.findall(r"\d+", match[0]))
    around = text[max(0, start - 70) : start + 60].lower()
    words = set(re.findall(r"[^\W\d_]+", around))
    if "s'impos" in around:
        words.add("score")
    if words & _SCORES and (first <= 200 and second <= 200) and (first < 30 or "score" in words):
        return match.end()
    return match.end() if first >= second and "-" in match[0] else None

"""Numbers that name something: parts of words, links, codes, references, house numbers, labels."""

from __future__ import annotations

import re

from pipeline.lexicon import load_toml
from pipeline.quantities.neighbours import STOP, next_word, previous_noun, previous_word

_WORDS = load_toml("quantity_words.toml")
_LABELS = frozenset(_WORDS["labels"]["words"])
#: Parts of texts that numbers follow: `article 5`, `page 12`.
LEGAL = frozenset(_WORDS["labels"]["legal"])
_STREETS = frozenset(_WORDS["streets"]["words"])
_SINGULAR = frozenset(("le", "au", "du"))
_LINK_MARKS = ("://", "www.", "@", ".com", "?q=")

_TOKEN_AFTER = re.compile(r"\S{0,400}")
_LINE_START = re.compile(r"(?:^|\n)[\t]?$")
_LIST_MARK = re.compile(r"\d{1,2}[.)°][ \t]+")
_BRACKETED = re.compile(r"\[\d{1,3}\]|\(\d{1,4}(?:\.\d+)?\)")
_BEFORE_BRACKET = re.compile(r"[\d.]{0,8}\(")
_CODE_BEFORE = re.compile(r"(?:n[°ᵒº]|#|\b[LRDA]\.)[ \u00a0]?$", re.IGNORECASE)
_CODE_AFTER = re.compile(r"['’]s\b|[-‑][A-ZÀÉÈ]|_|/[A-KM-Z](?!\w)")
# articles 6, 8 et 9
_LISTED = re.compile(r"(?:\d[\d.-]{0,6}(?:, | et | ou | à )){1,5}$")
_POSTCODE = re.compile(r"\d{5}[ ][A-ZÀÉÈ][a-zà-ÿ]")
_STREET = re.compile(r",?[ ](?P<word>[^\W\d_]+)")


def refused_token(text: str, start: int, end: int) -> int | None:
    """Say whether digits are part of a word, a link, a code or a list mark.

    Returns
    -------
    int | None
        Where reading goes on if they are, ``None`` otherwise.
    """
    if _glued(text, start, end) or _in_link(text, start) or _after_sign(text, start):
        match = _TOKEN_AFTER.match(text, end)
        return match.end() if match else end
    if _is_list_mark(text, start) or _bracketed(text, start, end):
        return end
    if _POSTCODE.match(text, start) and not text[max(0, start - 2) : start].strip(" ,(\n"):
        return end
    return None


def _glued(text: str, start: int, end: int) -> bool:
    """``G7``, ``Covid-19``, ``A-320``, ``11-Septembre``, the 90's, ``007``."""
    before = text[max(0, start - 2) : start]
    if before[-1:].isalpha() or before[-1:] in ("_", "#", "\\"):
        return True
    if before[-1:] == "/" and not before[:1].isdigit():
        return True
    if len(before) == 2 and (before[1] in "-‑" and before[0].isalnum()):
        return True
    if len(before) == 2 and before[1] in ".+" and before[0].isalpha():
        return True
    zero = text[start] == "0" and end - start > 1 and text[end : end + 1] not in (",", ".")
    return zero or bool(_CODE_AFTER.match(text, end))


def _in_link(text: str, start: int) -> bool:
    """Digits inside a link or an e-mail address."""
    if start == 0 or text[start - 1].isspace():
        return False
    token = text[max(0, start - 80) : start].rsplit(maxsplit=1)[-1]
    return any(mark in token for mark in _LINK_MARKS)


def _after_sign(text: str, start: int) -> bool:
    """``n° 86-1067``, ``L. 5332-15``; a plain ``n° 5`` is read as an ordinal before."""
    return bool(_CODE_BEFORE.search(text, max(0, start - 6), start))


def _is_list_mark(text: str, start: int) -> bool:
    """``1. ``, ``2) `` at the start of a line."""
    opens = _LINE_START.search(text, max(0, start - 2), start)
    return opens is not None and _LIST_MARK.match(text, start) is not None


def _bracketed(text: str, start: int, end: int) -> bool:
    """A bare number in brackets, or before one: ``[3]``, ``paragraphe (1)``, ``28(1)``."""
    if _BEFORE_BRACKET.match(text, end):
        return True
    return start > 0 and _BRACKETED.match(text, start - 1) is not None


def is_number_of_name(text: str, start: int) -> bool:
    """A bare number after a singular article: ``le 3611``, ``le 22``."""
    return previous_word(text, start).lower() in _SINGULAR


def is_label(text: str, start: int, *, followed: bool) -> bool:
    """A number after the noun that it names: ``article 49.3``, ``ligne 4``, ``Boeing 747``.

    Parameters
    ----------
    followed
        A noun comes after the number, so that it more likely counts it.
    """
    listed = _LISTED.search(text, max(0, start - 40), start)
    first = listed.start() if listed else start
    noun = previous_noun(text, first)
    if noun in _LABELS:
        return not followed or noun in LEGAL
    return not followed and names(text, first)


def names(text: str, start: int) -> bool:
    """A word with a capital, which a bare number may belong to, stands before ``start``."""
    word = previous_word(text, start)
    return any(char.isupper() for char in word) and previous_noun(text, start) not in STOP


def is_numbered_part(text: str, start: int, end: int) -> bool:
    """``la clause trois``, ``chapitre deux.``: a number word after a part of a text."""
    following = next_word(text, end).lower()
    return previous_word(text, start).lower() in LEGAL and (not following or following in STOP)


def is_address(text: str, end: int) -> bool:
    """A house number: ``12 rue``, ``12, avenue``, ``12 bis``."""
    match = _STREET.match(text, end)
    return match is not None and match["word"].lower() in _STREETS

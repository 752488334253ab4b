"""Vague amounts and collectives: ``plusieurs``, ``de nombreux``, ``des milliers``."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.quantities.extending import COLLECTIVES, chained, read_several
from pipeline.quantities.neighbours import STOP, next_word, previous_word
from pipeline.quantities.numerals import Numeral
from pipeline.quantities.scan import Anchor

_WORDS = load_toml("quantity_words.toml")
_ADVERBIAL = frozenset(_WORDS["adverbial"]["words"])
_REQUIRED = frozenset(_WORDS["many"]["required"])
_REFUSED = frozenset(_WORDS["many"]["refused"])
_TWO = Decimal(2)
_OF = re.compile(r"[ ]d(?:e |['’])")
_OF_THING = re.compile(r"[ ]d(?:e |['’])(?!plus\b|moins\b|entre\b)")
_CROWD = re.compile(
    r"(?:\bune?[ ](?:très |assez )?(?P<size>grande?|petite?|bon|bonne|certain|faible|simple)?[ ]?"
    r"|(?<!un )\b(?P<alone>bon)[ ])$",
    re.IGNORECASE,
)
_LARGE = re.compile(
    r"[ ](?:important|considérable|croissant|impressionnant|incalculable|élevé|suffisant|limité)"
)
_PLURAL_THING = re.compile(r"[ ]d(?:e |['’])(?!plus\b|moins\b)[^\W\d_]+(?:-[^\W\d_]+)*[sxz]\b")
_DES = re.compile(r"\bdes[ ]$", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:des|de|d['’]|les|la|le|ces|cette|leurs?|ses|aux)[ ]?(?:bonne |petite )?$", re.IGNORECASE
)


def several(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``plusieurs accords``, ``quelques centaines``; not ``à plusieurs reprises``."""
    found = read_several(text, anchor.start, anchor.word)
    if found.form == "collective":
        return found
    after = next_word(text, found.end).lower()
    if text.strip() == text[found.start : found.end]:
        return found
    return found if after and after not in _ADVERBIAL and after not in ("uns", "unes") else None


def many(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``de nombreux accords``, ``certains élus``, ``beaucoup d'eau``."""
    end = anchor.start + len(anchor.word)
    if anchor.word == "beaucoup":
        if not _OF_THING.match(text, end):
            return None
        return Numeral(anchor.start, end, _TWO, None, "fuzzy", "vague", scaled=True)
    before = previous_word(text, anchor.start).lower()
    allowed = before in _REQUIRED if anchor.word.startswith("nombreu") else before not in _REFUSED
    after = next_word(text, end)
    plural = after[-1:] in ("s", "x", "z") and after[0].islower() and after not in STOP
    return Numeral(anchor.start, end, _TWO, None, "fuzzy", "vague") if allowed and plural else None


def crowd(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``un grand nombre de villes``, ``une poignée d'élus``; not ``le nombre de``."""
    match = _CROWD.search(text, max(0, anchor.start - 24), anchor.start)
    end = anchor.start + len(anchor.word)
    large = _LARGE.match(text, end)
    end = large.end() if large else end
    if match is None or (
        anchor.word == "nombre" and not large and not (match["size"] or match["alone"])
    ):
        return None
    thing = _PLURAL_THING.match(text, end)
    if thing is None:
        return None
    return Numeral(match.start(), end, _TWO, None, "fuzzy", "vague", scaled=True)


def collective(text: str, anchor: Anchor) -> Numeral:
    """Read ``des milliers``, ``dizaines de milliers``: at least two of them."""
    start, end = anchor.start, anchor.start + len(anchor.word)
    low = COLLECTIVES[anchor.word.removesuffix("s")] * _TWO
    if article := _DES.search(text, max(0, start - 5), start):
        start = article.start()
    return chained(text, Numeral(start, end, low, None, "min", "collective", scaled=True))


def single(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``la centaine de``, ``le million d'euros``: one, without `un` before it."""
    start, end = anchor.start, anchor.start + len(anchor.word)
    if not _ARTICLE.search(text, max(0, start - 16), start) or not _OF.match(text, end):
        return None
    value = COLLECTIVES[anchor.word]
    modifier = "exact" if anchor.word in ("million", "milliard") else "approx"
    return chained(text, Numeral(start, end, value, value, modifier, "collective", scaled=True))

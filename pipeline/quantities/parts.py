"""Parts and multiples without a number: ``la moitié``, ``le tiers``, ``le double``."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.quantities.extending import FRACTIONS
from pipeline.quantities.neighbours import next_word, previous_word
from pipeline.quantities.numerals import Numeral, divide, number
from pipeline.quantities.scan import Anchor
from pipeline.quantities.units import match_unit

_DATA = load_toml("numerals.toml")
_MULTIPLES = {word: Decimal(value) for word, value in _DATA["multiples"].items()}
_MULTIPLIED = {
    form: Decimal(entry["value"])
    for entry in _DATA["multiplied"].values()
    for form in entry["forms"]
}
_BEFORE_HALF = frozenset(load_toml("quantity_words.toml")["many"]["before_half"])
_HALF = Decimal("0.5")
_LA = re.compile(r"\b(?:la|une)[ ]$", re.IGNORECASE)
_ARTICLES = ("le", "du", "au")
_OF = re.compile(r"[ ](?:de|des|du|d['’])")
_COMPARED = re.compile(r"[ ](?:de|des|du|d['’]|que|en)|[ ]?[.,;)]|$")
_NO_PART = re.compile(
    r"[ -](?:de finales?|d['’]heures?|monde|temps|de tour|de siècle|finale?s?|tour|payant|de ton)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:a|ont|avait|avaient|aura|auront|aurait|est|sont|été|va|vont|fait|faire|devrait|devraient"
    r"|pourrait|pourraient|doit|peut|de|pour|à|ayant|plus que|presque)[ ]"
    r"(?:(?:plus que|presque|quasiment|déjà|même|ainsi|donc|encore|pratiquement|été)[ ]){0,2}$",
    re.IGNORECASE,
)


def half(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``la moitié de``, ``une moitié``, ``de moitié``; not ``à moitié``."""
    start, end = anchor.start, anchor.start + len(anchor.word)
    if previous_word(text, start).lower() not in _BEFORE_HALF:
        return None
    if article := _LA.search(text, max(0, start - 5), start):
        start = article.start()
    return Numeral(start, end, _HALF, _HALF, "exact", "fraction")


def part(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``le tiers de``, ``le quart des``, ``demi-litre``; numerators come with their number."""
    end = anchor.start + len(anchor.word)
    if anchor.word.startswith("demi"):
        unit = text[end : end + 1] in ("-", " ") and match_unit(text, end + 1)
        return Numeral(anchor.start, end, _HALF, _HALF, "exact", "words") if unit else None
    start = _article(text, anchor.start)
    if start is None or _NO_PART.match(text, end) or not _OF.match(text, end):
        return None
    return number(start, end, divide(Decimal(1), FRACTIONS[anchor.word]), "fraction")


def multiple(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``le double``, ``au triple de``; not ``un double meurtre``."""
    start, end = _article(text, anchor.start), anchor.start + len(anchor.word)
    if start is None or not _COMPARED.match(text, end):
        return None
    value = _MULTIPLES[anchor.word]
    return Numeral(start, end, value, value, "exact", "multiple")


def multiplied(text: str, anchor: Anchor) -> Numeral | None:
    """Read ``a doublé``, ``devrait tripler``: the participle or infinitive is the amount."""
    start, end = anchor.start, anchor.start + len(anchor.word)
    if not _AUXILIARY.search(text, max(0, start - 40), start):
        return None
    if next_word(text, end)[:1].isupper():
        return None  # `a doublé Vincent`: has overtaken him
    value = _MULTIPLIED[anchor.word]
    return Numeral(start, end, value, value, "exact", "multiple")


def _article(text: str, start: int) -> int | None:
    """Where an amount with an article begins: `le` belongs to it, `du` and `au` do not."""
    before = previous_word(text, start).lower()
    if before not in _ARTICLES or text[start - 1] != " ":
        return None
    return start - len("le ") if before == "le" else start

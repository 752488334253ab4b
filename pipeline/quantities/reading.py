"""Read the numeral that an anchor opens, whatever its form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.lexicon import load_toml
from pipeline.quantities import parts, ranks, vague
from pipeline.quantities.cardinals import read_cardinal
from pipeline.quantities.digits import read_digits
from pipeline.quantities.extending import extend
from pipeline.quantities.neighbours import STOP, next_word, previous_word
from pipeline.quantities.numerals import Numeral, number
from pipeline.quantities.scan import Anchor
from pipeline.quantities.word_ordinals import read_ordinal

_NINE = load_toml("quantity_words.toml")["nine"]
_BEFORE_NINE = frozenset(_NINE["before"])
_AFTER_NINE = frozenset(_NINE["after"])
_SECOND = re.compile(r"[ -]seconde?\b")
_OF_ARTICLE = re.compile(r"[ ]d(?:es|e|u)[ ]")


def read_numeral(text: str, anchor: Anchor) -> Numeral | None:
    """Read the number that starts at an anchor; ``None`` if none does."""
    return _READERS[anchor.reader](text, anchor)


def _digits(text: str, anchor: Anchor) -> Numeral | None:
    ordinal = ranks.marked(text, anchor.start)
    if ordinal is not None:
        return ranks.undated(text, ordinal)
    found = read_digits(text, anchor.start)
    if found is None or (found.form == "fraction" and found.end - anchor.start > 1):
        return found
    return extend(text, found)


def _cardinal(text: str, anchor: Anchor) -> Numeral | None:
    if _inside_name(text, anchor):
        return None
    ordinal = read_ordinal(text, anchor.start)
    if ordinal is not None:
        return ranks.undated(text, ordinal) if ordinal.form == "ordinal" else ordinal
    found = read_cardinal(text, anchor.start)
    if found is None or (anchor.word == "neuf" and found.low == 9 and not _is_nine(text, found)):
        return None
    return _second(text, found) or extend(text, found)


def _second(text: str, found: Numeral) -> Numeral | None:
    """``vingt-seconde``: an ordinal made with `second`."""
    match = _SECOND.match(text, found.end)
    if match is None or found.low is None or found.low < 20 or found.low % 10:
        return None
    return number(found.start, match.end(), found.low + 2, "ordinal")


def _is_nine(text: str, found: Numeral) -> bool:
    """Tell the number `neuf` from the adjective."""
    after = next_word(text, found.end).lower()
    if (after[-1:] in ("s", "x", "z") and after not in STOP) or after in _AFTER_NINE:
        return True
    before = previous_word(text, found.start).lower()
    if not before:
        return True
    return before in _BEFORE_NINE


def _inside_name(text: str, anchor: Anchor) -> bool:
    """``Trois-Rivières``, ``2deux``, ``le Conseil des Trente``."""
    at, end = anchor.start, anchor.start + len(anchor.word)
    before, after = text[max(0, at - 3) : at], text[end : end + 2]
    if before[-1:].isdigit() or after[:1].isdigit():
        return True
    if before[-1:] in ("-", "‑") and before[-2:-1].isalpha():
        return True
    if after[:1] in ("-", "‑") and after[1:].isupper() and not text[at:end].isupper():
        return True
    # A capital inside a sentence.
    last = before.rstrip(" \u00a0")[-1:]
    return text[at:end].istitle() and (last.isalnum() or last in ("'", "’", ","))


def _one(text: str, anchor: Anchor) -> Numeral | None:
    """``un``, which is an article more often than a number."""
    found = _cardinal(text, anchor)
    if found is None or found.low != 1 or found.form != "words":
        return found
    return replace(found, form="one")


def _percent(text: str, anchor: Anchor) -> Numeral | None:
    """``pourcent des 305``: the number comes after its unit."""
    match = _OF_ARTICLE.match(text, anchor.start + len(anchor.word))
    if match is None:
        return None
    digits = text[match.end() : match.end() + 1].isdigit()
    inner = (read_digits if digits else read_cardinal)(text, match.end())
    return replace(inner, start=anchor.start, form="percent") if inner else None


_READERS: dict[str, Callable[[str, Anchor], Numeral | None]] = {
    "digits": _digits,
    "cardinal": _cardinal,
    "one": _one,
    "vague": vague.several,
    "many": vague.many,
    "crowd": vague.crowd,
    "collective": vague.collective,
    "single": vague.single,
    "half": parts.half,
    "part": parts.part,
    "multiple": parts.multiple,
    "multiplied": parts.multiplied,
    "ordinal": ranks.ordinal,
    "roman": ranks.roman,
    "first": ranks.first,
    "numbered": ranks.numbered,
    "percent": _percent,
}

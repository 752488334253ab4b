"""What the words before an expression say of it: ``depuis``, ``jusqu'à``, ``vers``, ``avant``."""

from __future__ import annotations

from pipeline.dates.meaning import Reading
from pipeline.dates.reading import is_class
from pipeline.dates.scanning import Tokens

_LEADS = {"since": "since", "until": "until", "approx": "approx", "near": "approx"}
_BEFORE_AFTER = {"avant": "before", "apres": "after"}


def tense_of_lead(reading: Reading, tokens: Tokens) -> int:
    """``depuis`` looks back, ``jusqu'à`` and ``à partir de`` look ahead."""
    index = reading.start - 1
    while is_class(tokens, index, "art", "dem"):
        index -= 1
    word = tokens.word(index)
    if word == "depuis":
        return -1
    return int(is_class(tokens, index, "until") or word.startswith(("a partir", "a compter")))


def _before_hedges(reading: Reading, tokens: Tokens) -> int:
    """The token that leads an expression, past ``plus de`` and ``bientôt``."""
    index = reading.start - 1
    while is_class(tokens, index, "art", "dem", "vague"):
        index -= 1
    if is_class(tokens, index, "of") and is_class(tokens, index - 1, "more", "less"):
        lead = index - 2
        return lead if is_class(tokens, lead, "since") else index
    return index


def modifier_of(reading: Reading, tokens: Tokens) -> str | None:
    """What a preposition before the expression says, else what the expression says itself.

    ``depuis début 2020``: since wins, and the start stands in the interval. The edge of one end of
    a range (``de mi-juin à mi-août``) stands in the interval only.
    """
    meaning = reading.meaning
    if meaning.kind == "SET":
        return meaning.modifier
    own = (
        None if meaning.until and meaning.modifier in {"start", "mid", "end"} else meaning.modifier
    )
    index = _before_hedges(reading, tokens)
    for name, modifier in _LEADS.items():
        if is_class(tokens, index, name):
            return own if own and modifier == "approx" else modifier
    if meaning.kind != "DURATION" and own is None:
        return _BEFORE_AFTER.get(tokens.word(index))
    return own

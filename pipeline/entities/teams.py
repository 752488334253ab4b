"""Clubs and national teams named by their town or country: ``Rennes a battu Nantes 2-0``.

By sense in context: near words of sport, what plays is an organisation; ``à Rennes`` is the town,
``la France condamne`` the country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import country_names, plain
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.words import Words, longest_back

_NEAR = 40  # words on either side of a name
_MOST_AUXILIARIES = 3
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
_ARTICLES = frozenset({"la", "le", "les", "l'"})
# After these a name is that of the place.
_PLACING = frozenset(
    {"à", "en", "vers", "dans", "depuis", "de", "d'", "du", "chez", "au", "aux", "("}
)


class _Sport:
    """Where words of sport and scores stand in a text."""

    def __init__(self, words: Words) -> None:
        signs = word_set("teams", "context", "words")
        self._words = words
        self._signs = [index for index, word in enumerate(words.lower) if word in signs]
        self._scores = [index for index in range(len(words)) if _is_score(words, index)]

    def __bool__(self) -> bool:
        return bool(self._scores) or len(self._signs) > 1

    def is_near(self, index: int) -> bool:
        """Whether a score or two different words of sport stand near a word."""
        first, last = index - _NEAR, index + _NEAR
        if bisect_left(self._scores, first) < bisect_left(self._scores, last):
            return True
        near = self._signs[bisect_left(self._signs, first) : bisect_left(self._signs, last)]
        return len({self._words.word(sign) for sign in near}) > 1


def _is_score(words: Words, index: int) -> bool:
    """``2-0``, also in three words where the dash is long; no range (``18-25 ans``)."""
    if not words.word(index)[:1].isdigit():
        return False
    end = index + (3 if words.word(index + 1) in {"–", "à"} else 1)
    end = min(end, len(words))
    shown = words.text[words.starts[index] : words.ends[end - 1]]
    return bool(_SCORE.fullmatch(shown)) and words.word(end) in word_set(
        "teams", "context", "after_score"
    )


def teams(words: Words, names: Sequence[RawName]) -> list[RawName]:
    """Give the label ORG to towns and countries that play, and keep it for those that have it.

    Parameters
    ----------
    words
        The text.
    names
        Of the whole text, in its order.

    Returns
    -------
    list of RawName
        The same names; those of teams have the rule ``model.team``.
    """
    sport = _Sport(words)
    near = [
        name.label in {"LOC", "ORG"} and bool(sport) and sport.is_near(words.at(name.start))
        for name in names
    ]
    plays = [close and _plays(words, name) for name, close in zip(names, near, strict=True)]
    known = {name.shown(words.text) for name, one in zip(names, plays, strict=True) if one}
    towns = {name.shown(words.text) for name in names if name.label == "LOC"}
    return [
        replace(name, label="ORG", rule="model.team")
        if (one or (close and _is_town_team(words, name, known)))
        and name.shown(words.text) in towns
        else name
        for name, close, one in zip(names, near, plays, strict=True)
    ]


def _plays(words: Words, name: RawName) -> bool:
    """Whether the words beside a name say that it plays."""
    index, end = words.at(name.start), words.at(name.end)
    if _has_score(words, end):
        return True
    before = index - 1 - (words.word(index - 1) in _ARTICLES)
    if words.word(before) in {"de", "d'", "du"}:
        return words.word(before - 1) in word_set("teams", "of", "nouns")
    if words.word(before) in _PLACING and words.word(before - 1) != "face":
        return False
    if longest_back(words, before, phrase_list("teams", "against", "phrases")):
        return True
    auxiliaries = word_set("teams", "does", "auxiliaries")
    last = end + _MOST_AUXILIARIES
    verb = next((i for i in range(end, last) if words.word(i) not in auxiliaries), last)
    return words.word(verb) in word_set("teams", "does", "verbs")


def _has_score(words: Words, end: int) -> bool:
    """``X 2-0``, ``X (2-0)``, ``X – Y 2-0``: a score behind a name, or behind the next word."""
    if words.word(end) in {"-", "–"} and words.is_capital(end + 1):
        end += 2
    return _is_score(words, end + (words.word(end) == "("))


def _is_town_team(words: Words, name: RawName, known: set[str]) -> bool:
    """Another mention of a town whose team plays in this text, not as a place."""
    text = name.shown(words.text)
    if text not in known or plain(text) in country_names():
        return False
    return words.word(words.at(name.start) - 1) not in _PLACING

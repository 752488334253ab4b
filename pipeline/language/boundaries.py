"""Where sentences surely begin or surely do not, from layout and punctuation alone.

The parser decides the rest. Lines are evidence: a blank line always ends a sentence, a line end
does unless the text is hard-wrapped; `M.`, initials and `av. J.-C.` never end one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

CLOSING = frozenset({"»", ")", "]", "}", "”", "’", "'", '"', ",", ";", ":", ".", "!", "?", "…"})
BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "‣"})
QUOTES = frozenset({"«", "“", '"', "(", "["})
STRONG = frozenset({"!", "?", "…", "...", "»", '"', "”", ":", ")", ";"})
WRAPPED_SHARE = 0.3  # of line ends inside a sentence, from which a text counts as hard-wrapped


def sentence_starts(words: Sequence[str]) -> list[bool | None]:
    r"""Tell for each token whether it starts a sentence.

    Parameters
    ----------
    words
        The tokens of a text; white space longer than one space is a token of its own, as in spaCy.

    Returns
    -------
    list
        True: starts one. False: does not. None: unknown, left to the parser.

    Examples
    --------
    >>> sentence_starts(["Crue", "\n\n", "M.", "Sarr", "arrive", "."])
    [True, False, True, False, False, False]
    """
    wrapped = is_wrapped(words)
    starts: list[bool | None] = []
    previous: int | None = None  # the last token that is no white space
    gap = ""
    for position, word in enumerate(words):
        if word.isspace():
            starts.append(False if position else None)
            gap += word
            continue
        if previous is None:
            starts.append(True)
        elif "\n" in gap:
            starts.append(_after_line_end(words[previous], word, gap, wrapped=wrapped))
        else:
            opened = words[previous] in BULLETS and starts[previous] is True
            starts.append(False if opened else _in_line(words, previous, word))
        previous, gap = position, ""
    return starts


def is_wrapped(words: Sequence[str]) -> bool:
    """Tell whether lines are broken inside sentences: lower case often follows a line end."""
    pairs = list(pairwise(words))
    after = [b for a, b in pairs if a.isspace() and a.count("\n") == 1]
    lower = sum(word[0].islower() for word in after)
    return bool(after) and lower / len(after) >= WRAPPED_SHARE


def _after_line_end(before: str, word: str, gap: str, *, wrapped: bool) -> bool | None:
    if gap.count("\n") > 1 or word in BULLETS or not wrapped:
        return True
    if word[0].islower():
        return False
    return True if before in {".", "!", "?", "»"} else None


def _in_line(words: Sequence[str], previous: int, word: str) -> bool | None:
    before = words[previous]
    if (word in CLOSING and word not in QUOTES) or (before in QUOTES and before != '"'):
        return False
    if ends_abbreviation(words, previous):
        return None if _is_open(words, previous) and not word[0].islower() else False
    if before == ".":
        return True if word[0].isupper() or word == "«" or word in BULLETS else None
    if word[0].islower():
        return None if before in {"…", "...", ";"} else False
    return None if before in STRONG or _may_open(before, word) else False


def _may_open(before: str, word: str) -> bool:
    """Tell whether a word may begin a sentence without a stop before it, as after a headline."""
    opens = word[0].isupper() or word in QUOTES
    return opens and before != "," and before.lower() not in _data()["unfinished"]


def ends_abbreviation(words: Sequence[str], position: int) -> bool:
    """Tell whether the token is an abbreviation with its full stop, or the stop of one."""
    stem = _stem(words, position)
    return stem is not None and (
        stem.lower() in _abbreviations() or (len(stem) == 1 and stem.isupper()) or _dotted(stem)
    )


def _is_open(words: Sequence[str], position: int) -> bool:
    stem = _stem(words, position)
    if stem is None:
        return False
    return stem.lower() in _data()["open"] or (_dotted(stem) and "-" not in stem)


def _dotted(stem: str) -> bool:
    """``S.N.C.F`` and ``J.-C``: letters and stops only."""
    letters = stem.replace("-", "").split(".")
    return len(letters) > 1 and all(len(letter) == 1 for letter in letters)


def _stem(words: Sequence[str], position: int) -> str | None:
    word = words[position]
    if len(word) > 1 and word.endswith(".") and word.strip("."):
        return word[:-1]
    # A stop of its own after one capital: an initial, unless a digit or a sentence came before.
    if word == "." and position and words[position - 1].lower() in _detached():
        return words[position - 1]
    return None


@cache
def _detached() -> frozenset[str]:
    """Abbreviations that the tokenizer parts from their stop and that are no words."""
    words = {"v", "t", "l", "n", "al", "par", "ex", "me", "mes", "no", "nos", "r", "c", "cap"}
    return _abbreviations() - words - _data()["open"]


@cache
def _abbreviations() -> frozenset[str]:
    data = _data()
    return frozenset().union(*(data[name] for name in data if name != "unfinished"))


@cache
def _data() -> dict[str, frozenset[str]]:
    source = files("pipeline.language").joinpath("abbreviations.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(source).items()}

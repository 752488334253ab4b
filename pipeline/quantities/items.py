"""What is counted or measured: the noun phrase after a quantity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import CARDINAL_WORDS

_WORDS = load_toml("quantity_words.toml")
_STOP = frozenset(_WORDS["stop"]["words"])
_DETERMINERS = frozenset(_WORDS["determiners"]["words"])
_BEFORE_NOUN = frozenset(_WORDS["before_noun"]["words"])
_DROPPED = frozenset(_WORDS["before_noun"]["dropped"])
_ADJECTIVES = frozenset(_WORDS["adjectives"]["words"])
_ENDINGS = tuple(_WORDS["adjectives"]["endings"])
_PARTICIPLES = tuple(_WORDS["adjectives"]["participles"])
_NO_ADJECTIVE = frozenset(_WORDS["adjectives"]["nouns"]) | _STOP
_NUMBERS = frozenset(CARDINAL_WORDS) - {"un", "une"}
_PLURAL = ("s", "x", "z")
# Not VERB: taggers take `blessés`, `tués` for verbs.
_NEVER_NOUNS = ("AUX", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "ADV", "NUM")
# Common nouns that are written with a capital.
_COMMON = ("état", "etat", "église")
_DIMENSIONS = frozenset(_WORDS["dimensions"]["words"])
_NO_COMPLEMENT = frozenset(_WORDS["no_complement"]["words"])

#: Part-of-speech tags by the offset where their word starts; empty in a blank pipeline.
Tags = Mapping[int, str]

_TOKEN = re.compile(r"[ \u00a0\u202f]{1,2}(?P<word>[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)")
_BARE = re.compile(r"(?P<word>[^\W\d_]+(?:[-‑'’][^\W\d_]+)*)")
_LINK = re.compile(
    r"[ \u00a0\u202f]{1,2}"
    r"(?P<link>d['’][ ]?|de la |de l['’]|du |des |de |parmi les |d'entre (?:eux|elles)\b)",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?P<article>[ld]['’])(?=[^\W\d_])", re.IGNORECASE)
_INNER_LINK = re.compile(r"[ \u00a0](?P<link>de |d['’])(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?!['’])")
_NUMERAL = re.compile(r"[ \u00a0]?\d[\d \u00a0\u202f.]{0,20}(?=[ \u00a0][^\W\d_])")
_AND = re.compile(
    r"[ \u00a0](?:et|ou)[ \u00a0](?P<link>de |d['’])?(?P<word>[^\W\d_]+(?:[-‑][^\W\d_]+)*)"
)
_FIXED = re.compile(r"[ ](?:à (?:feu|laver|vapeur|réaction)|en commun|hors[- ]bord|en bois)\b")
_REPEATED = re.compile(r"[ ]\(\d[\d ]{0,12}\)")  # vingt-neuf (29) parcelles
_LONGEST = 6


def item_after(
    text: str, end: int, *, linked: bool | None, plural: bool, tags: Tags
) -> tuple[int, int] | None:
    """Find the noun phrase that follows a quantity.

    Parameters
    ----------
    end
        Where the quantity ends.
    linked
        The noun needs ``de`` before it: after a unit, ``millions``, ``une dizaine``, ``%``;
        ``None`` if it may not have one (``la troisième du concours`` is no third contest).
    plural
        The noun is expected in the plural (a count of two or more).

    Returns
    -------
    tuple[int, int] | None
        Offsets of the phrase without its article; ``None`` if nothing is named.
    """
    if repeated := _REPEATED.match(text, end):
        end = repeated.end()
    link = _LINK.match(text, end)
    if (linked and link is None) or (linked is None and link is not None):
        return None
    at = link.end() if link else end
    if link and link["link"].lower().startswith("d'entre"):
        return None
    start = _noun_start(text, at, glued=link is not None)
    if start is None or (linked and _is_dimension(text, start)):
        return None
    return noun_phrase(text, start, plural=plural and (not link or not linked), tags=tags)


def _is_dimension(text: str, start: int) -> bool:
    """``20 mètres de haut``."""
    found = _word(text, start, glued=True)
    return found is not None and found[2].lower() in _DIMENSIONS


def _noun_start(text: str, at: int, *, glued: bool) -> int | None:
    """Pass determiners (after ``de`` only) and adjectives that are no part of the item."""
    linked = glued
    for _ in range(4):
        if elided := _ELIDED.match(text, at):
            at, glued = elided.end(), True
        if numeral := _NUMERAL.match(text, at):
            at, glued = numeral.end(), False
        match = _word(text, at, glued=glued)
        if match is None:
            return None
        following = _word(text, match[1], glued=False)
        if not _is_passed(match[2].lower(), following, glued=glued, linked=linked):
            return match[0]
        at, glued = match[1], False
    return None


def _is_passed(
    word: str, following: tuple[int, int, str] | None, *, glued: bool, linked: bool
) -> bool:
    """``les``, ``trois`` (after a link), ``autres`` before a noun, ``plus`` before ``grands``."""
    if word in ("plus", "moins"):
        return following is not None and following[2].lower() in _BEFORE_NOUN
    if word in _DROPPED:
        return following is not None
    return (word in _DETERMINERS and linked) or (word in _NUMBERS and glued)


def _word(text: str, at: int, *, glued: bool) -> tuple[int, int, str] | None:
    bare = glued and text[at : at + 1].isalpha()
    match = (_BARE if bare else _TOKEN).match(text, at)
    return (match.start("word"), match.end("word"), match["word"]) if match else None


def noun_phrase(text: str, start: int, *, plural: bool, tags: Tags) -> tuple[int, int] | None:
    """Offsets of the noun phrase that starts at ``start``; ``None`` if no noun stands there."""
    head = _head(text, start, plural=plural, tags=tags)
    if head is None:
        return None
    end = _modifiers(text, head, plural=plural, tags=tags)
    return start, _coordinated(text, end, tags)


def _head(text: str, start: int, *, plural: bool, tags: Tags) -> int | None:
    """End of the head noun, passing adjectives before it."""
    at: int | None = start
    previous: int | None = None
    for _ in range(3):
        found = _word(text, at, glued=True) if at is not None else None
        if found is None or not _can_be_noun(found, plural=plural, tags=tags):
            return previous
        if found[2].lower() not in _BEFORE_NOUN:
            return found[1]
        previous, following = found[1], _word(text, found[1], glued=False)
        if following is None or is_adjective(following[2]) or following[2][0].isupper():
            return previous
        at = following[0]
    return previous


def _can_be_noun(found: tuple[int, int, str], *, plural: bool, tags: Tags) -> bool:
    start, _, word = found
    lower = word.lower()
    if (
        len(word) < 2
        or lower in _STOP
        or lower in _NUMBERS
        or lower.split("'")[0].split("’")[0] in ("n", "s", "qu", "c", "j")
    ):
        return False
    if tags.get(start) in _NEVER_NOUNS:
        return False
    if not plural or word[0].isupper() or word.isupper():
        return True
    return lower.endswith(_PLURAL)


def _modifiers(text: str, end: int, *, plural: bool, tags: Tags) -> int:
    """Read adjectives and ``de`` + bare noun after the head."""
    for _ in range(_LONGEST):
        if match := _FIXED.match(text, end):
            end = match.end()
        elif inner := _INNER_LINK.match(text, end):
            word = inner["word"]
            if not _bare_complement(word, tags.get(inner.start("word"))):
                break
            end = inner.end("word")
            plural = word.endswith(_PLURAL)
        elif found := _word(text, end, glued=False):
            if not _follows(text, found, plural=plural, tags=tags):
                break
            end = found[1]
        else:
            break
    return end


def _bare_complement(word: str, tag: str | None) -> bool:
    lower = word.lower()
    if tag in ("VERB", "AUX", "DET", "PRON", "NUM", "ADV"):
        return False
    return (
        (word[0].islower() or lower in _COMMON)
        and lower not in _STOP
        and lower not in _NO_COMPLEMENT
        and lower not in _DETERMINERS
        and lower not in _NUMBERS
    )


def _follows(text: str, found: tuple[int, int, str], *, plural: bool, tags: Tags) -> bool:
    start, end, word = found
    tag = tags.get(start)
    if word[0].isupper() or (tag is not None and tag not in ("ADJ", "VERB", "NOUN")):
        return False
    if plural and not word.lower().endswith(_PLURAL):
        return False
    if tag == "ADJ":
        return True
    if is_adjective(word):
        return True
    return _participle(word) and _ends_phrase(text, end)


@lru_cache(maxsize=4096)
def is_adjective(word: str) -> bool:
    """Say whether a word has the form of an adjective that follows its noun."""
    lower = word.lower()
    if lower in _NO_ADJECTIVE:
        return False
    return lower in _ADJECTIVES or (len(lower) > 3 and lower.endswith(_ENDINGS))


def _participle(word: str) -> bool:
    lower = word.lower()
    return len(lower) > 3 and lower not in _NO_ADJECTIVE and lower.endswith(_PARTICIPLES)


def _ends_phrase(text: str, end: int) -> bool:
    """A participle belongs to the noun where no complement of its own follows."""
    following = _word(text, end, glued=False)
    return following is None or following[2].lower() in (
        "et",
        "ou",
        "a",
        "est",
        "ont",
        "sont",
        "qui",
        "étaient",
        "avaient",
        "seront",
    )


def _coordinated(text: str, end: int, tags: Tags) -> int:
    """``motos et voitures``, ``riz et de blé``: a second noun without a determiner of its own."""
    match = _AND.match(text, end)
    if match is None:
        return end
    word, tag = match["word"], tags.get(match.start("word"))
    lower = word.lower()
    if lower in _STOP or lower in _NUMBERS or lower in _DETERMINERS or word[0].isupper():
        return end
    if tag in ("VERB", "AUX", "ADV", "PRON", "ADP", "ADJ", "DET", "NUM") or (
        not match["link"] and is_adjective(word)
    ):
        return end
    if not match["link"] and not lower.endswith(_PLURAL):
        return end
    return _modifiers(text, match.end(), plural=lower.endswith(_PLURAL), tags=tags)

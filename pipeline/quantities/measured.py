"""What a quantity measures, named before it: ``la dette s'élève à 3 milliards``."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.lexicon import load_toml
from pipeline.quantities.items import Tags, is_adjective, noun_phrase
from pipeline.quantities.neighbours import previous_word

_WORDS = load_toml("quantity_words.toml")
_STEMS = tuple(_WORDS["measuring"]["stems"])
_VERBS = frozenset(_WORDS["measuring"]["verbs"])
_FILLERS = frozenset(_WORDS["measuring"]["fillers"])
_EXTENTS = frozenset(_WORDS["measuring"]["extents"])
_OPENERS = frozenset(_WORDS["measuring"]["openers"])
_ARTICLES = _OPENERS - frozenset(_WORDS["measuring"]["prepositions"])
_LINKS = frozenset(("de", "d'", "d’", "à", ":", "="))
_UNMEASURED = frozenset(_WORDS["unmeasured"]["words"]) | frozenset(_WORDS["sized"]["words"])
_TIMES = frozenset(_WORDS["durations"]["words"]) | frozenset(_WORDS["months"]["words"])
_NO_NOUN = ("er", "ent", "é", "ée", "és", "ées", "ait", "ant", "ants")

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\s\w]|\d+")
_LAST = re.compile(r"([^\W\d_]+['’]?|[:=])[ \u00a0]?$")
_CLAUSE = re.compile(r"[.;:!?\n»«()]|, ")
_SUBJECT = re.compile(
    r"\b(?:les?|la|l['’]|un|une|des|son|sa|ses|leurs?|ce|cet|cette|ces|notre|nos|mon|ma|mes)"
    r"(?:[ ]|(?<=['’]))"
    r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)",
    re.IGNORECASE,
)
# Verbs that change something by an amount: `réduire de 55 % ses émissions`.
_CHANGES = re.compile(
    r"\b(?:rédui|augment|baiss|diminu|relev|abaiss|major|rehauss|accr|amput)\w*"
    r"[ ](?:de[ ]|d['’])(?:(?:plus|moins|près|environ)[ ](?:de[ ]|d['’])?)?$",
    re.IGNORECASE,
)
_NOUN_OF_CHANGE = re.compile(r"\b(?:hausse|baisse|augmentation|réduction|diminution)s?[ ]", re.I)
_OBJECT = re.compile(r"[ ](?:(?:les?|la|ses|son|sa|leurs?|ces|cette|ce)[ ]|l['’])(?P<word>\w+)")
_SEASONS = ("été", "hiver", "automne", "printemps", "saison", "exercice")
_WHEN = _TIMES.union(_WORDS["months"]["weekdays"], _SEASONS)
_PREPOSITIONS = frozenset(_WORDS["measuring"]["prepositions"])
_REACH = 120
_MOST_FILLERS = 6


class _Token(NamedTuple):
    start: int
    end: int
    word: str


def item_before(text: str, start: int, tags: Tags) -> tuple[int, int] | None:
    """Find the noun that a quantity without a noun after it measures.

    ``la dette s'élève à 3 milliards`` gives `dette`, ``une superficie de 20 km²`` `superficie`.

    Returns
    -------
    tuple[int, int] | None
        Offsets of the noun phrase without its article.
    """
    last = _LAST.search(text, max(0, start - 24), start)
    if last is None or not _joins(last[1].lower()):
        return None  # the usual case, told without reading the clause
    window = max(0, start - _REACH)
    tokens = [
        _Token(match.start(), match.end(), match[0])
        for match in _TOKEN.finditer(text, window, start)
    ]
    verb = _verb(tokens)
    if verb is not None:
        return _subject(text, window, verb.start, tags)
    return _noun(tokens, tags)


def _joins(word: str) -> bool:
    return word in _LINKS or word in _FILLERS or word in _VERBS or word.startswith(_STEMS)


def subject_before(text: str, start: int, tags: Tags) -> tuple[int, int] | None:
    """The noun phrase that opens the clause of a verb at ``start``: ``la population a doublé``."""
    return _subject(text, max(0, start - _REACH), start, tags)


def object_after(text: str, start: int, end: int, tags: Tags) -> tuple[int, int] | None:
    """Find what an amount changes, named after it: ``réduire de 55 % ses émissions``."""
    match = _OBJECT.match(text, end)
    if match is None or match["word"].lower() in _WHEN:
        return None
    change = _CHANGES.search(text, max(0, start - 32), start)
    if change is None or _NOUN_OF_CHANGE.match(text, change.start()):
        return None
    return noun_phrase(text, match.start("word"), plural=False, tags=tags)


def _verb(tokens: list[_Token]) -> _Token | None:
    """The verb of measuring or changing before a quantity, past adverbs and prepositions."""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 2 - _MOST_FILLERS), -1):
        word = tokens[index].word.lower()
        if word in _VERBS or word.startswith(_STEMS):
            before = tokens[index - 1].word.lower() if index else ""
            return None if before in _OPENERS else tokens[index]
        if word not in _FILLERS:
            return None
    return None


def _subject(text: str, window: int, end: int, tags: Tags) -> tuple[int, int] | None:
    """The noun phrase before a verb at ``end`` that no preposition governs, or the first one."""
    clause = max((match.end() for match in _CLAUSE.finditer(text, window, end)), default=window)
    matches = list(_SUBJECT.finditer(text, clause, end))
    free = [match for match in matches if _is_free(text, match)]
    match = free[-1] if free else matches[0] if matches else None
    if match is None or match["word"].lower() in _TIMES:
        return None
    found = noun_phrase(text, match.start("word"), plural=False, tags=tags)
    return found if found and found[1] <= end else None


def _is_free(text: str, noun: re.Match[str]) -> bool:
    """No preposition governs the noun phrase (`des` mostly holds one)."""
    if noun[0].lower().startswith("des "):
        return False
    return previous_word(text, noun.start()).lower() not in _PREPOSITIONS


def _noun(tokens: list[_Token], tags: Tags) -> tuple[int, int] | None:
    """The noun in ``une hauteur maximale de``, ``poids :``, ``un marathon de``."""
    if not tokens or tokens[-1].word.lower() not in _LINKS:
        return None
    index = len(tokens) - 2
    while index > 0 and tokens[index].word.lower() in _EXTENTS:
        index -= 1
    end = tokens[index].end
    if index > 0 and is_adjective(tokens[index].word) and _opened(tokens, index - 1):
        index -= 1
    if index < 0 or not _opened(tokens, index):
        return None
    before = tokens[index - 1].word.lower() if index else ""
    if not _measurable(tokens[index], tags, article=before in _ARTICLES):
        return None
    return None if _is_idiom(before, tokens[index], tokens[-1]) else (tokens[index].start, end)


def _is_idiom(before: str, noun: _Token, link: _Token) -> bool:
    """``à hauteur de 3 millions``; ``27 centres de détention : 10 à Damas``."""
    if before == "à" and noun.word.lower() == "hauteur":
        return True
    return link.word == ":" and before in ("de", "d'", "d’")


def _opened(tokens: list[_Token], index: int) -> bool:
    """A determiner, a preposition or a boundary stands before the noun: it is no verb."""
    if index <= 0:
        return index == 0
    before = tokens[index - 1].word.lower()
    return before in _OPENERS or not before[0].isalpha()


def _measurable(noun: _Token, tags: Tags, *, article: bool = False) -> bool:
    lower = noun.word.lower()
    if tags.get(noun.start) in ("VERB", "AUX", "ADP", "ADV", "PRON", "DET"):
        return False
    if len(lower) < 3 or not lower[-1].isalpha() or lower in _UNMEASURED:
        return False
    return article or not lower.endswith(_NO_NOUN)

"""Companies that bear the name of a family or a town: told by the words around their names.

The model reads ``Fauvel`` as a person. Where the text says ``l'équipementier Fauvel``, ``chez
Fauvel`` or ``Fauvel emploie 300 salariés``, it is a company, and so are its other mentions, unless
the text also knows a person of that name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import demonyms, places, plain
from pipeline.entities.roles import honorifics, role_before
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.records import Label
from pipeline.words import Words, longest, longest_back

_ENOUGH = 2  # points
_MOST_ADJECTIVES = 2
_MOST_AUXILIARIES = 4
_WINDOW = 9  # words after a verb
_OF = frozenset({"de", "d'", "du"})
_OPEN = frozenset({"PER", "LOC", "ORG"})
_PLACING = frozenset({"à", "en", "vers", "dans", "près", "depuis"})


def companies(words: Words, names: Sequence[RawName]) -> list[RawName]:
    """Give the label ORG to names that the text treats as those of companies.

    Parameters
    ----------
    words
        The text.
    names
        Of the whole text, in its order.

    Returns
    -------
    list of RawName
        The same names; a changed one has the rule ``model.company``.
    """
    own = [_points(words, name) for name in names]
    signed = _signed(words, names, own)
    sure = {name.shown(words.text) for name, one in zip(names, own, strict=True) if one >= _ENOUGH}
    kept = _persons(words, names) | _places(words, names)
    told = []
    for name, points in zip(names, own, strict=True):
        text = name.shown(words.text)
        free = name.label == "ORG" or text not in kept
        by_text = name.label in signed.get(text, ()) and (free or (points > 0 and text in sure))
        is_company = (points >= _ENOUGH or by_text) and not _is_someone(words, name)
        told.append(replace(name, label="ORG", rule="model.company") if is_company else name)
    return told


def _is_someone(words: Words, name: RawName) -> bool:
    """``M. X``, ``le ministre X``, ``la famille X``."""
    index = words.at(name.start)
    before = words.word(index - 1)
    return (
        before in honorifics()
        or before in word_set("companies", "kin")
        or (name.label == "PER" and _has_title(words, index))
    )


def _signed(
    words: Words, names: Sequence[RawName], own: Sequence[int]
) -> dict[str, frozenset[Label]]:
    """Names that the whole text tells to be companies, with the labels that are then changed.

    What the model always takes for a place may be one too: only the mentions that have signs of
    their own are changed. Its own ORG stays also where a person of that name is known.
    """
    total: Counter[str] = Counter()
    labels: dict[str, set[Label]] = {}
    for name, points in zip(names, own, strict=True):
        total[name.shown(words.text)] += points
        labels.setdefault(name.shown(words.text), set()).add(name.label)
    return {
        text: frozenset(found - {"LOC"} if len(found) == 1 else found) & _OPEN
        for text, found in labels.items()
        if total[text] + ("ORG" in found) >= _ENOUGH
    }


def _points(words: Words, name: RawName) -> int:
    """What the words around one mention say; of a place only what is sure counts."""
    text = name.shown(words.text)
    if name.label not in _OPEN or (name.label == "LOC" and plain(text) in places()):
        return 0
    index, end = words.at(name.start), words.at(name.end)
    if not _is_bare(text):
        return _noun_before(words, index, bare=False)
    signs = (
        _noun_before(words, index, bare=True),
        _of(words, index),
        _apposition(words, end),
        _at(words, index, name),
        _does(words, index, end),
        _trades(words, index, end),
    )
    return sum(sign for sign in signs if sign == _ENOUGH or name.label != "LOC")


def _is_bare(text: str) -> bool:
    """One word, or one with its article: ``Fauvel``, ``Le Goff``."""
    return sum(word.lower() not in word_set("names", "particles") for word in text.split()) <= 1


def _at(words: Words, index: int, name: RawName) -> int:
    """``chez X``: a person or a company, never a place."""
    if words.word(index - 1) != "chez":
        return 0
    return _ENOUGH if name.label == "LOC" else 1


def _noun_before(words: Words, index: int, *, bare: bool) -> int:
    """``le constructeur automobile X``, ``la biotech lyonnaise X``, ``fabricant de jouets X``."""
    sure = word_set("companies", "before", "sure" if bare else "bodies")
    for place in range(index - 1, index - 2 - _MOST_ADJECTIVES, -1):
        noun = words.word(place)
        if noun in sure:
            return 0 if words.word(place - 1) == "chef" else _ENOUGH  # `le chef opérateur X`
        if bare and noun in word_set("companies", "before", "half"):
            return 1
        if words.word(place - 1) in {"de", "d'"} and not words.is_capital(place):
            nouns = sure | word_set("companies", "before", "completed") if bare else sure
            return _ENOUGH if words.word(place - 2) in nouns else 0
        if not _is_adjective(noun):
            return 0
    return 0


def _is_adjective(word: str) -> bool:
    ends = word.endswith(tuple(word_set("titles", "complement", "endings")))
    return ends or word in demonyms() or word in word_set("companies", "before", "adjectives")


def _of(words: Words, index: int) -> int:
    """``le PDG de X``, ``les salariés d'X``."""
    if words.word(index - 1) not in _OF:
        return 0
    if longest_back(words, index - 2, phrase_list("companies", "of", "sure")):
        return _ENOUGH
    return 1 if longest_back(words, index - 2, phrase_list("companies", "of", "half")) else 0


def _apposition(words: Words, end: int) -> int:
    """``X, filiale de …``, ``X, une société de …``."""
    if words.word(end) != ",":
        return 0
    start = end + 1 + (words.word(end + 1) in {"un", "une"})
    return _ENOUGH if longest(words, start, phrase_list("companies", "after", "sure")) else 0


def _does(words: Words, index: int, end: int) -> int:
    """``X emploie 300 salariés``, ``X a levé 20 millions d'euros``."""
    place = _verb(words, index, end)
    verb = words.word(place)
    sure = verb in word_set("companies", "does", "sure")
    if not sure and verb not in word_set("companies", "does", "half"):
        return 0
    goods = word_set("companies", "does", "goods")
    told = any(words.word(after) in goods for after in range(place + 1, place + 1 + _WINDOW))
    return (_ENOUGH if sure else 1) if told else 0


def _trades(words: Words, index: int, end: int) -> int:
    """``X rachète …``, ``… a racheté X``."""
    acts = words.word(_verb(words, index, end)) in word_set("companies", "trades", "subject")
    return int(acts) + (words.word(index - 1) in word_set("companies", "trades", "object"))


def _verb(words: Words, index: int, end: int) -> int:
    """Index of the verb after a subject, past auxiliaries and small words; else the name's own."""
    if words.word(index - 1) in _OF | _PLACING:
        return index  # `l'usine de X emploie …`: the plant does
    auxiliaries = word_set("companies", "trades", "auxiliaries")
    last = end + _MOST_AUXILIARIES
    return next((i for i in range(end, last) if words.word(i) not in auxiliaries), index)


def _persons(words: Words, names: Sequence[RawName]) -> set[str]:
    """Last names of those named in full, and names after a civility or a title."""
    found = set()
    for name in names:
        if name.label != "PER":
            continue
        text = name.shown(words.text)
        index = words.at(name.start)
        if not _is_bare(text):
            found |= {text.split()[-1], " ".join(text.split()[1:])}
        elif words.word(index - 1) in honorifics() or _has_title(words, index):
            found.add(text)
    return found


def _has_title(words: Words, index: int) -> bool:
    """``le ministre Roy``, and not ``l'éditeur Roy``, which may be a company."""
    if _noun_before(words, index, bare=True):
        return False
    return role_before(words, index) is not None


def _places(words: Words, names: Sequence[RawName]) -> set[str]:
    """Names that stand after ``à``, ``en``, ``vers``: those of towns too."""
    return {
        name.shown(words.text)
        for name in names
        if name.label == "LOC" and words.word(words.at(name.start) - 1) in _PLACING
    }

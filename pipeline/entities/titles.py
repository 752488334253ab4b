"""Find titles: a role noun with its modifiers, adjectives, country, and complement.

``l'ancien vice-premier ministre russe chargé de l'Énergie par intérim``: the words that say which
role it is are kept in it, the country and the body it belongs to are noted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.entities.complements import take_adjectives, take_complement
from pipeline.entities.name_map import NameMap
from pipeline.entities.roles import Role, role_at
from pipeline.entities.title_phrase import Determiner, TitlePhrase
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words

_MAX_COMPLEMENTS = 3
_SAME_WINDOW = 25  # words between a title and the `celui` that stands for it
_DETERMINERS: tuple[Determiner, ...] = ("definite", "indefinite", "possessive", "demonstrative")


def find_titles(names: NameMap) -> Iterator[TitlePhrase]:
    """Every title of a text outside names, in order.

    Parameters
    ----------
    names
        The text and its names.
    """
    words, index = names.words, 0
    last: TitlePhrase | None = None
    while index < len(words):
        found = role_at(words, index) if names.name(index) is None else None
        if found is not None and _is_participle(words, index):
            found = None
        if found is not None:
            outer, last = last, _phrase(names, index, *found)
            last.nested = outer is not None and last.left < max(outer.right, outer.reach)
            yield last
            index = last.core
            continue
        if (
            last is not None
            and words.word(index) in word_set("titles", "bridges", "same")
            and index - last.right < _SAME_WINDOW
        ):
            again = _again(names, index, last)
            if again.bodies and last.bodies and last.determiner is not None:
                yield again
        index += 1


def _is_participle(words: Words, index: int) -> bool:
    """``a été élue présidente``, ``s'est associé``: a form of a verb, no role noun."""
    word, before = words.word(index), words.word(index - 1)
    ending = word.endswith(("é", "ée", "és", "ées", "u", "ue", "us", "ues"))
    return ending and (
        before in word_set("titles", "complement", "auxiliaries")
        or role_at(words, index + 1) is not None
    )


def _again(names: NameMap, index: int, last: TitlePhrase) -> TitlePhrase:
    """``celui de Russie``: the title named before, of another country or body."""
    role = replace(last.role, plural=names.words.word(index) in {"ceux", "celles"})
    title = TitlePhrase(role, index, index, index, index + 1, index + 1, "definite")
    title.role_words = list(last.role_words[: last.head_end - last.head])
    take_complement(names, title)
    return title


def _phrase(names: NameMap, index: int, size: int, role: Role) -> TitlePhrase:
    words = names.words
    first, kept = _modifiers(words, index)
    left, determiner = _determiner(words, first)
    title = TitlePhrase(role, left, first, index, index + size, index + size, determiner)
    title.role_words = [*kept, *range(index, index + size)]
    take_adjectives(names, title)
    title.core = title.right
    for _ in range(_MAX_COMPLEMENTS):
        if not take_complement(names, title):
            break
        take_adjectives(names, title)
    return title


def _modifiers(words: Words, index: int) -> tuple[int, list[int]]:
    """Words before the noun: index of the first, and those that are kept in the role."""
    kept: list[int] = []
    first = index
    while first > 0 and words.gap(first - 1).strip("\u00a0 ") == "":
        word = words.word(first - 1)
        if word in word_set("titles", "before", "kept"):
            kept.insert(0, first - 1)
        elif word == "et" and words.word(first - 2) in word_set("titles", "before", "passed"):
            first -= 1
        elif word not in word_set("titles", "before", "passed"):
            break
        first -= 1
    return first, kept


def _determiner(words: Words, first: int) -> tuple[int, Determiner | None]:
    word = words.word(first - 1)
    if first == 0 or "\n" in words.gap(first - 1):
        return first, None
    for kind in _DETERMINERS:
        if word in word_set("titles", "articles", kind):
            return first - 1, kind
    return first, None

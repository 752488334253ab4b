"""Find titles: a role noun with its modifiers, adjectives, country, and complement.

``l'ancien vice-premier ministre russe chargé de l'Énergie par intérim``: the words that say which
role it is are kept in it, the country and the body it belongs to are noted apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.name_map import NameMap
from pipeline.entities.roles import Role, honorifics, role_at
from pipeline.lexicon import load_toml
from pipeline.words import Words, longest, phrases

Determiner = Literal["definite", "indefinite", "possessive", "demonstrative"]

_MAX_COMPLEMENTS = 3
_SAME_WINDOW = 25  # words between a title and the `celui` that stands for it


@dataclass(slots=True)
class TitlePhrase:
    """A title by the indices of its words, before its holders are known.

    Attributes
    ----------
    left
        First word, with the article.
    first
        First word after the article.
    head, head_end
        The role noun, end exclusive.
    right
        One past the last word.
    role_words
        Indices of the words that make the role, in order.
    bodies
        Names and demonyms that the title belongs to.
    """

    role: Role
    left: int
    first: int
    head: int
    head_end: int
    right: int
    determiner: Determiner | None
    role_words: list[int] = field(default_factory=list)
    bodies: list[NameCandidate] = field(default_factory=list)


def role_text(words: Words, title: TitlePhrase) -> str:
    """The role as a singular: ``vice-premier ministre``, ``ministre de la Santé``."""
    shown = ""
    before = -2
    for index in title.role_words:
        word = "".join(words.shown(index).split())
        if words.word(title.head) in _same():
            return title.role.singular
        in_head = title.head <= index < title.head_end
        if title.role.plural and index == title.head:
            word = title.role.singular
        elif title.role.plural and in_head:
            continue
        elif in_head and not word.isupper():
            word = word if index > title.head else word[0].lower() + word[1:]
        gap = "" if not shown or (words.gap(before) == "" and before == index - 1) else " "
        shown, before = shown + gap + word, index
    return shown


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
            last = _phrase(names, index, *found)
            yield last
            index = last.head_end
            continue
        if last is not None and words.word(index) in _same() and index - last.right < _SAME_WINDOW:
            again = _again(names, index, last)
            if again.bodies and last.determiner is not None:
                yield again
        index += 1


def _is_participle(words: Words, index: int) -> bool:
    """``a été élue présidente``, ``s'est associé``: a form of a verb, no role noun."""
    word, before = words.word(index), words.word(index - 1)
    ending = word.endswith(("é", "ée", "és", "ées", "u", "ue", "us", "ues"))
    return ending and (
        before in _complement_words("auxiliaries") or role_at(words, index + 1) is not None
    )


def _again(names: NameMap, index: int, last: TitlePhrase) -> TitlePhrase:
    """``celui de Russie``: the title named before, of another country or body."""
    role = replace(last.role, plural=names.words.word(index) in {"ceux", "celles"})
    title = TitlePhrase(role, index, index, index, index + 1, index + 1, "definite")
    title.role_words = list(last.role_words[: last.head_end - last.head])
    _complement(names, title)
    return title


def _phrase(names: NameMap, index: int, size: int, role: Role) -> TitlePhrase:
    words = names.words
    first, kept = _modifiers(words, index)
    left, determiner = _determiner(words, first)
    title = TitlePhrase(role, left, first, index, index + size, index + size, determiner)
    title.role_words = [*kept, *range(index, index + size)]
    _adjectives(names, title)
    for _ in range(_MAX_COMPLEMENTS):
        if not _complement(names, title):
            break
        _adjectives(names, title)
    return title


def _modifiers(words: Words, index: int) -> tuple[int, list[int]]:
    """Words before the noun: index of the first, and those that are kept in the role."""
    kept: list[int] = []
    first = index
    while first > 0 and words.gap(first - 1).strip("\u00a0 ") == "":
        word = words.word(first - 1)
        if word in _before("kept"):
            kept.insert(0, first - 1)
        elif word == "et" and words.word(first - 2) in _before("passed"):
            first -= 1
        elif word not in _before("passed"):
            break
        first -= 1
    return first, kept


def _determiner(words: Words, first: int) -> tuple[int, Determiner | None]:
    word = words.word(first - 1)
    if first == 0 or "\n" in words.gap(first - 1):
        return first, None
    for kind, listed in _articles().items():
        if word in listed:
            return first - 1, kind
    return first, None


def _adjectives(names: NameMap, title: TitlePhrase) -> None:
    """Take in the adjectives, phrases and demonyms right of a title."""
    words = names.words
    while words.gap(title.right - 1) in {" ", "\u00a0", ""}:
        size = longest(words, title.right, _after_phrases())
        demonyms = names.demonyms(title.right)
        if demonyms:
            title.bodies.extend(demonyms)
            size = 1
        elif size or words.word(title.right) in _after_kept():
            size = size or 1
            if not title.bodies or demonyms:
                title.role_words.extend(range(title.right, title.right + size))
        else:
            return
        title.right += size


def _complement(names: NameMap, title: TitlePhrase) -> bool:
    """Take in one complement (`de l'association « Aurore »`, `de la Santé`), if there is one."""
    words = names.words
    outside = longest(words, title.right, _professions()) or "\n" in words.gap(title.right - 1)
    link = longest(words, title.right, _links())
    if outside or not link or names.name(title.right) is not None:
        return False
    start = title.right + link
    start += words.word(start) in {"la", "le", "les", "l'"} and names.name_starting(start) is None
    possessive = words.word(title.right) in _complement_words("possessive")
    name, after = _named(names, start)
    if name is not None:
        return _take_body(title, name, after, possessive=possessive)
    end = _noun_phrase(names, start)
    if end == start or not (possessive or words.word(title.right) == "en"):
        return False
    if all(body.kind == "demonym" for body in title.bodies):
        title.role_words.extend(range(title.right, end))
    title.right = end
    return True


def _take_body(title: TitlePhrase, name: NameCandidate, after: int, *, possessive: bool) -> bool:
    """Take in a named complement; ``à Lisbonne`` only says where, and is passed over."""
    if name.label == "PER" and not possessive:
        return False
    title.right = after
    if possessive:
        title.bodies.append(name)
    return possessive


def _named(names: NameMap, start: int) -> tuple[NameCandidate | None, int]:
    """The name at a word, also after a noun that explains it and quotation marks."""
    words = names.words
    start += words.word(start) in honorifics()
    for index in range(start, start + 5):
        name = names.name_starting(index)
        if name is not None:
            if index > start and name.label == "PER" and name.kind == "name":
                return None, start
            after = names.after(name)
            return name, after + (words.word(after) in {"»", '"', "”"})
        word = words.word(index)
        explains = word in _explaining() or word in {"«", '"', "“"} or names.demonyms(index)
        linked = (
            index > start and word in {"de", "d'", "du"} and words.word(index - 1) in _localities()
        )
        if not (explains or linked):
            return None, start
    return None, start


def _noun_phrase(names: NameMap, start: int) -> int:
    """End of a short common noun phrase: a noun, its adjectives, ``et`` with a further field."""
    words, index = names.words, start
    word = words.word(index)
    if (
        not word[:1].isalpha()
        or word in honorifics()
        or word in _complement_words("stops")
        or names.name(index) is not None
    ):
        return start
    index += 1
    while words.gap(index - 1) in {" ", "\u00a0"} and names.name(index) is None:
        word = words.word(index)
        if (
            word.endswith(tuple(_complement_words("endings")))
            and word not in _complement_words("stops")
            and not names.demonyms(index)
        ):
            index += 1
        elif word == "et" and (further := _coordinated(names, index)):
            index = further
        else:
            break
    return index


def _coordinated(names: NameMap, index: int) -> int:
    """``et des Sports``: the end of a further field of a ministry, 0 if it is none."""
    words = names.words
    link = longest(words, index + 1, _links())
    start = index + 1 + link
    start += words.word(start) in {"la", "le", "les", "l'"}
    is_field = words.is_capital(start) and names.name(start) is None
    return start + 1 if link and is_field else 0


@cache
def _titles_data() -> dict[str, dict[str, list[str]]]:
    return load_toml("titles.toml")


@cache
def _before(key: str) -> frozenset[str]:
    return frozenset(_titles_data()["before"][key])


@cache
def _complement_words(key: str) -> frozenset[str]:
    return frozenset(_titles_data()["complement"][key])


@cache
def _after_kept() -> frozenset[str]:
    return frozenset(_titles_data()["after"]["kept"])


@cache
def _after_phrases() -> tuple[tuple[str, ...], ...]:
    return phrases(_titles_data()["after"]["phrases"])


@cache
def _links() -> tuple[tuple[str, ...], ...]:
    return phrases(_titles_data()["after"]["links"])


@cache
def _articles() -> dict[Determiner, frozenset[str]]:
    table = _titles_data()["articles"]
    kinds: tuple[Determiner, ...] = ("definite", "indefinite", "possessive", "demonstrative")
    return {kind: frozenset(table[kind]) for kind in kinds}


@cache
def _professions() -> tuple[tuple[str, ...], ...]:
    return phrases(_titles_data()["bridges"]["profession"])


@cache
def _same() -> frozenset[str]:
    return frozenset(_titles_data()["bridges"]["same"])


@cache
def _explaining() -> frozenset[str]:
    table = load_toml("names.toml")
    return frozenset(table["organisations"]) | _localities()


@cache
def _localities() -> frozenset[str]:
    return frozenset(load_toml("names.toml")["localities"])

"""Capitals and seats that stand for a government: ``Moscou réitère``, not ``à Moscou``.

Decided by the words around: a preposition of place keeps the place; the subject of a verb of
speaking or deciding, the object of a verb that addresses someone, ``selon Paris``, ``l'accord
entre Paris et Rome``, ``la décision de Berlin`` are the government.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipeline.entities.context import Link
from pipeline.entities.countries import countries
from pipeline.entities.name_map import NameMap
from pipeline.entities.vocabulary import word_set
from pipeline.lexicon import load_toml

_OF = frozenset({"de", "d'", "du"})
_JOINED = frozenset({"et", "que", "comme", "ni", "ou", ","})
_REACH = 7  # words between a capital and its verb
_PASSED = frozenset({"passé", "passée", "passés", "transité", "venu", "arrivé"})


@dataclass(frozen=True, slots=True)
class Seat:
    """What a capital or building stands for."""

    country: str | None
    body: str | None
    building: bool


def seat_of(name: str, capital_of: str | None) -> Seat | None:
    """What a name may stand for: its country, a body, or nothing.

    Parameters
    ----------
    name
        The mention as written.
    capital_of
        Alpha-3 of the country whose capital it is, or ``None``.
    """
    table = load_toml("metonymy.toml")
    if name in table["seats"]:
        entry = table["seats"][name]
        return Seat(entry.get("country"), entry.get("body"), building=True)
    if name in table["towns"]:
        entry = table["towns"][name]
        return Seat(entry.get("country"), entry.get("body"), building=False)
    return Seat(capital_of, None, building=False) if capital_of in countries() else None


def find_metonyms(names: NameMap, links: Iterable[Link], seats: dict[int, Seat]) -> set[int]:
    """Starts of the mentions that are used for a government.

    Parameters
    ----------
    names
        The text and its names.
    links
        Mentions in text order.
    seats
        Start of a mention → what it may stand for.

    Returns
    -------
    set of int
        A subset of the keys of ``seats``.
    """
    found: set[int] = set()
    for link in links:
        if link.start in seats and link.kind == "name":
            before = _joined_to(names, link)
            if (before in found) or _is_agent(names, link, seats[link.start]):
                found.add(link.start)
    return found


def _joined_to(names: NameMap, link: Link) -> int | None:
    """Start of the name that ``et`` joins to this one from the left."""
    first = _first(names, link)
    if names.words.word(first - 1) != "et":
        return None
    name = names.name_ending(first - 2)
    return name.start if name else None


def _first(names: NameMap, link: Link) -> int:
    first = names.words.before(link.start + 1)
    return first - (names.words.word(first - 1) in {"l'", "le", "la"})


def _is_agent(names: NameMap, link: Link, seat: Seat) -> bool:
    first = _first(names, link)
    last = names.words.at(link.end)
    before = names.words.word(first - 1)
    if before in word_set("metonymy", "prepositions", "agent") or (
        names.words.word(first - 2) == "d'" and before == "après"
    ):
        return True
    if before in {"au", "du"} and not seat.building:
        return False
    if before in word_set("metonymy", "prepositions", "place"):
        return _by_preposition(names, first, last, before)
    reporting = _has_stem(names.words.word(first - 1), "reporting")
    after_speech = names.words.word(first - 2) in {"a", "ont", ",", "»", "l'", "que", "avait"}
    return (
        (reporting and after_speech)
        or _has_stem(before, "object")
        or _followed_by_verb(names, last)
    )


def _by_preposition(names: NameMap, first: int, last: int, before: str) -> bool:
    words = names.words
    noun = words.word(first - 2)
    if before in _OF:
        return noun in word_set("metonymy", "nouns", "of") or (
            noun in word_set("metonymy", "nouns", "between") and words.word(last) in {"avec", "et"}
        )
    if before == "à":
        addressed = any(_has_stem(words.word(first - step), "addressing") for step in (2, 3))
        return addressed and words.word(last) in {"de", "d'"}
    near = set(words.lower[max(first - 6, 0) : max(first - 1, 0)])
    passage = " ".join(words.lower[max(first - 6, 0) : max(first - 1, 0)])
    near |= {
        noun for noun in word_set("metonymy", "nouns", "between") if " " in noun and noun in passage
    }
    if before in {"entre", "avec", "contre"}:
        return bool(near & word_set("metonymy", "nouns", "between")) or (
            before == "contre" and bool(near & word_set("metonymy", "nouns", "of"))
        )
    if before == "par":
        return noun.endswith(("é", "ée", "és", "ées", "is", "ise", "ises")) and noun not in _PASSED
    if before == "pour":
        return words.word(last) == "," and words.word(first - 2) in {"", ".", "»"}
    return False


def _followed_by_verb(names: NameMap, index: int) -> bool:
    """A verb of states follows, over coordinated names, auxiliaries and clitics."""
    words = names.words
    for _ in range(_REACH):
        name = names.name_starting(index)
        if name is not None and names.words.word(index - 1) in _JOINED:
            index = names.after(name)
            continue
        word = words.word(index)
        article_of_name = word in {"la", "le", "l'"} and names.name_starting(index + 1) is not None
        if _has_stem(word, "subject") and word not in _JOINED:
            return True
        if word not in word_set("metonymy", "subject", "between") | _JOINED and not article_of_name:
            return False
        if word == "," and names.name_starting(index + 1) is None:
            return False
        index += 1
    return False


def _has_stem(word: str, table: str) -> bool:
    return (word + " ").startswith(_stems(table))


@cache
def _stems(table: str) -> tuple[str, ...]:
    data = load_toml("metonymy.toml")
    stems = {
        "subject": data["subject"]["verbs"],
        "reporting": data["subject"]["reporting"],
        "addressing": data["subject"]["addressing"],
        "object": data["object"]["verbs"],
    }[table]
    return tuple(stem for stem in stems if " " not in stem.strip() and "'" not in stem)

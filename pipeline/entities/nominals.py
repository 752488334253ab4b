"""Titles without a name, as mentions: of their holder where the document names one.

``le vice-premier ministre russe`` after ``Yuri Borisov`` had that title is Borisov again; without
a known holder it is a person of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.context import Context, Link
from pipeline.entities.groups import Group
from pipeline.entities.name_map import NameMap
from pipeline.entities.title_phrase import TitlePhrase, role_text
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.lexicon import load_toml
from pipeline.words import longest_back

_NO_PERSON = frozenset({"poste", "fonction", "fonctions", "titre", "rôle", "rang", "métier"})


@dataclass(frozen=True, slots=True)
class Held:
    """A title with the candidates that hold it and the rule that says so."""

    title: TitlePhrase
    holders: tuple[NameCandidate, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class _Known:
    """A title held before: its words in lower case, and the group of its holder."""

    title: TitlePhrase
    role: frozenset[str]
    group: Group


def link_nominals(
    names: NameMap, context: Context, held: Iterable[Held], groups: dict[int, Group]
) -> Iterator[tuple[Held, Link]]:
    """Mentions for the titles that have no name beside them.

    Parameters
    ----------
    names
        The text and its names.
    context
        The document.
    held
        All titles, in order.
    groups
        Start of a name → its group.

    Yields
    ------
    tuple
        The title and its mention, linked to the group of its holder or to one of its own.
    """
    known: list[_Known] = []
    links: dict[int, Link] = {}
    for one in held:
        role = frozenset(role_text(names.words, one.title).lower().split())
        if one.holders:
            found = (groups[holder.start] for holder in one.holders if holder.start in groups)
            known.extend(_Known(one.title, role, group) for group in found)
        elif (owner := _apposed_to(names, one.title, links)) is not None:
            known.append(_Known(one.title, role, owner.group))
            yield one, owner
        elif _is_mention(names, one.title):
            link = _link(names, one.title, role, known, groups)
            links[one.title.right] = link
            known.append(_Known(one.title, role, link.group))
            yield one, link


def _apposed_to(names: NameMap, title: TitlePhrase, links: dict[int, Link]) -> Link | None:
    """``La directrice du centre, une ancienne infirmière``: the unnamed person before the comma."""
    apposed = names.words.word(title.left - 1) == "," and title.determiner in {None, "indefinite"}
    return links.get(title.left - 1) if apposed and not title.role.plural else None


def _is_mention(names: NameMap, title: TitlePhrase) -> bool:
    """A singular person with an article, not a predicate, a post or the maker of a brand."""
    words = names.words
    if title.determiner is None or title.role.kind == "kin":
        return False
    if title.role.plural:
        group = _one_of(names, title)
        return group > 0 and words.word(title.first - group - 1) not in word_set(
            "titles", "bridges", "predicate"
        )
    before = words.word(title.left - 1)
    if (
        before in word_set("titles", "bridges", "predicate")
        or before == "en"
        or words.word(title.left - 2) in _NO_PERSON
    ):
        return False
    if words.word(title.left) in {"les", "des", "aux"}:
        return False
    follower = names.name_starting(title.right)
    return follower is None or follower.label not in {"ORG", "PRODUCT"}


def _one_of(names: NameMap, title: TitlePhrase) -> int:
    """Length in words of ``l'un des`` before a plural, 0 for none."""
    return longest_back(names.words, title.first - 1, phrase_list("titles", "bridges", "groups"))


def _link(
    names: NameMap,
    title: TitlePhrase,
    role: frozenset[str],
    known: list[_Known],
    groups: dict[int, Group],
) -> Link:
    group = _holder(title, role, known, groups) if title.determiner != "indefinite" else None
    rule = "nominal.title" if group is not None else "nominal.role"
    words = names.words
    contracted = words.word(title.left) in word_set("titles", "articles", "contracted")
    start = words.starts[title.first if contracted else title.left]
    if title.role.plural:
        start = words.starts[title.first - _one_of(names, title)]
    end = words.ends[title.right - 1]
    if group is None:
        group = Group("PER", given_name=role_text(words, title))
    return Link(
        start, end, "PER", "nominal", group, f"entities/{rule}", head=words.shown(title.head)
    )


def _holder(
    title: TitlePhrase, role: frozenset[str], known: list[_Known], groups: dict[int, Group]
) -> Group | None:
    """The one holder so far of the same role, country and body."""
    fitting = [
        earlier.group
        for earlier in known
        if _same_role(earlier, title, role)
        and _same_bodies(earlier.title, title, groups)
        and _same_gender(earlier.title, title)
    ]
    distinct = list(dict.fromkeys(fitting))
    return distinct[0] if len(distinct) == 1 else None


def _same_role(earlier: _Known, title: TitlePhrase, role: frozenset[str]) -> bool:
    """The same noun with no word more, or one that the press uses for it (`chef de l'État`)."""
    one, two = earlier.title.role.lemma, title.role.lemma
    if one == two:
        return role <= earlier.role
    of_state = all(body.kind == "demonym" or body.label == "LOC" for body in earlier.title.bodies)
    return any(one in words and two in words for words in _synonyms()) and of_state


def _same_gender(a: TitlePhrase, b: TitlePhrase) -> bool:
    return a.role.gender is None or b.role.gender is None or a.role.gender == b.role.gender


def _same_bodies(a: TitlePhrase, b: TitlePhrase, groups: dict[int, Group]) -> bool:
    """No country or body of one that the other lacks, where both name some."""
    one = {groups.get(body.start, body.text) for body in a.bodies}
    two = {groups.get(body.start, body.text) for body in b.bodies}
    return not one or not two or bool(one & two)


@cache
def _synonyms() -> tuple[frozenset[str], ...]:
    return tuple(map(frozenset, load_toml("titles.toml")["synonyms"].values()))

"""Who holds a title: the name beside it, before or after a comma, or the subject of a copula.

Adjacency over words; each rule is one function and gives its name to the link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.name_map import NameMap
from pipeline.entities.neighbours import (
    ENDS,
    before_age,
    goes_on,
    person_list,
    persons_before,
    sentence_start,
    starts_sentence,
    with_kin,
)
from pipeline.entities.roles import honorifics
from pipeline.entities.title_phrase import TitlePhrase
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.words import longest, longest_back

_ARTICLES = frozenset({"le", "la", "l'", "les"})
_NEGATIONS = frozenset({"pas", "plus", "jamais", "n'", "ne"})
_FRONT_WINDOW = 14  # words between a fronted title and its subject

Finder = Callable[[NameMap, TitlePhrase], list[NameCandidate]]


def holders(
    names: NameMap, titles: Sequence[TitlePhrase]
) -> Iterator[tuple[TitlePhrase, list[NameCandidate], str]]:
    """Each title with the names of its holders (most often one or none) and the rule.

    Parameters
    ----------
    names
        The text and its names.
    titles
        All titles of the text, in order.
    """
    found = [(title, *_holders_of(names, title)) for title in titles]
    for place in range(1, len(found)):
        before, one = found[place - 1], found[place]
        if before[1] and not one[1]:
            shared = _coordinated(names, one[0], before[0], before[1])
            found[place] = (one[0], shared, "coordination" if shared else "")
    for place in range(len(found) - 1, 0, -1):
        one, after = found[place - 1], found[place]
        if after[1] and not one[1] and _leads_to(names, one[0], after[0]):
            found[place - 1] = (one[0], after[1], "coordination")
    yield from found


def _leads_to(names: NameMap, title: TitlePhrase, following: TitlePhrase) -> bool:
    """``le journaliste et écrivain Paul Roy``: a bare title after ``et``, before the name."""
    joined = names.words.lower[title.right : following.left] == ("et",)
    return joined and following.determiner is None and title.role.plural == following.role.plural


def _holders_of(names: NameMap, title: TitlePhrase) -> tuple[list[NameCandidate], str]:
    for rule, finder in _FINDERS.items():
        found = finder(names, title)
        if found:
            return found, rule
    return [], ""


def held_by_pronoun(names: NameMap, title: TitlePhrase) -> tuple[list[NameCandidate], str]:
    """The holder of a bare title among names and linked pronouns, and the rule.

    Parameters
    ----------
    names
        The text with its pronouns as names.
    title
        A title that no name holds.
    """
    for rule in ("predicate", "quality", "fronted"):
        found = _FINDERS[rule](names, title)
        if found:
            return found, rule
    return [], ""


def _named(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``une chercheuse marocaine nommée Isatis``."""
    index = title.right + (names.words.word(title.right) == ",")
    size = longest(names.words, index, phrase_list("titles", "bridges", "naming"))
    return person_list(names, index + size, one=True) if size else []


def _beside(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``le ministre Borisov``, ``l'économiste M. Uwe Ahmed``, ``les députés Roy et Sow``."""
    if names.words.gap(title.right - 1).strip("\u00a0 ") or title.role.kind == "kin":
        return []
    return person_list(names, title.right, one=not title.role.plural)


def _after_comma(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``le vice-premier ministre russe, Yuri Borisov``."""
    words = names.words
    if title.nested or words.word(title.right) not in {",", "(", ":"}:
        return []
    starts = starts_sentence(words, title.left)
    if (title.determiner is None and not starts) or "\n" in words.gap(title.right):
        return []
    found = person_list(names, title.right + 1, one=not title.role.plural)
    one_of = longest_back(words, title.first - 1, phrase_list("titles", "bridges", "groups"))
    if not found or (
        title.role.plural and len(found) == 1 and not one_of and not goes_on(names, found[0])
    ):
        return []
    after = names.after(found[-1])
    closed = words.word(after) in {",", ")", ".", ";", ":", "»", "et", "ou", "("}
    if words.word(title.left - 1) in word_set(
        "titles", "setting", "words"
    ) and title.left < 3 + sentence_start(words, title.left):
        return found if closed else []
    return found


def _before_comma(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``John Maxime, directeur du FBI``, ``Kaja Kallas (Première ministre)``."""
    words, index = names.words, title.left - 1
    group = longest_back(words, title.first - 1, phrase_list("titles", "bridges", "groups"))
    if group:
        index = title.first - 1 - group
    directly = title.determiner in {None, "indefinite"} and words.gap(index) == " "
    if words.word(index) in {",", "(", "–", "—", "-"}:
        index = before_age(words, index - 1)
    elif not directly:
        return []
    name = names.name_ending(index)
    if name is None and title.role.plural and title.determiner is None:
        return with_kin(names, index)
    if name is None or name.label != "PER":
        return []
    listed = words.word(title.right) == "et" and words.word(title.right + 1) in _ARTICLES
    if title.determiner == "definite" and listed and words.word(index + 1) == ",":
        return []
    if not title.role.plural or group:
        return [name]
    several = persons_before(names, name)
    return several if len(several) > 1 else []


def _predicate(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``Awa Diop est présidente``, ``Paul Roy a été élu maire``; a negation breaks the link."""
    words, index = names.words, title.left - 1
    group = longest_back(words, title.first - 1, phrase_list("titles", "bridges", "groups"))
    if group:
        index = title.first - 1 - group
        index -= words.word(index) in {"aussi", "également"}
    if words.word(index) not in word_set("titles", "bridges", "predicate"):
        return []
    index -= 1
    passed = word_set("titles", "bridges", "passed") | word_set("titles", "bridges", "predicate")
    while words.word(index) in passed or words.word(index).endswith("ment"):
        index -= 1
    if words.word(index) == "pour":  # `a été choisie pour être la porte-parole`
        return _subject(names, index)
    if words.word(index) in _NEGATIONS or words.word(index + 1) in _NEGATIONS:
        return []
    index -= words.word(index) == ","
    return _person(names.name_ending(index))


def _subject(names: NameMap, index: int) -> list[NameCandidate]:
    """The person that begins the sentence of a word."""
    words, first = names.words, sentence_start(names.words, index)
    first += words.word(first) in honorifics()
    return _person(names.name_starting(first))


def _quality(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``Borisov, en sa qualité d'envoyé spécial``: the person before, else the one after."""
    words = names.words
    if title.determiner in {"definite", "possessive"} and words.word(title.left) not in {
        "d'",
        "du",
    }:
        return []
    if not (
        longest_back(words, title.left - 1, phrase_list("titles", "bridges", "quality"))
        or longest(words, title.right, phrase_list("titles", "bridges", "profession"))
    ):
        return []
    for index in range(title.left - 1, sentence_start(words, title.left) - 1, -1):
        name = names.name_ending(index)
        if name is not None and name.label == "PER":
            return [name]
    return _next_person(names, title)


def _fronted(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """``Pilote talentueux, Mariano était apprécié``: a bare title opens the sentence."""
    if title.determiner is None and starts_sentence(names.words, title.left):
        return _next_person(names, title)
    return []


def _next_person(names: NameMap, title: TitlePhrase) -> list[NameCandidate]:
    """The first person after the next comma, as long as the sentence lasts."""
    words, comma = names.words, False
    for index in range(title.right, min(title.right + _FRONT_WINDOW, len(words))):
        word = words.word(index)
        if word in ENDS:
            return []
        name = names.name_starting(index)
        if comma and name is not None and name.label == "PER":
            return [name]
        comma = word == "," or (comma and word in honorifics())
    return []


def _coordinated(
    names: NameMap, title: TitlePhrase, before: TitlePhrase, held: list[NameCandidate]
) -> list[NameCandidate]:
    """``Ada Roy, inspectrice et militante``: a second title without an article of its own."""
    words = names.words
    between = words.lower[before.right : title.left]
    joined = between in {("et",), (",",), (",", "et"), ("ou",)}
    behind = bool(held) and held[-1].end <= words.starts[before.left]
    same_number = before.role.plural == title.role.plural
    definite = title.determiner == "definite"
    return held if joined and behind and same_number and not definite else []


def _person(name: NameCandidate | None) -> list[NameCandidate]:
    return [name] if name is not None and name.label == "PER" else []


_FINDERS: dict[str, Finder] = {
    "named": _named,
    "prenominal": _beside,
    "before": _after_comma,
    "apposition": _before_comma,
    "predicate": _predicate,
    "quality": _quality,
    "fronted": _fronted,
}

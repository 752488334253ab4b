"""Persons named in a row, ages and sentence borders: what the rules of holders look over."""

from __future__ import annotations

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.name_map import NameMap
from pipeline.entities.roles import honorifics, role_at
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words

_BIRTH = 12  # words of `née le 11 juillet 1990 à Lyon`
ENDS = frozenset({".", "!", "?", "…"})


def person_list(names: NameMap, index: int, *, one: bool) -> list[NameCandidate]:
    """The persons named from a word on: the first, or all that commas and ``et`` join."""
    words = names.words
    found: list[NameCandidate] = []
    while True:
        while words.word(index) in honorifics() or words.word(index) in {"«", '"', "“"}:
            index += 1
        name = names.name_starting(index)
        if name is None or name.label != "PER" or name.kind != "name":
            return found
        found.append(name)
        index = names.after(name)
        if one or words.word(index) not in {",", "et"}:
            return found
        index += 1 + (words.word(index + 1) == "et")


def persons_before(names: NameMap, last: NameCandidate) -> list[NameCandidate]:
    """``Arthur et Jacques Laurent, cofondateurs``: all persons that ``et`` joins to the last."""
    found = [last]
    while True:
        index = names.first(found[0]) - 1
        index -= names.words.word(index) in honorifics()
        before = names.name_ending(index - 1) if names.words.word(index) in {"et", ","} else None
        if before is None or before.label != "PER":
            return found
        found.insert(0, before)


def before_age(words: Words, index: int) -> int:
    """Over ``52 ans``, ``née en 1990`` and a pair of brackets between a name and its title."""
    for comma in range(index - 1, max(index - _BIRTH, 0), -1):
        if words.word(comma) in ENDS:
            break
        if words.word(comma) == ",":
            opens = words.word(comma + 1) in word_set("titles", "bridges", "birth")
            age = words.word(index) == "ans" and words.word(index - 1).isdigit()
            return comma - 1 if opens or age else index
    if words.word(index) == ")":
        opening = next((i for i in range(index - 1, index - 8, -1) if words.word(i) == "("), index)
        return opening - 1 if opening < index else index
    return index


def starts_sentence(words: Words, index: int) -> bool:
    """Whether a word stands after a stop, a quotation mark or a line end."""
    return index == 0 or words.word(index - 1) in ENDS | {"»", "«"} or "\n" in words.gap(index - 1)


def sentence_start(words: Words, index: int) -> int:
    """Index of the first word of the sentence that holds a word."""
    while index > 0 and not starts_sentence(words, index):
        index -= 1
    return index


def with_kin(names: NameMap, index: int) -> list[NameCandidate]:
    """``Ada Roy et son mari, tous deux médecins``: the one who is named."""
    words = names.words
    role = role_at(words, index)
    is_kin = role is not None and role[1].kind == "kin"
    possessive = words.word(index - 1) in word_set("titles", "articles", "possessive")
    if not (is_kin and possessive and words.word(index - 2) == "et"):
        return []
    name = names.name_ending(index - 3)
    return [name] if name is not None and name.label == "PER" else []


def goes_on(names: NameMap, name: NameCandidate) -> bool:
    """``Les présidents de Cuba, A, et celui de Russie``: a plural for one name and another."""
    index = names.after(name)
    return names.words.word(index + (names.words.word(index) == ",")) == "et"

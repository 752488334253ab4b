"""A title by its words: the noun, what stands around it, and the role that they make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.roles import Role
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words

Determiner = Literal["definite", "indefinite", "possessive", "demonstrative"]


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
    nested
        Whether it stands in the complement of the title before (`la veuve de l'ancien maire`).
    reach
        One past the first word of a complement that is itself a title, 0 without one.
    core
        One past the adjectives that stand right after the noun.
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
    core: int = 0
    nested: bool = False
    reach: int = 0
    role_words: list[int] = field(default_factory=list)
    bodies: list[NameCandidate] = field(default_factory=list)


def role_text(words: Words, title: TitlePhrase) -> str:
    """The role as a singular: ``vice-premier ministre``, ``ministre de la Santé``."""
    shown = ""
    before = -2
    for index in title.role_words:
        word = "".join(words.shown(index).split())
        if words.word(title.head) in word_set("titles", "bridges", "same"):
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

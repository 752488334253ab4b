"""The noun or person that a demonym qualifies, by the words before it."""

from __future__ import annotations

from functools import cache

from pipeline.assertions import Argument
from pipeline.lexicon import load_toml
from pipeline.relations.passage import Passage

ARTICLES = frozenset({"le", "la", "l'", "un", "une", "les", "des", "du", "d'un", "d'une", "ce"})
LINKS = frozenset({",", "(", "–", "—"})


def apposed(passage: Passage, noun: int) -> Argument | None:
    """``Constance Dupuis, une jeune femme grecque``: the person before the comma."""
    words, before = passage.words, noun - 1
    while words.word(before).isalpha() and words.word(before) not in ARTICLES and noun - before < 4:
        before -= 1
    if words.word(before) not in ARTICLES or words.word(before - 1) not in LINKS:
        return None
    name = passage.ending(before - 2)
    return passage.argument(name) if name is not None and name.label == "PER" else None


def noun_argument(passage: Passage, index: int) -> Argument:
    """One word as an argument that is no entity."""
    return passage.span_argument(passage.words.starts[index], passage.words.ends[index])


def person_or_group(passage: Passage, index: int) -> Argument | None:
    """The person, title or group of people that ends at a word."""
    words = passage.words
    name = passage.ending(index)
    if name is not None and name.label == "PER":
        return passage.argument(name)
    end = words.ends[index] if 0 <= index < len(words) else -1
    titles = passage.titles_ending(end)
    if titles:
        holder = passage.mention(titles[0].holders[0]) if titles[0].holders else None
        if holder is not None:
            return passage.argument(holder)
        return passage.span_argument(titles[0].head_start, titles[0].head_end)
    if words.word(index) in groups():
        return apposed(passage, index) or noun_argument(passage, index)
    return None


def is_adjective(word: str) -> bool:
    """Whether a word ends like an adjective that follows its noun."""
    return word.endswith(tuple(load_toml("titles.toml")["complement"]["endings"]))


@cache
def civilities() -> frozenset[str]:
    """``M.``, ``Mme`` and the like, in lower case."""
    table = load_toml("titles.toml")["honorifics"]
    return frozenset(word for words in table.values() for word in words)


@cache
def groups() -> frozenset[str]:
    """Nouns of groups of people."""
    return frozenset(load_toml("institutions.toml")["groups"]["words"])


@cache
def things() -> frozenset[str]:
    """Nouns of organisations and places."""
    return frozenset(load_toml("institutions.toml")["things"]["words"])

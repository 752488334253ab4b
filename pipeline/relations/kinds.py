"""What an argument is, for the constraints of rules: by its entity, else by its head noun."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.assertions import Argument
from pipeline.lexicon import load_csv, load_toml

_DEMONSTRATIVE = frozenset(
    {
        "ce",
        "c'",
        "cela",
        "ça",
        "ceci",
        "tout",
        "on",
        "rien",
        "ne",
        "y",
        "en",
        "quelqu'",
        "un",
        "une",
    }
)


def is_kind(argument: Argument, kinds: Iterable[str]) -> bool:
    """Whether an argument is of one of some kinds.

    Parameters
    ----------
    kinds
        Labels (``PER``), ``human`` (a person or group without name), ``body`` (an organisation or
        state, named or not), ``actor`` (all of these), ``pronoun``, ``noun`` (anything without
        entity), ``thing`` (of these what is neither human nor body), ``clause``, ``any``.
    """
    return any(_is(argument, kind) for kind in kinds)


def _is(argument: Argument, kind: str) -> bool:
    if kind == "any" or (kind == "clause" and argument.clause):
        return True
    if kind == "actor":
        return is_kind(argument, ("PER", "ORG", "LOC", "human", "body", "pronoun"))
    if argument.label is not None:
        return argument.label == kind or (kind == "body" and argument.label in {"ORG", "LOC"})
    word = argument.text.lower().rpartition(" ")[2]
    if word in _DEMONSTRATIVE or argument.clause:
        return False
    head = argument.head.lower()
    heads, pronoun = {head, head.rstrip("sx")}, word in pronouns()
    return {
        "pronoun": pronoun or head in pronouns(),
        "human": pronoun or bool(heads & humans()),
        "body": bool(heads & bodies()),
        "noun": not pronoun,
        "thing": not pronoun and not heads & (humans() | bodies()),
    }.get(kind, False)


@cache
def pronouns() -> frozenset[str]:
    """Pronouns that stand for somebody."""
    return frozenset(load_toml("relations_nouns.toml")["pronouns"])


@cache
def humans() -> frozenset[str]:
    """Nouns for people, in the singular: roles, kin, groups."""
    words = set(load_toml("relations_nouns.toml")["humans"])
    for row in (*load_csv("roles.csv"), *load_csv("kin.csv")):
        words |= {row["masculine"].split()[0], row["feminine"].split()[0]}
    return frozenset(words - {"prix"})  # `prix Nobel` is a title, a prize is nobody


@cache
def bodies() -> frozenset[str]:
    """Nouns for organisations, states and other collective actors, in the singular."""
    return frozenset(load_toml("relations_nouns.toml")["bodies"])

"""What an argument is, for the constraints of rules: by its entity, else by its head noun."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pipeline.assertions import Argument
from pipeline.lexicon import load_csv, load_toml

_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles",  "je", "nous", "vous", "lui", "eux", "qui", "celui", "celle", "ceux", "celles", "-il", "-elle", "-t-il", "-t-elle"}
)  # fmt: skip
_DEMONSTRATIVE = frozenset(
    {"ce", "c'", "cela", "ça", "ceci", "tout", "on", "rien", "ne", "y", "en"}
)


def is_kind(argument: Argument, kinds: Iterable[str]) -> bool:
    """Whether an argument is of one of some kinds.

    Parameters
    ----------
    kinds
        Labels (``PER``), ``human`` (a person or group without name), ``body`` (an organisation or
        state, named or not), ``actor`` (all of these), ``pronoun``, ``noun`` (anything without
        entity), ``any``.
    """
    return any(_is(argument, kind) for kind in kinds)


def _is(argument: Argument, kind: str) -> bool:
    if kind == "any":
        return True
    if kind == "actor":
        return is_kind(argument, ("PER", "ORG", "LOC", "human", "body", "pronoun"))
    if argument.label is not None:
        return argument.label == kind or (kind == "body" and argument.label in {"ORG", "LOC"})
    head, word = argument.head.lower(), argument.text.lower().rpartition(" ")[2]
    if word in _DEMONSTRATIVE or argument.clause:
        return False
    if kind == "pronoun":
        return word in _PRONOUNS or head in _PRONOUNS
    heads = {head, head.rstrip("sx")}
    if kind == "human":
        return bool(heads & humans()) or word in _PRONOUNS
    if kind == "body":
        return bool(heads & bodies())
    return kind == "noun" and word not in _PRONOUNS


@cache
def humans() -> frozenset[str]:
    """Nouns for people, in the singular: roles, kin, groups."""
    words = set(load_toml("relations_nouns.toml")["humans"])
    for row in (*load_csv("roles.csv"), *load_csv("kin.csv")):
        words |= {row["masculine"].split()[0], row["feminine"].split()[0]}
    return frozenset(words)


@cache
def bodies() -> frozenset[str]:
    """Nouns for organisations, states and other collective actors, in the singular."""
    return frozenset(load_toml("relations_nouns.toml")["bodies"])

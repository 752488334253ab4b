"""Parses set right where a small model errs in ways that are easy to see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.statements.lemmas import verb_lemma

_COMPOUND = re.compile(r"\w{2,}o$", re.IGNORECASE)
_DEAD = frozenset({"mort", "morte", "morts", "mortes"})
_IN = frozenset({"en", "à", "au", "aux"})
_VERBAL = re.compile(r"(?:é|ée|és|ées|e|es|t|ent|a|ait|aient|èrent|ra|ront|is|us|u|i)$")


@dataclass(slots=True)
class Columns:
    """The columns of a tree while they may still change."""

    words: Sequence[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: Sequence[int]


def repair(columns: Columns) -> None:
    """Set right in place: verbs taken for nouns, compounds of demonyms, complements of places."""
    _compounds(columns)
    _verbs(columns)
    _places(columns)


def _verbs(columns: Columns) -> None:
    """A noun with an auxiliary, or with a subject and no article, is a verb: ``compte``."""
    helped, blocked, subjects = set[int](), set[int](), set[int]()
    for token, (label, head) in enumerate(zip(columns.deps, columns.heads, strict=True)):
        if label.startswith("aux"):
            helped.add(head)
        elif label in {"cop", "det", "nummod", "amod"} and head != token:
            blocked.add(head)
        elif label.startswith("nsubj"):
            subjects.add(head)
    for token, label in enumerate(columns.deps):
        dead = columns.heads[token]
        if label == "cop" and columns.words[dead].lower() in _DEAD and columns.tags[dead] == "ADJ":
            columns.tags[dead], columns.lemmas[dead] = "VERB", "mourir"  # `huit sont mortes`
    for token in (helped | subjects) - blocked:
        plain = columns.tags[token] in {"NOUN", "ADJ"}
        fits = columns.tags[token] == "NOUN" or token in helped
        if plain and fits and _VERBAL.search(columns.words[token].lower()):
            columns.tags[token] = "VERB"
            columns.lemmas[token] = verb_lemma(columns.words[token], "")


def _places(columns: Columns) -> None:
    """``la création en Russie d'un centre``: a name takes no ``d'un``, the noun before it does."""
    for token, name in enumerate(columns.heads):
        if columns.tags[name] != "PROPN" or not 0 < name < token - 2:
            continue
        above = columns.heads[name]
        within = [c for c in range(name + 1, token) if columns.heads[c] == token]
        led = [columns.words[child].lower() for child in within[:2]]
        opens = len(led) == 2 and led[0] in {"d'", "d’", "de"} and led[1] in {"un", "une"}
        placed = columns.words[name - 1].lower() in _IN and columns.tags[above] == "NOUN"
        if opens and placed and above < name:
            columns.heads[token] = above


def _compounds(columns: Columns) -> None:
    """``russo-cubaine``: two adjectives of the noun before, whatever the parser made of them."""
    words, starts = columns.words, columns.starts
    for token in range(1, len(words) - 2):
        joined = words[token + 1] in {"-", "‑"} and starts[token + 2] == starts[token + 1] + 1
        if not joined or starts[token + 1] != starts[token] + len(words[token]):
            continue
        if not _COMPOUND.fullmatch(words[token]) or not words[token + 2][:1].islower():
            continue
        noun = token - 1
        while (
            columns.tags[noun] == "ADJ"
            and noun > 0
            and columns.tags[noun - 1] in {"ADJ", "NOUN", "PROPN"}
        ):
            noun -= 1
        if columns.tags[noun] in {"NOUN", "PROPN"}:
            _attach(columns, range(token, token + 3), noun)


def _attach(columns: Columns, tokens: range, noun: int) -> None:
    if any(columns.heads[noun] == token for token in tokens):
        outside = [columns.heads[token] for token in tokens if columns.heads[token] not in tokens]
        columns.heads[noun] = next((head for head in outside if head != noun), noun)
    for token in range(len(columns.heads)):
        if columns.heads[token] in tokens and token not in tokens and token != noun:
            columns.heads[token] = noun
    for token in tokens:
        columns.tags[token] = "PUNCT" if columns.words[token] in {"-", "‑"} else "ADJ"
        columns.deps[token] = "punct" if columns.tags[token] == "PUNCT" else "amod"
        columns.heads[token] = noun

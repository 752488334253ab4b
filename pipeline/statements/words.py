"""Word classes of ``lexicon/verb_classes.toml`` as sets."""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.assertions import Modality
from pipeline.lexicon import load_csv, load_toml

_FILE = "verb_classes.toml"


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """One list of a section, as a set."""
    return frozenset(load_toml(_FILE)[section][key])


@cache
def etre_verbs() -> frozenset[str]:
    """Verbs whose compound tenses take ``être``."""
    return frozenset(load_toml(_FILE)["etre"])


@cache
def modal_verbs() -> dict[str, Modality]:
    """Verb → how real the infinitive is that it governs."""
    table: dict[Modality, list[str]] = load_toml(_FILE)["modal"]
    return {verb: modality for modality, verbs in table.items() for verb in verbs}


@cache
def verb_prepositions() -> dict[str, tuple[str, ...]]:
    """Verb → the prepositions that belong to its predicate: ``compter sur``."""
    table: dict[str, list[str]] = load_toml(_FILE)["with_preposition"]
    return {verb: tuple(prepositions) for verb, prepositions in table.items()}


@cache
def governed_prepositions() -> dict[str, tuple[str, ...]]:
    """Verb → the prepositions of its patient, however the parser labels the phrase."""
    table: dict[str, list[str]] = load_toml(_FILE)["governs"]
    return {verb: tuple(prepositions) for verb, prepositions in table.items()}


@cache
def eventive_nouns() -> dict[str, tuple[str, bool]]:
    """Noun → its verb, and whether its ``de`` phrase is the patient."""
    return {
        row["noun"]: (row["verb"], row["de"] == "patient") for row in load_csv("eventive_nouns.csv")
    }


@cache
def light_verbs() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Verb → the words that make it an expression, longest first, each with its preposition."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    data: dict[str, Any] = load_toml("light_verbs.toml")
    for expression in data["expressions"].replace("\n", "|").split("|"):
        words = expression.replace("'", "' ").split()
        if len(words) > 1:
            preposition = words[-1] if words[-1] in _PREPOSITIONS and len(words) > 2 else ""
            rest = tuple(words[1:-1] if preposition else words[1:])
            table.setdefault(words[0], []).append((rest, preposition))
    return {
        verb: tuple(sorted(dict.fromkeys(rows), key=lambda row: -len(row[0])))
        for verb, rows in table.items()
    }


_PREPOSITIONS = frozenset({"de", "à", "sur", "contre", "pour", "avec", "en"})

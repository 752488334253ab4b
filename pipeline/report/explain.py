"""Why a row is there: its rule in words, for ``glaneur show --explain`` and the page."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.lexicon import load_toml

Language = Literal["en", "fr"]
LIKE = {"en": "as in", "fr": "comme dans"}
# Names in the examples of rules carry their label: ``[Suède:LOC]``.
LABELLED = re.compile(r"\[([^\]:]+):[A-Z]+\]")


def explanation(origin: str, language: Language) -> str:
    """The rule behind an origin, in words or by its first example; empty where nothing is known.

    Parameters
    ----------
    origin
        Component and rule, e.g. ``entities/demonym.form``.
    language
        ``en`` or ``fr``.
    """
    if origin in _examples():
        return f"{LIKE[language]} {_examples()[origin]}"
    known = _explanations()
    for name in (origin, origin.partition(".")[0], origin.partition("/")[0]):
        if name in known:
            return known[name][language]
    return ""


@cache
def _explanations() -> dict[str, dict[str, str]]:
    text = (files("pipeline.report") / "explanations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _examples() -> dict[str, str]:
    """Origin → first example of its rule, which is a test of that rule too."""
    from pipeline.relations.rules import packaged

    dates: list[dict[str, Any]] = load_toml("dates_patterns.toml")["rule"]
    of_dates = {
        f"dates/{rule['name']}": "« {} » : {} = {}".format(*rule["examples"][0][:3])
        for rule in dates
        if rule.get("examples")
    }
    of_relations = {
        f"relations/{rule.id}": f"« {_sentence(rule.examples[0])} »"
        for rule in packaged()
        if rule.examples
    }
    return of_dates | of_relations


def _sentence(example: str) -> str:
    """``La [Suède:LOC] aide. => …``: the sentence alone, ``La Suède aide.``."""
    return LABELLED.sub(r"\1", example.partition(" => ")[0])

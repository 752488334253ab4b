"""Why a row is there: its rule in words, for ``glaneur show --explain`` and the page."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from pipeline.lexicon import load_toml

Language = Literal["en", "fr"]
LIKE = {"en": "as in", "fr": "comme dans"}


def explanation(origin: str, language: Language) -> str:
    """The rule behind an origin, in words; empty where nothing is known beyond its name.

    Parameters
    ----------
    origin
        Component and rule, e.g. ``entities/demonym.form``.
    language
        ``en`` or ``fr``.
    """
    component, _, rule = origin.partition("/")
    if component == "dates" and rule in _date_examples():
        sentence, span, value = _date_examples()[rule]
        return f"{LIKE[language]} « {sentence} » : {span} = {value}"
    known = _explanations()
    for name in (origin, origin.partition(".")[0], component):
        if name in known:
            return known[name][language]
    return ""


@cache
def _explanations() -> dict[str, dict[str, str]]:
    text = (files("pipeline.report") / "explanations.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _date_examples() -> dict[str, tuple[str, str, str]]:
    """The first example of each rule of dates: sentence, expression, value."""
    rules: list[dict[str, Any]] = load_toml("dates_patterns.toml")["rule"]
    return {rule["name"]: tuple(rule["examples"][0][:3]) for rule in rules if rule.get("examples")}

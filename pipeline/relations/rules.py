"""Rules of relations: read from ``rules/*.toml`` and from files of the user, checked, indexed.

A rule reads statements (``predicates``) or the text between mentions (``pattern``); each carries
its own examples, which are tests: ``sentence => subject > object | role=… | modality=…``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from pipeline.assertions import Modality
from pipeline.errors import SettingsError


class Rule(BaseModel):
    """One rule.

    A statement rule fires where a statement has one of ``predicates``; ``subject`` and ``object``
    name its slots (``agent patient recipient place cause purpose``, ``prep:avec``, or ``after:à``
    for a phrase behind the verb), the first that is filled counts. A pattern rule fires where
    ``pattern`` matches, a regular expression in which ``<subject:PER>`` stands for a mention.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    type: str
    predicates: tuple[str, ...] = ()
    pattern: str | None = None
    words: tuple[str, ...] = Field((), description="a paragraph without one of them is passed over")
    kinds: tuple[str, ...] = ()
    voice: str | None = None
    subject: tuple[str, ...] = ("agent",)
    object: tuple[str, ...] = ("patient",)
    subject_is: tuple[str, ...] = ()
    object_is: tuple[str, ...] = ()
    subject_heads: tuple[str, ...] = ()
    object_heads: tuple[str, ...] = ()
    needs: tuple[str, ...] = Field(("subject", "object"), description="parts that must be there")
    of: tuple[str, ...] = Field((), description="slot of the body that a role belongs to")
    role: str | None = Field(None, description="slot, group of the pattern, or =text")
    value: str | None = None
    modality: Modality | None = None
    confidence: float = Field(0.8, ge=0, le=1)
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @field_validator(
        "subject", "object", "of", "subject_is", "object_is", "needs", "words", mode="before"
    )
    @classmethod
    def _words(cls, value: Any) -> Any:
        """``"patient prep:avec"`` is short for a list."""
        return tuple(value.split()) if isinstance(value, str) else value

    @field_validator("predicates", "subject_heads", "object_heads", mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:
        """``"rencontrer | se réunir avec"`` is short for a list."""
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split("|") if part.strip())
        return value

    @model_validator(mode="after")
    def _one_way(self) -> Rule:
        if bool(self.predicates) == bool(self.pattern):
            raise ValueError(f"rule {self.id}: give either predicates or a pattern")
        return self


@dataclass(frozen=True)
class RuleSet:
    """All rules, those over statements by predicate."""

    rules: tuple[Rule, ...]
    by_predicate: dict[str, tuple[Rule, ...]]
    patterns: tuple[Rule, ...]


@cache
def packaged() -> tuple[Rule, ...]:
    """The rules that come with the package, theme by theme."""
    folder = resources.files(__package__) / "rules"
    files = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(
        rule for name in files for rule in _read(name, (folder / name).read_text(encoding="utf-8"))
    )


@cache
def load_rules(extra: tuple[str, ...] = ()) -> RuleSet:
    """The packaged rules and those of the user's files.

    Parameters
    ----------
    extra
        Paths of TOML files; a rule there with the id of a packaged one replaces it.

    Raises
    ------
    SettingsError
        A file that is missing, is no TOML, or holds a rule that is none.
    """
    rules = {rule.id: rule for rule in packaged()}
    for path in extra:
        rules |= {rule.id: rule for rule in _read(path, _text(path))}
    return index(rules.values())


def index(rules: Iterable[Rule]) -> RuleSet:
    """Rules with their index by predicate."""
    every = tuple(rules)
    by_predicate: dict[str, tuple[Rule, ...]] = {}
    for rule in every:
        for predicate in rule.predicates:
            by_predicate[predicate] = (*by_predicate.get(predicate, ()), rule)
    return RuleSet(every, by_predicate, tuple(rule for rule in every if rule.pattern))


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); check --rules") from None


def _read(name: str, text: str) -> Sequence[Rule]:
    try:
        declared: dict[str, Any] = tomllib.loads(text)
        return [Rule.model_validate(row) for row in declared.get("rule", [])]
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: not valid TOML: {error}") from None
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(map(str, problem["loc"]))
        raise SettingsError(f"{name}: rule field {where!r}: {problem['msg']}") from None


@cache
def relation_types() -> dict[str, dict[str, Any]]:
    """Types with ``property`` and ``symmetric``, where they have them."""
    text = (resources.files(__package__) / "types.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)

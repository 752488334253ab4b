"""Compile the patterns of ``dates_patterns.toml`` and find their matches in a string of classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pipeline.dates.scanning import Tokens
from pipeline.dates.vocabulary import vocabulary
from pipeline.lexicon import load_toml


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, the reader of its matches, and its expression over class characters."""

    name: str
    read: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Hit:
    """A match of a rule: tokens ``start`` to ``end`` (exclusive)."""

    tokens: Tokens
    start: int
    end: int
    rule: str

    def all(self, name: str) -> list[int]:
        """Indices of the matched tokens of a class or set."""
        wanted = chars(name)
        classes = self.tokens.classes
        return [i for i in range(self.start, self.end) if classes[i] in wanted]

    def first(self, name: str) -> int | None:
        """Index of the first matched token of a class or set."""
        found = self.all(name)
        return found[0] if found else None

    def value(self, name: str) -> Any:
        """Value of the first matched token of a class or set, or ``None``."""
        index = self.first(name)
        return None if index is None else self.tokens.values[index]

    def has(self, name: str) -> bool:
        """Whether a token of the class or set was matched."""
        return not chars(name).isdisjoint(self.tokens.classes[self.start : self.end])

    @cached_property
    def before(self) -> str:
        """Class character of the token before, or an empty string."""
        return self.tokens.classes[self.start - 1] if self.start else ""


@cache
def chars(name: str) -> frozenset[str]:
    """The class characters of a set or class of the grammar."""
    sets: dict[str, str] = load_toml("dates_patterns.toml")["sets"]
    if name in sets:
        return frozenset().union(*(chars(member) for member in sets[name].split()))
    return frozenset(vocabulary().char[name])


def _expression(pattern: str) -> str:
    body = re.sub(r"[a-z][a-z0-9_]*", _translate, _without_macros(pattern))
    return re.sub(r"\s+", "", body).replace("(", "(?:")


def _without_macros(pattern: str) -> str:
    macros: dict[str, str] = load_toml("dates_patterns.toml")["macros"]
    return re.sub(
        r"[a-z][a-z0-9_]*",
        lambda name: _without_macros(macros[name[0]]) if name[0] in macros else name[0],
        pattern,
    )


def _translate(name: re.Match[str]) -> str:
    return f"[{''.join(sorted(chars(name[0])))}]"


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the file."""
    return tuple(
        Rule(rule["name"], rule["read"], re.compile(_expression(rule["pattern"])))
        for rule in load_toml("dates_patterns.toml")["rule"]
    )


@cache
def _by_first_class() -> dict[str, tuple[Rule, ...]]:
    """The rules that can begin with each class character."""
    table: dict[str, list[Rule]] = {}
    for rule in rules():
        for char in _Beginning(rule.pattern.pattern).chars():
            table.setdefault(char, []).append(rule)
    return {char: tuple(found) for char, found in table.items()}


class _Beginning:
    """Reads an expression (sets, groups, ``|``, ``?``, ``{m,n}``) for what can begin a match."""

    def __init__(self, expression: str) -> None:
        self.tokens = re.findall(r"\[[^\]]*\]|\(\?:|\{\d+,\d+\}|[)|?]", expression)
        self.place = 0

    def chars(self) -> set[str]:
        """The characters with which a match can begin."""
        return self._alternatives()[0]

    def _alternatives(self) -> tuple[set[str], bool]:
        found, empty = self._sequence()
        while self._next() == "|":
            self.place += 1
            more, also = self._sequence()
            found, empty = found | more, empty or also
        return found, empty

    def _sequence(self) -> tuple[set[str], bool]:
        found: set[str] = set()
        empty = True
        while self._next() not in {"|", ")", ""}:
            first, optional = self._item()
            if empty:
                found |= first
            empty = empty and optional
        return found, empty

    def _item(self) -> tuple[set[str], bool]:
        token = self._next()
        self.place += 1
        if token == "(?:":
            first, empty = self._alternatives()
            self.place += 1  # the closing parenthesis
        else:
            first, empty = set(token[1:-1]), False
        while self._next()[:1] in {"?", "{"} and self._next():
            empty = empty or self._next() == "?" or self._next().startswith("{0")
            self.place += 1
        return first, empty

    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""


@cache
def _starter() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(_by_first_class()))}]")


def candidates(tokens: Tokens, start: int) -> tuple[int, list[Hit]] | None:
    """The next place where a rule matches.

    Parameters
    ----------
    tokens
        A scanned text.
    start
        First token to look at.

    Returns
    -------
    tuple[int, list[Hit]] | None
        The token where they begin, and all matches there, longest first.
    """
    classes = tokens.classes
    table = _by_first_class()
    for place in _starter().finditer(classes, start):
        index = place.start()
        hits = list(_matches(tokens, index, table[classes[index]]))
        if hits:
            hits.sort(key=lambda hit: -hit.end)
            return index, hits
    return None


def _matches(tokens: Tokens, index: int, table: tuple[Rule, ...]) -> Iterator[Hit]:
    for rule in table:
        match = rule.pattern.match(tokens.classes, index)
        if match and match.end() > index:
            yield Hit(tokens, index, match.end(), rule.name)


@cache
def reader_names() -> dict[str, str]:
    """Rule name to reader name."""
    return {rule.name: rule.read for rule in rules()}

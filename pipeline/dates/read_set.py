"""Readers of times that come again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pipeline.dates.amounts import Amount, unit_code
from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    followed_by,
    is_class,
    month_at,
    number_at,
    one,
    reader,
    words,
)


def _set(hit: Hit, value: str) -> list[Reading]:
    return one(hit, Meaning(kind="SET", value=value))


@reader
def every(hit: Hit) -> list[Reading]:
    """``chaque lundi``, ``tous les deux ans``, ``chaque matin``."""
    last = hit.end - 1
    for name, value_of in _EVERY:
        if is_class(hit.tokens, last, name):
            return _set(hit, value_of(hit, hit.tokens.values[last]))
    code = unit_code(hit, last)
    numbers = hit.all("int")
    count = int(hit.tokens.values[numbers[0]]) if numbers else 1
    return _set(hit, Amount(count, code).value()) if code and count else []


def _every_weekday(_: Hit, value: Any) -> str:
    return f"XXXX-WXX-{(value[0] if isinstance(value, tuple) else value) + 1}"


def _every_day_and_month(_: Hit, written: str) -> str:
    day, month = re.findall(r"\d+", written)
    return f"XXXX-{int(month):02d}-{int(day):02d}"


def _every_month(hit: Hit, _: Any) -> str:
    days = hit.all("day")
    day = f"-{number_at(hit.tokens, days[0]):02d}" if days else ""
    return f"XXXX-{month_at(hit.tokens, hit.end - 1):02d}{day}"


_EVERY: tuple[tuple[str, Callable[[Hit, Any], str]], ...] = (
    ("weekday", _every_weekday),
    ("dayparts", lambda _, part: f"XXXX-XX-XXT{part}"),
    ("season", lambda _, season: f"XXXX-{season}"),
    ("dm", _every_day_and_month),
    ("monthx", _every_month),
)


@reader
def times_per(hit: Hit) -> list[Reading]:
    """``deux fois par semaine``, ``par an``: the period; speeds are quantities."""
    code = unit_code(hit, hit.end - 1)
    if (
        code is None
        or hit.tokens.word(hit.end - 1) == "j"
        or (code.startswith("T") and not hit.has("times"))
    ):
        return []
    value = Amount(1, code).value()
    start = hit.start if hit.has("times") else hit.end - 1
    return one(hit, Meaning(kind="SET", value=value), start=start)


@reader
def weekdays(hit: Hit) -> list[Reading]:
    """``les lundis``, ``le dimanche`` as a habit, ``premier lundi du mois``."""
    tokens = hit.tokens
    names = hit.all("weekday")
    value = tokens.values[names[0]]
    of_month = hit.has("every") or hit.has("unit_month")
    if hit.has("rank") and not (of_month or isinstance(value, tuple)):
        return []
    if hit.has("monthx") and not of_month:
        return []
    if isinstance(value, tuple):
        return _set(hit, f"XXXX-WXX-{value[0] + 1}{_part(hit)}")
    habit = tokens.word(hit.start - 1) == "le" and not followed_by(hit, "day", "dayw")
    if of_month or (habit and not capital(tokens, names[0])):
        return _set(hit, f"XXXX-WXX-{value + 1}{_part(hit)}")
    return []


def _part(hit: Hit) -> str:
    return f"T{hit.value('part')}" if hit.has("part") else ""


@reader
def weekday_range(hit: Hit) -> list[Reading]:
    """``du lundi au vendredi``: a habit when it follows ``du``; else two days."""
    tokens = hit.tokens
    first, last = tokens.values[hit.start], tokens.values[hit.end - 1]
    if isinstance(first, tuple) or isinstance(last, tuple) or first == last:
        return []
    if tokens.word(hit.start - 1) in {"du", "le"} or is_class(tokens, hit.start + 1, "dash"):
        return _set(hit, f"XXXX-WXX-{first + 1}/XXXX-WXX-{last + 1}")
    return []


@reader
def periodic(hit: Hit) -> list[Reading]:
    """``annuel``, ``quotidien`` as adjectives; not ``le quotidien``, ``la presse quotidienne``."""
    tokens = hit.tokens
    if hit.has("periodically"):
        return _set(hit, hit.value("periodically"))
    before = tokens.word(hit.start - 1)
    adjective = is_class(tokens, hit.start - 1, "other_word") and before.isalpha()
    if tokens.word(hit.start) in {"quotidiens", "hebdomadaires"}:
        return []
    if not adjective or before in words("not_adjective") or capital(tokens, hit.start):
        return []
    if hit.has("part_adjective"):
        return one(hit, Meaning(kind="TIME", value=f"T{hit.value('part_adjective')}"))
    return _set(hit, hit.value("periodic"))

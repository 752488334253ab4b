"""Readers of the times of races: ``2'34''``, ``1 h 25'12''``, ``9''58``, ``41 s 92``."""

from __future__ import annotations

from decimal import Decimal

from pipeline.dates.amounts import plain
from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import is_class, one, reader


@reader
def stopwatch(hit: Hit) -> list[Reading]:
    """``2'34''``, ``1'44''67``, ``1 h 25'12''``; not the minutes of an angle."""
    tokens, numbers = hit.tokens, _numbers(hit)
    if tokens.word(hit.start - 1) == "°" or len(tokens.word(numbers[-1])) != 2:
        return []
    return _raced(hit, numbers)


@reader
def hundredths(hit: Hit) -> list[Reading]:
    """``9''58``, ``41 s 92``, ``1 min 43 s 67``."""
    tokens, numbers = hit.tokens, _numbers(hit)
    glued = all(tokens.ends[i - 1] == tokens.starts[i] for i in range(hit.start + 1, hit.end))
    if len(tokens.word(numbers[-1])) != 2 or not (glued or hit.has("unit_second")):
        return []
    return _raced(hit, numbers)


def _numbers(hit: Hit) -> list[int]:
    return [i for i in range(hit.start, hit.end) if is_class(hit.tokens, i, "year2")]


def _raced(hit: Hit, numbers: list[int]) -> list[Reading]:
    """Hours, minutes and seconds, the last number hundredths after the mark of seconds."""
    tokens = hit.tokens
    split = _is_split(hit)
    whole = numbers[:-1] if split else numbers
    if len(whole) > 3 or any(tokens.values[i] > 59 for i in whole):
        return []
    values = [str(tokens.values[i]) for i in whole]
    if split:
        values[-1] = plain(Decimal(f"{values[-1]}.{tokens.word(numbers[-1])}"))
    parts = (value + unit for value, unit in zip(values, "HMS"[-len(values) :], strict=True))
    return one(hit, Meaning(kind="DURATION", value=f"PT{''.join(parts)}"))


def _is_split(hit: Hit) -> bool:
    tokens, last = hit.tokens, hit.end - 1
    if not is_class(tokens, last, "year2"):
        return False
    marked = is_class(tokens, last - 1, "quote", "unit_second")
    return marked or (is_class(tokens, last - 1, "prime") and is_class(tokens, last - 2, "prime"))

"""Readers of clock times."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.clock_sense import is_clock
from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    closed,
    followed_by,
    is_class,
    led_by,
    one,
    opens_sentence,
    part_of_day,
    preceded_by,
    reader,
    stems,
)
from pipeline.dates.time_values import afternoon, half_day, time_value


@reader
def clock(hit: Hit) -> list[Reading]:
    """``22 h 30``, ``7 heures du soir``, ``midi et demi``, ``8 heures moins le quart``."""
    tokens = hit.tokens
    if hit.has("clock"):
        return _colon(hit)
    if hit.has("noon"):
        return _noon(hit)
    if hit.rule == "clock_half_first" and not (
        hit.has("heure") or hit.has("part") or tokens.word(hit.start - 1) in {"est", "c'"}
    ):
        return []
    numbers = [
        i for i in range(hit.start, hit.end)
        if is_class(tokens, i, "minute", "minutew", "hour", "hourw")
    ]  # fmt: skip
    hour = int(tokens.values[numbers[0]])
    minute = int(tokens.values[numbers[1]]) if len(numbers) > 1 else 0
    second = int(tokens.values[numbers[2]]) if len(numbers) > 2 else None
    if not is_clock(hit, hour, minutes=len(numbers) > 1):
        return []
    hour, minute = _fraction(hit, hour, minute)
    value = time_value(half_day(hit, hour), minute, second)
    shift = (0, "D") if hit.has("dem") else None
    return one(hit, Meaning(kind="TIME", clock=value, shift=shift)) if value else []


def _fraction(hit: Hit, hour: int, minute: int) -> tuple[int, int]:
    if hit.has("half"):
        minute = 30
    elif hit.has("quarter"):
        minute = 15
    if hit.has("less"):
        return hour - 1, 60 - minute if minute else 0
    return hour, minute


def _colon(hit: Hit) -> list[Reading]:
    parts = [int(part) for part in hit.value("clock").split(":")]
    if hit.tokens.text[hit.tokens.starts[hit.start] - 1 : hit.tokens.starts[hit.start]] in {
        "/",
        "-",
    }:
        parts = parts[:2] if hit.tokens.text[hit.tokens.starts[hit.start] - 1] == "-" else [99, 0]
    value = time_value(half_day(hit, parts[0]), parts[1], parts[2] if len(parts) > 2 else None)
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


def _noon(hit: Hit) -> list[Reading]:
    """``midi``; ``le Midi`` is a region, ``le midi`` a habit."""
    tokens = hit.tokens
    midi = tokens.word(hit.start) == "midi"
    if _is_a_name(hit) or (midi and _is_a_habit(hit)):
        return []
    hour = 24 if hit.has("less") and not midi else int(hit.value("noon"))
    numbers = hit.all("minute") + hit.all("minutew")
    minute = int(tokens.values[numbers[0]]) if numbers else 0
    value = time_value(*_fraction(hit, hour, minute))
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


def _is_a_name(hit: Hit) -> bool:
    """``le Midi``, ``les Éditions de Minuit``."""
    written = hit.tokens.written(hit.start)
    inside = not opens_sentence(hit.tokens, hit.start)
    return inside and written[0].isupper() and not written.isupper()


def _is_a_habit(hit: Hit) -> bool:
    """``le repas de midi``; ``de midi à 14 h`` and ``sur le coup de midi`` are times."""
    tokens = hit.tokens
    alone = hit.end == hit.start + 1 and preceded_by(hit, "art", "de")
    to_a_time = followed_by(hit, "a") and is_class(tokens, hit.end + 1, "hour", "hourw", "noon")
    return alone and not (
        to_a_time or led_by(hit, "between") or tokens.word(hit.start - 2) == "coup"
    )


@reader
def clock_compact(hit: Hit) -> list[Reading]:
    """``1140 a.m.``, as assistants write it."""
    hour, minute = divmod(int(hit.tokens.values[hit.start]), 100)
    if not 1 <= hour <= 12:
        return []
    value = time_value(half_day(hit, hour), minute)
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


@reader
def part_clock(hit: Hit) -> list[Reading]:
    """``ce matin à 7``, ``l'après-midi 7:00``: the part of the day tells the half."""
    tokens = hit.tokens
    if hit.has("clock"):
        parts = [int(part) for part in hit.value("clock").split(":")]
    else:
        numbers = [
            i
            for i in range(hit.start, hit.end)
            if is_class(tokens, i, "hour", "hourw", "minute", "minutew")
        ]
        parts = [int(tokens.values[i]) for i in numbers]
        bare = not (hit.has("h") or hit.has("heure"))
        if parts[0] > 24 or (bare and not closed(tokens, hit.end)) or (bare and not hit.has("a")):
            return []
    hour, minute = _fraction(hit, parts[0], parts[1] if len(parts) > 1 else 0)
    value = time_value(
        afternoon(hour, part_of_day(hit)), minute, parts[2] if len(parts) > 2 else None
    )
    if value is None:
        return []
    shift = (0, "D") if hit.has("dem") else None
    return one(hit, Meaning(kind="TIME", shift=shift, clock=value))


@reader
def word_clock(hit: Hit) -> list[Reading]:
    """``sept trente`` at the end of a phrase, after a word of going or meeting."""
    tokens = hit.tokens
    hour, minute = int(tokens.values[hit.start]), int(tokens.values[hit.end - 1])
    if not (1 <= hour <= 23 and 5 <= minute <= 59) or not closed(tokens, hit.end):
        return []
    if not (preceded_by(hit, "a", "pour") or tokens.word(hit.start - 1).startswith(stems("going"))):
        return []
    return one(hit, Meaning(kind="TIME", clock=time_value(hour, minute)))


@reader
def bare_hour(hit: Hit) -> list[Reading]:
    """``rendez-vous à 7``: an hour without its unit, after a word of going or meeting."""
    tokens = hit.tokens
    before = hit.start - 1
    start = hit.start
    if is_class(tokens, before, "a", "approx", "near"):
        before -= 1
    else:
        return []
    if is_class(tokens, hit.start, "u") or not closed(tokens, hit.end):
        return []
    if not tokens.word(before).startswith(stems("going")) or int(tokens.values[start]) > 24:
        return []
    return one(hit, Meaning(kind="TIME", clock=time_value(int(tokens.values[start]))))


@reader
def hour_range(hit: Hit) -> list[Reading]:
    """``9 à 12 h``, ``5 au 6 pm``: the first hour without its unit."""
    tokens = hit.tokens
    numbers = [
        i for i in range(hit.start, hit.end) if is_class(tokens, i, "hour", "hourw", "minute")
    ]
    if is_class(tokens, hit.start, "u") or (hit.has("a") and preceded_by(hit, "art")):
        return []
    if hit.has("et") and not led_by(hit, "between"):
        return []
    if hit.has("a") and not (
        led_by(hit, "de", "between", "since") or part_of_day(hit) or hit.has("pm")
    ):
        return []
    first, last = int(tokens.values[numbers[0]]), int(tokens.values[numbers[1]])
    minute = int(tokens.values[numbers[2]]) if len(numbers) > 2 else 0
    if followed_by(hit, "de") or hit.has("local"):
        return []
    own = replace(hit, end=numbers[1])
    told = own if any(own.has(name) for name in ("am", "pm", "part")) else hit
    rest = replace(hit, start=numbers[1]) if told is own else hit
    low, high = time_value(half_day(told, first)), time_value(half_day(rest, last), minute)
    if low is None or high is None or (low >= high and low < "T12:00"):
        return []
    meaning = Meaning(kind="TIME", clock=low, until=Meaning(kind="TIME", clock=high))
    return one(hit, meaning)


@reader
def hour_range_bare(hit: Hit) -> list[Reading]:
    """``de 5 à 7 aujourd'hui``: hours without unit before a day, after ``de`` or ``entre``."""
    tokens = hit.tokens
    after = hit.end + is_class(tokens, hit.end, "of")
    before = tokens.word(hit.start - 1)
    if not (
        is_class(tokens, after, "deictic", "weekday", "relday", "dmy")
        or (
            after > hit.end
            and is_class(tokens, after, "day")
            and is_class(tokens, after + 1, "monthx")
        )
    ):
        return []
    if not (before in {"de", "entre"} or before.startswith(stems("going"))):
        return []
    numbers = [i for i in range(hit.start, hit.end) if is_class(tokens, i, "hour", "hourw")]
    first, last = int(tokens.values[numbers[0]]), int(tokens.values[numbers[-1]])
    low, high = time_value(first), time_value(last)
    if not first < last or low is None or high is None or (hit.has("et") and before != "entre"):
        return []
    return one(hit, Meaning(kind="TIME", clock=low, until=Meaning(kind="TIME", clock=high)))

"""Readers of clock times, and the question whether ``3 heures`` is a time or a duration."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    closed,
    followed_by,
    is_class,
    lead_index,
    led_by,
    one,
    part_of_day,
    preceded_by,
    reader,
    stems,
    words,
)


def _time(hour: int, minute: int = 0, second: int | None = None) -> str | None:
    if not (0 <= hour <= 24 and 0 <= minute <= 59 and (second or 0) <= 59):
        return None
    tail = f":{second:02d}" if second is not None else ""
    return f"T{hour:02d}:{minute:02d}{tail}"


def afternoon(hour: int, part: str | None) -> int:
    """The hour on the 24-hour clock, told the part of the day: ``8 heures du soir`` is 20."""
    if part == "MO":
        return hour % 12 if hour == 12 else hour
    if part in {"AF", "EV"} and 1 <= hour < 12:
        return hour + 12
    if part == "NI" and 5 <= hour < 12:
        return hour + 12
    return hour


def _half_day(hit: Hit, hour: int) -> int:
    if hit.has("pm") and hour < 12:
        return hour + 12
    if hit.has("am") and hour == 12:
        return 0
    return afternoon(hour, part_of_day(hit))


@reader
def clock(hit: Hit) -> list[Reading]:
    """``22 h 30``, ``7 heures du soir``, ``midi et demi``, ``7:56:35 pm``, ``8 heures moins le quart``."""
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
    value = _time(_half_day(hit, hour), minute, second)
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
    value = _time(_half_day(hit, parts[0]), parts[1], parts[2] if len(parts) > 2 else None)
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


def _noon(hit: Hit) -> list[Reading]:
    """``midi``; ``le Midi`` is a region, ``le midi`` a habit."""
    tokens = hit.tokens
    midi = tokens.word(hit.start) == "midi"
    if midi and (
        capital(tokens, hit.start) and hit.start and not tokens.written(hit.start).isupper()
    ):
        return []
    if (
        midi
        and hit.end == hit.start + 1
        and preceded_by(hit, "art", "de")
        and not led_by(hit, "between")
    ):
        return []
    hour, minute = int(hit.value("noon")), 0
    numbers = hit.all("minutew")
    minute = int(tokens.values[numbers[0]]) if numbers else 0
    if not midi and hit.has("less"):
        hour = 24
    hour, minute = _fraction(hit, hour, minute)
    value = _time(hour, minute)
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


def is_clock(hit: Hit, hour: int, *, minutes: bool) -> bool:
    """Whether hours with their unit name a time of day rather than a length of time.

    French writes both ``à 3 heures`` and ``3 heures de route``: the words around decide.
    """
    tokens = hit.tokens
    if hour > 24 or (hour == 24 and not led_by(hit, "a", "until", "between")):
        return False
    if any(hit.has(name) for name in ("part", "am", "pm", "local", "zone")):
        return True
    if _before_a_day(hit):
        return True
    if led_by(hit, "during", "pour", "ago", "sur", "it_makes", "par", "whole"):
        return False
    if preceded_by(hit, "en", "dans", "amount", "every", "all", "times", "dem", "last", "next"):
        return False
    if hit.has("unit_minute") and not led_by(hit, "a", "near", "since", "until"):
        return False
    if followed_by(hit, "de") and not (led_by(hit, "a", "near") and not _away(hit)):
        return minutes and not tokens.word(hit.end) == "d'"
    if followed_by(hit, "later", "earlier") and closed(tokens, hit.end + 1):
        return False
    if led_by(hit, "a", "since", "until", "between") or _starts_around(hit):
        return True
    if tokens.word(lead_index(hit)).startswith(stems("spending")) or tokens.word(
        hit.start - 2
    ).startswith(stems("spending")):
        return False
    return _looks_like_clock(hit, hour, minutes=minutes)


def _away(hit: Hit) -> bool:
    """``à 3 heures de Paris``, ``à 2 h de route`` say how far, ``à 14 h de la gare`` when."""
    following = hit.end + 1
    return is_class(hit.tokens, following, "cap") or (
        hit.tokens.word(following) in words("travelled")
    )


def _before_a_day(hit: Hit) -> bool:
    """``15 h dimanche``, ``20 heures le lendemain``."""
    after = hit.end + is_class(hit.tokens, hit.end, "art")
    return is_class(hit.tokens, after, "deictic", "weekday", "relday")


def _starts_around(hit: Hit) -> bool:
    return led_by(hit, "near") or hit.tokens.word(lead_index(hit)) in {"est", "c'"}


def _looks_like_clock(hit: Hit, hour: int, *, minutes: bool) -> bool:
    """Without a telling word: figures with minutes or ``h`` are times, words are durations."""
    tokens = hit.tokens
    digits = is_class(tokens, hit.start, "hour") or minutes
    if minutes and (hit.has("half") or hit.has("quarter")) and not digits:
        return preceded_by(hit, "part", "deictic", "weekdayx")
    if preceded_by(hit, "approx", "more", "less"):
        return minutes
    if preceded_by(hit, "de"):
        return digits and (minutes or not hit.has("heure") or followed_by(hit, "a"))
    if minutes or (digits and hit.has("h")):
        return True
    after_day = preceded_by(
        hit, "deictic", "weekdayx", "part", "month", "comma", "earlier", "later"
    )
    return after_day or (
        digits and (hour > 12 or closed(tokens, hit.end)) and not preceded_by(hit, "u")
    )


@reader
def clock_compact(hit: Hit) -> list[Reading]:
    """``1140 a.m.``"""
    hour, minute = divmod(int(hit.tokens.values[hit.start]), 100)
    if not 1 <= hour <= 12:
        return []
    value = _time(_half_day(hit, hour), minute)
    return one(hit, Meaning(kind="TIME", clock=value)) if value else []


@reader
def part_clock(hit: Hit) -> list[Reading]:
    """``ce matin à 7``, ``l'après-midi 7:00``: the part of the day tells the half."""
    tokens = hit.tokens
    if hit.has("clock"):
        parts = [int(part) for part in hit.value("clock").split(":")]
    else:
        numbers = [
            i for i in range(hit.start, hit.end) if is_class(tokens, i, "hour", "hourw", "minute")
        ]
        parts = [int(tokens.values[i]) for i in numbers]
        bare = not (hit.has("h") or hit.has("heure"))
        if parts[0] > 24 or (bare and not closed(tokens, hit.end)) or (bare and not hit.has("a")):
            return []
    value = _time(
        afternoon(parts[0], part_of_day(hit)),
        parts[1] if len(parts) > 1 else 0,
        parts[2] if len(parts) > 2 else None,
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
    return one(hit, Meaning(kind="TIME", clock=_time(hour, minute)))


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
    return one(hit, Meaning(kind="TIME", clock=_time(int(tokens.values[start]))))


@reader
def hour_range(hit: Hit) -> list[Reading]:
    """``9 à 12 h``, ``5 au 6 pm``: the first hour without its unit."""
    tokens = hit.tokens
    if hit.rule == "clock_half_first" and not (
        hit.has("heure") or hit.has("part") or tokens.word(hit.start - 1) in {"est", "c'"}
    ):
        return []
    numbers = [
        i for i in range(hit.start, hit.end) if is_class(tokens, i, "hour", "hourw", "minute")
    ]
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
    low, high = _time(_half_day(told, first)), _time(_half_day(rest, last), minute)
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
    low, high = _time(first), _time(last)
    if not first < last or low is None or high is None or (hit.has("et") and before != "entre"):
        return []
    return one(hit, Meaning(kind="TIME", clock=low, until=Meaning(kind="TIME", clock=high)))

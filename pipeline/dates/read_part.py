"""Readers of parts of the day."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    closed,
    direction,
    edge,
    followed_by,
    is_class,
    led_by,
    number_at,
    one,
    opens_sentence,
    part_of_day,
    preceded_by,
    reader,
    weekday_value,
)


@reader
def part_of(hit: Hit) -> list[Reading]:
    """``soirée de mardi``, ``matin du 3 mai``, ``début d'après-midi mardi``."""
    part, value = part_of_day(hit), weekday_value(hit)
    tokens = hit.tokens
    parts = hit.all("part")
    if hit.has("daylight") and not hit.has("of"):  # une belle journée hier
        return []
    if tokens.word(parts[0]) == "aube" and capital(tokens, parts[0]):
        return []
    if hit.has("monthx") and hit.has("month"):
        days = [i for i in range(hit.start, hit.end) if is_class(hit.tokens, i, "day", "dayw")]
        base = Meaning(
            year=hit.value("year"), month=hit.value("month"), day=number_at(hit.tokens, days[0])
        )
    elif hit.has("deictic"):
        base = Meaning(shift=(int(hit.value("deictic")), "D"))
    elif value is not None:
        base = Meaning(weekday=value, direction=direction(hit))
    else:
        return []
    return one(hit, replace(base, kind="TIME", part=part, modifier=edge(hit)))


@reader
def night_of(hit: Hit) -> list[Reading]:
    """``nuit de samedi à dimanche``, ``nuit du 3 au 4 mai``: the day on which it begins."""
    days = [i for i in range(hit.start, hit.end) if is_class(hit.tokens, i, "day")]
    part = part_of_day(hit)
    if hit.has("month"):
        first, last = number_at(hit.tokens, days[0]), number_at(hit.tokens, days[1])
        month, year = hit.value("month"), hit.value("year")
        if first > last:  # nuit du 31 au 1er janvier
            base = Meaning(month=month, day=last, year=year, day_shift=-1)
        else:
            base = Meaning(month=month, day=first, year=year)
    else:
        value = weekday_value(hit)
        if value is None:
            return []
        base = Meaning(weekday=value)
    return one(hit, replace(base, kind="TIME", part=part))


@reader
def this_part(hit: Hit) -> list[Reading]:
    """``ce matin``, ``cette nuit``, ``ce midi``, ``ce soir-là``, ``ce même soir``."""
    tokens = hit.tokens
    last = tokens.word(hit.end - 1)
    there = hit.has("there") or hit.has("same")
    if last in {"soiree", "matinee", "journee"} and (
        tokens.word(hit.end + 1) == "qui" or tokens.word(hit.end) in {"qui", "est", "sera", "a"}
    ):
        return []
    if tokens.word(hit.start) == "ces" or (
        followed_by(hit, "of") and is_class(tokens, hit.end + 1, "day", "weekday")
    ):
        return []
    if hit.has("noon"):
        clock = f"T{int(hit.value('noon')):02d}:00"
        return one(hit, Meaning(kind="TIME", shift=(0, "D"), clock=clock))
    meaning = Meaning(
        kind="TIME", shift=(0, "D"), part=part_of_day(hit), anchor="focus" if there else "reference"
    )
    return one(hit, meaning)


@reader
def part(hit: Hit) -> list[Reading]:
    """``dans la soirée``, ``en matinée``, ``tard dans la nuit``, ``nuit dernière``."""
    code, relative, modifier = part_of_day(hit), direction(hit), edge(hit)
    if relative is not None:
        return one(hit, Meaning(kind="TIME", shift=(relative, "D"), part=code))
    if not hit.has("same") and (_is_no_time(hit) or not _is_told(hit)):
        return []
    return one(hit, Meaning(kind="TIME", part=code, modifier=modifier))


def _is_no_time(hit: Hit) -> bool:
    """Habits (``les matins``), and ``l'Aube``, a department."""
    index = hit.all("part")[-1]
    word = hit.tokens.word(index)
    return word.endswith("s") or (word == "aube" and capital(hit.tokens, index))


def _is_told(hit: Hit) -> bool:
    """Whether a part of the day is a time here: ``dans la nuit``, but not ``la nuit`` alone."""
    tokens, word = hit.tokens, hit.tokens.word(hit.end - 1)
    led = led_by(hit, "during", "dans", "since", "until", "whole") or preceded_by(hit, "en")
    at_dawn = word in {"aube", "crepuscule"} and led_by(hit, "a")
    under_way = is_class(tokens, hit.start - 2, "current") and preceded_by(hit, "of")
    if word == "journee":
        return led or under_way
    late = tokens.word(hit.start) in {"tard", "tot", "fin", "debut", "milieu", "mi"}
    return led or at_dawn or under_way or late or edge(hit) is not None or _stands_alone(hit)


def _stands_alone(hit: Hit) -> bool:
    """``L'après-midi``, and ``Le soir,`` ``Au matin,`` at the beginning of a sentence."""
    tokens = hit.tokens
    afternoon = part_of_day(hit) == "AF" and (
        preceded_by(hit, "art") or (hit.start == 0 and closed(tokens, hit.end))
    )
    opening = preceded_by(hit, "art", "a") and opens_sentence(tokens, hit.start - 1)
    return afternoon or (opening and followed_by(hit, "comma"))

"""Whether ``3 heures`` is a time of day or a length of time.

French writes both alike (``à 3 heures``, ``3 heures de route``): the words around decide. The signs
stand in order; the first that applies has the say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.dates.grammar import Hit
from pipeline.dates.reading import (
    closed,
    followed_by,
    is_class,
    lead_index,
    led_by,
    preceded_by,
    stems,
    words,
)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours with their unit: the match, the number, and whether minutes follow."""

    hit: Hit
    hour: int
    minutes: bool


def is_clock(hit: Hit, hour: int, *, minutes: bool) -> bool:
    """Whether hours with their unit name a time of day.

    Parameters
    ----------
    hit
        The match.
    hour
        Its number.
    minutes
        Whether minutes are written too.
    """
    hours = Hours(hit, hour, minutes)
    return next((answer for applies, answer in _SIGNS if applies(hours)), _by_form(hours))


def _no_hour_of_a_day(hours: Hours) -> bool:
    return hours.hour > 24 or (hours.hour == 24 and not led_by(hours.hit, "a", "until", "between"))


def _with_a_part_of_day(hours: Hours) -> bool:
    return any(hours.hit.has(name) for name in ("part", "am", "pm", "local", "zone"))


def _before_a_day(hours: Hours) -> bool:
    """``15 h dimanche``, ``20 heures le lendemain``."""
    tokens, end = hours.hit.tokens, hours.hit.end
    return is_class(tokens, end + is_class(tokens, end, "art"), "deictic", "weekday", "relday")


def _after_a_word_of_length(hours: Hours) -> bool:
    hit = hours.hit
    return led_by(hit, "during", "pour", "ago", "sur", "it_makes", "par", "whole") or preceded_by(
        hit, "en", "dans", "amount", "every", "all", "times", "dem", "last", "next"
    )


def _with_minutes_spelled_out(hours: Hours) -> bool:
    """``2 h 41 min``."""
    spelled = hours.hit.has("unit_minute")
    return spelled and not led_by(hours.hit, "a", "near", "since", "until")


def _so_far_away(hours: Hours) -> bool:
    """``à 3 heures de Paris``, ``2 h 30 de route``: how far, not when."""
    hit = hours.hit
    if not followed_by(hit, "of"):
        return False
    following = hit.end + 1
    named = is_class(hit.tokens, following, "cap") and hit.tokens.word(hit.end) != "du"
    return named or hit.tokens.word(following) in words("travelled")


def _of_something(hours: Hours) -> bool:
    """``3 heures de débat``; ``à 14 h de la gare`` and ``8 h 12 de`` are left to the next signs."""
    return followed_by(hours.hit, "de") and not hours.minutes and not led_by(hours.hit, "a", "near")


def _till_later(hours: Hours) -> bool:
    """``cinq heures après l'incident``."""
    return followed_by(hours.hit, "later", "earlier")


def _after_a_word_of_time(hours: Hours) -> bool:
    said = hours.hit.tokens.word(lead_index(hours.hit)) in {"est", "etait", "sera", "c'"}
    return said or led_by(hours.hit, "a", "since", "until", "between", "near")


def _after_a_verb_of_length(hours: Hours) -> bool:
    tokens = hours.hit.tokens
    before = (tokens.word(lead_index(hours.hit)), tokens.word(hours.hit.start - 2))
    return any(word.startswith(stems("spending")) for word in before)


_SIGNS: tuple[tuple[Callable[[Hours], bool], bool], ...] = (
    (_no_hour_of_a_day, False),
    (_with_a_part_of_day, True),
    (_after_a_word_of_length, False),
    (_before_a_day, True),
    (_with_minutes_spelled_out, False),
    (_so_far_away, False),
    (_of_something, False),
    (_after_a_word_of_time, True),
    (_till_later, False),
    (_after_a_verb_of_length, False),
)


def _by_form(hours: Hours) -> bool:
    """Without a telling word: figures with minutes or ``h`` are times, words are durations."""
    hit, minutes = hours.hit, hours.minutes
    digits = is_class(hit.tokens, hit.start, "hour") or minutes
    if is_class(hit.tokens, hit.start, "u"):
        return False
    if preceded_by(hit, "approx", "more", "less"):
        return minutes or hit.tokens.word(hit.start - 2) in {"est", "etait", "sera"}
    if preceded_by(hit, "de"):
        return digits and (minutes or not hit.has("heure") or followed_by(hit, "a"))
    if minutes or (digits and hit.has("h")):
        return True
    if preceded_by(hit, "deictic", "weekdayx", "part", "month", "comma", "earlier", "later"):
        return True
    return digits and (hours.hour > 12 or closed(hit.tokens, hit.end))

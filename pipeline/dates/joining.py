"""Join readings that make one expression: edges, day with time, ends of a range."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import EDGES, is_class
from pipeline.dates.scanning import Tokens
from pipeline.dates.time_values import afternoon

_FURTHEST = 4  # words between two readings that may still make one expression


def join(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    """Join neighbouring readings.

    Parameters
    ----------
    readings
        In text order, not overlapping.
    tokens
        The text they were read from.

    Returns
    -------
    list[Reading]
        In text order, not overlapping.
    """
    edged = _extend(readings, tokens)
    timed = _fold(_fold(edged, tokens, _day_and_time), tokens, _set_and_time)
    return _two_ends(_fold(timed, tokens, _range), tokens)


def _fold(readings: list[Reading], tokens: Tokens, pair: object) -> list[Reading]:
    done: list[Reading] = []
    for reading in readings:
        joined = pair(done[-1], reading, tokens) if done else None  # type: ignore[operator]
        if joined is None:
            done.append(reading)
        else:
            done[-1] = joined
    return done


def _extend(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    """``début octobre``, ``fin de l'année dernière``, ``mi-mai``, ``courant mars``."""
    done: list[Reading] = []
    floor = 0
    for reading in readings:
        extended = _with_edge(reading, tokens, floor)
        done.append(extended)
        floor = reading.end
    return done


def _with_edge(reading: Reading, tokens: Tokens, floor: int) -> Reading:
    meaning = reading.meaning
    if meaning.kind != "DATE" or meaning.modifier or meaning.until:
        return reading
    index = reading.start - 1
    while index > floor and is_class(tokens, index, "art", "de", "dem"):
        index -= 1
    if is_class(tokens, index, "dash"):
        index -= 1
        if not is_class(tokens, index, "mid"):
            return reading
    if index < floor:
        return reading
    if is_class(tokens, index, "course"):
        return replace(reading, start=index)
    for name in ("start", "mid", "end"):
        if is_class(tokens, index, name) and _fits(tokens, index, reading.start):
            return replace(reading, start=index, meaning=meaning.with_modifier(EDGES[name]))
    return reading


def _fits(tokens: Tokens, index: int, start: int) -> bool:
    """An article needs ``de`` before it: ``fin de l'année`` but not ``fin le 3 mai``."""
    between = range(index + 1, start)
    if not any(is_class(tokens, i, "art") for i in between):
        return True
    return tokens.word(index).endswith(" de") or is_class(tokens, index + 1, "de")


def _words_between(first: Reading, second: Reading, tokens: Tokens) -> list[str]:
    if second.start - first.end > _FURTHEST:
        return ["…"]
    return [tokens.word(i) for i in range(first.end, second.start)]


def _is_time_only(meaning: Meaning) -> bool:
    bare = meaning.shift is None and meaning.value is None and meaning.holiday is None
    bare = bare and meaning.month is None and meaning.day is None and meaning.weekday is None
    return meaning.kind == "TIME" and meaning.clock is not None and bare and not meaning.part


def _has_day(meaning: Meaning) -> bool:
    if meaning.clock or meaning.until or meaning.value or meaning.kind in {"DURATION", "SET"}:
        return False
    named = meaning.weekday is not None or meaning.day is not None or meaning.holiday is not None
    return named or (meaning.shift is not None and meaning.shift[1] == "D")


def _at(day: Meaning, time: Meaning) -> Meaning:
    clock = time.clock
    if day.part and clock:
        clock = f"T{afternoon(int(clock[1:3]), day.part):02d}{clock[3:]}"
    until = time.until
    if until is not None:
        until = _at(day, until)
    modifier = time.modifier or (None if day.part else day.modifier)
    return replace(day, kind="TIME", clock=clock, part=None, until=until, modifier=modifier)


_STAMPS = frozenset({"clock_colon", "clock_compact"})  # 03/05/2021, 20:15:30


def _day_and_time(first: Reading, second: Reading, tokens: Tokens) -> Reading | None:
    """``mardi à 15 h``, ``15 h mardi``; ``mardi, à 15 h`` and ``mardi vers 15 h`` are two."""
    words = _words_between(first, second, tokens)
    if _has_day(first.meaning) and _is_time_only(second.meaning):
        stamp = words == [","] and second.rule in _STAMPS
        free = tokens.word(second.end) not in {"a", "-"}
        if stamp or (words in ([], ["a"]) and free):
            meaning = _at(first.meaning, second.meaning)
            return Reading(first.start, second.end, first.rule, meaning)
        return None
    if _day_comes_close(words, first, second):
        meaning = _at(second.meaning, first.meaning)
        return Reading(first.start, second.end, second.rule, meaning)
    return None


def _day_comes_close(words: list[str], first: Reading, second: Reading) -> bool:
    """``20 h 30 aujourd'hui``, ``vers 15 h 30, hier``, ``20 h le 15``."""
    if not _is_time_only(first.meaning) or not _has_day(second.meaning) or second.meaning.part:
        return False
    if words == [","]:
        deictic = second.meaning.shift is not None and second.meaning.anchor == "reference"
        return deictic or first.rule in _STAMPS
    if words == ["le"]:
        return True
    return second.rule != "day_only" and words in ([], ["du"], ["de"], ["sur"], ["sur", "la"])


def _set_and_time(first: Reading, second: Reading, tokens: Tokens) -> Reading | None:
    """``chaque lundi à 9 h``, ``9 h tous les matins``."""
    words = _words_between(first, second, tokens)
    a, b = first.meaning, second.meaning
    value = a.value or b.value or ""
    if not value.startswith(("XXXX-WXX-", "XXXX-XX-XXT", "P1D")) or "/" in value:
        return None
    if a.kind == "SET" and _is_time_only(b) and words in ([], ["a"]) and not b.until:
        return Reading(first.start, second.end, first.rule, _set_at(a, b))
    if b.kind == "SET" and _is_time_only(a) and not words and not a.until:
        return Reading(first.start, second.end, second.rule, _set_at(b, a))
    return None


def _set_at(again: Meaning, time: Meaning) -> Meaning:
    value, clock = again.value or "", time.clock or ""
    if value.startswith("XXXX-WXX-") and "T" not in value and "/" not in value:
        return replace(again, value=value + clock)
    part = value.rpartition("T")[2] if "T" in value else None
    return replace(again, value=f"T{afternoon(int(clock[1:3]), part):02d}{clock[3:]}")


_OPENERS = frozenset({"de", "du", "des", "d'", "depuis", "entre", "des le", "a partir du"})


def _range(first: Reading, second: Reading, tokens: Tokens) -> Reading | None:
    a, b = first.meaning, second.meaning
    if a.until or b.until or not _same_sort(a, b):
        return None
    words = [
        word for word in _words_between(first, second, tokens) if word not in {"le", "la", "l'"}
    ]
    if len(words) != 1 or not _opened(first, words[0], tokens):
        return None
    if _two_whole_dates(a, b):
        return None
    if words[0] == "-" and not (a.clock or a.month or a.year):
        return None
    if b.year and a.month and b.month and a.year is None:
        a = replace(a, year=b.year - (a.month > b.month))
    if _is_time_only(a) and b.clock and not _is_time_only(b):
        a = replace(b, clock=a.clock)
    return Reading(first.start, second.end, first.rule, replace(a, until=b))


def _two_whole_dates(a: Meaning, b: Meaning) -> bool:
    """``du 24 décembre au 2 janvier`` is two expressions; ``du 3 mai au 7 juin 2022`` is one."""
    return _complete(a) and _complete(b) and (a.year is None) == (b.year is None)


def _two_ends(readings: list[Reading], tokens: Tokens) -> list[Reading]:
    """Mark the ends of a period that stands in two expressions: ``since`` and ``until``."""
    done = list(readings)
    for number in range(len(done) - 1):
        first, second = done[number], done[number + 1]
        words = [w for w in _words_between(first, second, tokens) if w not in {"le", "la", "l'"}]
        if len(words) != 1 or words[0] == "-" or not _opened(first, words[0], tokens):
            continue
        if _same_sort(first.meaning, second.meaning) and _two_whole_dates(
            first.meaning, second.meaning
        ):
            done[number] = replace(first, meaning=first.meaning.with_modifier("since"))
            done[number + 1] = replace(second, meaning=second.meaning.with_modifier("until"))
    return done


def _complete(meaning: Meaning) -> bool:
    return meaning.day is not None and meaning.month is not None and not meaning.clock


def _opened(first: Reading, word: str, tokens: Tokens) -> bool:
    index = first.start - 1
    while is_class(tokens, index, "art"):
        index -= 1
    opener = tokens.word(index)
    if word == "et":
        return opener == "entre"
    if word in {"a", "au"}:
        return opener in _OPENERS or first.meaning.clock is not None
    return word == "-" or word.startswith("jusqu'")


def _same_sort(a: Meaning, b: Meaning) -> bool:
    """Both days, both times, both months or both years, and none of them a fixed value."""
    if a.kind not in {"DATE", "TIME"} or b.kind not in {"DATE", "TIME"}:
        return False
    if a.value is not None or b.value is not None:
        return False
    return _grain(a) == _grain(b)


def _grain(meaning: Meaning) -> str:
    if meaning.clock or meaning.part:
        return "time"
    if _has_day(meaning):
        return "day"
    if meaning.month or meaning.season or meaning.period:
        return "month"
    return meaning.shift[1] if meaning.shift else "year"

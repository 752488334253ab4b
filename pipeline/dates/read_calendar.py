"""Readers of dates with a day or a month in them."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.grammar import Hit
from pipeline.dates.holidays import event_year
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    closed,
    counted,
    direction,
    edge,
    followed_by,
    is_class,
    led_by,
    month_at,
    number_at,
    one,
    opens_sentence,
    part_of_day,
    preceded_by,
    reader,
    stems,
    timed,
    trim,
    words,
)


def _month(hit: Hit) -> int:
    return hit.all("monthx")[-1]


def _year(hit: Hit, after: int) -> tuple[int | None, int]:
    """The year written after a month, and the token where the date then ends.

    Two digits are a year only where nothing is counted: ``octobre 98.`` but not ``mai 20 hommes``.
    """
    tokens = hit.tokens
    for index in range(after + 1, hit.end):
        if is_class(tokens, index, "year"):
            if counted(tokens, index + 1) and not is_class(tokens, index + 1, "part"):
                return None, trim(tokens, index)
            return tokens.values[index], hit.end
        if is_class(tokens, index, "year2") and len(tokens.word(index)) == 2:
            value = tokens.values[index]
            if (value >= 32 and not counted(tokens, index + 1)) or closed(tokens, index + 1):
                return value, hit.end
            return None, trim(tokens, index)
        if is_class(tokens, index, "year2"):
            return None, trim(tokens, index)
    return None, hit.end


def _end_of(hit: Hit, year_end: int) -> int:
    """Leave a full stop after an abbreviated month out when it closes the match."""
    return trim(hit.tokens, year_end)


_AMBIGUOUS = frozenset({"mars", "mai", "avril", "aout"})  # planet, given names, cut words


@reader
def day_month(hit: Hit) -> list[Reading]:
    """``(lundi) 3 mai (2021) (dernier) (au matin)``."""
    tokens, month = hit.tokens, _month(hit)
    days = [i for name in ("day", "dayw", "rank") for i in hit.all(name) if i < month]
    if not days:
        return []
    day = max(days)
    number = number_at(tokens, day)
    if not 1 <= number <= 31 or (is_class(tokens, day, "u") and not preceded_by(hit, "art")):
        return []
    if (
        is_class(tokens, day, "ow", "second_word")
        and number > 2
        and not is_class(tokens, month, "month")
    ):
        return []
    year, end = _year(hit, month)
    if year is None and _is_a_named_day(hit, month):
        year = event_year(month_at(tokens, month), number)
    weekday = hit.value("weekdayx") if hit.has("weekday") or hit.has("weekday_short") else None
    meaning = Meaning(
        year=year,
        month=month_at(tokens, month),
        day=number,
        weekday=weekday[0] if isinstance(weekday, tuple) else weekday,
        direction=direction(hit) if end == hit.end else None,
        part=part_of_day(hit) if end == hit.end else None,
        modifier=edge(hit) if end == hit.end else None,
    )
    return one(hit, timed(meaning), start=_after_a_word(hit, days[0]), end=_end_of(hit, end))


def _after_a_word(hit: Hit, day: int) -> int:
    """Where a date begins: ``en mer | le 1er juin`` holds no Wednesday, ``mer. 1er juin`` does."""
    short = is_class(hit.tokens, hit.start, "weekday_short", "month_mar") and not hit.has("dot")
    return day if short and is_class(hit.tokens, day - 1, "art") else hit.start


def _is_a_named_day(hit: Hit, month: int) -> bool:
    """``le 11-Septembre``, ``les attentats du 13 novembre``."""
    tokens = hit.tokens
    hyphen = is_class(tokens, month - 1, "dash") and capital(tokens, month)
    attack = tokens.word(hit.start - 2).startswith(("attentat", "attaque", "massacre"))
    return hyphen or (attack and is_class(tokens, hit.start - 1, "of"))


@reader
def month_day(hit: Hit) -> list[Reading]:
    """``Oct. 2``, ``Mai vingt-neuf``: the month first, at the end of a phrase only."""
    tokens = hit.tokens
    month = hit.all("monthx")[0]
    day = next(
        (i for i in range(month + 1, hit.end) if is_class(tokens, i, "day", "dayw", "rank")), 0
    )
    number = number_at(tokens, day)
    short = is_class(tokens, month, "month_short", "month_mar")
    if not day or is_class(tokens, day, "u") or not 1 <= number <= 31:
        return []
    if not (closed(tokens, hit.end) or (short and not counted(tokens, hit.end)) or hit.has("year")):
        return []
    if is_class(tokens, month, "month_sept") and not hit.has("dot"):
        return []
    meaning = Meaning(
        year=hit.value("year"), month=month_at(tokens, month), day=number, part=part_of_day(hit)
    )
    return one(hit, timed(meaning))


@reader
def month_year(hit: Hit) -> list[Reading]:
    """``mars 2019``, ``août 99``."""
    month = _month(hit)
    year, end = _year(hit, month)
    if year is None:
        return []
    if is_class(hit.tokens, month, "month_sept", "month_mar") and not capital(hit.tokens, month):
        return []
    return one(hit, Meaning(year=year, month=month_at(hit.tokens, month)), end=end)


@reader
def month(hit: Hit) -> list[Reading]:
    """A month alone; ``Mars``, ``Mai`` and ``Avril`` are names unless a word says otherwise."""
    tokens, index = hit.tokens, _month(hit)
    relative = direction(hit)
    lead = led_by(
        hit, "en", "dans", "since", "until", "edge", "course", "during", "earlier", "later"
    )
    said = lead or relative is not None or hit.has("unit_month")
    if is_class(tokens, index, "month_short", "month_mar", "month_sept") and not (
        said and (capital(tokens, index) or followed_by(hit, "dot") or hit.has("dot"))
    ):
        return []
    if (
        tokens.word(index) in _AMBIGUOUS
        and capital(tokens, index)
        and not said
        and not tokens.written(index).isupper()
        and not (opens_sentence(tokens, index) and closed(tokens, hit.end))
    ):
        return []
    end = trim(tokens, hit.end)
    return one(hit, Meaning(month=month_at(tokens, index), direction=relative), end=end)


@reader
def weekday_day(hit: Hit) -> list[Reading]:
    """``mardi 27``: the day of the month that falls on that weekday."""
    days = hit.all("day") or hit.all("dayw")
    day = number_at(hit.tokens, days[0])
    if not 1 <= day <= 31 or counted(hit.tokens, days[0] + 1) or hit.has("u"):
        return []
    told = preceded_by(hit, "art", "dem", "until", "since")
    if isinstance(hit.value("weekday"), tuple) or is_class(hit.tokens, days[0] + 1, "unit"):
        return []
    if is_class(hit.tokens, days[0] + 1, "other_word") and not told:
        return []
    return one(hit, timed(Meaning(day=day, weekday=hit.value("weekday"), part=part_of_day(hit))))


@reader
def day_only(hit: Hit) -> list[Reading]:
    """``le 27.``: a day whose month is understood, where nothing else can be meant."""
    tokens = hit.tokens
    if tokens.word(hit.start - 1) not in {"le", "du", "au", "jusqu'au"}:
        return []
    if not closed(tokens, hit.end) and not _before_a_time(hit):
        return []
    if tokens.word(hit.end + 1) in words("address") or tokens.word(hit.start - 2).startswith(
        stems("calls")
    ):
        return []
    day = number_at(tokens, hit.start)
    due = tokens.word(hit.start - 2) == "pour"  # pour le 27e; but au neuf, finir le 27e
    in_words = not due and (hit.has("dayw") or hit.has("rank"))
    told = tokens.word(hit.start - 2) in {"est", "etait", "sera", "reste"}  # le numéro est le 5
    if not 1 <= day <= 31 or in_words or told:
        return []
    return one(hit, Meaning(day=day))


def _before_a_time(hit: Hit) -> bool:
    tokens = hit.tokens
    return is_class(tokens, hit.end, "a") and (
        is_class(tokens, hit.end + 1, "clock") or is_class(tokens, hit.end + 2, "h", "heure")
    )


@reader
def day_of_month(hit: Hit) -> list[Reading]:
    """``le 20 du mois prochain``, ``le 15 de ce mois``."""
    day = number_at(hit.tokens, hit.start)
    shift = direction(hit)
    said = hit.has("of") or hit.has("dem") or is_class(hit.tokens, hit.start, "od")
    if not said or shift is None or not 1 <= day <= 31 or is_class(hit.tokens, hit.start, "u"):
        return []
    return one(hit, Meaning(day=day, month_shift=shift))


@reader
def part_of_month(hit: Hit) -> list[Reading]:
    """``première quinzaine d'avril``, ``dernière semaine de mars``, ``3e jour d'octobre``."""
    tokens = hit.tokens
    rank = None if hit.has("last") else number_at(tokens, hit.start)
    base = Meaning(month=month_at(tokens, _month(hit)), year=hit.value("year"))
    if hit.has("unit_day") and rank:
        return one(hit, replace(base, day=rank)) if rank <= 31 else []
    if hit.has("around") and tokens.word(hit.start + 1) != "quinzaine":
        return []
    last = rank is None or (hit.has("around") and rank == 2)
    return one(hit, base.with_modifier("end" if last else "start" if rank == 1 else "mid"))


@reader
def week_of(hit: Hit) -> list[Reading]:
    """``la semaine du 6 octobre``."""
    days = [i for i in range(hit.start, hit.end) if is_class(hit.tokens, i, "day", "dayw")]
    day = number_at(hit.tokens, days[0])
    month = month_at(hit.tokens, _month(hit))
    return one(hit, Meaning(day=day, month=month, year=hit.value("year"), grain="W"))

"""Readers of dates in figures, years, decades, centuries."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.dates.grammar import Hit
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
    number_at,
    one,
    part_of_day,
    preceded_by,
    reader,
    words,
)

_URL_BEFORE = frozenset("/_=&%#@+~")


def _in_address(hit: Hit) -> bool:
    """Whether the match stands inside a web address or file name."""
    text, start = hit.tokens.folded, hit.tokens.starts[hit.start]
    end = hit.tokens.ends[hit.end - 1]
    before = start > 0 and text[start - 1] in _URL_BEFORE
    after = (
        end < len(text) and text[end] in "/_=&" and end + 1 < len(text) and text[end + 1].isalnum()
    )
    return before or after


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@reader
def numeric(hit: Hit) -> list[Reading]:
    """``3/5/21``, ``03.05.2021``, ``2021-05-03``, ``2021-05-03T22:30``."""
    if _in_address(hit):
        return []
    if stamp := hit.value("iso"):
        return _stamp(hit, stamp)
    first, second, third = (int(part) for part in re.findall(r"\d+", hit.value("dmy")))
    written = re.findall(r"\d+", hit.value("dmy"))
    if len(written[0]) == 4:
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        if "." in hit.value("dmy") and len(written[2]) == 2 and len(written[1]) < 2:
            return []
    if month > 12 and day <= 12:
        day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return []
    part = part_of_day(hit)
    meaning = Meaning(
        kind="TIME" if part else "DATE",
        year=year, month=month, day=day, part=part, modifier=edge(hit),
    )  # fmt: skip
    return one(hit, meaning)


def _stamp(hit: Hit, stamp: str) -> list[Reading]:
    match = re.match(r"(\d{4}-\d\d-\d\d)t(\d\d:\d\d(?::\d\d)?)", stamp)
    if match is None:
        return []
    try:
        datetime.fromisoformat(f"{match[1]}T{match[2]}")
    except ValueError:
        return []
    return one(hit, Meaning(kind="TIME", value=f"{match[1]}T{match[2]}"))


@reader
def numeric_spaced(hit: Hit) -> list[Reading]:
    """``02 04 2009``, with both zeros or two digits."""
    tokens = hit.tokens
    written = [tokens.word(i) for i in range(hit.start, hit.end)]
    day, month, year = (int(word) for word in written)
    if len(written[0]) != 2 or len(written[1]) != 2 or not _valid(year, month, day):
        return []
    return one(hit, Meaning(year=year, month=month, day=day))


@reader
def numeric_month(hit: Hit) -> list[Reading]:
    """``11/2016``, ``2016-11``; ``n° 11/2016`` is a number."""
    first, second = re.findall(r"\d+", hit.value("ym"))
    year, month = (first, second) if len(first) == 4 else (second, first)
    spaced = " " in hit.value("ym") and "-" in hit.value("ym")
    if _in_address(hit) or not 1 <= int(month) <= 12 or _word_before(hit) in words("numbered"):
        return []
    if spaced and not closed(hit.tokens, hit.end):
        return []
    if hit.tokens.word(hit.start - 1) in {"saison", "exercice", "campagne"} and len(month) == 2:
        return one(hit, _pair(int(year), int(year[:2] + month)))
    return one(hit, Meaning(year=int(year), month=int(month)))


def _word_before(hit: Hit) -> str:
    return hit.tokens.word(hit.start - 1)


@reader
def numeric_day(hit: Hit) -> list[Reading]:
    """``le 22/04``; fractions, scores and marks have no such sign of a date."""
    if pair := hit.value("dmdm"):
        a, b, c, d = (int(part) for part in re.findall(r"\d+", pair))
        if not (_valid(2000, b, a) and _valid(2000, d, c)):
            return []
        return one(hit, Meaning(month=b, day=a, until=Meaning(month=d, day=c)))
    written = re.findall(r"\d+", hit.value("dm"))
    day, month = int(written[0]), int(written[1])
    if month > 12 >= day and written[0][0] != "0":
        day, month = month, day
    if _in_address(hit) or not _valid(2000, month, day):
        return []
    said = preceded_by(hit, "since", "until", "earlier", "later", "every", "sur") or (
        _word_before(hit) in {"le", "du", "au", "avant", "apres"}
    )
    if (
        said
        or (written[1][0] == "0" and written[0] != "0")
        or (day > 12 and closed(hit.tokens, hit.end))
    ):
        return one(hit, Meaning(month=month, day=day))
    return []


@reader
def year(hit: Hit) -> list[Reading]:
    """A year of four digits, or in words after ``l'an`` and the like."""
    tokens = hit.tokens
    index = hit.all("year")[-1]
    value = tokens.values[index]
    noun = hit.has("unit_year")
    if noun and tokens.word(hit.start) in {"ans", "annees"}:
        return []
    if not noun and (_in_address(hit) or _word_before(hit) in words("numbered")):
        return []
    lead = noun or preceded_by(hit, "en", "since", "until", "saison", "edge", "course", "between")
    if is_class(tokens, index, "wy") and (not lead or value % 100 == 0) and not noun:
        return []
    if counted(tokens, hit.end) and not (lead and is_class(tokens, hit.end, "other_word")):
        return []
    if _glued_to_a_name(hit):
        return []
    if lead or _plausible(hit, value):
        return one(hit, Meaning(year=value))
    return []


def _glued_to_a_name(hit: Hit) -> bool:
    """``SN 2016gkg``, ``witten-1999`` are names; ``Paris-2024`` is an event of that year."""
    text, start = hit.tokens.text, hit.tokens.starts[hit.start]
    end = hit.tokens.ends[hit.end - 1]
    after = end < len(text) and text[end].isalpha()
    dashed = text[max(0, start - 2) : start]
    lower = len(dashed) == 2 and dashed[1] in "-_" and dashed[0].isalpha()
    return after or (lower and not is_class(hit.tokens, hit.start - 2, "cap"))


def _plausible(hit: Hit, value: int) -> bool:
    if 1900 <= value <= 2060:
        return not (preceded_by(hit, "u") or followed_by(hit, "times"))
    after = hit.tokens.word(hit.end)
    before = _word_before(hit)
    if before in {"(", "avant", "apres", "vers"} or (before == "-" and 1400 <= value < 1900):
        return closed(hit.tokens, hit.end) or after == "-"
    return before in {"de", "d'"} and 1400 <= value < 1900 and closed(hit.tokens, hit.end)


@reader
def era_year(hit: Hit) -> list[Reading]:
    """``44 av. J.-C.``: the year 44 before our era is -0043."""
    values = [hit.tokens.values[i] for i in hit.all("int")]
    number = values[-1] if values else 0
    if not 1 <= number <= 9999:
        return []
    value = f"-{number - 1:04d}" if hit.has("bc") else f"{number:04d}"
    return one(hit, Meaning(value=value))


@reader
def decade(hit: Hit) -> list[Reading]:
    """``années 90``, ``années 1990``, ``décennie 2010``, ``années quatre-vingt-dix``."""
    tokens = hit.tokens
    if tokens.word(hit.start) not in {"annees", "decennie"}:
        return []
    if pair := hit.value("yy"):
        first, second = re.findall(r"\d+", pair)
        values = [int(first), int(second) if len(second) == 4 else int(first[:2] + second)]
    else:
        values = [tokens.values[i] for i in hit.all("int")]
    decades = [_decade(value) for value in values]
    if None in decades:
        return one(hit, _decade_meaning([decades[0]]), end=hit.start + 2) if decades[0] else []
    return one(hit, _decade_meaning(decades))


def _decade_meaning(decades: list[str | None]) -> Meaning:
    return Meaning(value="/".join(value for value in decades if value))


def _decade(value: int) -> str | None:
    if value % 10:
        return None
    if value >= 1000:
        return str(value // 10)
    if value >= 100:
        return None
    return f"{'20' if value < 20 else '19'}{value:02d}"[:3]


@reader
def century(hit: Hit) -> list[Reading]:
    """``XVIIIe siècle`` is 17, its hundreds; before our era with a sign."""
    rank = number_at(hit.tokens, hit.start)
    if not 1 <= rank <= 30:
        return []
    return one(hit, Meaning(value=f"-{rank:02d}" if hit.has("bc") else f"{rank - 1:02d}"))


@reader
def numbered_week(hit: Hit) -> list[Reading]:
    """``troisième semaine de 2027``, ``semaine 18 de 2021``."""
    years, numbers = hit.all("year"), hit.all("rank") or hit.all("day")
    week = number_at(hit.tokens, numbers[0])
    if not 1 <= week <= 53 or (hit.has("unit_year") and direction(hit) is not None):
        return []
    return one(hit, Meaning(value=f"{hit.tokens.values[years[-1]]:04d}-W{week:02d}"))


def _pair(first: int, second: int) -> Meaning:
    return Meaning(year=first, until=Meaning(year=second))


@reader
def year_pair(hit: Hit) -> list[Reading]:
    """``2019-2020``, ``1939-45``: two years, the first before the second."""
    index = hit.first("yy")
    if index is None or _in_address(hit) or _word_before(hit) in words("numbered"):
        return []
    first, second = re.findall(r"\d+", hit.tokens.values[index])
    last = int(second if len(second) == 4 else first[:2] + second)
    if not (1000 <= int(first) < last <= 2150) or counted(hit.tokens, hit.end):
        return []
    return one(hit, _pair(int(first), last), start=index)


@reader
def year_range(hit: Hit) -> list[Reading]:
    """``2015 à 2018`` after ``de``, ``1939-45``; ``entre 1990 et 2000``."""
    years = [
        i
        for i in range(hit.start, hit.end)
        if not is_class(hit.tokens, i, "a", "et", "dash", "slash")
    ]
    first, last = hit.tokens.values[years[0]], hit.tokens.values[years[-1]]
    if last < 100:
        last += first // 100 * 100
    if not first < last <= 2150 or counted(hit.tokens, hit.end) or not first >= 1000:
        return []
    if hit.has("et") and not led_by(hit, "between"):
        return []
    if hit.has("a") and not preceded_by(hit, "de", "since", "between"):
        return []
    if capital(hit.tokens, hit.start):
        return []
    return one(hit, _pair(first, last))

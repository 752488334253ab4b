"""Readers of years, eras, decades, centuries, and pairs of years."""

from __future__ import annotations

import re

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading, pair_of_years
from pipeline.dates.reading import (
    capital,
    closed,
    counted,
    followed_by,
    in_address,
    in_code,
    is_class,
    led_by,
    number_at,
    one,
    preceded_by,
    reader,
    word_before,
    words,
)


@reader
def year(hit: Hit) -> list[Reading]:
    """A year of four digits, or in words after ``l'an`` and the like."""
    tokens = hit.tokens
    index = hit.all("year")[-1]
    value = tokens.values[index]
    noun = hit.has("unit_year")
    lead = noun or preceded_by(hit, "en", "since", "until", "saison", "edge", "course", "between")
    if _is_a_number(hit, noun=noun) or _glued_to_a_name(hit):
        return []
    if is_class(tokens, index, "wy") and (not lead or value % 100 == 0) and not noun:
        return []
    if counted(tokens, hit.end) and not (lead and is_class(tokens, hit.end, "other_word")):
        return []
    return one(hit, Meaning(year=value)) if lead or _plausible(hit, value) else []


def _is_a_number(hit: Hit, *, noun: bool) -> bool:
    """``article 2020``, a year in a web address, ``les ans 2000``."""
    if noun:
        return hit.tokens.word(hit.start) in {"ans", "annees"}
    return in_address(hit) or word_before(hit) in words("numbered")


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
    before = word_before(hit)
    if before in {"(", "avant", "apres", "vers"} or (before == "-" and 1400 <= value < 1900):
        return closed(hit.tokens, hit.end) or after == "-"
    return before in {"de", "d'"} and 1400 <= value < 1900 and closed(hit.tokens, hit.end)


@reader
def early_year(hit: Hit) -> list[Reading]:
    """``l'an 800``."""
    value = hit.tokens.values[hit.end - 1]
    told = hit.tokens.word(hit.start) == "an" and word_before(hit) == "l'" and 10 <= value < 1000
    return one(hit, Meaning(value=f"{value:04d}")) if told else []


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


@reader
def decade_list(hit: Hit) -> list[Reading]:
    """``années 70 et 80``: one expression for each decade; the first carries the noun."""
    tokens = hit.tokens
    indices = [i for i in hit.all("int") if not is_class(tokens, i, "unit")]
    decades = [_decade(tokens.values[i]) for i in indices]
    values = [value for value in decades if value]
    if len(values) < len(indices) or values != sorted(set(values)) or counted(tokens, hit.end):
        return []
    starts = [hit.start, *indices[1:]]
    return [
        Reading(start, index + 1, hit.rule, Meaning(value=value))
        for start, index, value in zip(starts, indices, values, strict=True)
    ]


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
    ranks = [number_at(hit.tokens, i) for i in hit.all("rank")]
    if not all(1 <= rank <= 30 for rank in ranks):
        return []
    values = [f"-{rank:02d}" if hit.has("bc") else f"{rank - 1:02d}" for rank in ranks]
    return one(hit, Meaning(value="/".join(values)))


@reader
def year_pair(hit: Hit) -> list[Reading]:
    """``2019-2020``, ``1939-45``: two years, the first before the second."""
    index = hit.first("yy")
    if index is None or in_address(hit) or in_code(hit) or word_before(hit) in words("numbered"):
        return []
    first, second = re.findall(r"\d+", hit.tokens.values[index])
    last = int(second if len(second) == 4 else first[:2] + second)
    numbered = "/" in hit.tokens.values[index] and last > int(first) + 1  # règlement 2025/40
    if not (1000 <= int(first) < last <= 2150) or counted(hit.tokens, hit.end) or numbered:
        return []
    return one(hit, pair_of_years(int(first), last), start=index)


@reader
def season_pair(hit: Hit) -> list[Reading]:
    """``saison 98-99``, ``exercice 02/03``: one year and the next, in two figures each."""
    first, last = (
        int(word) for word in re.findall(r"\d\d", hit.tokens.folded[_slice(hit)]) or (0, 0)
    )
    if (first + 1) % 100 != last:
        return []
    return one(hit, Meaning(year=first, until=Meaning(year=last)), start=hit.start + 1)


def _slice(hit: Hit) -> slice:
    return slice(hit.tokens.starts[hit.start], hit.tokens.ends[hit.end - 1])


_WARS = {"14-18": (1914, 1918), "39-45": (1939, 1945)}


@reader
def war_years(hit: Hit) -> list[Reading]:
    """``la guerre de 14-18``, ``celle de 39-45``."""
    years = _WARS.get(hit.tokens.folded[_slice(hit)])
    if years is None or (
        not preceded_by(hit, "de", "art") and hit.tokens.word(hit.start - 1) != "guerre"
    ):
        return []
    return one(hit, pair_of_years(*years))


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
    return one(hit, pair_of_years(first, last))

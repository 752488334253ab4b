"""Readers of dates in figures."""

from __future__ import annotations

import re
from datetime import date, datetime

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading, pair_of_years
from pipeline.dates.reading import (
    closed,
    edge,
    in_address,
    in_code,
    one,
    part_of_day,
    preceded_by,
    reader,
    word_before,
    words,
)


def _valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


@reader
def numeric(hit: Hit) -> list[Reading]:
    """``3/5/21``, ``03.05.2021``, ``2021-05-03``, ``2021-05-03T22:30``."""
    if in_address(hit) or in_code(hit):
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
    if len(written[0]) < 4 and month > 12 >= day:
        day, month = month, day
    if not 1 <= month <= 12 or not 1 <= day <= 31 or 100 <= year < 1000 or year > 2199:
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
    if (
        in_address(hit)
        or in_code(hit)
        or not 1 <= int(month) <= 12
        or word_before(hit) in words("numbered")
    ):
        return []
    if spaced and not closed(hit.tokens, hit.end):
        return []
    if hit.tokens.word(hit.start - 1) in {"saison", "exercice", "campagne"} and len(month) == 2:
        return one(hit, pair_of_years(int(year), int(year[:2] + month)))
    return one(hit, Meaning(year=int(year), month=int(month)))


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
    if in_address(hit) or not _valid(2000, month, day):
        return []
    said = preceded_by(hit, "since", "until", "earlier", "later", "every", "sur") or (
        word_before(hit) in {"le", "du", "au", "avant", "apres"}
    )
    if (
        said
        or (written[1][0] == "0" and written[0] != "0")
        or (day > 12 and closed(hit.tokens, hit.end))
    ):
        return one(hit, Meaning(month=month, day=day))
    return []

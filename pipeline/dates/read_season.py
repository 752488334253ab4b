"""Readers of seasons, quarters, weeks of a year, school years and holidays."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    direction,
    followed_by,
    is_class,
    led_by,
    number_at,
    one,
    opens_sentence,
    preceded_by,
    reader,
    trim,
    word_of_lead,
    words,
)
from pipeline.dates.scanning import Tokens


@reader
def quarter(hit: Hit) -> list[Reading]:
    """``premier trimestre 2022``, ``T1 2022``, ``dernier semestre 2022``."""
    code = "H" if hit.has("unit_half") else "Q"
    name = hit.value("quarter_name")
    ranks = hit.all("rank")
    most = 2 if code == "H" else 4
    if not ranks and not name and not hit.has("year") and hit.rule != "quarter_of":
        return []  # le dernier trimestre is the one before this
    rank = int(name) if name else number_at(hit.tokens, ranks[0]) if ranks else most
    if not 1 <= rank <= most:
        return []
    said = direction(hit) if ranks else None
    return one(hit, Meaning(year=hit.value("year"), period=f"{code}{rank}", direction=said))


@reader
def quarter_of(hit: Hit) -> list[Reading]:
    """``premier semestre de l'année dernière``, ``dernier trimestre de l'année``."""
    shift = _year_shift(hit)
    return [replace(r, meaning=replace(r.meaning, year_shift=shift)) for r in quarter(hit)]


def _year_shift(hit: Hit) -> int:
    """What the word at the end of a match says of the year: ``dernière``, ``prochain``."""
    if is_class(hit.tokens, hit.end - 1, "lastx"):
        return -1
    return int(is_class(hit.tokens, hit.end - 1, "nextx"))


@reader
def months_of_year(hit: Hit) -> list[Reading]:
    """``six premiers mois de l'année``, ``trois derniers mois de 2023``."""
    tokens, unit = hit.tokens, hit.all("unit_month")[0]
    count = next(int(tokens.values[i]) for i in hit.all("int") if i < unit)
    ranks = [i for i in hit.all("rank") if i < unit]
    if not 2 <= count <= 11 or any(number_at(tokens, i) != 1 for i in ranks):
        return []
    first, last = (1, count) if ranks else (13 - count, 12)
    year = hit.value("year")
    base = Meaning(year=year, year_shift=None if year else _year_shift(hit), month=first)
    return one(hit, replace(base, until=replace(base, month=last)))


@reader
def season(hit: Hit) -> list[Reading]:
    """A season; ``été`` the participle, ``jeux d'hiver`` and ``Printemps arabe`` are none."""
    tokens = hit.tokens
    index = hit.first("season")
    if index is None or (
        tokens.folded[tokens.starts[index]] == "e" and not _accented(tokens, index)
    ):
        return []
    code = tokens.values[index]
    years = hit.all("year") or hit.all("d4") or hit.all("d5")
    pair = hit.value("yy")
    year = tokens.values[years[0]] if years else (int(pair[:4]) if pair else None)
    if hit.has("unit_month"):
        return one(hit, Meaning(value=f"XXXX-{code}"), end=trim(tokens, hit.end))
    if year is None and direction(hit) is None and not hit.has("unit_year"):
        return _bare_season(hit, code)
    shift = direction(hit) if hit.has("unit_year") and year is None else None
    if hit.has("unit_year") and year is None and shift is None:
        return []
    meaning = Meaning(season=code, year=year, year_shift=shift, direction=direction(hit))
    return one(hit, meaning)


def _accented(tokens: Tokens, index: int) -> bool:
    written = tokens.written(index)
    return written[0] in "éÉ" or written[0] == "E"


def _bare_season(hit: Hit, code: str) -> list[Reading]:
    tokens = hit.tokens
    comme = tokens.word(hit.start - 1) == "comme" or tokens.word(hit.end) == "comme"
    if preceded_by(hit, "en") or comme:
        return one(hit, Meaning(value=f"XXXX-{code}"))
    if capital(tokens, hit.start) and not opens_sentence(tokens, hit.start):
        return []
    if tokens.word(hit.end) in {"arabe", "erable", "indien"} or is_class(tokens, hit.end, "cap"):
        return []
    if preceded_by(hit, "art", "edge", "course", "dash") or tokens.word(hit.start - 1) == "au":
        return one(hit, Meaning(season=code))
    return []


@reader
def school_start(hit: Hit) -> list[Reading]:
    """``rentrée 2021``, ``rentrée de septembre``: September of that year."""
    pair = hit.value("yy")
    year = hit.value("year") or (int(pair[:4]) if pair else None)
    told = led_by(hit, "a", "since", "until", "dans") or word_of_lead(hit) in {"avant", "apres"}
    alone = year is None and direction(hit) is None
    if hit.has("monthx") or (alone and (followed_by(hit, "of") or not told)):
        return []
    return one(hit, Meaning(year=year, month=9, direction=direction(hit)))


@reader
def numbered_week(hit: Hit) -> list[Reading]:
    """``troisième semaine de 2027``, ``semaine 18 de 2021``."""
    years, numbers = hit.all("year"), hit.all("rank") or hit.all("day")
    week = number_at(hit.tokens, numbers[0])
    if not 1 <= week <= 53 or (hit.has("unit_year") and direction(hit) is not None):
        return []
    return one(hit, Meaning(value=f"{hit.tokens.values[years[-1]]:04d}-W{week:02d}"))


@reader
def holiday_day(hit: Hit) -> list[Reading]:
    """A holiday or feast, with its year if one is said."""
    tokens = hit.tokens
    name = tokens.word(hit.start).replace(" ", "-")
    if name in words("needs_article") and tokens.word(hit.start - 1) not in {"la", "l'", "les"}:
        return []
    if followed_by(hit, "cap") and hit.end == hit.start + 1 and not preceded_by(hit, "a", "art"):
        return []
    if tokens.word(hit.start - 1) == "de" and tokens.word(hit.start - 2) in {"ile", "iles"}:
        return []
    owner = hit.start - 1 - preceded_by(hit, "of")
    if tokens.word(owner) in words("of_christmas") and hit.end == hit.start + 1:
        return []
    relative = direction(hit)
    meaning = Meaning(
        holiday=hit.value("holiday"),
        year=hit.value("year"),
        direction=None if hit.has("unit_year") else relative,
        year_shift=relative if hit.has("unit_year") else None,
    )
    return one(hit, meaning)

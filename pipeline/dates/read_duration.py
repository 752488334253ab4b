"""Readers of durations; ages are told apart, quantities own them."""

from __future__ import annotations

from pipeline.dates.ages import is_age, is_said_aged, is_span_of_ages
from pipeline.dates.amounts import Amount, amount, unit_code
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
    preceded_by,
    reader,
)


@reader
def duration(hit: Hit) -> list[Reading]:
    """``trois ans et demi``, ``une quinzaine de jours``, ``30,4 secondes``; never an age."""
    measured = amount(hit)
    if measured is None or _is_no_length(hit, measured.unit):
        return []
    modifier = "approx" if measured.approximate or hit.has("approx") else None
    return one(hit, Meaning(kind="DURATION", value=measured.value(), modifier=modifier))


def _is_no_length(hit: Hit, unit: str) -> bool:
    """Ordinals, articles, ages, light-years and races that look like a length of time."""
    index = hit.all("unit")[-1]
    fraction = hit.has("half") or hit.has("around")
    return (
        (unit == "TS" and not _a_second(hit, index))
        or (hit.has("many") and not _many(hit, index))
        or (hit.has("u") and not fraction and not _one_unit(hit, index))
        or (unit == "Y" and not (hit.has("some") or _half_alone(hit)) and is_age(hit))
        or (unit == "TH" and (_proper(hit) or _tells_the_time(hit)))
        or is_said_aged(hit)
        or _rounds_left(hit, index)
        or hit.tokens.word(hit.end + 1) == "lumiere"
        or (hit.has("u") and followed_by(hit, "of") and _is_month(hit, hit.end + 1))
    )


def _rounds_left(hit: Hit, unit: int) -> bool:
    """``à neuf journées de la fin`` of a championship."""
    return hit.tokens.word(unit) == "journees" and led_by(hit, "a") and followed_by(hit, "of")


def _half_alone(hit: Hit) -> bool:
    """``un demi-siècle``; ``trois ans et demi`` may be an age."""
    return hit.has("half") and not hit.has("et")


def _is_month(hit: Hit, index: int) -> bool:
    """``pour un mois de juin``."""
    return hit.has("unit_month") and is_class(hit.tokens, index, "month")


def _tells_the_time(hit: Hit) -> bool:
    """``il était environ 15 heures``."""
    return hit.has("approx") and hit.tokens.word(hit.start - 1) in {"est", "etait", "sera"}


def _a_second(hit: Hit, unit: int) -> bool:
    """``30 secondes`` but not ``une seconde fois``, ``les deux seconds``."""
    word = hit.tokens.word(unit)
    if word in {"second", "seconds"}:
        return False
    return not hit.has("u") or closed(hit.tokens, hit.end)


def _many(hit: Hit, unit: int) -> bool:
    """``depuis des années``: the plural without number, after a word of duration."""
    return hit.tokens.word(unit).endswith("s") and preceded_by(
        hit, "since", "during", "ago", "it_makes"
    )


def _one_unit(hit: Hit, unit: int) -> bool:
    """``une semaine`` is a duration; ``un jour`` and ``une journée`` only where measured."""
    tokens = hit.tokens
    word = tokens.word(unit)
    measured = led_by(
        hit, "since", "during", "dans", "en", "sur", "pour", "approx", "less", "more", "until"
    )
    if word in {"jour", "journee", "annee", "saison"}:
        return (measured and tokens.word(lead_index(hit)) != "dans") or followed_by(
            hit, "later", "earlier"
        )
    if followed_by(hit, "later") or measured:
        return True
    return not preceded_by(hit, "art", "dem")


def _proper(hit: Hit) -> bool:
    """``les 24 Heures du Mans``."""
    tokens = hit.tokens
    unit = hit.all("unit")[-1]
    return (
        followed_by(hit, "de")
        and is_class(tokens, hit.end + 1, "cap")
        and (capital(tokens, unit) or tokens.word(hit.end) == "du")
    )


@reader
def duration_compound(hit: Hit) -> list[Reading]:
    """``1 an et 6 mois``, ``2 h 30``, ``trois jours et deux heures``."""
    tokens = hit.tokens
    parts: list[tuple[int, str]] = []
    numbers = [i for i in hit.all("amount") if not is_class(tokens, i, "unit")]
    for index in numbers:
        following = index + 1
        code = unit_code(hit, following) if following < hit.end else "TM"
        value = tokens.values[index]
        if code is None or value != int(value) or value <= 0:
            return []
        parts.append((int(value), code))
    if hit.rule == "duration_clock" and (parts[0][0] > 200 or parts[1][0] > 59):
        return []
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    if any(code not in order for _, code in parts):
        return []
    ranks = [order.index(code) for _, code in parts]
    if ranks != sorted(set(ranks)) or is_age(hit):
        return []
    date_part = "".join(f"{count}{code}" for count, code in parts if code[0] != "T")
    time_part = "".join(f"{count}{code[1:]}" for count, code in parts if code[0] == "T")
    value = f"P{date_part}" + (f"T{time_part}" if time_part else "")
    modifier = "approx" if hit.has("approx") else None
    return one(hit, Meaning(kind="DURATION", value=value, modifier=modifier))


@reader
def duration_quarter(hit: Hit) -> list[Reading]:
    """``un quart d'heure``, ``trois quarts d'heure``, ``un quart de siècle``."""
    first = hit.all("amount")[0]
    count = int(hit.tokens.values[first])
    if not 1 <= count <= 3 or hit.tokens.word(hit.end - 1) not in {"heure", "siecle"}:
        return []
    value = f"PT{15 * count}M" if hit.has("heure") else f"P{25 * count}Y"
    modifier = "approx" if hit.has("approx") else None
    return one(hit, Meaning(kind="DURATION", value=value, modifier=modifier))


_UNIT_REACH = 16


@reader
def suspended(hit: Hit) -> list[Reading]:
    """``18 mois de prison, dont 12 avec sursis``: a part of a sentence, in its unit."""
    tokens = hit.tokens
    index = hit.all("amount")[0]
    for back in range(hit.start - 1, max(0, hit.start - _UNIT_REACH), -1):
        code = unit_code(hit, back)
        if is_class(tokens, back, "dot") or (code and not is_class(tokens, back - 1, "int")):
            return []
        if code:
            value = Amount(tokens.values[index], code).value()
            return one(hit, Meaning(kind="DURATION", value=value), start=index, end=index + 1)
    return []


@reader
def duration_range(hit: Hit) -> list[Reading]:
    """``deux à trois mois``, ``3 ou 4 jours``: ``P2M/P3M``."""
    tokens = hit.tokens
    numbers = [tokens.values[i] for i in hit.all("amount") if not is_class(tokens, i, "unit")]
    code = unit_code(hit, hit.end - 1)
    if code is None or len(numbers) != 2 or not numbers[0] < numbers[1]:
        return []
    if hit.has("et") and not led_by(hit, "between"):
        return []
    if is_said_aged(hit) or (
        code == "Y" and (preceded_by(hit, "art") or is_span_of_ages(hit) or is_age(hit))
    ):
        return []
    if code == "TH" and (led_by(hit, "de") and followed_by(hit, "minute")):
        return []
    if is_class(tokens, hit.end - 1, "second_word") and tokens.word(hit.end - 1)[:7] == "second":
        return []
    value = "/".join(Amount(number, code).value() for number in numbers)
    return one(hit, Meaning(kind="DURATION", value=value))


@reader
def whole(hit: Hit) -> list[Reading]:
    """``toute la journée``, ``toute l'année``."""
    units = [i for i in hit.all("unit") if unit_code(hit, i)]
    if not units:
        return one(hit, Meaning(kind="TIME", part=hit.value("part")))
    code = unit_code(hit, units[-1])
    return one(hit, Meaning(kind="DURATION", value=Amount(1, code or "D").value()))


@reader
def term(hit: Hit) -> list[Reading]:
    """``quinquennat``."""
    return one(hit, Meaning(kind="DURATION", value=hit.value("term")))

"""Readers of durations and of sets (times that come again)."""

from __future__ import annotations

import re

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
    number_at,
    one,
    preceded_by,
    reader,
    stems,
    words,
)


@reader
def duration(hit: Hit) -> list[Reading]:
    """``trois ans et demi``, ``une quinzaine de jours``, ``30,4 secondes``; never an age."""
    tokens = hit.tokens
    measured = amount(hit)
    if measured is None:
        return []
    unit = hit.all("unit")[-1]
    if is_class(tokens, unit, "second_word", "unit_second") and not _a_second(hit, unit):
        return []
    if hit.has("many") and not _many(hit, unit):
        return []
    if hit.has("u") and not hit.has("half") and not hit.has("around") and not _one_unit(hit, unit):
        return []
    if measured.unit == "Y" and not (hit.has("some") or hit.has("half")) and _is_age(hit):
        return []
    if _aged(hit) or tokens.word(hit.end + 1) == "lumiere":
        return []
    if measured.unit == "TH" and _proper(hit):
        return []
    modifier = "approx" if measured.approximate or hit.has("approx") else None
    return one(hit, Meaning(kind="DURATION", value=measured.value(), modifier=modifier))


def _aged(hit: Hit) -> bool:
    """``âgé d'environ 18 mois``."""
    index = hit.start - 1
    while is_class(hit.tokens, index, "approx", "near", "more", "less", "of", "between"):
        index -= 1
    return hit.tokens.word(index) in {"age", "agee", "ages", "agees"}


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
    """``une semaine`` is a duration; ``un jour`` and ``une journée`` only where they are measured."""
    tokens = hit.tokens
    word = tokens.word(unit)
    measured = led_by(
        hit, "since", "during", "dans", "en", "sur", "pour", "approx", "less", "more", "until"
    )
    if word in {"jour", "journee", "annee", "saison"}:
        return (measured and not tokens.word(lead_index(hit)) == "dans") or followed_by(
            hit, "later", "earlier"
        )
    if followed_by(hit, "later") or measured:
        return True
    return not preceded_by(hit, "art", "dem")


def _is_age(hit: Hit) -> bool:
    """Whether ``38 ans`` is the age of somebody: quantities own ages."""
    tokens = hit.tokens
    if tokens.word(hit.all("unit")[-1]) not in {"an", "ans"} and not hit.has("around"):
        return False
    start = hit.start
    while start and is_class(tokens, start - 1, "approx", "near", "u"):
        start -= 1
    before = tokens.word(start - 1)
    if before in {"-", "et", "ou", ","} and is_class(tokens, start - 2, "int"):
        return True
    if followed_by(hit, "later", "earlier", "to_come") or led_by(hit, "since", "during", "ago"):
        return False
    if before in {"(", "les", "ses", "des", "aux"} or before.startswith(stems("aged")):
        return not (before == "(" and not closed(tokens, hit.end)) and not followed_by(hit, "de")
    if before in {"de", "d'"}:
        owner = tokens.word(start - 2)
        return not (owner.startswith(stems("lasting")) or followed_by(hit, "de")) or owner in {
            "plus",
            "moins",
            "age",
            "agee",
        }
    if before in {"a", "ai", "avait", "aura", "ont", "a peine", "avoir", "avaient"}:
        return not followed_by(hit, "de") and not preceded_by(hit, "until")
    if before in {",", "-", ";", ":", ".", "\u2022"} or hit.start == 0:
        return closed(tokens, hit.end) and not hit.has("wy")
    return False


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
    if ranks != sorted(set(ranks)) or _is_age(hit):
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
    if not 1 <= count <= 3:
        return []
    value = f"PT{15 * count}M" if hit.has("heure") else f"P{25 * count}Y"
    modifier = "approx" if hit.has("approx") else None
    return one(hit, Meaning(kind="DURATION", value=value, modifier=modifier))


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
    if _aged(hit) or (code == "Y" and (preceded_by(hit, "art") or _is_age(hit))):
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


# ---------------------------------------------------------------------------------------- sets


def _set(hit: Hit, value: str) -> list[Reading]:
    return one(hit, Meaning(kind="SET", value=value))


@reader
def every(hit: Hit) -> list[Reading]:
    """``chaque lundi``, ``tous les deux ans``, ``chaque matin``."""
    tokens = hit.tokens
    last = hit.end - 1
    value = tokens.values[last]
    if is_class(tokens, last, "weekday"):
        return _set(hit, f"XXXX-WXX-{(value[0] if isinstance(value, tuple) else value) + 1}")
    if is_class(tokens, last, "dayparts"):
        return _set(hit, f"XXXX-XX-XXT{value}")
    if is_class(tokens, last, "season"):
        return _set(hit, f"XXXX-{value}")
    if is_class(tokens, last, "dm"):
        day, month = re.findall(r"\d+", value)
        return _set(hit, f"XXXX-{int(month):02d}-{int(day):02d}")
    if is_class(tokens, last, "monthx"):
        days = hit.all("day")
        day = f"-{number_at(tokens, days[0]):02d}" if days else ""
        return _set(hit, f"XXXX-{value:02d}{day}")
    code = unit_code(hit, last)
    if code is None:
        return []
    numbers = hit.all("int")
    count = int(tokens.values[numbers[0]]) if numbers else 1
    return _set(hit, Amount(count, code).value()) if count else []


@reader
def times_per(hit: Hit) -> list[Reading]:
    """``deux fois par semaine``, ``par an``: the period; speeds (``par seconde``) are quantities."""
    code = unit_code(hit, hit.end - 1)
    if code is None or (code.startswith("T") and not hit.has("times")):
        return []
    value = Amount(1, code).value()
    start = hit.start if hit.has("times") else hit.end - 1
    return one(hit, Meaning(kind="SET", value=value), start=start)


@reader
def weekdays(hit: Hit) -> list[Reading]:
    """``les lundis``, ``le dimanche`` as a habit, ``premier lundi du mois``."""
    tokens = hit.tokens
    names = hit.all("weekday")
    value = tokens.values[names[0]]
    of_month = hit.has("every") or hit.has("unit_month")
    if hit.has("rank") and not (of_month or isinstance(value, tuple)):
        return []
    if hit.has("monthx") and not of_month:
        return []
    if isinstance(value, tuple):
        return _set(hit, f"XXXX-WXX-{value[0] + 1}{_part(hit)}")
    habit = tokens.word(hit.start - 1) == "le" and not followed_by(hit, "day", "dayw")
    if of_month or (habit and not capital(tokens, names[0])):
        return _set(hit, f"XXXX-WXX-{value + 1}{_part(hit)}")
    return []


def _part(hit: Hit) -> str:
    return f"T{hit.value('part')}" if hit.has("part") else ""


@reader
def weekday_range(hit: Hit) -> list[Reading]:
    """``du lundi au vendredi``: a habit when it follows ``du``; else two days."""
    tokens = hit.tokens
    first, last = tokens.values[hit.start], tokens.values[hit.end - 1]
    if isinstance(first, tuple) or isinstance(last, tuple) or first == last:
        return []
    if tokens.word(hit.start - 1) in {"du", "le"} or is_class(tokens, hit.start + 1, "dash"):
        return _set(hit, f"XXXX-WXX-{first + 1}/XXXX-WXX-{last + 1}")
    return []


@reader
def periodic(hit: Hit) -> list[Reading]:
    """``annuel``, ``quotidien`` as adjectives; ``le quotidien`` and ``la presse quotidienne`` are not."""
    tokens = hit.tokens
    if hit.has("periodically"):
        return _set(hit, hit.value("periodically"))
    before = tokens.word(hit.start - 1)
    adjective = is_class(tokens, hit.start - 1, "other_word") and before.isalpha()
    if tokens.word(hit.start) in {"quotidiens", "hebdomadaires"}:
        return []
    if not adjective or before in words("not_adjective") or capital(tokens, hit.start):
        return []
    if hit.has("part_adjective"):
        return one(hit, Meaning(kind="TIME", value=f"T{hit.value('part_adjective')}"))
    return _set(hit, hit.value("periodic"))

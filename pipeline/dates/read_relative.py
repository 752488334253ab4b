"""Readers of expressions that lean on the document's date or on the text before."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.amounts import Amount, amount, unit_code
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
    words,
)


def unit_of(hit: Hit) -> tuple[int, str] | None:
    """The last unit of a match: its token and its code."""
    for index in reversed(hit.all("unit")):
        if code := unit_code(hit, index):
            return index, code
    return None


def _plural(hit: Hit, index: int) -> bool:
    word = hit.tokens.word(index)
    if word == "mois":  # its number shows on the adjective only
        adjectives = [i for name in ("lastx", "nextx") for i in hit.all(name)]
        return any(hit.tokens.word(i).endswith("s") for i in adjectives)
    return word.endswith("s")


def _timed(meaning: Meaning) -> Meaning:
    return replace(meaning, kind="TIME") if meaning.part else meaning


def _weekday_value(hit: Hit) -> int | None:
    value = hit.value("weekday") if hit.has("weekday") else hit.value("weekdayx")
    return value if isinstance(value, int) else None


@reader
def deictic(hit: Hit) -> list[Reading]:
    """``hier soir``, ``aujourd'hui vendredi``, ``demain en fin de matinée``."""
    shift = (int(hit.value("deictic")), "D")
    if hit.has("weekday") and followed_by(hit, "day", "dayw"):
        return one(hit, Meaning(shift=shift), end=hit.start + 1)  # hier, | jeudi 16 août
    meaning = Meaning(shift=shift, part=part_of_day(hit), modifier=edge(hit))
    return one(hit, _timed(meaning))


@reader
def weekday(hit: Hit) -> list[Reading]:
    """``mardi``, ``ce mardi``, ``lundi dernier``, ``dimanche soir``, ``ce même lundi après-midi``."""
    tokens = hit.tokens
    value = _weekday_value(hit)
    index = hit.all("weekdayx")[0]
    abbreviated = not hit.has("weekday")
    relative = direction(hit)
    if value is None or (abbreviated and relative is None):
        return []
    if abbreviated and is_class(tokens, index, "month_mar"):
        return []
    if capital(tokens, index) and not opens_sentence(tokens, index) and _in_title(hit, index):
        return []
    if hit.has("same"):
        meaning = Meaning(weekday=value, anchor="focus", direction=0, part=part_of_day(hit))
    else:
        meaning = Meaning(
            weekday=value, direction=relative, part=part_of_day(hit), modifier=edge(hit)
        )
    if preceded_by(hit, "art") and hit.end == hit.start + 1:
        return []
    return one(hit, _timed(meaning))


def _in_title(hit: Hit, index: int) -> bool:
    """``le Journal du Dimanche``, ``Ouest-France Dimanche`` are names of newspapers."""
    tokens = hit.tokens
    before = index - 1
    if is_class(tokens, before, "de"):
        before -= 1
    return is_class(tokens, before, "cap") and before == index - 2


@reader
def weekday_of_week(hit: Hit) -> list[Reading]:
    """``vendredi de la semaine prochaine``, ``vendredi cette semaine``."""
    value, shift = _weekday_value(hit), direction(hit)
    if value is None or shift is None:
        return []
    return one(hit, Meaning(weekday=value, week_shift=shift))


@reader
def weekday_week_after(hit: Hit) -> list[Reading]:
    """``lundi en huit``: the Monday after next."""
    value = _weekday_value(hit)
    if value is None or hit.tokens.values[hit.end - 1] != 8:
        return []
    return one(hit, Meaning(weekday=value, direction=1, day_shift=7))


@reader
def weekend(hit: Hit) -> list[Reading]:
    """``le week-end`` taken as that of the document's week."""
    if not (preceded_by(hit, "art", "during", "de") or preceded_by(hit, "edge")):
        return []
    return one(hit, Meaning(shift=(0, "WE")))


@reader
def part_of(hit: Hit) -> list[Reading]:
    """``soirée de mardi``, ``matin du 3 mai``, ``début d'après-midi mardi``."""
    part, value = part_of_day(hit), _weekday_value(hit)
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
        value = _weekday_value(hit)
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
    """``dans la soirée``, ``en matinée``, ``tard dans la nuit``, ``nuit dernière``, ``soir même``."""
    tokens = hit.tokens
    code, relative, modifier = part_of_day(hit), direction(hit), edge(hit)
    word = tokens.word(hit.end - 1)
    if relative is not None:
        return one(hit, Meaning(kind="TIME", shift=(relative, "D"), part=code))
    if hit.has("same"):
        return one(hit, Meaning(kind="TIME", part=code))
    if word.endswith("s"):
        return []
    led = led_by(hit, "during", "dans", "since", "until", "whole") or preceded_by(hit, "en")
    late = tokens.word(hit.start) in {"tard", "tot", "fin", "debut", "milieu", "mi"}
    alone = code == "AF" and (
        preceded_by(hit, "art") or (hit.start == 0 and closed(tokens, hit.end))
    )
    if not (led or late or modifier or alone) or (word == "journee" and not led):
        return []
    return one(hit, Meaning(kind="TIME", part=code, modifier=modifier))


@reader
def this_unit(hit: Hit) -> list[Reading]:
    """``cette année``, ``ce mois-ci``; the accent tells ``cette année là`` from ``cette année la``."""
    tokens, found = hit.tokens, unit_of(hit)
    if found is None:
        return []
    if hit.has("there"):
        return same_unit(hit)
    index, unit = found
    end = hit.end
    if is_class(tokens, end - 1, "art"):
        if tokens.written(end - 1) == "là":
            return same_unit(hit)
        end -= 1
    if tokens.word(hit.start) == "ces":
        if hit.has("ci"):
            return one(hit, Meaning(value="PRESENT_REF"))
        return []
    if tokens.word(index) == "journee" or _plural(hit, index):
        return []
    anchor = "focus" if hit.has("same") else "reference"
    return one(hit, Meaning(shift=(0, unit), anchor=anchor, direction=0), end=end)  # type: ignore[arg-type]


@reader
def unit_adjective(hit: Hit) -> list[Reading]:
    """``année dernière``, ``mois prochain``, ``semaine suivante``, ``prochain week-end``."""
    tokens, found = hit.tokens, unit_of(hit)
    if found is None:
        return []
    index, unit = found
    back = hit.has("lastx")
    if _plural(hit, index):
        return _plural_stretch(hit, unit, back=back)
    if tokens.word(index) == "journee" or (unit == "D" and hit.has("past")):
        return []
    if is_class(tokens, hit.start, "last") and not _may_be_last(hit, unit):
        return []
    sign = -1 if back else 1
    anchor = "last" if hit.has("follow") or hit.has("before_it") else "reference"
    return one(hit, Meaning(shift=(sign, unit), anchor=anchor))  # type: ignore[arg-type]


def _may_be_last(hit: Hit, unit: str) -> bool:
    """``la dernière semaine`` but not ``la dernière semaine de campagne``."""
    return not followed_by(hit, "de", "a") and (
        unit not in {"D", "Y"} or closed(hit.tokens, hit.end)
    )


def _plural_stretch(hit: Hit, unit: str, *, back: bool) -> list[Reading]:
    if hit.has("follow") or hit.has("before_it") or followed_by(hit, "de"):
        return []
    return one(hit, Meaning(kind="DURATION", value=Amount(None, unit).value()))


@reader
def same_unit(hit: Hit) -> list[Reading]:
    """``le même jour``, ``cette année-là``, ``à ce moment-là``: what was last spoken of."""
    tokens, found = hit.tokens, unit_of(hit)
    if is_class(tokens, hit.end - 1, "art") and tokens.written(hit.end - 1) != "là":
        return []
    if found is None:
        if tokens.word(hit.start) == "ces" or tokens.word(hit.end - 1).endswith("s"):
            return []
        return one(hit, Meaning(value="SAME"))
    index, unit = found
    if _plural(hit, index):
        return []
    return one(hit, Meaning(shift=(0, unit), anchor="last"))


@reader
def new_year(hit: Hit) -> list[Reading]:
    """``la nouvelle année``; ``nouvel an`` is the holiday."""
    return one(hit, Meaning(shift=(0, "Y"))) if hit.tokens.word(hit.end - 1) == "annee" else []


@reader
def edge_unit(hit: Hit) -> list[Reading]:
    """``fin de l'année``, ``début de semaine``, ``courant de l'année prochaine``, ``reste du jour``."""
    tokens, found = hit.tokens, unit_of(hit)
    if found is None or _plural(hit, found[0]):
        return []
    if followed_by(hit, "de", "year", "monthx") and (
        is_class(tokens, hit.end, "year", "monthx")
        or is_class(tokens, hit.end + 1, "year", "monthx")
    ):
        return []
    if followed_by(hit, "season", "weekdayx", "lastx", "nextx") or tokens.word(found[0]) == "ans":
        return []
    modifier = edge(hit) or ("end" if hit.has("rest") else None)
    return one(hit, Meaning(shift=(direction(hit) or 0, found[1]), modifier=modifier))


@reader
def recent(hit: Hit) -> list[Reading]:
    """``ces derniers jours``, ``les trois prochains mois``, ``les dernières 24 heures``."""
    found = unit_of(hit)
    if found is None:
        return []
    index, unit = found
    if hit.tokens.word(hit.start - 1) in {"tout", "toute", "tous", "toutes"}:
        return []
    sign = -1 if hit.has("lastx") else 1
    numbers = [i for i in hit.all("amount")]
    count = hit.tokens.values[numbers[0]] if numbers else None
    some = hit.has("some")
    if count is None and not some:
        if not _plural(hit, index):
            return []
        if followed_by(hit, "de") and not hit.has("dem"):
            return []
    stretch = (sign * int(count), unit) if count is not None and count == int(count) else None
    value = Amount(count, unit).value()
    return one(hit, Meaning(kind="DURATION", value=value, stretch=stretch))


@reader
def ago(hit: Hit) -> list[Reading]:
    """``il y a deux ans``, ``voilà trois jours``; vague numbers leave a vague duration."""
    return _shifted(hit, -1)


@reader
def hence(hit: Hit) -> list[Reading]:
    """``dans trois mois``."""
    return _shifted(hit, 1)


def _shifted(hit: Hit, sign: int, anchor: str = "reference") -> list[Reading]:
    measured = amount(hit)
    if measured is None:
        return []
    modifier = "approx" if measured.approximate or hit.has("approx") else None
    steps = measured.steps()
    if steps is None:
        return one(hit, Meaning(kind="DURATION", value=measured.value(), modifier=modifier))
    count, unit = steps
    kind = "TIME" if unit.startswith("T") else "DATE"
    return one(
        hit,
        Meaning(kind=kind, shift=(sign * count, unit), anchor=anchor, modifier=modifier),  # type: ignore[arg-type]
    )


_NOT_AFTER = ("art", "de", "dem", "u", "cap", "month", "day", "year", "deictic", "relday")


@reader
def later(hit: Hit) -> list[Reading]:
    """``trois jours plus tard``; ``trois jours après le vote`` is a duration and a preposition."""
    tokens = hit.tokens
    word = tokens.word(hit.end - 1)
    measured = amount(hit)
    if measured is None or measured.unit.startswith("T"):
        return []
    if word in {"avant", "apres"} and (
        followed_by(hit, *_NOT_AFTER) or tokens.word(hit.end) in words("after_later")
    ):
        return []
    return _shifted(hit, -1 if hit.has("earlier") else 1, "last")


@reader
def relday(hit: Hit) -> list[Reading]:
    """``la veille``, ``le lendemain matin``, ``le lendemain du 14 juillet``."""
    tokens = hit.tokens
    shift = int(hit.value("relday"))
    if tokens.word(hit.start - 1) == "au" and tokens.word(hit.start - 2) == "jour":
        return []
    if hit.has("holiday"):
        return one(hit, Meaning(holiday=hit.value("holiday"), day_shift=shift))
    if hit.has("month"):
        days = [i for i in range(hit.start, hit.end) if is_class(tokens, i, "day", "dayw")]
        meaning = Meaning(
            month=hit.value("month"), day=number_at(tokens, days[0]), year=hit.value("year"),
            day_shift=shift,
        )  # fmt: skip
        return one(hit, meaning)
    if followed_by(hit, "de"):
        return []
    meaning = Meaning(shift=(shift, "D"), anchor="focus", part=part_of_day(hit))
    return one(hit, _timed(meaning))


@reader
def vague(hit: Hit) -> list[Reading]:
    """``récemment``, ``désormais``, ``bientôt``; ``ce moment``."""
    if hit.has("epoch"):
        if hit.tokens.word(hit.end - 1) not in {"moment", "instant"}:
            return []
        return one(hit, Meaning(value="PRESENT_REF"))
    return one(hit, Meaning(value=hit.value("vague")))

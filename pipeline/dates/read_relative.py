"""Readers of days and units that lean on the document's date or on the text before."""

from __future__ import annotations

from pipeline.dates.amounts import Amount, is_plural, unit_of
from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    capital,
    closed,
    direction,
    edge,
    followed_by,
    is_class,
    number_at,
    one,
    opens_sentence,
    part_of_day,
    preceded_by,
    reader,
    timed,
    weekday_value,
)


@reader
def deictic(hit: Hit) -> list[Reading]:
    """``hier soir``, ``aujourd'hui vendredi``, ``demain en fin de matinée``."""
    shift = (int(hit.value("deictic")), "D")
    if hit.has("weekday") and followed_by(hit, "day", "dayw"):
        return one(hit, Meaning(shift=shift), end=hit.start + 1)  # hier, | jeudi 16 août
    meaning = Meaning(shift=shift, part=part_of_day(hit), modifier=edge(hit))
    return one(hit, timed(meaning))


@reader
def weekday(hit: Hit) -> list[Reading]:
    """``mardi``, ``ce mardi``, ``lundi dernier``, ``dimanche soir``, ``ce même lundi``."""
    tokens = hit.tokens
    value = weekday_value(hit)
    index = hit.all("weekdayx")[0]
    abbreviated = not hit.has("weekday")
    relative = direction(hit)
    if value is None or (abbreviated and not (relative is not None and hit.has("dot"))):
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
    return one(hit, timed(meaning))


def _in_title(hit: Hit, index: int) -> bool:
    """``le Journal du Dimanche``, ``Ouest-France Dimanche`` are names of newspapers."""
    tokens = hit.tokens
    before = index - 1 - is_class(tokens, index - 1, "de")
    return is_class(tokens, before, "cap") and not tokens.written(index).isupper()


@reader
def weekday_of_week(hit: Hit) -> list[Reading]:
    """``vendredi de la semaine prochaine``, ``vendredi cette semaine``."""
    value, shift = weekday_value(hit), direction(hit)
    if value is None or shift is None:
        return []
    return one(hit, Meaning(weekday=value, week_shift=shift))


@reader
def weekday_week_after(hit: Hit) -> list[Reading]:
    """``lundi en huit``: the Monday after next."""
    value = weekday_value(hit)
    if value is None or hit.tokens.values[hit.end - 1] != 8:
        return []
    return one(hit, Meaning(weekday=value, direction=1, day_shift=7))


@reader
def weekend(hit: Hit) -> list[Reading]:
    """``le week-end`` taken as that of the document's week; ``en fin de semaine`` is its end."""
    if preceded_by(hit, "en") and hit.tokens.word(hit.start).startswith("fin"):
        return one(hit, Meaning(shift=(0, "W"), modifier="end"))
    if not preceded_by(hit, "art", "during", "de", "edge") or hit.tokens.word(hit.start)[-1] == "s":
        return []
    return one(hit, Meaning(shift=(0, "WE")))


@reader
def this_unit(hit: Hit) -> list[Reading]:
    """``cette année``, ``ce mois-ci``; an accent tells ``cette année là`` from ``… la``."""
    tokens, found = hit.tokens, unit_of(hit)
    article = is_class(tokens, hit.end - 1, "art")
    if hit.has("there") or (article and tokens.written(hit.end - 1) == "là"):
        return same_unit(hit)
    if found is None or tokens.word(hit.start) == "ces":
        return one(hit, Meaning(value="PRESENT_REF")) if hit.has("ci") else []
    index, unit = found
    end = hit.end - article
    dated = followed_by(hit, "of") and is_class(tokens, hit.end + 1, "day")
    if tokens.word(index) == "journee" or is_plural(hit, index) or dated:
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
    if is_plural(hit, index):
        return _plural_stretch(hit, unit, back=back)
    preposition = hit.has("follow") and followed_by(hit, "art")  # le jour suivant la fête
    if preposition or tokens.word(index) == "journee" or (unit == "D" and hit.has("past")):
        return []
    if is_class(tokens, hit.start, "last") and not _may_be_last(hit, unit):
        return []
    if is_class(tokens, hit.start, "next") and unit == "D" and not closed(tokens, hit.end):
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
        season = hit.has("same") and tokens.word(hit.end - 1) in {"epoque", "periode", "date"}
        return one(hit, Meaning(value="SAME_SEASON" if season else "SAME"))
    index, unit = found
    if is_plural(hit, index):
        return []
    return one(hit, Meaning(shift=(0, unit), anchor="last"))


@reader
def new_year(hit: Hit) -> list[Reading]:
    """``la nouvelle année``; ``nouvel an`` is the holiday."""
    year = hit.tokens.word(hit.end - 1) == "annee" and not preceded_by(hit, "u")
    return one(hit, Meaning(shift=(0, "Y"))) if year else []


@reader
def edge_unit(hit: Hit) -> list[Reading]:
    """``fin de l'année``, ``début de semaine``, ``fin du mois dernier``, ``reste du jour``."""
    tokens, found = hit.tokens, unit_of(hit)
    if found is None or is_plural(hit, found[0]):
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
def relday(hit: Hit) -> list[Reading]:
    """``la veille``, ``le lendemain matin``, ``le lendemain du 14 juillet``."""
    tokens = hit.tokens
    shift = int(hit.value("relday"))
    verb = tokens.written(hit.start)[-1] == "é"  # veillé
    noun = preceded_by(hit, "art", "dem") or "veille" not in tokens.word(hit.start)
    if (
        verb
        or not noun
        or (tokens.word(hit.start - 1) == "au" and tokens.word(hit.start - 2) == "jour")
    ):
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
    return one(hit, timed(meaning))


@reader
def vague(hit: Hit) -> list[Reading]:
    """``récemment``, ``désormais``, ``bientôt``; ``ce moment``."""
    tokens = hit.tokens
    if hit.has("epoch"):
        if tokens.word(hit.end - 1) not in {"moment", "instant"}:
            return []
        return one(hit, Meaning(value="PRESENT_REF"))
    if followed_by(hit, "amount") and is_class(tokens, hit.end + 1, "unit"):
        return []  # depuis bientôt dix ans
    return one(hit, Meaning(value=hit.value("vague")))

"""Readers of amounts of time that lean on a date: recent days, years ago, days later."""

from __future__ import annotations

from dataclasses import replace

from pipeline.dates.amounts import Amount, amount, is_plural, unit_of
from pipeline.dates.grammar import Hit
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import (
    closed,
    followed_by,
    is_class,
    one,
    reader,
    words,
)


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
    numbers = hit.all("amount")
    count = hit.tokens.values[numbers[0]] if numbers else None
    some = hit.has("some")
    if count is None and not some:
        if followed_by(hit, "de") and not hit.has("dem"):
            return []
        if not is_plural(hit, index):
            if not is_class(hit.tokens, index, "heure"):
                return []
            count = 1  # la dernière heure
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
    if _word_of_unit(hit) == "annee" and hit.has("u") and not closed(hit.tokens, hit.end):
        return []  # dans une année olympique
    return _shifted(hit, 1)


def _word_of_unit(hit: Hit) -> str:
    """The unit as written, folded."""
    return hit.tokens.word(hit.all("unit")[-1])


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
    if measured is None or (hit.has("vague") and word != "auparavant"):
        return []
    if word in {"avant", "apres"} and (
        followed_by(hit, *_NOT_AFTER) or tokens.word(hit.end) in words("after_later")
    ):
        return []
    readings = _shifted(hit, 1 if hit.has("later") else -1, "last")
    return [replace(r, meaning=replace(r.meaning, length=measured.value())) for r in readings]

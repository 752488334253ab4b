"""Ratios: ``deux tiers``, ``le double``, ``trois fois plus``, ``divisé par deux``, ``un sur 3``."""

from __future__ import annotations

import re

from pipeline.quantities import guards
from pipeline.quantities.bounds import bounded
from pipeline.quantities.change import change_of
from pipeline.quantities.context import Context
from pipeline.quantities.cues import cue_before
from pipeline.quantities.draft import Draft, draft_of
from pipeline.quantities.items import item_after
from pipeline.quantities.measure import measure, next_number
from pipeline.quantities.neighbours import STOP
from pipeline.quantities.numerals import Numeral, divide, number

_TIMES = re.compile(
    r"[ ]fois[ ](?:(?P<up>plus|supérieure?s?)|(?P<down>moins|inférieure?s?)"
    r"|(?P<of>la |le |les |l['’]|son |sa |leur ))",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    r"\b(?:(?P<up>multipli\w+)|(?P<down>divis\w+|rédui\w+))[ ]par[ ]$", re.IGNORECASE
)
_OUT_OF = re.compile(
    r"(?:[ ](?P<item>[^\W\d_]+)(?:[ ](?P<adjective>[^\W\d_]+))?)?[ ]sur[ ](?:les )?(?=\w)",
    re.IGNORECASE,
)
_OF = re.compile(r"[ ](?:de|des|du|d['’])")
_OF_TIME = re.compile(r"[ ](?:du |des |de la |de l['’]|de )(?P<word>[^\W\d_]+)")
_REACH = 24
_MANY = 100


def read_ratio(context: Context, numeral: Numeral) -> Draft | None:
    """Read a number without a unit as a ratio; ``None`` if it is none."""
    if numeral.form == "multiple":
        return _multiple(context.text, numeral)
    if numeral.form == "fraction":
        return _fraction(context, numeral)
    return (
        _times(context.text, numeral) or _factor(context.text, numeral) or _out_of(context, numeral)
    )


def _multiple(text: str, numeral: Numeral) -> Draft:
    """``a doublé`` is a rise, ``le double`` a comparison."""
    draft = draft_of(numeral, "ratio", "multiple")
    draft.linked = True
    if not text[numeral.start : numeral.end].lower().endswith("le"):
        draft.change = "up"
    return draft


def _fraction(context: Context, numeral: Numeral) -> Draft | None:
    text = context.text
    if guards.duration_after(text, numeral.end) or _is_dated(text, numeral.end):
        return None
    draft = bounded(text, draft_of(numeral, "ratio", "fraction"))
    if text[numeral.start : numeral.end].lower() == "un tiers" and not _is_third(text, draft):
        return None
    return draft


def _is_dated(text: str, end: int) -> bool:
    """``la moitié du XIXe siècle``, ``un tiers de l'année``: a part of a time."""
    match = _OF_TIME.match(text, end)
    return match is not None and (
        match["word"].lower() in guards.DURATIONS or text.startswith(" siècle", match.end())
    )


def _is_third(text: str, draft: Draft) -> bool:
    """``un tiers des voix``, ``réduit d'un tiers``; not ``vendu à un tiers``."""
    if draft.modifier != "approx" or draft.start < draft.number_start:
        return True
    if _OF.match(text, draft.end) or not text[draft.end :].strip():
        return True
    return change_of(text, draft.start, draft.end) is not None


def _times(text: str, numeral: Numeral) -> Draft | None:
    match = _TIMES.match(text, numeral.end) if numeral.form != "one" else None
    if match is None:
        return None
    draft = draft_of(numeral, "ratio", "times")
    compared = (match["up"] or match["down"] or "").lower() in ("plus", "moins")
    draft.end = match.end() if compared else numeral.end + len(" fois")
    draft.change = "up" if match["up"] else "down" if match["down"] else None
    draft.linked = True
    return bounded(text, draft)


def _factor(text: str, numeral: Numeral) -> Draft | None:
    """``divisé par deux``, ``multiplié par près de dix``."""
    cue = cue_before(text, numeral.start)
    at = cue.at if cue and cue.inside else numeral.start
    match = _FACTOR.search(text, max(0, at - _REACH), at)
    if match is None:
        return None
    draft = draft_of(numeral, "ratio", "factor")
    draft.change = "up" if match["up"] else "down"
    return bounded(text, draft)


def _out_of(context: Context, numeral: Numeral) -> Draft | None:
    """``un sur trois``, ``neuf Français sur dix``."""
    text = context.text
    match = _OUT_OF.match(text, numeral.end)
    below = next_number(text, match.end()) if match else None
    if match is None or below is None or not _makes_part(numeral, below):
        return None
    item = (match["item"] or "").lower()
    if item in guards.DURATIONS or item in STOP:
        return None
    if guards.duration_after(text, below.end) or measure(text, below, context.country):
        return None
    if numeral.form == "digits" and _is_counted(context, below):
        return None
    assert numeral.low is not None and below.low is not None
    part = number(numeral.start, below.end, divide(numeral.low, below.low), "fraction")
    draft = draft_of(part, "ratio", "out_of")
    if item:
        draft.item = match.start("item"), match.end("adjective" if match["adjective"] else "item")
    return bounded(text, draft)


def _is_counted(context: Context, below: Numeral) -> bool:
    """``612 personnes sur 16 000 cas``: two counts."""
    if below.form != "digits" or below.low is None or below.low < _MANY:
        return False
    return bool(item_after(context.text, below.end, linked=False, plural=True, tags=context.tags))


def _makes_part(above: Numeral, below: Numeral) -> bool:
    if above.low is None or below.low is None or above.modifier != "exact":
        return False
    return 0 <= above.low < below.low and below.low > 1

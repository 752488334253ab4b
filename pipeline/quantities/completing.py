"""What a quantity says beyond its value: the change it states, and what it counts or measures."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.lexicon import load_toml
from pipeline.quantities.bounds import set_bounds
from pipeline.quantities.change import change_of
from pipeline.quantities.context import Context
from pipeline.quantities.cues import cue_after
from pipeline.quantities.draft import Draft
from pipeline.quantities.items import item_after
from pipeline.quantities.measured import item_before, object_after, subject_before
from pipeline.quantities.neighbours import STOP, next_word, previous_word
from pipeline.quantities.units import denominator, quotient

_RANKINGS = frozenset(load_toml("quantity_words.toml")["ordinals"]["rankings"])
_PER = re.compile(r"[ \u00a0]par[ \u00a0]|/")
_PERSON = re.compile(
    r"(?P<name>[A-ZÀÉÈÊÎÔÇ][\w'’-]+(?:[ ][A-ZÀÉÈÊÎÔÇ][\w'’-]+)*)[ ]?[,(][ ]?$"
    r"|(?P<noun>\b(?!âg|vieux|vieille)[^\W\d_]+(?:-[^\W\d_]+)*)"
    r"(?:,?[ ](?:âgée?s?|vieux|vieilles?)[ ](?:respectivement )?(?:de[ ]|d['’])?(?:\d+(?:, | et ))*"
    r"|[ ](?:de[ ]|d['’]|(?:d['’])?entre[ ])(?:\d+(?:, | et ))*|[ ](?=de ))$"
)
_HAS = re.compile(
    r"\b(?:a|avait|aura|aurait|fête|fêtait)[ ](?:(?:déjà|tout juste|ses|bientôt|presque) )?$"
)
_NOUN = re.compile(r"(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)[ ]$")


def complete(context: Context, draft: Draft) -> None:
    """Set the change and the item of a draft."""
    text = context.text
    if draft.change is None and draft.kind not in ("age", "ordinal") and draft.form != "vague":
        level = draft.kind == "percent" or draft.code == "{point}"
        draft.change = change_of(text, draft.start, draft.end, level=level)
    if draft.code == "{point}" and draft.change is None:
        _count_points(text, draft)
    if draft.item is None:
        draft.item = _item(context, draft)
    if draft.item and draft.item[0] >= draft.end:
        _read_on(text, draft)


def _read_on(text: str, draft: Draft) -> None:
    """What comes after the item: ``300 personnes environ``, ``3 tonnes de CO₂ par an``."""
    assert draft.item is not None
    cue = cue_after(text, draft.item[1])
    if cue is not None:
        set_bounds(draft, cue.modifier)
    per = _PER.match(text, draft.item[1]) if draft.measure else None
    below = denominator(text, per.end(), bare=False) if per else None
    if draft.measure and below and draft.kind == "measure" and draft.measure.unit:
        unit = quotient(draft.measure.unit, below.unit)
        draft.measure, draft.code = replace(draft.measure, unit=unit), unit.ucum


def _count_points(text: str, draft: Draft) -> None:
    """Points that nothing rises or falls by are counted like other things."""
    if draft.unit_span is None or " " in text[slice(*draft.unit_span)]:
        return
    draft.item, draft.kind, draft.rule = draft.unit_span, "count", "count"
    draft.end = draft.start + len(text[draft.start : draft.unit_span[0]].rstrip())
    draft.measure, draft.code, draft.unit_span = None, None, None


def _item(context: Context, draft: Draft) -> tuple[int, int] | None:
    text = context.text
    if draft.kind == "age":
        return _person(text, draft) or _who_has(context, draft)
    if _is_distance(text, draft) or is_apposed(text, draft):
        return None
    if draft.kind == "ordinal":
        return _ranked(context, draft)
    after = item_after(text, draft.end, linked=draft.linked, plural=draft.plural, tags=context.tags)
    if after or draft.form in ("vague", "one"):
        return after
    if draft.rule == "multiple" and draft.change == "up":
        return subject_before(text, draft.start, context.tags)
    changed = object_after(text, draft.number_start, draft.end, context.tags)
    return changed or item_before(text, draft.start, context.tags)


def _ranked(context: Context, draft: Draft) -> tuple[int, int] | None:
    """``le candidat n° 12``, ``la 18e session``; ``la 12e mondiale`` is a player."""
    text = context.text
    if numbered := _numbered(text, draft):
        return numbered
    if next_word(text, draft.end) in _RANKINGS:
        return None
    return item_after(text, draft.end, linked=None, plural=False, tags=context.tags)


def _numbered(text: str, draft: Draft) -> tuple[int, int] | None:
    """``le candidat n° 12``."""
    match = _NOUN.search(text, max(0, draft.start - 30), draft.start)
    numbered = text[draft.start : draft.end].lower().startswith(("n", "№"))
    if match is None or not numbered or match["noun"].lower() in STOP:
        return None
    return match.span("noun")


def _is_distance(text: str, draft: Draft) -> bool:
    """``à 450 km des côtes``: what follows is where, not what."""
    unit = draft.measure.unit if draft.measure else None
    return bool(unit and unit.si == "m") and previous_word(text, draft.start).lower() == "à"


def is_apposed(text: str, draft: Draft) -> bool:
    """``tous deux``, ``toutes trois``."""
    before = previous_word(text, draft.start).lower()
    return draft.form == "words" and before in ("tous", "toutes")


def _person(text: str, draft: Draft) -> tuple[int, int] | None:
    start = draft.number_start if draft.modifier == "range" else draft.start
    match = _PERSON.search(text, max(0, start - 60), start)
    if match is None:
        return None
    group = "name" if match["name"] else "noun"
    return None if match[group].lower() in STOP else match.span(group)


def _who_has(context: Context, draft: Draft) -> tuple[int, int] | None:
    """``le président a 44 ans``."""
    verb = _HAS.search(context.text, max(0, draft.start - 24), draft.start)
    return subject_before(context.text, verb.start(), context.tags) if verb else None

"""What a quantity says beyond its value: the change it states, and what it counts or measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon import load_toml
from pipeline.quantities import guards
from pipeline.quantities.change import change_of
from pipeline.quantities.context import Context
from pipeline.quantities.draft import Draft
from pipeline.quantities.items import item_after, item_before

_ONES = frozenset(load_toml("quantity_words.toml")["ones"]["words"])
_PERSON = re.compile(
    r"(?P<name>[A-ZÀÉÈÊÎÔÇ][\w'’-]+(?:[ ][A-ZÀÉÈÊÎÔÇ][\w'’-]+)*)[ ]?[,(][ ]?$"
    r"|(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)[ ](?:âgée?s?[ ])?(?:de[ ]|d['’])$"
)
# `un` counts beside another count that is no farther than this.
_NEAR = 60


def complete(context: Context, draft: Draft) -> None:
    """Set the change and the item of a draft."""
    text = context.text
    if draft.change is None and draft.kind not in ("age", "ordinal"):
        draft.change = change_of(text, draft.start, draft.end)
    if draft.code == "{point}" and draft.change is None:
        _count_points(text, draft)
    if draft.item is None:
        draft.item = _item(context, draft)


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
        return _person(text, draft)
    if _is_distance(text, draft) or _is_apposed(text, draft):
        return None
    after = item_after(
        text,
        draft.end,
        linked=draft.linked,
        plural=draft.plural and draft.kind != "ordinal",
        tags=context.tags,
    )
    if after or draft.kind == "ordinal" or draft.form in ("vague", "one"):
        return after
    return item_before(text, draft.start, context.tags)


def _is_distance(text: str, draft: Draft) -> bool:
    """``à 450 km des côtes``: what follows is where, not what."""
    unit = draft.measure.unit if draft.measure else None
    return bool(unit and unit.si == "m") and guards.previous_word(text, draft.start).lower() == "à"


def _is_apposed(text: str, draft: Draft) -> bool:
    """``tous deux``, ``toutes trois``."""
    before = guards.previous_word(text, draft.start).lower()
    return draft.form == "words" and before in ("tous", "toutes")


def _person(text: str, draft: Draft) -> tuple[int, int] | None:
    match = _PERSON.search(text, max(0, draft.start - 60), draft.start)
    if match is None:
        return None
    group = "name" if match["name"] else "noun"
    return None if match[group].lower() in guards.STOP else match.span(group)


def counts_one(text: str, one: Draft, others: Sequence[Draft]) -> bool:
    """Say whether ``un`` is a number: alone, in ``un seul``, or in ``un mort, deux blessés``."""
    if not text[one.end :].strip() and not text[: one.start].strip():
        return True
    elided = text[max(0, one.start - 1) : one.start] in ("'", "’")
    word = guards.next_word(text, one.end).lower()
    if word in ("seul", "seule"):
        return not elided
    return word in _ONES and not elided and any(_near(one, other) for other in others)


def _near(one: Draft, other: Draft) -> bool:
    gap = min(abs(other.start - one.end), abs(one.start - other.end))
    return other.kind == "count" and gap < _NEAR

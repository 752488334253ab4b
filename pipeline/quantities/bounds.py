"""Give a draft the cue beside it: its span grows, its modifier and bounds follow."""

from __future__ import annotations

from pipeline.quantities.cues import Cue, cue_after, cue_before
from pipeline.quantities.draft import Draft

# `dans les 300 euros` is about 300, `dans les cinq banques` is five.
_ONLY_MEASURES = ("dans les ", "vers les ")


def bounded(text: str, draft: Draft) -> Draft:
    """Apply the cue before a draft, or else the one after it."""
    before = cue_before(text, draft.start)
    if before and draft.measure is None and _opens_with_article(text, before, draft):
        before = None
    cue = before or cue_after(text, draft.end)
    if cue is None:
        return draft
    if before is None:
        draft.end = cue.at
    elif before.inside:
        draft.start = before.at
    set_bounds(draft, cue.modifier)
    return draft


def _opens_with_article(text: str, cue: Cue, draft: Draft) -> bool:
    return text[cue.at : draft.start].lower() in _ONLY_MEASURES


def set_bounds(draft: Draft, modifier: str) -> None:
    """Open a bound, or make the value approximate."""
    if draft.modifier == "range" or draft.high is None:
        return
    draft.modifier = modifier
    if modifier == "min":
        draft.high = None
    elif modifier == "max":
        draft.low = None

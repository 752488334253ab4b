"""Find the quantities of a text: pure functions, no spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.quantities import guards
from pipeline.quantities.completing import complete
from pipeline.quantities.context import Context
from pipeline.quantities.draft import Draft
from pipeline.quantities.ellipsis import counts_one, inherit
from pipeline.quantities.money import currency_before
from pipeline.quantities.quantity import read_quantity
from pipeline.quantities.reading import read_numeral
from pipeline.quantities.scan import Anchor, anchors
from pipeline.records import QuantityExpression


def find_quantities(
    text: str,
    *,
    taken: Sequence[tuple[int, int]] = (),
    names: Sequence[tuple[int, int]] = (),
    country: str | None = None,
    tags: Mapping[int, str] | None = None,
) -> list[QuantityExpression]:
    """Find numbers, measures, money, percentages, ages, ordinals, ratios and ranges.

    Parameters
    ----------
    text
        French text.
    taken
        Spans of dates, clock times and durations: their numbers are no quantities. An age that
        its context names as one (``âgé de 34 ans``) is kept even there.
    names
        Spans of names: the numbers in them (``Covid-19``, ``G7``) count nothing.
    country
        ISO 3166-1 code (two or three letters) of the document's country, which decides what
        ``dollars`` and the like are; without it their unit is null.
    tags
        Universal part-of-speech tags by the offset of their word, where a tagger has run: they
        make the item more exact.

    Returns
    -------
    list[QuantityExpression]
        In order of their offsets (code points into ``text``), without overlaps.
    """
    context = Context(text, country, tags or {})
    found, ones = _read(context, _mask(len(text), taken), _mask(len(text), names))
    kept = [one for one in ones if counts_one(text, one, found)]
    if kept:
        found = sorted([*found, *kept], key=lambda draft: draft.start)
    for draft in found:
        complete(context, draft)
    inherit(text, found)
    return [draft.record(text) for draft in found]


def _read(context: Context, taken: bytes, names: bytes) -> tuple[list[Draft], list[Draft]]:
    """Drafts from left to right, and apart from them each ``un`` that may be an article."""
    found: list[Draft] = []
    ones: list[Draft] = []
    at = 0
    for anchor in anchors(context.text):
        if anchor.start < at:
            continue
        draft, at = _visit(context, anchor)
        if draft is None or _is_masked(draft, taken, names):
            continue
        if draft.form == "one" and draft.rule == "count":
            ones.append(draft)
        else:
            _part(draft, found)
            found.append(draft)
    return found, ones


def _visit(context: Context, anchor: Anchor) -> tuple[Draft | None, int]:
    """Read what starts at an anchor; answer also where reading goes on."""
    text, start = context.text, anchor.start
    if anchor.reader == "digits" and not currency_before(text, start):
        skipped = guards.refused_digits(text, start, start + len(anchor.word))
        if skipped is not None:
            return None, skipped
    numeral = read_numeral(text, anchor)
    return read_quantity(context, numeral) if numeral else (None, start + 1)


def _is_masked(draft: Draft, taken: bytes, names: bytes) -> bool:
    """An ordinal counts inside a name too: ``la 18e session du parti`` is an event."""
    numbers = slice(draft.number_start, draft.number_end)
    if any(names[numbers]) and draft.kind != "ordinal":
        return True
    return any(taken[numbers]) and not draft.doubtless


def _part(draft: Draft, found: Sequence[Draft]) -> None:
    """Keep a cue (``plus de``) out of the quantity before it."""
    if found and draft.start < found[-1].end:
        draft.start = max(found[-1].end, min(draft.number_start, draft.end - 1))


def _mask(length: int, spans: Iterable[tuple[int, int]]) -> bytes:
    """One byte for each character, set inside the spans; empty without spans."""
    mask = bytearray()
    for start, end in spans:
        mask = mask or bytearray(length)
        begin, stop = max(0, start), min(length, end)
        mask[begin:stop] = b"\x01" * max(0, stop - begin)
    return bytes(mask)

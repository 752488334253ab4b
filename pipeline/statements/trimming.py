"""Arguments without what only adds to them: ``Ada Roy, 52 ans`` is Ada Roy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pipeline.assertions import Argument, Quotation, Statement
from pipeline.records import Mention
from pipeline.statements.spans import Spans

_SLOTS = ("agent", "patient", "recipient", "attributed_to")
_AFTER = (",", " (", " –", " —")


def trim(
    text: str,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
) -> tuple[list[Statement], list[Quotation]]:
    """Cut arguments after the name that they give, and before their own participle.

    ``La maire de Metz, Ada Roy, 52 ans``: the age goes. ``Le mouvement, soutenu par Kigali``, of
    which ``soutenu`` is the predicate: the mouvement.
    """
    names = Spans([one for one in mentions if one.kind in {"name", "nominal"}])
    return (
        list(_statements(text, names, statements)),
        [
            one if one.speaker is None
            else replace(one, source=text, speaker=_after_name(text, names, one.speaker))
            for one in quotations
        ],
    )  # fmt: skip


def _statements(text: str, names: Spans, statements: Sequence[Statement]) -> Iterator[Statement]:
    for one in statements:
        changed: dict[str, Any] = {}
        for slot in _SLOTS:
            whole: Argument | None = getattr(one, slot)
            if whole is not None:
                cut = _before(text, _after_name(text, names, whole), one.start)
                if cut is not whole:
                    changed[slot] = cut
        yield replace(one, source=text, **changed) if changed else one


def _after_name(text: str, names: Spans, whole: Argument) -> Argument:
    """Up to the end of the name that gives the entity, where a comma or bracket follows it."""
    if whole.entity is None or whole.parts or whole.clause:
        return whole
    same = [
        one
        for one in names.inside(whole.start, whole.end)
        if isinstance(one, Mention) and one.entity == whole.entity
    ]
    named = next((one for one in same if one.kind == "name"), same[-1] if same else None)
    follows = named is not None and text.startswith(_AFTER, named.end)
    return _cut(text, whole, named.end) if named is not None and follows else whole


def _before(text: str, whole: Argument, start: int) -> Argument:
    """Up to the predicate, where it stands inside of its own argument."""
    if not whole.start < start < whole.end or whole.parts or whole.clause:
        return whole
    end = start
    while end > whole.start and text[end - 1] in " ,\u00a0\n":
        end -= 1
    return _cut(text, whole, end)


def _cut(text: str, whole: Argument, end: int) -> Argument:
    if not whole.start < end < whole.end:
        return whole
    return replace(whole, source=text, end=end, text=text[whole.start : end])

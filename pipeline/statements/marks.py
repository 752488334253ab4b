"""Tokens that other findings have claimed: dates and amounts are nobody's agent or patient."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.records import Mention, QuantityExpression, TemporalExpression, TextSpan
from pipeline.statements.tree import Tree

_SHARES = frozenset({"percent", "age", "ordinal"})


@dataclass(frozen=True, slots=True)
class Marks:
    """Tokens by what they are.

    Attributes
    ----------
    dates
        Tokens of dates, times and durations.
    ages
        Tokens of ages, percentages and ordinals.
    places
        Tokens of places that stand for themselves, not for a government.
    amounts
        First token of each amount (``plus de 14 000 hectares``) → its last, the item included.
    """

    dates: frozenset[int] = field(default_factory=frozenset)
    ages: frozenset[int] = field(default_factory=frozenset)
    places: frozenset[int] = field(default_factory=frozenset)
    amounts: dict[int, int] = field(default_factory=dict)


def mark(
    tree: Tree,
    dates: Iterable[TemporalExpression],
    quantities: Iterable[QuantityExpression],
    mentions: Iterable[Mention],
) -> Marks:
    """The marks of a piece of text; findings outside of it mark nothing."""
    quantities = list(quantities)
    amounts = (q for q in quantities if q.kind in {"count", "money", "measure", "ratio", "percent"})
    places = (m for m in mentions if m.label == "LOC" and m.kind != "demonym" and not m.stands_for)
    return Marks(
        _tokens(tree, dates),
        _tokens(tree, (q for q in quantities if q.kind in _SHARES)),
        _tokens(tree, places),
        {
            bisect_left(tree.starts, q.start): bisect_left(tree.starts, q.item_end or q.end) - 1
            for q in amounts
        },
    )


def _tokens(tree: Tree, spans: Iterable[TextSpan]) -> frozenset[int]:
    return frozenset(
        token
        for span in spans
        for token in range(bisect_left(tree.starts, span.start), bisect_left(tree.starts, span.end))
    )

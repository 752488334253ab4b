"""What an evaluation returns: scores, and errors that a person can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_CONTEXT = 40  # characters shown on each side of an error


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between gold and prediction.

    Attributes
    ----------
    kind
        ``false``, ``missed``, ``boundary`` or ``label``; tasks may add their own.
    name
        The text's name.
    expected, found
        What gold says and what was found, as shown to a person; empty for none.
    context
        The passage, the place marked by ``⟦…⟧``.
    """

    kind: str
    name: str
    expected: str
    found: str
    context: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores under the key names of ``spacy evaluate``, and the errors behind them."""

    scores: Mapping[str, Any]
    errors: tuple[Mistake, ...] = ()


def in_context(text: str, start: int, end: int) -> str:
    """Return the passage around a span, on one line, the span in ``⟦…⟧``."""
    before = text[max(0, start - _CONTEXT) : start]
    after = text[end : end + _CONTEXT]
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", "⏎")


def render_errors(errors: Iterable[Mistake]) -> str:
    """Return the errors grouped by kind, with counts, as text."""
    groups: dict[str, list[Mistake]] = {}
    for error in errors:
        groups.setdefault(error.kind, []).append(error)
    lines: list[str] = []
    for kind in sorted(groups, key=lambda k: (-len(groups[k]), k)):
        lines.append(f"== {kind}: {len(groups[kind])}")
        lines += [
            f"{e.name}\t{e.expected or '·'} → {e.found or '·'}\t{e.context}" for e in groups[kind]
        ]
        lines.append("")
    return "\n".join(lines) if lines else "no errors\n"


def fraction(part: int, whole: int) -> float:
    """Return a ratio, 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def prf(right_found: int, found: int, right_gold: int, gold: int) -> dict[str, float]:
    """Return precision, recall and their harmonic mean under the keys p, r, f."""
    p, r = fraction(right_found, found), fraction(right_gold, gold)
    return {"p": p, "r": r, "f": 2 * p * r / (p + r) if p + r else 0.0}

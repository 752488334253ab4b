"""Gold annotations: a text and the labelled spans that a person marked in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

# What the corpora call the five labels; any other label (dates, hours) is left out.
_LABELS = {
    "PER": ("per", "pers", "person", "personne", "people"),
    "LOC": ("loc", "location", "place", "gpe", "lieu"),
    "ORG": ("org", "organization", "organisation"),
    "EVENT": ("event", "eve", "evenement"),
    "PRODUCT": ("product", "prod", "produit", "work", "work_of_art"),
    "MISC": ("misc",),
}
_BY_NAME = {name: label for label, names in _LABELS.items() for name in names}


@dataclass(frozen=True, slots=True, order=True)
class GoldSpan:
    """A labelled span; offsets are code points into the text, end exclusive."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated text; `genre` groups scores and may be empty."""

    name: str
    text: str
    spans: tuple[GoldSpan, ...]
    genre: str = field(default="")


def label_of(name: str) -> str | None:
    """Return the label of the tables for a corpus's own label, or None for others."""
    return _BY_NAME.get(name.lower().partition(".")[0])


def outermost(spans: Iterable[GoldSpan]) -> tuple[GoldSpan, ...]:
    """Keep the longest of nested or overlapping spans, in order of the text."""
    kept: list[GoldSpan] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(span.end <= other.start or span.start >= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept))

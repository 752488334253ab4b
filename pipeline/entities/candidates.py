"""What the finders of names hand to the resolution of entities."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Label, MentionKind, TextSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCandidate(TextSpan):
    """A span that names something, before it is known which entity.

    Attributes
    ----------
    country
        ISO 3166-1 alpha-3 of the country that the span names or that a demonym belongs to.
    """

    label: Label
    kind: MentionKind = "name"
    country: str | None = None

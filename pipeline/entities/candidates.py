"""What the finders of names hand to the resolution of entities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.entities.countries import Place
from pipeline.records import Label, MentionKind, TextSpan

Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class RawName:
    """A name before it is a candidate: offsets, label, the rule that gave or changed it."""

    start: int
    end: int
    label: Label
    rule: str = "model"

    def shown(self, text: str) -> str:
        """The name as written in the text that its offsets point into."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCandidate(TextSpan):
    """A span that names something, before it is known which entity.

    Attributes
    ----------
    places
        The known places that the span may mean, or whose demonym it is; most often none or one.
    identity
        Canonical name in the user's gazetteer, where the span came from it.
    gender
        What a civility before the name tells.
    """

    label: Label
    kind: MentionKind = "name"
    places: tuple[Place, ...] = ()
    identity: str | None = None
    gender: Gender | None = None

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3 of the one country meant, else ``None``."""
        codes = {place.country for place in self.places}
        return next(iter(codes)) if len(codes) == 1 else None

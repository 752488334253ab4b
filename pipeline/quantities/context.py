"""What a reading depends on: the text, its country, and part-of-speech tags if there are any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """The text that is read and what is known of it.

    Attributes
    ----------
    text
        French text; every offset counts its code points.
    country
        ISO 3166-1 code of the document's country.
    tags
        Universal part-of-speech tags by the offset of their word; empty without a tagger.
    """

    text: str
    country: str | None
    tags: Mapping[int, str]

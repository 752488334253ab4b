"""A document's records as the rules of relations ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Any

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Entity, Mention, Title
from pipeline.words import Words, split


class Passage:
    """The words, mentions and titles of a document.

    Parameters
    ----------
    text
        The document's text.
    mentions, entities, titles
        As the resolution of entities gives them.
    """

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        titles: Sequence[Title],
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.titles = titles
        self.words: Words = split(text)
        self.entities = {entity.key: entity for entity in entities}
        self._by_span = {(mention.start, mention.end): mention for mention in mentions}
        self._titles_by_end: dict[int, list[Title]] = {}
        for title in titles:
            for offset in {title.head_end, title.end}:
                self._titles_by_end.setdefault(offset, []).append(title)
        names = [mention for mention in mentions if mention.kind in {"name", "nominal"}]
        # the innermost mention that begins or ends at an offset comes last and wins
        self._by_start = {m.start: m for m in sorted(names, key=lambda m: m.start - m.end)}
        self._by_end = {m.end: m for m in sorted(names, key=lambda m: m.start - m.end)}

    def mention(self, span: tuple[int, int]) -> Mention | None:
        """The mention with these offsets."""
        return self._by_span.get(span)

    def mentions_from(self, start: int, end: int) -> Sequence[Mention]:
        """The mentions that begin between two offsets, in text order."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return self.mentions[
            first : bisect_left(self.mentions, end, key=lambda mention: mention.start)
        ]

    def titles_ending(self, offset: int) -> Sequence[Title]:
        """The titles whose noun or whole ends at an offset."""
        return self._titles_by_end.get(offset, ())

    def starting(self, index: int) -> Mention | None:
        """The name or nominal mention that begins at a word."""
        return self._by_start.get(self.words.starts[index]) if index < len(self.words) else None

    def ending(self, index: int) -> Mention | None:
        """The name or nominal mention that ends with a word."""
        return self._by_end.get(self.words.ends[index]) if 0 <= index < len(self.words) else None

    def argument(self, mention: Mention) -> Argument:
        """A mention as an argument of a relation."""
        return Argument.of_mention(self.text, mention)

    def span_argument(self, start: int, end: int) -> Argument:
        """A passage that is no mention as an argument."""
        return Argument(start=start, end=end, text=self.text[start:end], source=self.text)

    def relation(
        self,
        kind: str,
        rule: str,
        trigger: tuple[int, int],
        subject: Argument,
        target: Argument | None = None,
        **further: Any,
    ) -> Relation:
        """Make a relation whose evidence reaches over all its parts; ``further`` are its fields."""
        of = further.get("of")
        parts = [trigger, *((one.start, one.end) for one in (subject, target, of) if one)]
        return Relation(
            start=trigger[0],
            end=trigger[1],
            text=self.text[slice(*trigger)],
            origin=f"relations/{kind}.{rule}",
            source=self.text,
            type=kind,
            subject=subject,
            object=target,
            confidence=rules()["confidence"][rule],
            evidence_start=min(start for start, _ in parts),
            evidence_end=max(end for _, end in parts),
            **further,
        )


@cache
def rules() -> dict[str, dict[str, Any]]:
    """The rules of this folder: ``lexicon/relations_roles.toml``."""
    return load_toml("relations_roles.toml")

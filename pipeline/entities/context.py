"""What the resolution of a document knows while it works: mentions so far, sentences, groups."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.entities.groups import Group
from pipeline.records import Label, MentionKind
from pipeline.words import Words

_LONGEST = 500  # code points of a mention, for looking back
_ENDS = frozenset({".", "!", "?", "…"})


@dataclass(slots=True)
class Link:
    """A mention with its group, before it is a record."""

    start: int
    end: int
    label: Label
    kind: MentionKind
    group: Group
    origin: str
    head: str | None = None
    stands_for: Group | None = None


def _order(link: Link) -> tuple[int, int]:
    return link.start, -link.end


def _clash(a: Link, b: Link) -> bool:
    if (a.start, a.end) == (b.start, b.end):
        return True
    within = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    return a.start < b.end and b.start < a.end and not within


@dataclass(slots=True)
class Context:
    """A document on its way to mentions and entities.

    Attributes
    ----------
    sentences
        Offsets where sentences begin.
    links
        Mentions found so far, in text order once :meth:`sort` was called.
    """

    words: Words
    sentences: Sequence[int]
    links: list[Link] = field(default_factory=list)

    def sort(self) -> None:
        """Bring the links into text order, outer before inner."""
        self.links.sort(key=_order)

    def add(self, link: Link) -> None:
        """Put a link in its place, unless it crosses or repeats another; containing is allowed."""
        near = self.links[slice(*self._range(link.start - _LONGEST, link.end))]
        if not any(_clash(link, other) for other in near):
            insort(self.links, link, key=_order)

    def _range(self, start: int, end: int) -> tuple[int, int]:
        """Positions of the links that begin between two offsets."""
        first = bisect_left(self.links, start, key=lambda link: link.start)
        return first, bisect_left(self.links, end, key=lambda link: link.start)

    def sentence(self, offset: int) -> int:
        """Index of the sentence that holds an offset."""
        return max(bisect_right(self.sentences, offset) - 1, 0)

    def sentence_start(self, index: int) -> int:
        """Offset where a sentence begins."""
        return self.sentences[index] if self.sentences and index >= 0 else 0

    def before(self, offset: int, *, sentences_back: int) -> Iterator[Link]:
        """Links of the sentence of an offset and of those before it, latest first."""
        first = self.sentence_start(max(self.sentence(offset) - sentences_back, 0))
        for link in reversed(self.links[slice(*self._range(first, offset))]):
            if link.end <= offset:
                yield link


def sentence_starts(words: Words) -> list[int]:
    """Rough sentence borders for a text that no parser has seen: stops, then line ends."""
    starts = [0]
    for index, word in enumerate(words.lower[:-1]):
        ends = word in _ENDS and (
            words.is_capital(index + 1) or words.word(index + 1) in {"«", '"'}
        )
        if ends or "\n" in words.gap(index):
            starts.append(words.starts[index + 1])
    return starts

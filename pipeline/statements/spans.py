"""Spans of a text, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from pipeline.records import TextSpan

Found = TypeVar("Found", bound=TextSpan)


class Spans:
    """Spans of a text by place.

    Parameters
    ----------
    found
        In text order; they may nest.
    """

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = sorted(found, key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in self._found]
        self._longest = max((one.end - one.start for one in self._found), default=0)

    def inside(self, start: int, end: int) -> Iterator[TextSpan]:
        """Spans that begin and end within a stretch, in text order."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            if self._found[index].end <= end:
                yield self._found[index]

    def covering(self, start: int, end: int) -> Iterator[TextSpan]:
        """Spans that overlap a stretch, in text order."""
        first = bisect_left(self._starts, start - self._longest)
        for index in range(first, bisect_right(self._starts, end - 1)):
            if self._found[index].end > start:
                yield self._found[index]

"""Which name or demonym stands at a word: what the rules about neighbours ask for."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.entities.candidates import NameCandidate
from pipeline.words import Words


class NameMap:
    """Candidates of a text by the words they cover.

    Parameters
    ----------
    words
        The text.
    candidates
        In text order.
    """

    def __init__(self, words: Words, candidates: Iterable[NameCandidate]) -> None:
        self.words = words
        self._names: dict[int, NameCandidate] = {}
        self._demonyms: dict[int, list[NameCandidate]] = {}
        for candidate in candidates:
            if candidate.kind == "demonym":
                index = words.before(candidate.start + 1)
                self._demonyms.setdefault(index, []).append(candidate)
            else:
                for index in range(words.before(candidate.start + 1), words.at(candidate.end)):
                    self._names.setdefault(index, candidate)

    def name(self, index: int) -> NameCandidate | None:
        """The name that covers a word."""
        return self._names.get(index)

    def name_starting(self, index: int) -> NameCandidate | None:
        """The name that begins at a word."""
        name = self._names.get(index)
        return name if name is not None and self._names.get(index - 1) is not name else None

    def name_ending(self, index: int) -> NameCandidate | None:
        """The name that ends at a word."""
        name = self._names.get(index)
        return name if name is not None and self._names.get(index + 1) is not name else None

    def demonyms(self, index: int) -> list[NameCandidate]:
        """The demonyms in a word outside names, two for a compound."""
        return [] if index in self._names else self._demonyms.get(index, [])

    def after(self, name: NameCandidate) -> int:
        """Index of the first word after a name."""
        return self.words.at(name.end)

    def first(self, name: NameCandidate) -> int:
        """Index of the first word of a name."""
        return self.words.before(name.start + 1)

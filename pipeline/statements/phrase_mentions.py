"""The mentions that a phrase is or names: by its head, its appositions, its title."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Mention, Title
from pipeline.statements.spans import Spans
from pipeline.statements.tree import Tree

_APPOSED = frozenset({"appos", "nmod", "flat:name", "flat:foreign"})


class PhraseMentions:
    """Finds the mentions of the phrases of one text.

    Parameters
    ----------
    text
        The whole document.
    tree
        Parse with offsets into it.
    mentions, titles
        Of the document.
    """

    def __init__(
        self, text: str, tree: Tree, mentions: Sequence[Mention], titles: Sequence[Title]
    ) -> None:
        self._text = text
        self._tree = tree
        self._mentions = Spans(mentions)
        self._titles = Spans([title for title in titles if len(title.holders) == 1])
        self._by_span = {(m.start, m.end): m for m in mentions}

    def of_phrase(self, token: int, end: int) -> Mention | None:
        """The mention that a phrase is: of its head, else of the name set beside the head."""
        tree = self._tree
        left, right = tree.span(token, token)
        covering = [
            m for m in self._mentions.covering(left, right)
            if isinstance(m, Mention) and m.kind != "demonym"
        ]  # fmt: skip
        if covering:
            return max(covering, key=lambda m: m.end - m.start)
        for child in tree.children[token]:
            if tree.deps[child] in _APPOSED and child > token and not tree.case(child):
                named = self.of_phrase(child, end)
                if named is not None:
                    return named
        return self._of_title(left, right) or self._of_apposition(token) or self._beside(token, end)

    def of_plural(self, token: int, start: int, end: int) -> list[Mention]:
        """``les présidents de Cuba, X et celui de Russie, Y``: the people that a plural names."""
        if self._tree.feature(token, "Number") != "Plur":
            return []
        found = [m for m in self._mentions.inside(start, end) if isinstance(m, Mention)]
        people = [m for m in found if m.label == "PER" and m.kind == "name"]
        return [m for m in people if not self._has_case(m.start)]

    def person_at(self, end: int) -> Mention | None:
        """The person whose name ends at an offset."""
        for mention in self._mentions.covering(end - 1, end):
            if isinstance(mention, Mention) and mention.label == "PER" and mention.end == end:
                return mention
        return None

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The stretch with the names that it cuts, and without the article they leave out."""
        for mention in self._mentions.covering(start, end):
            if isinstance(mention, Mention) and mention.kind != "demonym":
                if mention.start < start < mention.end:
                    start = mention.start
                if mention.start < end < mention.end:
                    end = mention.end
        return start, end

    def _has_case(self, offset: int) -> bool:
        """Whether a preposition stands before an offset."""
        before = self._text[max(offset - 4, 0) : offset].lower()
        return before.endswith((" de ", " d'", " d’", "du ", " à ", " par "))

    def _beside(self, token: int, end: int) -> Mention | None:
        """``le syndicat Unitra``: the name right after a noun, whatever arc the parser drew."""
        tree = self._tree
        if tree.tags[token] != "NOUN" or token + 1 >= len(tree) or tree.tags[token + 1] != "PROPN":
            return None
        start = tree.starts[token + 1]
        names = (
            m for m in self._mentions.covering(start, start + 1)
            if isinstance(m, Mention) and m.kind == "name" and m.start == start and m.end <= end
        )  # fmt: skip
        return next(names, None)

    def _of_title(self, start: int, end: int) -> Mention | None:
        """``le ministre russe, Yuri Borisov``: who holds the title that a noun is."""
        for title in self._titles.covering(start, end):
            if isinstance(title, Title) and title.head_start <= start < title.head_end:
                return self._by_span.get(title.holders[0])
        return None

    def _of_apposition(self, token: int) -> Mention | None:
        """``Awa Diop, ingénieure formée à Dakar``: the person that the noun is set beside."""
        tree = self._tree
        head = tree.heads[token]
        apposed = tree.deps[token] == "appos" and head < token and tree.lower[token - 1] == ","
        if not apposed:
            return None
        left, right = tree.span(head, head)
        people = (
            m for m in self._mentions.covering(left, right)
            if isinstance(m, Mention) and m.label == "PER" and m.kind == "name"
        )  # fmt: skip
        return next(people, None)

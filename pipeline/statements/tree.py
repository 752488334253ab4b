"""A parsed text as plain tuples: what the rules of statements and relations walk over.

No spaCy: a test builds a tree by hand, and a tree outlives the ``Doc`` it was taken from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.words import lowered

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})
# What hangs on a noun without being part of its phrase.
_OUTSIDE = frozenset(
    {
        "acl:relcl",
        "parataxis",
        "parataxis:insert",
        "discourse",
        "reparandum",
        "cop",
        "nsubj",
        "advcl",
        "mark",
    }
)
_LEADING = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "PRON"})
_EDGES = frozenset({"punct", "cc", "mark"})


@dataclass(frozen=True)
class Tree:
    """Words of a text with their parse; a token is its index.

    Attributes
    ----------
    words, lower, lemmas, tags, deps, morphs
        Form, lower-cased form with a straight apostrophe, lemma, universal part of speech,
        dependency label and features (``Mood=Ind|Tense=Pres``) of each token.
    heads
        Index of the governor; a root governs itself.
    starts, ends
        Offsets in code points, end exclusive.
    sentences
        Number of the sentence that each token is in.
    """

    words: tuple[str, ...]
    lower: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    morphs: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Dependents of each token, in text order."""
        found: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                found[head].append(token)
        return tuple(map(tuple, found))

    @cached_property
    def _general(self) -> tuple[str, ...]:
        """Dependency labels without what comes after a colon."""
        return tuple(label.partition(":")[0] for label in self.deps)

    def moved(self, offset: int) -> Tree:
        """The same tree with all offsets shifted, for a piece of a longer text."""
        if offset == 0:
            return self
        return replace(
            self,
            starts=tuple(start + offset for start in self.starts),
            ends=tuple(end + offset for end in self.ends),
        )

    def dependents(self, token: int, *labels: str) -> Iterator[int]:
        """Dependents whose label, or the part of it before the colon, is one of these."""
        for child in self.children[token]:
            if self.deps[child] in labels or self._general[child] in labels:
                yield child

    def first(self, token: int, *labels: str) -> int | None:
        """The first dependent with one of these labels."""
        return next(self.dependents(token, *labels), None)

    def case(self, token: int) -> str:
        """The preposition of a noun in lower case, its words joined (``suite à``), or ``""``."""
        parts: list[str] = []
        for child in self.dependents(token, "case"):
            if child < token:
                parts.append(_PLAIN_CASE.get(self.lower[child], self.lower[child]))
                parts += [self.lower[more] for more in self.dependents(child, "fixed")]
        return " ".join(parts)

    def climb(self, token: int) -> Iterator[int]:
        """The token, its governor, and so on to the root of its sentence."""
        for _ in range(len(self)):
            yield token
            if self.heads[token] == token:
                return
            token = self.heads[token]

    def subtree(self, token: int, outside: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in text order; branches labelled ``outside`` are left out."""
        found, stack = [], [token]
        while stack:
            top = stack.pop()
            found.append(top)
            stack += [c for c in self.children[top] if self.deps[c] not in outside]
        return sorted(found)

    def phrase(self, token: int) -> tuple[int, int]:
        """First and last token of a noun phrase: no preposition before it, no relative clause."""
        tokens = set(self.subtree(token, _OUTSIDE))
        first = last = token
        while first - 1 in tokens:
            first -= 1
        while last + 1 in tokens:
            last += 1
        while first < token and (self._leads_in(first, token) or self.deps[first] in _EDGES):
            first += 1
        while last > token and self.deps[last] in _EDGES:
            last -= 1
        # `dans lesquels des projets`: the relative pronoun only opens the clause
        relatives = [t for t in range(first, token) if self.feature(t, "PronType") == "Rel"]
        return (relatives[-1] + 1 if relatives else first), last

    def _leads_in(self, token: int, head: int) -> bool:
        """Whether a token belongs to the preposition of the phrase, or marks it (``notamment``)."""
        if self.deps[token] == "fixed":
            return True
        if self.heads[token] != head:
            return False
        leads = self.deps[token] in {"advmod", "cc"} and self.tags[token] in _LEADING
        return leads or self.deps[token] == "case"

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of a stretch of tokens, the last one included."""
        return self.starts[first], self.ends[last]

    def feature(self, token: int, name: str) -> str:
        """Value of a feature, or ``""``."""
        _, found, rest = self.morphs[token].partition(f"{name}=")
        return rest.partition("|")[0] if found else ""

    def conjuncts(self, token: int) -> list[int]:
        """A noun and those coordinated with it."""
        found = [token]
        for one in found:
            joined = [*self.dependents(one, "conj"), *self._joined_subjects(one)]
            joined = [] if self._is_apposition(one, joined) else joined
            # `le ministre, dans un entretien`: a preposition of its own, and no `et`
            joined = [
                c for c in joined if self.first(c, "cc") or not self.case(c) or self.case(one)
            ]
            found += [
                child for child in joined if self.tags[child] in NOMINAL and child not in found
            ]
        return found

    def _is_apposition(self, noun: int, joined: Sequence[int]) -> bool:
        """``le ministre, Ryad Mezzour``: one name after a comma, and no ``et``, is no second."""
        if len(joined) != 1 or self.tags[noun] != "NOUN":
            return False
        name = joined[0]
        comma = self.lower[name - 1] == "," and self.first(name, "cc") is None
        return comma and self.tags[name] == "PROPN" and self.first(name, "conj") is None

    def _joined_subjects(self, token: int) -> Iterator[int]:
        """``Cuba et la Russie ont``: a second subject right after ``et`` belongs to the first."""
        if not self.deps[token].startswith("nsubj"):
            return
        for other in self.dependents(self.heads[token], "nsubj"):
            first = next((c for c in self.dependents(other, "cc") if c < other), None)
            if first is not None and first == self.phrase(token)[1] + 1:
                yield other


_PLAIN_CASE = {
    "d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "jusqu'": "jusque", "a": "à",
    "auprès": "auprès de", "lors": "lors de", "afin": "afin de",
}  # fmt: skip


def make_tree(rows: Sequence[tuple[str, str, str, str, int]], text: str | None = None) -> Tree:
    """A tree of one sentence from rows of word, lemma, part of speech, label and governor.

    Parameters
    ----------
    rows
        In text order; the governor counts from 0, and a root governs itself. The part of speech
        may carry features: ``VERB|Tense=Past|VerbForm=Part``.
    text
        The sentence; without it the words stand with one space between them.
    """
    starts, position = [], 0
    for word, *_ in rows:
        position = text.index(word, position) if text is not None else position
        starts.append(position)
        position += len(word) + (text is None)
    columns = list(zip(*rows, strict=True))
    return Tree(
        words=columns[0],
        lower=tuple(map(lowered, columns[0])),
        lemmas=columns[1],
        tags=tuple(tag.partition("|")[0] for tag in columns[2]),
        morphs=tuple(tag.partition("|")[2] for tag in columns[2]),
        deps=columns[3],
        heads=columns[4],
        starts=tuple(starts),
        ends=tuple(start + len(row[0]) for start, row in zip(starts, rows, strict=True)),
        sentences=(0,) * len(rows),
    )

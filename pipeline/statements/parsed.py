"""A piece of text with its clauses and eventive nouns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assertions import Span
from pipeline.records import Mention, QuantityExpression, TemporalExpression, Title
from pipeline.statements.arguments import Arguments
from pipeline.statements.clauses import Clause, find_clauses
from pipeline.statements.marks import mark
from pipeline.statements.nouns import find_nouns, govern
from pipeline.statements.tree import Tree
from pipeline.statements.verbs import find_verbs


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a piece of text before its statements are read."""

    text: str
    tree: Tree
    mentions: Sequence[Mention] = ()
    dates: Sequence[TemporalExpression] = ()
    quantities: Sequence[QuantityExpression] = ()
    titles: Sequence[Title] = ()


@dataclass(slots=True)
class Parsed:
    """A reading with its clauses and eventive nouns.

    Attributes
    ----------
    clauses
        By head token, in text order.
    holders
        Any token of a verb group → head of its clause.
    """

    reading: Reading
    clauses: dict[int, Clause]
    holders: dict[int, int]
    arguments: Arguments

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.reading.tree

    def parent(self, head: int) -> int | None:
        """The clause that another one hangs on."""
        outer = self.clauses[head].verb.chain[0]
        for token in self.tree.climb(outer):
            found = self.holders.get(token)
            if found is not None and found != head:
                return found
        return None

    def span(self, head: int) -> Span:
        """Offsets of a verb group."""
        verb = self.clauses[head].verb
        return self.tree.span(verb.first, verb.last)


def parse(reading: Reading) -> Parsed:
    """Find the clauses and eventive nouns of a piece of text."""
    tree = reading.tree
    verbs = find_verbs(tree)
    marks = mark(tree, reading.dates, reading.quantities, reading.mentions)
    clauses = find_clauses(tree, verbs, marks)
    taken = {
        token
        for verb in verbs.values()
        if verb.kind == "light_verb"
        for token in range(verb.main, verb.last + 1)
    }
    nouns = find_nouns(tree, taken | set(clauses))
    govern(tree, nouns, clauses)
    found = dict(sorted((clauses | nouns).items()))
    holders = {t: head for head, c in found.items() for t in (*c.verb.chain, head)}
    arguments = Arguments(reading.text, tree, reading.mentions, reading.titles, reading.quantities)
    return Parsed(reading, found, holders, arguments)

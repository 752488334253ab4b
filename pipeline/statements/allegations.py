"""What somebody is accused of: ``accusé d'avoir menti`` is told, but by the accuser."""

from __future__ import annotations

from pipeline.statements.circumstances import marker
from pipeline.statements.clauses import Clause
from pipeline.statements.parsed import Parsed
from pipeline.statements.verb_features import is_perfect_infinitive
from pipeline.statements.words import word_set


def accusation(parsed: Parsed, head: int) -> Clause | None:
    """The clause that holds against somebody what an infinitive says.

    ``accuser de`` and the like with any infinitive; verbs of the law (``poursuivi``, ``arrêté``)
    with ``pour`` and a perfect one. What is coordinated with it, or goes with it, shares the
    accusation: ``soupçonné d'avoir volé puis revendu la toile``, ``…, blessant deux gardiens``.
    """
    tree, verb = parsed.tree, parsed.clauses[head].verb
    parent = parsed.parent(head)
    if parent is None or verb.kind == "noun" or verb.finite:
        return None
    outer = verb.chain[0]
    if tree.deps[outer] == "conj" or tree.lower[outer].endswith("ant"):
        return accusation(parsed, parent)
    if verb.tense != "infinitive":
        return None
    above = parsed.clauses[parent]
    charged = is_perfect_infinitive(tree, verb.head) and marker(tree, outer) == "pour"
    known = word_set("alleged", "charges" if charged else "verbs")
    return above if {above.verb.predicate, tree.lemmas[above.verb.main]} & known else None


def accuser(parsed: Parsed, head: int) -> int | None:
    """Head of the phrase that names who accuses, where the text does."""
    above = accusation(parsed, head)
    return None if above is None else above.agent

"""What somebody holds of something: ``a qualifié le plan d'inutile et de coûteux``."""

from __future__ import annotations

from pipeline.assertions import Span
from pipeline.statements.clauses import Clause
from pipeline.statements.tree import Tree

_ENDS = frozenset(
    {
        ".",
        ";",
        ":",
        "!",
        "?",
        "…",
        "«",
        "»",
        '"',
        "“",
        "”",
        ")",
        "qui",
        "que",
        "qu'",
        "dont",
        "mais",
    }
)


def evaluation_of(tree: Tree, clause: Clause) -> Span | None:
    """``a qualifié le plan d'inutile et de coûteux``: what follows ``de``, to the clause's end."""
    verb = clause.verb
    if not verb.finite or verb.voice == "passive" or clause.object is None:
        return None
    first = max(verb.last, clause.object if clause.object > verb.last else 0) + 1
    while first < len(tree) and tree.tags[first] == "ADJ":
        first += 1
    if first + 1 >= len(tree) or tree.lower[first] not in {"de", "d'"}:
        return None
    last = first + 1
    while last + 1 < len(tree) and not _ends(tree, last + 1):
        last += 1
    valued = tree.tags[first + 1] in {"ADJ", "ADV", "NOUN", "VERB"}
    return tree.span(first + 1, last) if valued else None


def _ends(tree: Tree, token: int) -> bool:
    """A stop, a relative pronoun, a quotation mark; a comma unless ``de`` goes on after it."""
    goes_on = tree.lower[token + 1 : token + 2] in (("d'",), ("de",), ("et",), ("voire",))
    comma = tree.lower[token] == "," and not goes_on
    return comma or tree.lower[token] in _ENDS or tree.sentences[token] != tree.sentences[token - 1]

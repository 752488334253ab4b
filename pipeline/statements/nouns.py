"""Eventive nouns: ``la visite de Borisov``, ``création d'un centre``, ``mise en service``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from pipeline.statements.clauses import Clause
from pipeline.statements.tree import Tree
from pipeline.statements.verbs import Verb
from pipeline.statements.words import eventive_nouns, word_set

Slot = Literal["agent", "patient"]

# Verbs whose subject does what their object names: `a annoncé l'acquisition de`.
_SUPPORTS = frozenset(
    {"effectuer", "faire", "mener", "réaliser", "annoncer", "envisager", "finaliser", "négocier"}
)


def find_nouns(tree: Tree, taken: Collection[int]) -> dict[int, Clause]:
    """Eventive nouns with somebody or something that takes part in them, by token.

    Parameters
    ----------
    taken
        Tokens that belong to a verbal expression (``donner naissance à``).
    """
    found = {}
    for token in range(len(tree)):
        if tree.tags[token] != "NOUN" or token in taken:
            continue
        entry = _entry(tree, token)
        if entry is None:
            continue
        clause = _clause(tree, token, *entry)
        if clause.subject is not None or clause.object is not None:
            found[token] = clause
    return found


def _entry(tree: Tree, token: int) -> tuple[str, bool, int] | None:
    """Verb, whether ``de`` marks its patient, and last token."""
    nouns = eventive_nouns()
    lemma, form = tree.lemmas[token], tree.lower[token]
    if form in {"mise", "prise", "mises", "prises"}:
        expression = f"{form.rstrip('s')} " + " ".join(tree.lower[token + 1 : token + 3])
        entry = nouns.get(expression)
        return (*entry, token + 2) if entry else None
    entry = nouns.get(lemma) or nouns.get(form)
    return (*entry, token) if entry else None


def _clause(tree: Tree, token: int, verb: str, of_patient: bool, last: int) -> Clause:
    group = Verb(
        head=token, main=token, chain=(token,), first=token, last=last, predicate=verb,
        kind="noun", voice="active", tense="none", polarity="positive", modality="factual",
        finite=False,
    )  # fmt: skip
    clause = Clause(group)
    for child in tree.children[token]:
        if child > last or child < token:
            _place(tree, clause, child, of_patient)
    if clause.by is not None:
        clause.subject = clause.by
    return clause


def _place(tree: Tree, clause: Clause, child: int, of_patient: bool) -> None:
    label, preposition = tree.deps[child], tree.case(child)
    if label == "det" and tree.lower[child] in word_set("words", "possessives"):
        slot: Slot = "patient" if of_patient else "agent"
        _fill(clause, slot, child)
    elif label.startswith(("nmod", "obl")) and preposition == "de":
        _fill(clause, "patient" if of_patient else "agent", child)
    elif label.startswith(("nmod", "obl")) and preposition in {"par", "entre"}:
        clause.by = child
    elif label.startswith(("nmod", "obl")) and preposition:
        clause.obliques.append((preposition, child))


def _fill(clause: Clause, slot: Slot, child: int) -> None:
    """The first phrase takes the slot; a second one is the other participant."""
    if slot == "patient" and clause.object is None:
        clause.object = child
    elif clause.subject is None:
        clause.subject = child


def govern(tree: Tree, nouns: Mapping[int, Clause], clauses: Mapping[int, Clause]) -> None:
    """Give a noun without agent the subject of its verb (``effectuer une visite``)."""
    for token, clause in nouns.items():
        above = clauses.get(tree.heads[token])
        support = above is not None and above.verb.predicate in _SUPPORTS
        if support and above is not None and clause.subject is None:
            clause.subject = above.subject

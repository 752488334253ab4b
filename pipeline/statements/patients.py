"""Patients that are no plain object: governed phrases, objects that the parser hung elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.statements.marks import Marks
from pipeline.statements.tree import Tree
from pipeline.statements.words import etre_verbs, governed_prepositions, word_set

if TYPE_CHECKING:
    from pipeline.statements.clauses import Clause

_RECOVERED = 0.15
_REACH = 14


def find_patient(tree: Tree, clause: Clause, marks: Marks) -> None:
    """Give a clause without object the phrase that its verb governs, if any."""
    verb = clause.verb
    if verb.kind == "copula" or verb.voice == "passive":
        return
    if verb.preposition:
        _take_after(tree, clause, verb.preposition)
        return
    if clause.object is not None:
        return
    _take_governed(tree, clause, marks)
    if clause.object is None:
        clause.object = _nothing(tree, clause) or _amount(tree, clause, marks)
    if clause.object is None and clause.complement is None:
        clause.object = _recovered(tree, clause, marks)
        clause.doubt += _RECOVERED if clause.object is not None else 0


def _take_after(tree: Tree, clause: Clause, preposition: str) -> None:
    """The phrase right after a light verb and its preposition."""
    verb = clause.verb
    for token in range(verb.last + 1, min(verb.last + 5, len(tree))):
        head = tree.heads[token]
        if tree.deps[token] == "mark":
            return
        if tree.deps[token] == "case" and head > token and tree.case(head) == preposition:
            clause.object = head
            clause.obliques = [one for one in clause.obliques if one[1] != head]
            if clause.recipient == head:
                clause.recipient = None
            return


def _take_governed(tree: Tree, clause: Clause, marks: Marks) -> None:
    """``participer à la session``; not ``partir à Lyon`` nor ``mourir à l'hôpital``."""
    verb = clause.verb
    known = governed_prepositions().get(verb.predicate, ())
    options = list(clause.obliques)
    if (
        clause.recipient is not None
        and clause.recipient > verb.main
        and tree.tags[clause.recipient] != "PRON"
    ):
        options.append((tree.case(clause.recipient), clause.recipient))
    for preposition, token in options:
        sure = preposition in known
        likely = (
            preposition in word_set("governed", "prepositions")
            and tree.deps[token] == "obl:arg"
            and token not in marks.places | marks.ages
            and tree.lemmas[verb.main] not in etre_verbs()
            and verb.predicate not in word_set("governed", "never")
        )
        if token > verb.main and (sure or likely):
            clause.object = token
            if clause.recipient == token:
                clause.recipient = None
                clause.obliques.append((preposition, token))
            return


def _nothing(tree: Tree, clause: Clause) -> int | None:
    """``n'a rien promis``: the pronoun between auxiliary and participle."""
    for token in range(clause.verb.first, clause.verb.last + 2):
        if token < len(tree) and tree.lower[token] == "rien":
            return token
    return None


def _amount(tree: Tree, clause: Clause, marks: Marks) -> int | None:
    """``compte un peu plus de 2 100 communes``: parsers take the cue for a preposition."""
    verb = clause.verb
    if _never_has_object(tree, clause):
        return None
    for token in range(verb.last + 1, min(verb.last + 5, len(tree))):
        last = marks.amounts.get(token)
        if last is not None and last >= token:
            inside = range(token, last + 1)
            tops = [t for t in inside if tree.heads[t] not in inside or tree.heads[t] == t]
            return next(
                (t for t in reversed(tops) if tree.tags[t] not in {"ADP", "ADV", "DET"}), last
            )
        if token not in marks.dates and tree.tags[token] not in {"ADV", "PUNCT", "DET"}:
            return None
    return None


def _recovered(tree: Tree, clause: Clause, marks: Marks) -> int | None:
    """The first noun phrase without preposition after a transitive verb, over dates and places."""
    verb = clause.verb
    if _never_has_object(tree, clause):
        return None
    inside_phrase = 0  # the prepositional phrase that hides what follows
    beside = verb.last + 1  # where an object stands right after the verb, or after its date
    for token in range(verb.last + 1, min(verb.last + _REACH, len(tree))):
        if tree.sentences[token] != tree.sentences[verb.main] or tree.lower[token] in word_set(
            "words", "phrase_ends"
        ):
            return None
        if tree.tags[token] in {"VERB", "AUX"}:
            return None
        beside += token == beside and token in marks.dates
        if (
            tree.tags[token] not in {"NOUN", "PROPN", "NUM", "SYM"}
            or token in marks.dates | marks.ages
        ):
            continue
        if tree.lemmas[token] in word_set("time", "nouns"):
            continue
        determined = any(c < token for c in tree.dependents(token, "det", "nummod"))
        if tree.case(token) or (tree.tags[token] == "PROPN" and token in marks.places):
            inside_phrase = token
            continue
        if inside_phrase and not determined:
            continue
        return token if determined or token == beside else None
    return None


def _never_has_object(tree: Tree, clause: Clause) -> bool:
    verb = clause.verb
    subject_after = clause.subject is not None and clause.subject > verb.last
    return (
        tree.lemmas[verb.main] in etre_verbs()
        or verb.kind != "verb"
        or subject_after
        or verb.predicate in word_set("governed", "never")
        or verb.predicate in governed_prepositions()
        or verb.predicate.startswith(("se ", "s'"))
    )

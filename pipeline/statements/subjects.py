"""Subjects that are no dependents: of relatives, control, coordination, participles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pipeline.statements.marks import Marks
from pipeline.statements.relatives import past_age, relative, resolve_relatives
from pipeline.statements.tree import NOMINAL, Tree
from pipeline.statements.words import word_set

if TYPE_CHECKING:
    from pipeline.statements.clauses import Clause

_INHERITED, _RECOVERED = 0.08, 0.2
_FREE = frozenset(
    {"ROOT", "nsubj", "obj", "dep", "dislocated", "parataxis", "conj", "obl", "advcl"}
)
_CLITICS = frozenset(
    {"se", "s'", "y", "en", "le", "la", "les", "l'", "lui", "leur", "me", "m'", "te", "t'"}
)
_STOPS = frozenset({";", ":", "«", "»", "(", "–", "—"})
_REACH = 25


def find_subject(
    tree: Tree, clauses: Mapping[int, Clause], head: int, marks: Marks, seen: set[int]
) -> int | None:
    """Complete the subject (and relative object) of a clause.

    Parameters
    ----------
    clauses
        Clauses by each token of their verb group.
    seen
        Heads on the way, so that circles end.
    """
    clause = clauses[head]
    if head in seen:
        return clause.subject
    seen.add(head)
    resolve_relatives(tree, clause, marks)
    if clause.subject is not None and tree.deps[clause.subject] == "expl:subj":
        clause.subject = None
    if clause.subject is None:
        clause.subject = _understood(tree, clauses, clause, marks, seen)
        clause.doubt += _INHERITED if clause.subject is not None else 0
    if clause.subject is None and clause.verb.finite and not _impersonal(tree, clause):
        clause.subject = (
            _clitic_subject(tree, clause)
            or _of_clause_before(tree, clauses, clause)
            or _recovered(tree, clause, marks)
        )
        clause.doubt += _RECOVERED if clause.subject is not None else 0
    return clause.subject


def _impersonal(tree: Tree, clause: Clause) -> bool:
    """``il faut``, ``il est reproché``: the pronoun stands for nobody."""
    group = {*clause.verb.chain, clause.verb.head, clause.verb.main}
    return any(tree.deps[c] == "expl:subj" for token in group for c in tree.children[token])


def _understood(
    tree: Tree, clauses: Mapping[int, Clause], clause: Clause, marks: Marks, seen: set[int]
) -> int | None:
    """The subject that a verb shares with what governs it."""
    outer = clause.verb.chain[0]
    label, head = tree.deps[outer], tree.heads[outer]
    if head == outer:
        return None
    if label.startswith("acl") and tree.tags[head] in NOMINAL:
        return _subject_of_noun(tree, clauses, clause, head, marks, seen)
    above = clauses.get(head)
    if above is None or above is clause:
        return None
    inherited = find_subject(tree, clauses, above.verb.head, marks, seen)
    if label == "conj":
        return inherited
    return (
        None
        if clause.verb.finite or label == "parataxis"
        else _controlled(tree, above, label, inherited)
    )


def _controlled(tree: Tree, above: Clause, label: str, inherited: int | None) -> int | None:
    """The object of a verb like ``permettre``, else its subject."""
    lemma = tree.lemmas[above.verb.main]
    controlled = label in {"xcomp", "ccomp", "obl:arg", "advcl"} and above.verb.voice == "active"
    if lemma in word_set("control", "object") and controlled:
        return above.recipient if above.recipient is not None else above.object
    return inherited


def _subject_of_noun(
    tree: Tree,
    clauses: Mapping[int, Clause],
    clause: Clause,
    noun: int,
    marks: Marks,
    seen: set[int],
) -> int | None:
    """Of a participle, its noun; of ``l'intention de rembourser``, who has the intention."""
    if clause.verb.tense != "infinitive":
        return past_age(tree, noun, marks)
    for token in tree.climb(noun):
        above = clauses.get(token)
        if above is not None and above is not clause:
            return find_subject(tree, clauses, above.verb.head, marks, seen)
    return None


def _before(tree: Tree, clause: Clause) -> int:
    """The last token before a verb, its negation and its clitics."""
    token = clause.verb.first - 1
    while token > 0 and tree.lower[token] in word_set("words", "clitics") | {"ne", "n'"}:
        token -= 1
    return token


def _clitic_subject(tree: Tree, clause: Clause) -> int | None:
    """A subject pronoun right before the verb, wherever the parser hung it."""
    token = _before(tree, clause)
    pronoun = token >= 0 and tree.lower[token] in word_set("words", "subjects")
    return token if pronoun and tree.deps[token] != "expl:subj" else None


def _of_clause_before(tree: Tree, clauses: Mapping[int, Clause], clause: Clause) -> int | None:
    """``… souffrirait et pourrait manquer``: the subject of the verb before the conjunction."""
    token = _before(tree, clause)
    if token < 1 or tree.lower[token] not in {"et", "puis", "mais", "ou"}:
        return None
    for place in range(token - 1, -1, -1):
        if tree.sentences[place] != tree.sentences[token]:
            return None
        above = clauses.get(place)
        if above is not None and above is not clause and above.verb.finite:
            return above.subject
    return None


def _amount_before(tree: Tree, clause: Clause, marks: Marks) -> int | None:
    """``près de quatre tonnes de glace doivent``: the amount that ends at the verb."""
    end = _before(tree, clause)
    for first, last in marks.amounts.items():
        if first <= last == end:
            inside = range(first, last + 1)
            tops = [token for token in inside if tree.heads[token] not in inside]
            return next((t for t in reversed(tops) if tree.tags[t] in NOMINAL), last)
    return None


def _recovered(tree: Tree, clause: Clause, marks: Marks) -> int | None:
    """A nominal before the verb, hung elsewhere by the parser, with nothing verbal between."""
    verb, candidate = clause.verb, None
    amount = _amount_before(tree, clause, marks)
    if amount is not None:
        return amount
    for token in range(verb.first - 1, max(verb.first - _REACH, -1), -1):
        if tree.sentences[token] != tree.sentences[verb.first] or _blocks(tree, token):
            break
        nominal = (
            tree.tags[token] in {"NOUN", "PROPN", "PRON"} and token not in marks.dates | marks.ages
        )
        if nominal and not tree.case(token) and _free(tree, token):
            candidate = token
            if tree.tags[token] == "PRON" or tree.deps[token].startswith("nsubj"):
                break
    return candidate


def _blocks(tree: Tree, token: int) -> bool:
    word = tree.lower[token]
    return tree.tags[token] in {"VERB", "SCONJ", "AUX"} or word in _STOPS or word in relative()


def _free(tree: Tree, token: int) -> bool:
    """Whether a noun is no part of another phrase."""
    return tree.deps[token].partition(":")[0] in _FREE and tree.lower[token] not in _CLITICS

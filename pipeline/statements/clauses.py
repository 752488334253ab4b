"""Clauses of a tree: each verb group with its subject, object and other complements as tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.statements.marks import Marks
from pipeline.statements.patients import find_patient
from pipeline.statements.relatives import relative
from pipeline.statements.subjects import find_subject
from pipeline.statements.tree import NOMINAL, Tree
from pipeline.statements.verbs import Verb
from pipeline.statements.words import etre_verbs, verb_prepositions, word_set

_DATIVE = frozenset({"lui", "leur"})
_DATIVE_OR_OBJECT = frozenset({"me", "m'", "nous", "vous", "te", "t'"})
_NOMINATIVE = frozenset({"il", "ils", "on", "je", "j'", "tu"})
_RECOVERED = 0.2
_OPENED = frozenset({"avec", "à", "contre", "vers", "auprès de", "en faveur de"})


@dataclass(slots=True)
class Clause:
    """A verb group with its arguments, each the head token of a phrase.

    Attributes
    ----------
    by
        The ``par`` phrase of a passive.
    obliques
        Preposition and head token of the other complements.
    complement
        Verb of a clause or infinitive that stands where an object would.
    doubt
        What is to be taken off the confidence for readings that are less sure.
    """

    verb: Verb
    subject: int | None = None
    object: int | None = None
    recipient: int | None = None
    by: int | None = None
    obliques: list[tuple[str, int]] = field(default_factory=list)
    complement: int | None = None
    doubt: float = 0.0

    @property
    def agent(self) -> int | None:
        """Who does it."""
        return self.by if self.verb.voice == "passive" else self.subject

    @property
    def patient(self) -> int | None:
        """Who or what it is done to."""
        return self.subject if self.verb.voice == "passive" else self.object


def find_clauses(
    tree: Tree, verbs: Mapping[int, Verb], marks: Marks | None = None
) -> dict[int, Clause]:
    """Clauses by the head of their verb."""
    marks = marks or Marks()
    clauses = {head: _own_arguments(tree, verb, marks) for head, verb in verbs.items()}
    # by any token of the verb group: a modal and its infinitive are one clause
    holders = {t: c for h, c in clauses.items() for t in (*c.verb.chain, h)}
    for head in clauses:
        find_subject(tree, holders, head, marks, set())
    for clause in clauses.values():
        _both(tree, clause)
        find_patient(tree, clause, marks)
        _open_object(tree, clause)
    return {head: c for head, c in clauses.items() if not _describes(tree, c)}


def _both(tree: Tree, clause: Clause) -> None:
    """``tant X que Y ont réitéré``: X is no object."""
    subject, target = clause.subject, clause.object
    if subject is None or target is None or not target < subject < clause.verb.first:
        return
    before = tree.lower[max(target - 3, 0) : target]
    if "tant" in before or "aussi" in before:
        clause.object = None


def _open_object(tree: Tree, clause: Clause) -> None:
    """Phrases that the parser hung on the object: ``un contrat avec X``, ``40 camions au Mali``."""
    if clause.object is None or clause.verb.kind == "copula":
        return
    for child in tree.dependents(clause.object, "nmod"):
        preposition = tree.case(child)
        if preposition in _OPENED and child > clause.object:
            clause.obliques.append((preposition, child))
            gives = clause.verb.predicate in word_set("recipient", "giving")
            if preposition == "à" and clause.recipient is None and gives:
                clause.recipient = child


def _describes(tree: Tree, clause: Clause) -> bool:
    """A bare participle that tells no event: ``le ministre délégué``, ``l'âge annoncé``."""
    verb = clause.verb
    if verb.finite or verb.tense == "infinitive" or verb.kind != "verb":
        return False
    if verb.predicate in word_set("bare", "participles"):
        return True
    alone = not clause.obliques and clause.by is None and clause.object is None
    after = any(child > verb.last for child in tree.children[verb.head])
    return (
        verb.voice == "passive" and alone and not after and tree.deps[verb.head] in {"acl", "ROOT"}
    )


def _own_arguments(tree: Tree, verb: Verb, marks: Marks) -> Clause:
    clause = Clause(verb)
    for token in dict.fromkeys((*verb.chain, verb.head)):
        for child in tree.children[token]:
            inside = child in verb.chain or verb.main <= child <= verb.last
            timed = tree.lemmas[child] in word_set("time", "nouns")
            if not inside and child not in marks.dates and not timed:
                _place(tree, clause, child, marks)
    if verb.kind == "copula":
        clause.object = verb.head if verb.head != verb.main else tree.first(verb.head, "xcomp")
    return clause


def _place(tree: Tree, clause: Clause, child: int, marks: Marks) -> None:
    """Sort one dependent of the verb into its slot."""
    label, word = tree.deps[child], tree.lower[child]
    base = label.partition(":")[0]
    if base in {"nsubj", "csubj"} or (word in _NOMINATIVE and child < clause.verb.main):
        _take_subject(tree, clause, child)
    elif base in {"obl", "nmod"} and tree.case(child) == "par" and clause.verb.voice == "passive":
        clause.by = clause.by if child in marks.ages else child
    elif word in _DATIVE and base in {"obj", "iobj", "obl"} and not tree.case(child):
        clause.recipient = child
    elif word in {"se", "s'"}:
        return
    elif base == "obj" and tree.tags[child] in NOMINAL | {"DET", "ADJ"}:
        _take_object(tree, clause, child)
    elif word in {"que", "qu'"} and _is_relative(tree, clause, child):
        clause.object = child if clause.object is None else clause.object
    elif base in {"iobj", "obl", "nmod"} and tree.tags[child] in NOMINAL | {"ADV", "DET", "ADJ"}:
        _take_oblique(tree, clause, child)
    elif label in {"ccomp", "xcomp"} and clause.complement is None:
        clause.complement = child


def _is_relative(tree: Tree, clause: Clause, token: int) -> bool:
    """Whether ``que`` is an object: of a relative clause, or right before its verb."""
    inverted = tree.deps[token] == "obj" and token + 1 == clause.verb.first
    return inverted or tree.deps[clause.verb.chain[0]] == "acl:relcl"


def _take_subject(tree: Tree, clause: Clause, child: int) -> None:
    verb = clause.verb
    if clause.subject is None:
        clause.subject = child
    elif abs(child - verb.main) < abs(clause.subject - verb.main) and tree.tags[child] == "PRON":
        clause.subject = child  # `Borisov ils ont constaté`: the clitic is the subject
    elif (
        child > verb.main and clause.object is None and tree.lower[clause.subject] not in relative()
    ):
        clause.object, clause.doubt = child, clause.doubt + _RECOVERED


def _take_object(tree: Tree, clause: Clause, child: int) -> None:
    verb = clause.verb
    if clause.object is not None and tree.lower[clause.object] in relative() and child > verb.main:
        if clause.subject is None or clause.subject < clause.object:
            clause.subject = child  # `qu'a vécu le pays`
        return
    if clause.object is None:
        clause.object = child


def _take_oblique(tree: Tree, clause: Clause, child: int) -> None:
    preposition, word = tree.case(child), tree.lower[child]
    dative = word in _DATIVE_OR_OBJECT and not preposition
    receives = preposition in word_set("recipient", "prepositions")
    lemma = tree.lemmas[clause.verb.main]
    takes = dative or (receives and _may_receive(tree, clause, child, lemma))
    if clause.recipient is None and takes:
        clause.recipient = child
    elif preposition:
        clause.obliques.append((preposition, child))


def _may_receive(tree: Tree, clause: Clause, child: int, lemma: str) -> bool:
    predicate = clause.verb.predicate
    if lemma in word_set("recipient", "not") or tree.deps[child] == "obl:mod":
        return False
    if lemma in etre_verbs() or predicate in word_set("governed", "never"):
        return False
    if clause.verb.voice == "passive" and tree.case(child) != "à":
        return False
    return clause.verb.preposition != "à"


def predicate_of(tree: Tree, clause: Clause) -> str:
    """The predicate with the preposition that belongs to it: ``compter sur``."""
    verb = clause.verb
    for preposition in verb_prepositions().get(verb.predicate, ()):
        if clause.object is not None and tree.case(clause.object) == preposition:
            return f"{verb.predicate} {preposition}"
    return verb.predicate

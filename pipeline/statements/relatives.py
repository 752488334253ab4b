"""What a relative clause is about: the antecedents of its pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.statements.marks import Marks
from pipeline.statements.tree import NOMINAL, Tree
from pipeline.statements.words import word_set

if TYPE_CHECKING:
    from pipeline.statements.clauses import Clause

_AGREEING_REACH = 16  # words before the pronoun


def relative() -> frozenset[str]:
    """Relative pronouns."""
    return word_set("words", "relative")


def resolve_relatives(tree: Tree, clause: Clause, marks: Marks) -> None:
    """Put the antecedents of relative pronouns in their slots."""
    outer = clause.verb.chain[0]
    for slot in ("subject", "object"):
        token = getattr(clause, slot)
        if token is not None and tree.lower[token] in relative() and tree.lower[token] != "où":
            setattr(clause, slot, _antecedent(tree, outer, token, marks))
            clause.doubt += 0.05
    clause.obliques = [
        (preposition, _antecedent(tree, outer, token, marks) or token)
        if tree.lower[token] in relative() - {"qui", "que", "qu'"}
        else (preposition, token)
        for preposition, token in clause.obliques
    ]
    if clause.verb.voice == "active" and (clause.object or len(tree)) > clause.verb.main:
        agreeing = _agreeing_antecedent(tree, clause)
        clause.object = clause.object if agreeing is None else agreeing


def _agreeing_antecedent(tree: Tree, clause: Clause) -> int | None:
    """``des liens, que le ministre a qualifiés``: the participle agrees with the object."""
    verb = clause.verb
    agreed = _agreement(tree, verb.main)
    marks = [c for c in tree.dependents(verb.head, "mark") if tree.lower[c] in {"que", "qu'"}]
    helped = any(tree.lemmas[h] == "avoir" for h in tree.dependents(verb.main, "aux"))
    if not marks or not helped or agreed <= {"Gender=Masc", "Number=Sing"}:
        return None
    for token in range(marks[0] - 1, max(marks[0] - _AGREEING_REACH, -1), -1):
        if tree.tags[token] == "VERB" or tree.sentences[token] != tree.sentences[verb.main]:
            return None
        if tree.tags[token] in {"NOUN", "PROPN"} and _agreement(tree, token) == agreed:
            return token
    return None


def _agreement(tree: Tree, token: int) -> set[str]:
    features = tree.morphs[token].split("|")
    return {one for one in features if one.startswith(("Gender=", "Number="))}


def _antecedent(tree: Tree, verb: int, pronoun: int, marks: Marks) -> int | None:
    """The noun that a relative clause is about."""
    for token in tree.climb(verb):
        head = tree.heads[token]
        nominal = tree.tags[head] in NOMINAL or tree.tags[head] == "ADJ"
        if tree.deps[token] in {"acl:relcl", "acl"} and head < pronoun and nominal:
            return past_age(tree, tree.heads[token], marks)
        if tree.deps[token] != "conj":
            break
    if pronoun and tree.lower[pronoun] in {"que", "qu'"}:
        return _phrase_before(tree, pronoun)
    if tree.lower[pronoun] != "qui" or (pronoun and tree.lower[pronoun - 1] in {"de", "à", "avec"}):
        return None
    for token in range(pronoun - 1, max(pronoun - 12, -1), -1):
        if tree.sentences[token] != tree.sentences[pronoun] or tree.tags[token] == "VERB":
            return None
        name_part = tree.deps[token] in {"flat:name", "flat:foreign"}
        if tree.tags[token] in {"NOUN", "PROPN"} and not name_part:
            return past_age(tree, token, marks)
    return None


def _phrase_before(tree: Tree, pronoun: int) -> int | None:
    """``la pénurie d'oxygène médical qu'a vécu le pays``: the head of the phrase right before."""
    token = pronoun - 1
    while token > 0 and tree.tags[token] == "ADJ":
        token -= 1
    if tree.tags[token] not in {"NOUN", "PROPN"}:
        return None
    while tree.heads[token] < token and tree.tags[tree.heads[token]] in {"NOUN", "PROPN"}:
        token = tree.heads[token]
    return token


def past_age(tree: Tree, token: int, marks: Marks) -> int:
    """``Awa Diop, 48 ans, qui cultive``: the person, not the age."""
    if token not in marks.ages:
        return token
    head = tree.heads[token]
    if head != token and head not in marks.ages and tree.tags[head] in NOMINAL:
        return head
    place = token
    while place > 0 and (place in marks.ages or tree.tags[place] == "PUNCT"):
        place -= 1
    while tree.deps[place].startswith("flat") and tree.heads[place] < place:
        place = tree.heads[place]
    return place if tree.tags[place] in NOMINAL else token

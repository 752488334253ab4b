"""Clauses of a tree: each verb group with its subject, object and other complements as tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.statements.tree import NOMINAL, Tree
from pipeline.statements.verbs import Verb
from pipeline.statements.words import verb_prepositions, word_set

_RELATIVE = frozenset(
    {"qui", "que", "qu'", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où"}
)
_OBJECT_CONTROL = frozenset(
    ["permettre", "demander", "autoriser", "obliger", "empêcher", "inviter", "appeler", "accuser", "soupçonner", "convaincre", "aider", "charger", "ordonner", "interdire", "conseiller", "contraindre", "forcer", "exhorter", "sommer", "pousser", "encourager", "condamner", "reprocher", "féliciter", "remercier", "recommander"]
)
_DATIVE = frozenset({"lui", "leur", "me", "m'", "nous", "vous", "te", "t'"})
_INHERITED, _RECOVERED = 0.08, 0.2


@dataclass(slots=True)
class Clause:
    """A verb group with its arguments, each the head token of a phrase.

    Attributes
    ----------
    obliques
        Preposition and head token of the other complements.
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


def find_clauses(tree: Tree, verbs: Mapping[int, Verb]) -> dict[int, Clause]:
    """Clauses by the head of their verb."""
    clauses = {head: _own_arguments(tree, verb) for head, verb in verbs.items()}
    # by any token of the verb group: a modal and its infinitive are one clause
    holders = {t: c for h, c in clauses.items() for t in (*c.verb.chain, h)}
    for head in clauses:
        _find_subject(tree, holders, head, set())
    for clause in clauses.values():
        _governed_patient(tree, clause)
    return clauses


def _own_arguments(tree: Tree, verb: Verb) -> Clause:
    clause = Clause(verb)
    for token in dict.fromkeys((*verb.chain, verb.head)):
        for child in tree.children[token]:
            if child not in verb.chain and child != verb.main:
                _place(tree, clause, child)
    if verb.kind == "copula":
        clause.object = verb.head if verb.head != verb.main else tree.first(verb.head, "xcomp")
    return clause


def _place(tree: Tree, clause: Clause, child: int) -> None:
    """Sort one dependent of the verb into its slot."""
    label, word = tree.deps[child], tree.lower[child]
    base = label.partition(":")[0]
    if base in {"nsubj", "csubj"}:
        _take_subject(tree, clause, child)
    elif label == "obl:agent" or (
        base == "obl" and tree.case(child) == "par" and clause.verb.voice == "passive"
    ):
        clause.by = child
    elif base == "obj" and tree.tags[child] in NOMINAL | {"DET", "ADJ", "VERB"}:
        _take_object(tree, clause, child)
    elif (
        word in _RELATIVE
        and clause.object is None
        and word in {"que", "qu'"}
        and tree.deps[clause.verb.chain[0]] == "acl:relcl"
    ):
        clause.object = child
    elif base in {"iobj", "obl", "nmod"} and tree.tags[child] in NOMINAL | {"ADV", "DET", "ADJ"}:
        _take_oblique(tree, clause, child)
    elif label in {"ccomp", "xcomp"} and clause.complement is None:
        clause.complement = child


def _take_subject(tree: Tree, clause: Clause, child: int) -> None:
    verb = clause.verb
    inside_light = verb.kind == "light_verb" and verb.main < child <= verb.last
    if inside_light:
        return
    if clause.subject is None:
        clause.subject = child
    elif abs(child - verb.main) < abs(clause.subject - verb.main) and tree.tags[child] == "PRON":
        clause.subject = child  # `Borisov ils ont constaté`: the clitic is the subject
    elif (
        child > verb.main and clause.object is None and tree.lower[clause.subject] not in _RELATIVE
    ):
        clause.object, clause.doubt = child, clause.doubt + _RECOVERED


def _take_object(tree: Tree, clause: Clause, child: int) -> None:
    verb = clause.verb
    if verb.kind == "light_verb" and verb.main < child <= verb.last:
        return
    if clause.object is not None and tree.lower[clause.object] in _RELATIVE and child > verb.main:
        if clause.subject is None:
            clause.subject = child  # `qu'a vécu le pays`
        return
    if clause.object is None:
        clause.object = child


def _take_oblique(tree: Tree, clause: Clause, child: int) -> None:
    verb, preposition = clause.verb, tree.case(child)
    if verb.kind == "light_verb" and verb.main < child <= verb.last:
        return
    word = tree.lower[child]
    dative = word in _DATIVE and not preposition and tree.deps[child] != "expl:pv"
    receives = preposition in word_set("recipient", "prepositions")
    lemma = tree.lemmas[verb.main]
    if clause.recipient is None and (
        dative or (receives and _may_receive(tree, clause, child, lemma))
    ):
        clause.recipient = child
    elif preposition or tree.deps[child].startswith("obl"):
        clause.obliques.append((preposition, child))


def _may_receive(tree: Tree, clause: Clause, child: int, lemma: str) -> bool:
    if (
        lemma in word_set("recipient", "not")
        or (clause.verb.voice == "passive"
        and tree.case(child) != "à")
    ):
        return False
    return (
        tree.deps[child] in {"obl:arg", "iobj", "obl", "obl:mod"} and clause.verb.preposition != "à"
    )


def _find_subject(tree: Tree, clauses: dict[int, Clause], head: int, seen: set[int]) -> int | None:
    """Complete the subject of a clause: antecedents, control, coordination, participles."""
    clause = clauses[head]
    if head in seen:
        return clause.subject
    seen.add(head)
    _resolve_relatives(tree, clause, clauses)
    if clause.subject is not None and _impersonal(tree, clause.subject):
        clause.subject = clause.object = clause.object if clause.verb.voice == "passive" else None
    if clause.subject is None:
        clause.subject = _understood(tree, clauses, clause, seen)
        if clause.subject is not None:
            clause.doubt += _INHERITED
    if clause.subject is None and clause.verb.finite:
        clause.subject = _recovered(tree, clause)
        if clause.subject is not None:
            clause.doubt += _RECOVERED
    return clause.subject


def _impersonal(tree: Tree, token: int) -> bool:
    return tree.deps[token] == "expl:subj"


def _resolve_relatives(tree: Tree, clause: Clause, clauses: Mapping[int, Clause]) -> None:
    outer = clause.verb.chain[0]
    for slot in ("subject", "object"):
        token = getattr(clause, slot)
        if token is not None and tree.lower[token] in _RELATIVE and tree.lower[token] != "où":
            antecedent = _antecedent(tree, outer, token)
            setattr(clause, slot, antecedent)
            clause.doubt += 0.05
    clause.obliques = [
        (preposition, _antecedent(tree, outer, token) or token)
        if tree.lower[token] in _RELATIVE - {"qui", "que", "qu'"}
        else (preposition, token)
        for preposition, token in clause.obliques
    ]


def _antecedent(tree: Tree, verb: int, pronoun: int) -> int | None:
    """The noun that a relative clause is about."""
    for token in tree.climb(verb):
        if tree.deps[token] in {"acl:relcl", "acl"} and tree.heads[token] < pronoun:
            return tree.heads[token]
        if tree.deps[token] != "conj":
            break
    if tree.lower[pronoun] != "qui" or (pronoun and tree.lower[pronoun - 1] in {"de", "à", "avec"}):
        return None
    for token in range(pronoun - 1, max(pronoun - 12, -1), -1):
        if tree.sentences[token] != tree.sentences[pronoun] or tree.tags[token] == "VERB":
            return None
        if tree.tags[token] in {"NOUN", "PROPN"} and tree.deps[token] not in {
            "flat:name",
            "flat:foreign",
        }:
            return token
    return None


def _understood(
    tree: Tree, clauses: dict[int, Clause], clause: Clause, seen: set[int]
) -> int | None:
    """The subject that a verb shares with what governs it."""
    outer = clause.verb.chain[0]
    label, head = tree.deps[outer], tree.heads[outer]
    if head == outer:
        return None
    if label.startswith("acl") and tree.tags[head] in NOMINAL:
        return _subject_of_noun(tree, clauses, clause, head, seen)
    above = _clause_of(tree, clauses, head)
    if above is None or above is clause:
        return None
    if label == "conj" and not (clause.verb.finite or not above.verb.finite):
        return None
    inherited = _find_subject(tree, clauses, above.verb.head, seen)
    if label == "conj":
        return inherited
    if clause.verb.finite or label == "parataxis":
        return None
    lemma = tree.lemmas[above.verb.main]
    if (
        lemma in _OBJECT_CONTROL
        and label in {"xcomp", "ccomp", "obl:arg", "advcl"}
        and above.verb.voice == "active"
    ):
        return above.recipient if above.recipient is not None else above.object
    return inherited


def _subject_of_noun(
    tree: Tree, clauses: dict[int, Clause], clause: Clause, noun: int, seen: set[int]
) -> int | None:
    """Of a participle, its noun; of `l'intention de rembourser`, who has the intention."""
    if tree.feature(clause.verb.chain[0], "VerbForm") != "Inf":
        return noun
    for token in tree.climb(noun):
        above = clauses.get(token)
        if above is not None and above is not clause:
            return _find_subject(tree, clauses, above.verb.head, seen)
    return None


def _clause_of(tree: Tree, clauses: Mapping[int, Clause], token: int) -> Clause | None:
    """The clause whose verb group a token belongs to."""
    return clauses.get(token)


def _recovered(tree: Tree, clause: Clause) -> int | None:
    """A nominal before the verb that the parser hung elsewhere: nothing verbal may stand between."""
    verb, candidate = clause.verb, None
    for token in range(verb.first - 1, max(verb.first - 25, -1), -1):
        if tree.sentences[token] != tree.sentences[verb.first] or tree.tags[token] in {
            "VERB",
            "SCONJ",
            "AUX",
        }:
            break
        if (
            tree.lower[token] in {";", ":", "«", "»", "(", "–", "—"}
            or tree.lower[token] in _RELATIVE
        ):
            break
        if (
            tree.tags[token] in {"NOUN", "PROPN", "PRON"}
            and not tree.case(token)
            and _free(tree, token)
        ):
            candidate = token
            if tree.tags[token] == "PRON" or tree.deps[token].startswith("nsubj"):
                break
    return candidate


def _free(tree: Tree, token: int) -> bool:
    """Whether a noun is no part of another phrase."""
    return tree.deps[token].partition(":")[0] in {
        "ROOT",
        "nsubj",
        "obj",
        "dep",
        "dislocated",
        "parataxis",
        "conj",
        "obl",
    } and tree.lower[token] not in {
        "se",
        "s'",
        "y",
        "en",
        "le",
        "la",
        "les",
        "l'",
        "lui",
        "leur",
        "nous",
        "vous",
        "me",
        "te",
    }


def _governed_patient(tree: Tree, clause: Clause) -> None:
    """Without an object, the phrase that the verb governs is the patient."""
    verb = clause.verb
    if verb.kind == "copula" or verb.voice == "passive":
        return
    wanted = verb.preposition or None
    if wanted:
        phrase = next(_after(tree, verb, wanted), None)
        if phrase is not None:
            clause.object = phrase
            clause.obliques = [o for o in clause.obliques if o[1] != phrase]
            if clause.recipient == phrase:
                clause.recipient = None
            return
    if clause.object is not None:
        return
    for index, (preposition, token) in enumerate(clause.obliques):
        governed = preposition in word_set("governed", "prepositions")
        if governed and tree.deps[token] == "obl:arg" and token > verb.main:
            clause.object = token
            del clause.obliques[index]
            clause.obliques.append((preposition, token))
            return
    if (
        clause.recipient is not None
        and clause.recipient > verb.main
        and tree.tags[clause.recipient] != "PRON"
    ):
        clause.object, clause.recipient = clause.recipient, None
        clause.obliques.append(("à", clause.object))


def _after(tree: Tree, verb: Verb, preposition: str) -> Iterator[int]:
    """Heads of phrases with a preposition right after an expression."""
    for token in range(verb.last + 1, min(verb.last + 5, len(tree))):
        head = tree.heads[token]
        if tree.deps[token] == "case" and head > token and tree.case(head) == preposition:
            yield head
        elif tree.deps[token] == "mark":
            return


def predicate_of(tree: Tree, clause: Clause) -> str:
    """The predicate with the preposition that belongs to it: ``compter sur``."""
    verb = clause.verb
    for preposition in verb_prepositions().get(verb.predicate, ()):
        if clause.object is not None and tree.case(clause.object) == preposition:
            return f"{verb.predicate} {preposition}"
    return verb.predicate

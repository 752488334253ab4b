"""Verbs with their auxiliaries and modals: predicate, voice, tense, polarity, modality."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.assertions import Modality, Polarity, StatementKind, Tense, Voice
from pipeline.statements.expressions import expression
from pipeline.statements.tree import Tree
from pipeline.statements.verb_features import (
    helpers_of,
    modality_of,
    passive_attribute,
    polarity_of,
    reflexives,
    tense_and_mood,
    voice_of,
)
from pipeline.statements.words import word_set

_NE = frozenset({"ne", "n'"})
_NO_PREDICATE = frozenset({"aux", "cop", "amod", "case", "mark", "det", "fixed", "flat", "cc"})
_REACH = 6  # words between a modal and its infinitive


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group.

    Attributes
    ----------
    head
        Token that governs the complements: the main verb, or the attribute of a copula.
    main
        Token of the main verb (of the copula, where there is one).
    chain
        Modals and main verb, outermost first.
    first, last
        Tokens between which it stands.
    predicate, preposition
        The whole expression in the infinitive; the preposition that introduces its patient.
    finite
        Whether it has a finite form.
    """

    head: int
    main: int
    chain: tuple[int, ...]
    first: int
    last: int
    predicate: str
    kind: StatementKind
    voice: Voice
    tense: Tense
    polarity: Polarity
    modality: Modality
    finite: bool
    preposition: str = ""


def find_verbs(tree: Tree) -> dict[int, Verb]:
    """All verb groups by their head, in text order; a modal and its infinitive are one group."""
    heads = [token for token in range(len(tree)) if _is_predicate(tree, token)]
    known = set(heads)
    merged: dict[int, int] = {}
    for token in heads:
        below = _infinitive_of(tree, token, known)
        if below is not None and below not in merged.values():
            merged[token] = below
    governors = {below: above for above, below in merged.items()}
    return {
        token: _group(tree, token, _chain(token, governors))
        for token in heads
        if token not in merged and not _is_there_is(tree, token)
    }


def _is_predicate(tree: Tree, token: int) -> bool:
    tag, label = tree.tags[token], tree.deps[token]
    if any(tree.dependents(token, "cop")):
        return True
    if tag == "AUX" and tree.lemmas[token] in word_set("merged", "verbs"):
        return True  # `doit` taken for an auxiliary
    if label.partition(":")[0] in _NO_PREDICATE or (tag == "VERB" and label == "advmod"):
        return False
    return tag in {"VERB", "AUX"}


def _is_there_is(tree: Tree, token: int) -> bool:
    """``il y a``: says when, or that something exists; nobody does anything."""
    return tree.lemmas[token] == "avoir" and token > 0 and tree.lower[token - 1] == "y"


def _chain(token: int, governors: dict[int, int]) -> tuple[int, ...]:
    chain = [token]
    while chain[0] in governors:
        chain.insert(0, governors[chain[0]])
    return tuple(chain)


def _infinitive_of(tree: Tree, modal: int, known: set[int]) -> int | None:
    """The infinitive that a modal hands its subject to: right after it, or hanging on it."""
    lemma = tree.lemmas[modal]
    if lemma not in word_set("merged", "verbs"):
        return None
    for token in range(modal + 1, min(modal + _REACH, len(tree))):
        if tree.tags[token] in {"VERB", "AUX"}:
            head = _owner(tree, token)
            allowed = _marker_allowed(tree, lemma, modal, token)
            return head if allowed and head in known and _is_infinitive(tree, token) else None
        if tree.tags[token] not in {"ADV", "PRON", "ADP", "PART"} and tree.lower[token] != "pas":
            break
    for child in tree.dependents(modal, "xcomp", "ccomp"):
        if (
            child > modal
            and _is_infinitive(tree, child)
            and not any(tree.dependents(child, "mark"))
        ):
            return child if child in known else None
    return None


def _owner(tree: Tree, token: int) -> int:
    """The verb that an auxiliary or copula belongs to, else the verb itself."""
    is_helper = tree.deps[token].startswith(("aux", "cop"))
    return tree.heads[token] if is_helper else token


def _marker_allowed(tree: Tree, lemma: str, modal: int, token: int) -> bool:
    between = {
        w for w in tree.lower[modal + 1 : token] if w in {"de", "d'", "à", "pour", "qu'", "que"}
    }
    wanted = {"venir": {"de", "d'"}, "chercher": {"à"}, "aimer": set(), "avoir": {"à"}}.get(
        lemma, set()
    )
    return (
        between <= wanted if lemma == "avoir" or not wanted else bool(between) and between <= wanted
    )


def _is_infinitive(tree: Tree, token: int) -> bool:
    helpers = tuple(tree.dependents(token, "aux", "cop"))
    word = tree.lower[helpers[0] if helpers else token]
    return (
        word.endswith(("er", "ir", "re", "oir"))
        and word == tree.lemmas[helpers[0] if helpers else token]
    )


def _group(tree: Tree, head: int, chain: tuple[int, ...]) -> Verb:
    copulas = () if passive_attribute(tree, head) else tuple(tree.dependents(head, "cop"))
    main = copulas[-1] if copulas else head
    predicate, kind, last, preposition = expression(tree, head, main)
    outer = chain[0] if len(chain) > 1 else main
    helpers = helpers_of(tree, chain[0])
    tense, mood = tense_and_mood(tree, chain, outer, helpers)
    near = [h for h in helpers if h < outer and outer - h < 8]
    first = min([outer, main, *near, *reflexives(tree, chain[0]), *reflexives(tree, head)])
    return Verb(
        head=head,
        main=main,
        chain=chain,
        first=first,
        last=max(last, main),
        predicate=predicate,
        kind=kind,
        voice=voice_of(tree, head, main),
        tense=tense,
        polarity=polarity_of(tree, first, {*chain, head, main, *helpers}),
        modality=modality_of(tree, chain, mood, tense),
        finite=mood != "",
        preposition=preposition,
    )

"""Polarity and modality of a clause with what governs it: plans, purposes, conditions, speech."""

from __future__ import annotations

from pipeline.assertions import Modality, Polarity
from pipeline.lexicon import load_toml
from pipeline.statements.allegations import accusation
from pipeline.statements.circumstances import introduced, kind_of_marker, marker
from pipeline.statements.clauses import Clause
from pipeline.statements.parsed import Parsed
from pipeline.statements.words import modal_verbs, word_set

Reality = tuple[Polarity, Modality]
_PLANNED_PARTICIPLES = frozenset({"prévoir", "programmer", "attendre", "planifier"})
_PURPOSE_PARTICIPLES = frozenset({"destiner", "charger", "viser", "permettre"})
_WISHED = frozenset({"planned", "intended", "required", "possible"})


def reality(parsed: Parsed, head: int, *, dated: bool) -> Reality:
    """Polarity and modality of a clause or eventive noun.

    Parameters
    ----------
    parsed
        The piece of text.
    head
        Head of the clause.
    dated
        Whether the clause has a date: ``doit rencontrer jeudi`` is a plan, ``doit boire`` a duty.
    """
    clause = parsed.clauses[head]
    verb = clause.verb
    parent = parsed.parent(head)
    above = None if parent is None else parsed.clauses[parent]
    if verb.kind == "noun":
        return _of_noun(parsed, clause, above)
    marked = _marked(parsed, clause, above, dated=dated)
    if marked is not None:
        return verb.polarity, marked
    if verb.modality != "factual" or above is None:
        return verb.polarity, verb.modality
    if accusation(parsed, head) is not None:
        return verb.polarity, "reported"
    return _governed(parsed, clause, above)


def _marked(
    parsed: Parsed, clause: Clause, above: Clause | None, *, dated: bool
) -> Modality | None:
    """What the conjunction, a condition or a date make of the verb's own modality."""
    tree, verb = parsed.tree, clause.verb
    kind = introduced(tree, verb.chain[0], verb.head)
    conditional = verb.modality in {"planned", "reported"} and _has_condition(parsed, clause)
    if kind == "hypothetical" or conditional:
        return "hypothetical"
    if kind == "purpose" and not verb.finite:
        return "purpose"
    arranged = verb.modality == "required" and dated and tree.lemmas[verb.chain[0]] == "devoir"
    participle = verb.predicate in _PLANNED_PARTICIPLES and verb.voice == "passive"
    reported = verb.modality == "reported" and above is not None
    future = reported and above is not None and _future_in_past(parsed, clause, above)
    return "planned" if arranged or future or (participle and not verb.finite) else None


def _has_condition(parsed: Parsed, clause: Clause) -> bool:
    """Whether a conditional clause (``si``, ``à condition que``) hangs on the verb."""
    tree = parsed.tree
    for child in tree.dependents(clause.verb.head, "advcl"):
        held = parsed.holders.get(child)
        if held is None:
            continue
        outer = parsed.clauses[held].verb.chain[0]
        if kind_of_marker(marker(tree, outer)) == "hypothetical":
            return True
    past = any(tree.lower[h] == "aurait" for h in tree.dependents(clause.verb.head, "aux"))
    return past and any(preposition == "sans" for preposition, _ in clause.obliques)


def _future_in_past(parsed: Parsed, clause: Clause, above: Clause) -> bool:
    """``a confirmé qu'elle prendrait``: a conditional of the present under speech in the past."""
    tree, verb = parsed.tree, clause.verb
    return (
        tree.deps[verb.chain[0]] == "ccomp"
        and above.verb.tense == "past"
        and verb.tense == "present"
    )


def _of_noun(parsed: Parsed, clause: Clause, above: Clause | None) -> Reality:
    """A noun is planned, wished for or denied where its verb says so."""
    tree, noun = parsed.tree, clause.verb.head
    denied = any(tree.lower[c] in {"aucun", "aucune", "nul"} for c in tree.dependents(noun, "det"))
    polarity: Polarity = "negative" if denied else "positive"
    if tree.case(noun) in {"pour", "en vue de", "afin de"}:
        return polarity, "purpose"
    if above is None or tree.heads[noun] not in {
        above.verb.head,
        above.verb.main,
        *above.verb.chain,
    }:
        return polarity, "factual"
    if not tree.deps[noun].startswith(("obj", "nsubj:pass")) and above.object != noun:
        return polarity, "factual"
    governed = _modal(parsed, above)
    if governed in {"planned", "intended", "required"}:
        return polarity, governed
    own = above.verb.modality
    return polarity, own if own in _WISHED | {"reported"} else "factual"


def _governed(parsed: Parsed, clause: Clause, above: Clause) -> Reality:
    """An infinitive takes over what its governor says; a clause only from verbs of wishing."""
    tree, verb = parsed.tree, clause.verb
    outer = verb.chain[0]
    label, polarity = tree.deps[outer], verb.polarity
    if label == "conj":
        shares = not verb.finite and above.verb.modality != "factual"
        return polarity, above.verb.modality if shares else "factual"
    if verb.finite:
        return _of_finite(parsed, clause, above) if label == "ccomp" else (polarity, "factual")
    if verb.tense != "infinitive" or label == "advcl":
        return polarity, "factual"
    if (denied := _denied(parsed, above)) is not None:
        return denied
    if above.verb.predicate in _PURPOSE_PARTICIPLES and above.verb.voice == "passive":
        return polarity, "purpose"
    governed = _modal(parsed, above)
    if above.verb.polarity == "negative" and _hands_on(parsed, above):
        polarity = "negative"
    return polarity, governed if governed != "factual" else above.verb.modality


def _of_finite(parsed: Parsed, clause: Clause, above: Clause) -> Reality:
    """A clause under ``que``: denied by ``nier``; wished for where it is in the subjunctive."""
    tree, verb = parsed.tree, clause.verb
    if (denied := _denied(parsed, above)) is not None:
        return denied
    group = (verb.main, *tree.dependents(verb.head, "aux"))
    subjunctive = any(tree.feature(token, "Mood") == "Sub" for token in group)
    governed = _modal(parsed, above)
    return verb.polarity, governed if subjunctive and governed in _WISHED else "factual"


def _denied(parsed: Parsed, above: Clause) -> Reality | None:
    """What a verb like ``refuser`` says of its complement; ``n'exclut pas de`` leaves it open."""
    lemma = parsed.tree.lemmas[above.verb.main]
    if lemma not in word_set("negative", "verbs"):
        return None
    if above.verb.polarity == "positive":
        return "negative", "factual"
    return "positive", load_toml("verb_classes.toml")["negative"]["open"].get(lemma, "factual")


def _hands_on(parsed: Parsed, above: Clause) -> bool:
    """Whether a verb hands on its negation: ``n'a pas réussi à partir``."""
    return (
        not modal_verbs()
        .keys()
        .isdisjoint({above.verb.predicate, parsed.tree.lemmas[above.verb.main]})
    )


def _modal(parsed: Parsed, above: Clause) -> Modality:
    """How real the complement of a verb is."""
    verbs = modal_verbs()
    predicate = above.verb.predicate
    return verbs.get(predicate) or verbs.get(parsed.tree.lemmas[above.verb.main], "factual")

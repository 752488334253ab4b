"""Tree, mentions, dates and quantities of a document → its statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.assertions import Argument, Modality, Polarity, Statement
from pipeline.records import Mention, QuantityExpression, TemporalExpression
from pipeline.statements.arguments import Arguments
from pipeline.statements.circumstances import (
    causes,
    extent,
    kind_of_marker,
    marker,
    nearest_first,
    owner,
    token_at,
)
from pipeline.statements.clauses import Clause, find_clauses, predicate_of
from pipeline.statements.confidence import statement_confidence
from pipeline.statements.nouns import find_nouns, govern
from pipeline.statements.tree import NOMINAL, Tree
from pipeline.statements.verbs import find_verbs
from pipeline.statements.words import modal_verbs, word_set

_PLANNED_PARTICIPLES = frozenset({"prévoir", "programmer", "attendre", "planifier", "annoncer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is known of a piece of text before its statements are read."""

    text: str
    tree: Tree
    mentions: Sequence[Mention] = ()
    dates: Sequence[TemporalExpression] = ()
    quantities: Sequence[QuantityExpression] = ()


@dataclass(slots=True)
class Parsed:
    """A reading with its clauses and eventive nouns, by head token."""

    reading: Reading
    clauses: dict[int, Clause]
    holders: dict[int, int]
    arguments: Arguments

    @property
    def tree(self) -> Tree:
        """The parse."""
        return self.reading.tree

    def parent(self, head: int) -> int | None:
        """The clause that another one hangs on."""
        outer = self.clauses[head].verb.chain[0]
        for token in self.tree.climb(outer):
            if token == outer or token == head:
                continue
            found = self.holder(token)
            if found is not None and found != head:
                return found
        return None

    def holder(self, token: int) -> int | None:
        """Head of the clause whose verb group holds a token."""
        return self.holders.get(token)


def parse(reading: Reading) -> Parsed:
    """Find the clauses and eventive nouns of a piece of text."""
    tree = reading.tree
    verbs = find_verbs(tree)
    clauses = find_clauses(tree, verbs)
    taken = {
        token
        for verb in verbs.values()
        if verb.kind == "light_verb"
        for token in range(verb.main, verb.last + 1)
    }
    nouns = find_nouns(tree, taken | set(clauses))
    govern(tree, nouns, clauses)
    arguments = Arguments(reading.text, tree, reading.mentions)
    found = dict(sorted((clauses | nouns).items()))
    holders = {t: head for head, c in found.items() for t in (*c.verb.chain, head)}
    return Parsed(reading, found, holders, arguments)


def read_statements(parsed: Parsed) -> dict[int, Statement]:
    """The statements of a piece of text by head token, in text order; not yet attributed.

    Parameters
    ----------
    parsed
        From :func:`parse`.
    """
    dates = _by_owner(parsed, parsed.reading.dates)
    quantities = _by_owner(parsed, parsed.reading.quantities)
    reasons = _causes(parsed)
    statements = {head: _statement(parsed, head, clause) for head, clause in parsed.clauses.items()}
    purposes = _purposes(parsed)
    return {
        head: replace(
            statement,
            source=parsed.reading.text,
            date=_first(dates.get(head), TemporalExpression),
            quantity=_quantity(statement, quantities.get(head, [])),
            purpose=purposes.get(head),
            cause=reasons.get(head),
        )
        for head, statement in statements.items()
    }


def _statement(parsed: Parsed, head: int, clause: Clause) -> Statement:
    tree, text, make = parsed.tree, parsed.reading.text, parsed.arguments
    verb = clause.verb
    start, end = tree.span(verb.first, verb.last)
    parent = parsed.parent(head)
    patient = make.of(clause.patient) or _complement(parsed, clause)
    polarity, modality = _reality(parsed, head, parent)
    obliques = tuple(
        (preposition, argument)
        for preposition, token in clause.obliques
        if (argument := make.of(token)) is not None
    )
    return Statement(
        start=start, end=end, text=text[start:end], source=text,
        origin=f"statements/{verb.kind}",
        predicate=predicate_of(tree, clause), kind=verb.kind, voice=verb.voice, tense=verb.tense,
        polarity=polarity, modality=modality,
        agent=make.of(clause.agent), patient=patient, recipient=make.of(clause.recipient),
        place=_place(parsed, clause), obliques=obliques,
        parent=None if parent is None else _span(parsed, parent),
        confidence=statement_confidence(tree, clause),
    )  # fmt: skip


def _span(parsed: Parsed, head: int) -> tuple[int, int]:
    verb = parsed.clauses[head].verb
    return parsed.tree.span(verb.first, verb.last)


def _complement(parsed: Parsed, clause: Clause) -> Argument | None:
    """A clause or infinitive that stands where the object would."""
    token = clause.complement
    if token is None or clause.verb.voice == "passive" or clause.verb.kind == "copula":
        return None
    return parsed.arguments.phrase(*extent(parsed.tree, token), head=parsed.tree.lemmas[token])


def _reality(parsed: Parsed, head: int, parent: int | None) -> tuple[Polarity, Modality]:
    """Polarity and modality with what the governing verb and the conjunction add."""
    tree, verb = parsed.tree, parsed.clauses[head].verb
    polarity, modality = verb.polarity, verb.modality
    introduced = kind_of_marker(marker(tree, verb.chain[0])) if verb.kind != "noun" else ""
    if introduced in {"purpose", "hypothetical"} and not (introduced == "purpose" and verb.finite):
        return polarity, "purpose" if introduced == "purpose" else "hypothetical"
    above = parsed.clauses[parent].verb if parent is not None else None
    if (
        modality == "reported"
        and above is not None
        and _in_past_speech(tree, verb.chain[0], above.tense)
    ):
        return polarity, "planned"
    if verb.kind == "verb" and not verb.finite and verb.predicate in _PLANNED_PARTICIPLES:
        return polarity, "planned"
    if modality != "factual" or verb.finite or above is None:
        return polarity, modality
    return _governed(parsed, head, parent, polarity)


def _in_past_speech(tree: Tree, outer: int, tense: str) -> bool:
    return tree.deps[outer] == "ccomp" and tense == "past"


def _governed(
    parsed: Parsed, head: int, parent: int | None, polarity: Polarity
) -> tuple[Polarity, Modality]:
    """An infinitive or noun takes over what its governor says about it."""
    if parent is None:
        return polarity, "factual"
    tree, above, verb = parsed.tree, parsed.clauses[parent], parsed.clauses[head].verb
    lemma, outer = tree.lemmas[above.verb.main], verb.chain[0]
    direct = tree.heads[outer] in {above.verb.main, above.verb.head, *above.verb.chain}
    if verb.kind == "noun":
        in_purpose = tree.case(outer) == "pour"
        if in_purpose:
            return polarity, "purpose"
        direct = direct and tree.deps[outer].startswith(("obj", "nsubj:pass"))
    elif tree.deps[outer] == "advcl" or not direct:
        return polarity, above.verb.modality if tree.deps[outer] == "conj" else "factual"
    if not direct:
        return polarity, "factual"
    if lemma in word_set("negative", "verbs") and verb.kind != "noun":
        return "negative", "factual"
    governed = modal_verbs().get(lemma, "factual")
    if verb.kind == "noun" and governed not in {"planned", "intended", "required"}:
        governed = "factual"
    return polarity, governed if governed != "factual" else above.verb.modality


def _place(parsed: Parsed, clause: Clause) -> Argument | None:
    """The first complement that is a place, with a preposition of place."""
    for preposition, token in clause.obliques:
        if preposition in word_set("prepositions", "place") and preposition not in {"de", "depuis"}:
            found = parsed.arguments.of_place(token)
            if found is not None and found.label == "LOC":
                return found
    return None


def _by_owner(
    parsed: Parsed, found: Sequence[TemporalExpression | QuantityExpression]
) -> dict[int, list[TemporalExpression | QuantityExpression]]:
    owners: dict[int, list[TemporalExpression | QuantityExpression]] = {}
    for one in nearest_first(found):
        head = owner(parsed.tree, parsed.holders, one.start, one.end)
        if head is not None and isinstance(one, TemporalExpression | QuantityExpression):
            owners.setdefault(head, []).append(one)
    return owners


def _first(
    found: Sequence[object] | None, kind: type[TemporalExpression]
) -> TemporalExpression | None:
    """The first date proper, else the first duration or repeated time."""
    dates = [one for one in found or () if isinstance(one, kind)]
    return next((one for one in dates if one.kind in {"DATE", "TIME"}), dates[0] if dates else None)


def _quantity(statement: Statement, found: Sequence[object]) -> QuantityExpression | None:
    """The amount of the patient, else of the agent, else any amount in the clause."""
    amounts = [
        q for q in found if isinstance(q, QuantityExpression) and q.kind not in {"ordinal", "age"}
    ]
    for argument in (statement.patient, statement.agent):
        for amount in amounts:
            if argument is not None and argument.start <= amount.start < argument.end:
                return amount
    return amounts[0] if amounts else None


def _purposes(parsed: Parsed) -> dict[int, Argument]:
    """What each clause is done for: an infinitive or noun under ``pour``."""
    found: dict[int, Argument] = {}
    tree = parsed.tree
    for head, clause in parsed.clauses.items():
        outer = clause.verb.chain[0]
        if clause.verb.kind != "noun" and kind_of_marker(marker(tree, outer)) == "purpose":
            parent = parsed.parent(head)
            if parent is not None:
                found.setdefault(parent, parsed.arguments.phrase(*extent(tree, outer)))
    for head, clause in parsed.clauses.items():
        for preposition, token in clause.obliques:
            if preposition in {"pour", "en vue de"} and token in parsed.clauses:
                argument = parsed.arguments.of(token)
                if argument is not None:
                    found.setdefault(head, argument)
    return found


def _causes(parsed: Parsed) -> dict[int, Argument]:
    """Why each clause holds: ``en raison de`` with a noun, ``parce que`` with a clause."""
    tree, found = parsed.tree, dict[int, Argument]()
    for first, noun in causes(tree):
        head = _clause_above(parsed, first, noun)
        argument = parsed.arguments.of(noun) if tree.tags[noun] in NOMINAL else None
        if head is not None and argument is not None:
            found.setdefault(head, argument)
    for head, clause in parsed.clauses.items():
        outer = clause.verb.chain[0]
        if clause.verb.kind != "noun" and kind_of_marker(marker(tree, outer)) == "cause":
            parent = parsed.parent(head)
            if parent is not None:
                found.setdefault(parent, parsed.arguments.phrase(*extent(tree, outer)))
    return found


def _clause_above(parsed: Parsed, first: int, noun: int) -> int | None:
    for token in parsed.tree.climb(noun):
        held = parsed.holder(token) if token != noun else None
        if held is not None:
            return held
    # the parser lost the phrase: the nearest verb of the sentence before it
    before = [h for h, c in parsed.clauses.items() if c.verb.last < first and c.verb.kind != "noun"
              and parsed.tree.sentences[h] == parsed.tree.sentences[first]]  # fmt: skip
    return before[-1] if before else None


__all__ = ["Parsed", "Reading", "parse", "read_statements", "token_at"]

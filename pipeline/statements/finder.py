"""The clauses of a piece of text → its statements."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assertions import Argument, Statement
from pipeline.records import QuantityExpression, TemporalExpression
from pipeline.statements.allegations import accusation, accuser
from pipeline.statements.circumstances import (
    causes,
    extent,
    governor,
    introduced,
    nearest_first,
    owner,
)
from pipeline.statements.clauses import Clause, predicate_of
from pipeline.statements.confidence import statement_confidence
from pipeline.statements.parsed import Parsed
from pipeline.statements.reality import reality
from pipeline.statements.tree import NOMINAL
from pipeline.statements.words import word_set

Circumstance = TemporalExpression | QuantityExpression


def read_statements(parsed: Parsed) -> dict[int, Statement]:
    """The statements of a piece of text by head token, in text order; not yet attributed."""
    dates = _by_owner(parsed, parsed.reading.dates)
    quantities = _by_owner(parsed, parsed.reading.quantities)
    reasons, purposes = _causes(parsed), _purposes(parsed)
    return {
        head: _statement(
            parsed,
            head,
            date=_date(parsed, dates.get(head, ())),
            amounts=quantities.get(head, ()),
            purpose=purposes.get(head),
            cause=reasons.get(head),
        )
        for head in parsed.clauses
    }


def _statement(
    parsed: Parsed,
    head: int,
    *,
    date: TemporalExpression | None,
    amounts: Sequence[Circumstance],
    purpose: Argument | None,
    cause: Argument | None,
) -> Statement:
    text, make, clause = parsed.reading.text, parsed.arguments, parsed.clauses[head]
    verb, parent = clause.verb, parsed.parent(head)
    (start, end), agent = parsed.span(head), make.of(clause.agent)
    patient = make.of(clause.patient) or _complement(parsed, clause)
    polarity, modality = reality(parsed, head, dated=date is not None)
    return Statement(
        start=start,
        end=end,
        text=text[start:end],
        source=text,
        origin=f"statements/{verb.kind}",
        predicate=predicate_of(parsed.tree, clause),
        kind=verb.kind,
        voice=verb.voice,
        tense=verb.tense,
        polarity=polarity,
        modality=modality,
        agent=agent,
        patient=patient,
        recipient=make.of(clause.recipient),
        place=_place(parsed, clause),
        date=date,
        quantity=_quantity(patient, agent, amounts),
        purpose=purpose,
        cause=cause,
        attributed_to=make.of(accuser(parsed, head)),
        parent=None if parent is None else parsed.span(parent),
        obliques=tuple(
            (preposition, argument)
            for preposition, token in clause.obliques
            if (argument := make.of(token)) is not None
        ),
        confidence=statement_confidence(parsed.tree, clause),
    )


def _complement(parsed: Parsed, clause: Clause) -> Argument | None:
    """A clause or infinitive that stands where the object would."""
    token = clause.complement
    if token is None or clause.verb.voice == "passive" or clause.verb.kind == "copula":
        return None
    return parsed.arguments.clause(*extent(parsed.tree, token), head=parsed.tree.lemmas[token])


def _place(parsed: Parsed, clause: Clause) -> Argument | None:
    """The first complement that is a place, with a preposition of place."""
    for preposition, token in clause.obliques:
        if preposition in word_set("prepositions", "place") - {"de", "depuis"}:
            found = parsed.arguments.of_place(token)
            if found is not None and found.label == "LOC":
                return found
    return None


def _by_owner(parsed: Parsed, found: Sequence[Circumstance]) -> dict[int, list[Circumstance]]:
    owners: dict[int, list[Circumstance]] = {}
    for one in nearest_first(found):
        head = owner(parsed.tree, parsed.holders, one.start, one.end)
        if head is not None:
            owners.setdefault(head, []).append(one)
    return owners


def _date(parsed: Parsed, found: Sequence[Circumstance]) -> TemporalExpression | None:
    """A date proper, else a duration or repeated time; what hangs on the verb itself comes first.

    ``Élu en 2008, il a adhéré en 2015``; a duration that measures a noun (``un contrat de dix
    ans``) says of no event when it was.
    """
    tree, dates = parsed.tree, list[tuple[bool, bool, TemporalExpression]]()
    for one in found:
        if isinstance(one, TemporalExpression):
            above, proper = governor(tree, one.start, one.end), one.kind in {"DATE", "TIME"}
            direct = above in parsed.holders
            if proper or direct or tree.tags[above] != "NOUN" or tree.case(above):
                dates.append((not proper, not direct, one))
    return min(dates, key=lambda ranked: ranked[:2], default=(True, True, None))[2]


def _quantity(
    patient: Argument | None, agent: Argument | None, found: Sequence[Circumstance]
) -> QuantityExpression | None:
    """The amount of the patient, else of the agent, else any amount in the clause."""
    amounts = [
        one
        for one in found
        if isinstance(one, QuantityExpression) and one.kind not in {"ordinal", "age"}
    ]
    for argument in (patient, agent):
        for amount in amounts:
            if argument is not None and argument.start <= amount.start < argument.end:
                return amount
    return amounts[0] if amounts else None


def _purposes(parsed: Parsed) -> dict[int, Argument]:
    """What each clause is done for: an infinitive or an eventive noun under ``pour``."""
    found: dict[int, Argument] = {}
    for head, parent in _introduced(parsed, "purpose"):
        outer = parsed.clauses[head].verb.chain[0]
        found.setdefault(parent, parsed.arguments.clause(*extent(parsed.tree, outer)))
    for head, clause in parsed.clauses.items():
        for preposition, token in clause.obliques:
            if preposition in {"pour", "en vue de"} and token in parsed.clauses:
                argument = parsed.arguments.of(token)
                if argument is not None:
                    found.setdefault(head, argument)
    return found


def _introduced(parsed: Parsed, kind: str) -> list[tuple[int, int]]:
    """Clauses under a conjunction of a kind, each with the clause that it belongs to."""
    pairs = []
    for head, clause in parsed.clauses.items():
        if clause.verb.kind != "noun":
            told = introduced(parsed.tree, clause.verb.chain[0], clause.verb.head)
            parent = parsed.parent(head) if told == kind else None
            if parent is not None:
                pairs.append((head, parent))
    return pairs


def _causes(parsed: Parsed) -> dict[int, Argument]:
    """Why each clause holds: ``en raison de`` with a noun, ``parce que`` with a clause."""
    tree, found = parsed.tree, dict[int, Argument]()
    for last, noun in causes(tree):
        head = _clause_above(parsed, last, noun)
        argument = parsed.arguments.after(noun, last) if tree.tags[noun] in NOMINAL else None
        if head is not None and argument is not None:
            found.setdefault(head, argument)
    for head, parent in _introduced(parsed, "cause"):
        if accusation(parsed, head) is None:  # `arrêté pour avoir volé`: whether he did is open
            outer = parsed.clauses[head].verb.chain[0]
            found.setdefault(parent, parsed.arguments.clause(*extent(tree, outer)))
    return found


def _clause_above(parsed: Parsed, first: int, noun: int) -> int | None:
    """The verb that a causal phrase belongs to; if the parser lost it, the one before.

    A phrase that follows a verb without a comma belongs to it, whatever later verb the parser
    hung it on (``la pénurie qu'a vécue le pays suite à une panne, les autorités ont…``).
    """
    tree = parsed.tree
    for token in tree.climb(noun):
        held = parsed.holders.get(token) if token != noun else None
        if held is not None and parsed.clauses[held].verb.kind != "noun":
            later = parsed.clauses[held].verb.first > noun
            return (_verb_before(parsed, first, ",") if later else None) or held
    return _verb_before(parsed, first, "")


def _verb_before(parsed: Parsed, first: int, stop: str) -> int | None:
    """The last verb before a token in its sentence, with no ``stop`` between."""
    tree = parsed.tree
    for token in range(first - 1, -1, -1):
        if tree.sentences[token] != tree.sentences[first] or tree.lower[token] == stop:
            return None
        held = parsed.holders.get(token)
        if held is not None and parsed.clauses[held].verb.kind != "noun":
            return held
    return None

"""Statements → relations, by the rules over predicates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from pipeline.assertions import Argument, Relation, Statement
from pipeline.records import Title
from pipeline.relations.confidence import event_confidence
from pipeline.relations.needs import is_given
from pipeline.relations.rules import Rule, RuleSet, relation_types
from pipeline.relations.slots import all_of, fitting, slot_of

_ARTICLES = (
    "le ",
    "la ",
    "les ",
    "l'",
    "l’",
    "un ",
    "une ",
    "des ",
    "du ",
    "de la ",
    "de l'",
    "d'",
)

_TITLE_REACH = 25  # characters from `a été nommée` to the title


@dataclass(frozen=True, slots=True)
class Pair:
    """Subject and object of one relation; either may be left out."""

    subject: Argument | None
    object: Argument | None


def find_events(
    text: str, statements: Sequence[Statement], titles: Sequence[Title], rules: RuleSet
) -> Iterator[Relation]:
    """Relations that statements express, in text order.

    Parameters
    ----------
    text
        The document's text.
    statements, titles
        Of the whole document.
    rules
        From :func:`~pipeline.relations.rules.load_rules`.
    """
    for statement in statements:
        for rule in rules.by_predicate.get(statement.predicate, ()):
            if rule.kinds and statement.kind not in rule.kinds:
                continue
            if rule.voice is None or rule.voice == statement.voice:
                for pair in _pairs(rule, statement):
                    yield _relation(text, rule, statement, pair, titles)


def _pairs(rule: Rule, statement: Statement) -> Iterator[Pair]:
    """Every combination of the coordinated members that the rule allows."""
    first, second = all_of(statement, rule.subject), all_of(statement, rule.object)
    heads = rule.object_heads if rule.object else ()
    subjects = [m for one in first for m in fitting(one, rule.subject_is, rule.subject_heads)]
    objects = [m for one in second for m in fitting(one, rule.object_is, heads)]
    if first and first == second:
        subjects = []  # `le centre ouvrira`: what opens is the object
    if not all(is_given(rule, statement, part, subjects, objects) for part in rule.needs):
        return
    symmetric = bool(relation_types()[rule.type].get("symmetric"))
    if symmetric and len(subjects) > 1 and not objects:
        for one, other in combinations(subjects, 2):
            yield Pair(one, other)
    elif "pair" not in rule.needs:
        sides: list[Argument | None] = [*subjects] or [None]
        others: list[Argument | None] = [*objects] or [None]
        for subject, target in product(sides, others):
            if (subject or target) and not _same(subject, target):
                yield Pair(subject, target)


def _same(subject: Argument | None, target: Argument | None) -> bool:
    if subject is None or target is None:
        return False
    return subject.entity is not None and subject.entity == target.entity


def _relation(
    text: str, rule: Rule, statement: Statement, pair: Pair, titles: Sequence[Title]
) -> Relation:
    spans = [(statement.start, statement.end)]
    spans += [(a.start, a.end) for a in (pair.subject, pair.object) if a is not None]
    return Relation(
        start=statement.start,
        end=statement.end,
        text=statement.text,
        source=text,
        origin=f"relations/{rule.id}",
        type=rule.type,
        property=relation_types()[rule.type].get("property"),
        subject=pair.subject,
        object=pair.object,
        role=_role(rule, statement, pair, titles),
        value=_value(rule, statement),
        date=statement.date,
        place=statement.place,
        quantity=statement.quantity,
        of=slot_of(statement, rule.of),
        polarity=statement.polarity,
        modality=rule.modality or statement.modality,
        attributed_to=statement.attributed_to,
        confidence=event_confidence(rule.confidence, statement, pair.subject, pair.object),
        evidence_start=min(start for start, _ in spans),
        evidence_end=max(end for _, end in spans),
        statement=statement.span,
    )


def _role(rule: Rule, statement: Statement, pair: Pair, titles: Sequence[Title]) -> str | None:
    """What the rule names as role: a text, a title, the property measured, or a slot's phrase."""
    if rule.role is None or rule.role.startswith("="):
        return rule.role[1:] if rule.role else None
    if rule.role == "title":
        near = (t for t in titles if statement.end <= t.start <= statement.end + _TITLE_REACH)
        return next((title.role for title in near), None)
    if rule.role == "property":
        return None if pair.subject is None or pair.subject.entity else pair.subject.head or None
    argument = slot_of(statement, rule.role.split())
    return None if argument is None else _named_thing(statement, argument)


def _named_thing(statement: Statement, argument: Argument) -> str:
    """A phrase without article and amount, and without the recipient that it may hold."""
    amount, recipient = statement.quantity, statement.recipient
    if amount is not None and amount.item and argument.start <= amount.start < argument.end:
        return amount.item
    text = argument.text
    if recipient is not None and argument.start < recipient.start < argument.end:
        text = text[: recipient.start - argument.start].rstrip().rpartition(" ")[0] or text
    return without_article(text)


def without_article(phrase: str) -> str:
    """A noun phrase without its article."""
    for article in _ARTICLES:
        if phrase.lower().startswith(article):
            return phrase[len(article) :]
    return phrase


def _value(rule: Rule, statement: Statement) -> str | None:
    if rule.value == "date":
        return None if statement.date is None else statement.date.value
    if rule.value == "quantity" and statement.quantity is not None:
        return None if statement.quantity.low is None else f"{statement.quantity.low.normalize():f}"
    return None

"""All relations of a document: roles, events, what stands side by side, what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.assertions import Argument, Quotation, Relation, Statement
from pipeline.records import (
    Entity,
    Mention,
    QuantityExpression,
    TemporalExpression,
    Title,
)
from pipeline.relations.adjacency import find_adjacent
from pipeline.relations.events import find_events
from pipeline.relations.kin import find_work_and_kin
from pipeline.relations.marked import mark_text
from pipeline.relations.people import find_role_relations
from pipeline.relations.rules import RuleSet, load_rules, relation_types
from pipeline.relations.said import find_causes, find_said


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was found in a document before its relations."""

    text: str
    mentions: Sequence[Mention] = ()
    entities: Sequence[Entity] = ()
    titles: Sequence[Title] = ()
    dates: Sequence[TemporalExpression] = ()
    quantities: Sequence[QuantityExpression] = ()
    statements: Sequence[Statement] = ()
    quotations: Sequence[Quotation] = ()


def find_relations(facts: Facts, rules: RuleSet | None = None) -> list[Relation]:
    """Find the relations of a document.

    Parameters
    ----------
    facts
        The document's findings.
    rules
        From :func:`~pipeline.relations.rules.load_rules`; ``None`` for those of the package.

    Returns
    -------
    list of Relation
        In text order; of rows that say the same the surest, symmetric ones once.
    """
    rules = rules or load_rules()
    marked = mark_text(facts.text, facts.mentions, facts.dates, facts.quantities)
    entities = {entity.key: entity for entity in facts.entities}
    found = [
        *find_role_relations(facts.text, facts.mentions, facts.entities, facts.titles),
        *find_work_and_kin(facts.text, facts.mentions, facts.titles),
        *find_events(facts.text, facts.statements, facts.titles, rules),
        *find_adjacent(facts.text, marked, entities, facts.quotations, rules),
        *find_said(facts.text, facts.quotations),
        *find_causes(facts.text, facts.statements),
    ]
    return unique(found)


def unique(found: Iterable[Relation]) -> list[Relation]:
    """Of relations that say the same the surest, in text order."""
    kept: dict[tuple[object, ...], Relation] = {}
    for one in found:
        key = _identity(one)
        if key not in kept or one.confidence > kept[key].confidence:
            kept[key] = one
    return sorted(kept.values(), key=lambda one: (one.start, one.end, one.type, one.origin))


def _identity(one: Relation) -> tuple[object, ...]:
    subject, target = _key(one.subject), _key(one.object)
    if relation_types()[one.type].get("symmetric") and str(target) < str(subject):
        subject, target = target, subject
    when = one.date and (one.date.start, one.date.end)
    further = (one.role and one.role.lower(), one.value, _key(one.of))
    if one.type in {"met_with", "visited", "signed"}:
        further = (*further, when)
    return (one.type, subject, target, one.polarity, *further)


def _key(argument: Argument | None) -> object:
    if argument is None:
        return None
    return argument.entity or (argument.start, argument.end)

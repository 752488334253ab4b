"""All relations of a document: roles, events, what stands side by side, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.assertions import Quotation, Relation, Statement
from pipeline.records import (
    Entity,
    Mention,
    QuantityExpression,
    TemporalExpression,
    Title,
)
from pipeline.relations.adjacency import find_adjacent
from pipeline.relations.choosing import choose
from pipeline.relations.events import find_events
from pipeline.relations.kin import find_kin
from pipeline.relations.marked import mark_text
from pipeline.relations.origins import find_origins
from pipeline.relations.people import find_role_relations
from pipeline.relations.rules import RuleSet, load_rules
from pipeline.relations.said import find_causes, find_said
from pipeline.relations.seats import find_seats
from pipeline.relations.tolls import attach_events
from pipeline.relations.work import find_work


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
        *find_work(facts.text, facts.mentions, facts.titles),
        *find_kin(facts.text, facts.mentions, facts.titles, facts.statements, facts.quotations),
        *find_origins(facts.text, facts.mentions),
        *find_seats(facts.text, facts.mentions, entities),
        *find_events(facts.text, facts.statements, facts.titles, rules),
        *find_adjacent(facts.text, marked, entities, facts.quotations, rules),
        *find_said(facts.text, facts.quotations),
        *find_causes(facts.text, facts.statements),
    ]
    rows = choose(facts.text, found, entities, facts.mentions, facts.titles)
    return list(attach_events(facts.text, rows, facts.statements))

"""What a rule over statements needs to be there: its parts, and checks by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.assertions import Argument, Statement
from pipeline.relations.kinds import is_kind
from pipeline.relations.rules import Rule, relation_types
from pipeline.relations.slots import fitting, slot_of

_MEASURED = frozenset({"money", "measure", "percent", "ratio"})


def is_given(
    rule: Rule,
    statement: Statement,
    part: str,
    subjects: Sequence[Argument],
    objects: Sequence[Argument],
) -> bool:
    """Whether a part that the rule needs is there; ``a|b`` for either."""
    if "|" in part:
        options = part.split("|")
        return any(is_given(rule, statement, one, subjects, objects) for one in options)
    if part in _CHECKS:
        return _CHECKS[part](rule, statement)
    if part == "subject":
        return bool(subjects)
    if part == "pair":
        return len(subjects) > 1
    if part == "object":
        paired = relation_types()[rule.type].get("symmetric") and len(subjects) > 1
        return bool(objects or paired)
    return slot_of(statement, (part,)) is not None or getattr(statement, part, None) is not None


def _has_office(rule: Rule, statement: Statement) -> bool:
    """The patient is one of the rule's nouns, though no object of the relation."""
    return bool(fitting(statement.patient, (), rule.object_heads))


def _is_bare(rule: Rule, statement: Statement) -> bool:
    """The patient has no preposition: ``voter la loi``, not ``voter contre la loi``."""
    patient = statement.patient
    governed = patient is not None and patient.text.startswith(("contre ", "pour "))
    return not governed and all(argument is not patient for _, argument in statement.obliques)


def _has_role(rule: Rule, statement: Statement) -> bool:
    """The slot of the role is filled; a thing given is not whom it is given to."""
    role = slot_of(statement, (rule.role or "patient").split())
    given = rule.role == "patient" and any(role is one for _, one in statement.obliques)
    return role is not None and not given


def _has_amount(rule: Rule, statement: Statement) -> bool:
    """The patient is counted or measured."""
    return _holds_amount(statement.patient, statement)


def _is_counted(argument: Argument | None, statement: Statement) -> bool:
    """Whether the statement's amount counts an argument: ``douze passagers sont morts``."""
    amount = statement.quantity
    return amount is not None and amount.kind == "count" and _holds_amount(argument, statement)


def _holds_amount(argument: Argument | None, statement: Statement) -> bool:
    """Whether the statement's amount stands in an argument."""
    amount = statement.quantity
    if argument is None or amount is None:
        return False
    return argument.start <= amount.start < argument.end


_CHECKS: dict[str, Callable[[Rule, Statement], bool]] = {
    "office": _has_office,
    "bare": _is_bare,
    "amount": _has_amount,
    "body": lambda _, one: one.patient is not None and is_kind(one.patient, ("ORG", "body")),
    "many": lambda _, one: _is_counted(one.agent, one),
    "single": lambda _, one: not _is_counted(one.agent, one),
    "measured": lambda _, one: (
        one.quantity is not None
        and one.quantity.kind in _MEASURED
        and not _holds_amount(one.agent, one)
    ),
    "turnover": lambda _, one: one.predicate.endswith("chiffre d'affaires"),
    "role": _has_role,
}

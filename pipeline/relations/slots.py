"""The slots of a statement that rules name: ``agent``, ``prep:avec``, ``after:à``."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assertions import Argument, Statement
from pipeline.relations.kinds import is_kind


def all_of(statement: Statement, slots: Sequence[str]) -> list[Argument]:
    """The first filled slot; of a preposition all its phrases: ``formée à Dakar puis à Paris``."""
    for slot in slots:
        value = None if ":" in slot else getattr(statement, slot, None)
        found = [value] if isinstance(value, Argument) else _phrases(statement, slot)
        if found:
            return found
    return []


def _phrases(statement: Statement, slot: str) -> list[Argument]:
    """The phrases of a preposition, ``prep:face_à``; with ``after:`` only those after the verb."""
    kind, _, preposition = slot.partition(":")
    wanted = preposition.replace("_", " ")
    first = statement.end if kind == "after" else 0
    return [a for p, a in statement.obliques if wanted and p == wanted and a.start >= first]


def slot_of(statement: Statement, slots: Sequence[str]) -> Argument | None:
    """The first filled slot of a statement, such as ``agent`` or ``prep:avec``."""
    return next(iter(all_of(statement, slots)), None)


def fitting(
    argument: Argument | None, kinds: Sequence[str], heads: Sequence[str]
) -> list[Argument]:
    """The coordinated members of an argument that are of a kind and have one of some heads."""
    if argument is None:
        return []
    return [
        member
        for member in argument.members
        if (not kinds or is_kind(member, kinds)) and (not heads or _headed(member, heads))
    ]


def _headed(argument: Argument, heads: Sequence[str]) -> bool:
    head = argument.head.lower()
    named = argument.entity is not None and bool(set(argument.text.lower().split()) & set(heads))
    return argument.label == "EVENT" or named or head in heads or head.rstrip("sx") in heads

"""Which of the relations found are rows: conventions on roles, demonyms, and repetitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.assertions import Argument, Relation
from pipeline.entities.countries import country_names, plain
from pipeline.records import Entity, Mention, Title
from pipeline.relations.rules import relation_types

_DATED = frozenset({"met_with", "visited", "signed"})


def choose(
    text: str,
    found: Iterable[Relation],
    entities: Mapping[str, Entity],
    mentions: Sequence[Mention],
    titles: Sequence[Title],
) -> list[Relation]:
    """The rows of a document in text order; of those that say the same the surest.

    A role without a named holder, the demonym of an office (its ``of``) and the demonym inside an
    institution's designation are no rows; the demonym of a town or region says where, not which
    country.
    """
    named = {one.entity for one in mentions if one.kind == "name"}
    nominal = {(one.start, one.end) for one in mentions if one.kind == "nominal"}
    offices = {span for title in titles if title.kind == "office" for span in title.bodies}
    placed = (_placed(text, one, entities) for one in found)
    kept = (one for one in placed if one and _is_row(one, named, nominal, offices))
    return _without_gaps(text, unique(kept))


def _placed(text: str, one: Relation, entities: Mapping[str, Entity]) -> Relation | None:
    """``country`` of a region or town becomes ``located_in``; of a continent it is dropped."""
    if one.type != "country" or one.object is None or one.object.entity is None:
        return one
    entity = entities.get(one.object.entity)
    if entity is None or plain(entity.name) in country_names():
        return one
    if entity.country is None:
        return None
    property_id = relation_types()["located_in"].get("property")
    origin = one.origin.replace("/country", "/located_in")
    return replace(one, source=text, type="located_in", property=property_id, origin=origin)


def _is_row(
    one: Relation,
    named: set[str],
    nominal: set[tuple[int, int]],
    offices: set[tuple[int, int]],
) -> bool:
    subject, target = one.subject, one.object
    if one.type == "position_held":
        return subject is not None and subject.entity in named
    if one.type in {"nationality", "country"} and subject is not None and target is not None:
        place = (target.start, target.end)
        if (subject.start, subject.end) == place:
            return False
        if one.type == "nationality":
            return place not in offices
        return (subject.start, subject.end) not in nominal
    return True


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
    dated = when if one.type in _DATED else None
    return (one.type, subject, target, one.polarity, dated, *further)


def _key(argument: Argument | None) -> object:
    if argument is None:
        return None
    return argument.entity or (argument.start, argument.end)


def _without_gaps(text: str, found: Sequence[Relation]) -> list[Relation]:
    """Without rows that leave out a subject which another row of the same object has.

    The amount of a row that goes (``30 blessés``) is surer than that of the whole clause.
    """
    gaps = {(one.type, _place(one.object)): one for one in found if one.subject is None}
    full = {(one.type, _place(one.object)) for one in found if one.subject is not None}
    kept = []
    for one in found:
        key = (one.type, _place(one.object))
        if one.subject is None and one.object is not None and key in full:
            continue
        gap = gaps.get(key) if one.subject is not None and one.object is not None else None
        surer = gap is not None and gap.quantity is not None
        kept.append(replace(one, source=text, quantity=gap.quantity) if gap and surer else one)
    return kept


def _place(argument: Argument | None) -> tuple[int, int] | None:
    return None if argument is None else (argument.start, argument.end)

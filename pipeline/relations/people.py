"""Relations that titles and demonyms say by standing beside a name: roles, bodies, nationality.

Adjacency over mentions, not the parse tree: a title beside a name is right far more often than an
arc to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.assertions import Relation
from pipeline.records import Entity, Mention, Title
from pipeline.relations.nationality import find_nationalities
from pipeline.relations.passage import Passage
from pipeline.relations.positions import find_positions


def find_role_relations(
    text: str, mentions: Sequence[Mention], entities: Sequence[Entity], titles: Sequence[Title]
) -> list[Relation]:
    """Roles (``position_held``, ``represents``), ``nationality`` and ``country`` of a document.

    Parameters
    ----------
    text
        The document's text.
    mentions, entities, titles
        As the resolution of entities gives them.

    Returns
    -------
    list of Relation
        In text order; one row for each type, subject, object, role and body.
    """
    passage = Passage(text, mentions, entities, titles)
    found = [*find_positions(passage), *find_nationalities(passage)]
    unique: dict[tuple[object, ...], Relation] = {}
    for relation in sorted(found, key=lambda one: (one.start, one.end, one.type)):
        unique.setdefault(_identity(relation), relation)
    return list(unique.values())


def _identity(relation: Relation) -> tuple[object, ...]:
    """What makes two rows the same: a repetition of a role adds nothing."""
    subject = relation.subject
    return (
        relation.type,
        subject and (subject.entity or (subject.start, subject.end)),
        relation.object and (relation.object.entity or relation.object.text),
        relation.role and relation.role.lower(),
        relation.of and (relation.of.entity or relation.of.text),
    )

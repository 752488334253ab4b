"""Which names of a document name the same person, organisation or place.

Precision before recall: a short form joins a full one only where the document has one that it can
belong to; each link keeps the name of its rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.entities.body_aliases import merge_bodies
from pipeline.entities.candidates import NameCandidate
from pipeline.entities.groups import Group
from pipeline.entities.people import merge_people
from pipeline.entities.spelling import fold, organisation_key
from pipeline.records import Label

_TOLD = frozenset({"entities/model.company", "entities/model.team"})  # origins


def group_names(text: str, candidates: Sequence[NameCandidate]) -> list[Group]:
    """Group the names of a document by entity.

    Parameters
    ----------
    text
        The document's text.
    candidates
        Names and demonyms in text order; nominal mentions are not for this function.

    Returns
    -------
    list of Group
        In order of first mention.
    """
    groups = list(_same_names(candidates))
    people = merge_people([group for group in groups if group.label == "PER"])
    bodies = merge_bodies(text, [group for group in groups if group.label == "ORG"])
    others = [group for group in groups if group.label not in {"PER", "ORG"}]
    return sorted([*people, *bodies, *others], key=lambda group: group.first)


def relabel(text: str, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Give each name the label that it has most often in the document; known places keep theirs.

    Parameters
    ----------
    text
        The document's text.
    candidates
        In text order.
    """
    labels = _labels(candidates)
    relabelled = []
    for one in candidates:
        label = labels.get(fold(one.text), one.label)
        relabelled.append(
            one if _is_fixed(one) or label == one.label else replace(one, label=label, source=text)
        )
    return relabelled


def _is_fixed(one: NameCandidate) -> bool:
    """Whether a label is no matter of majority: known names, and those told by the words around."""
    known = one.kind != "name" or bool(one.places) or one.identity is not None
    return known or one.origin in _TOLD


def _same_names(candidates: Sequence[NameCandidate]) -> Iterable[Group]:
    """One group for each place, gazetteer entry, or name as it is folded."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in candidates:
        new = Group(one.label, given_name=one.identity)
        groups.setdefault(_key(one, one.label), new).add(one)
    return groups.values()


def _key(one: NameCandidate, label: Label) -> tuple[str, ...]:
    if one.identity is not None:
        return ("identity", one.identity)
    if len(one.places) == 1:
        return ("place", one.places[0].name)
    if one.places:
        return ("places", *(place.name for place in one.places))
    if label in {"ORG", "LOC"}:
        return (label, *organisation_key(one.text))
    return (label, *sorted(fold(one.text))) if label == "PER" else (label, *fold(one.text))


def _labels(candidates: Sequence[NameCandidate]) -> dict[tuple[str, ...], Label]:
    """Folded name → its most frequent label in the document; known places keep their own."""
    counts: dict[tuple[str, ...], Counter[Label]] = {}
    for one in candidates:
        if not _is_fixed(one):
            counts.setdefault(fold(one.text), Counter())[one.label] += 1
    found = {name: labels.most_common(1)[0][0] for name, labels in counts.items()}
    surnames = Counter(name[-1] for name, label in found.items() if label == "PER" and name[1:])
    return found | {name: "PER" for name in found if len(name) == 1 and surnames[name[0]] == 1}

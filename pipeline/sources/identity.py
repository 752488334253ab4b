"""Document ids: unique in a run, none lost, the same whatever the order of the files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.sources.fields import where


class Key(NamedTuple):
    """What identifies a document: its source, its place there, and the id that the data gives."""

    source: str
    place: int | None
    given_id: str | None


Ids = Mapping[tuple[str, int | None], str]
"""The ids of those documents, by source and place, whose own id is not unique."""


def unique_ids(keys: Iterable[Key]) -> dict[tuple[str, int | None], str]:
    """Return new ids for the documents whose id another one has too.

    An id found twice becomes ``source#id`` for all that have it, and ``source#id#place`` where
    that is not unique either (several rows of one article). ``#`` and ``%`` in the parts of this
    last form are percent-encoded, so that different parts never give the same id.
    """
    level = dict.fromkeys(keys, 0)
    owners: dict[str, set[Key]] = defaultdict(set)
    for key in level:
        owners[_id(key, 0)].add(key)
    pending = {name for name, group in owners.items() if len(group) > 1}
    while pending:
        name = pending.pop()
        for key in [key for key in owners[name] if level[key] < 2]:
            owners[name].discard(key)
            level[key] += 1
            raised = _id(key, level[key])
            owners[raised].add(key)
            if len(owners[raised]) > 1:
                pending.add(raised)
    return {(k.source, k.place): _id(k, n) for k, n in level.items() if _id(k, n) != _id(k, 0)}


def _id(key: Key, level: int) -> str:
    if level == 2:
        parts = (key.source, key.given_id or "", "" if key.place is None else str(key.place))
        return "#".join(part.replace("%", "%25").replace("#", "%23") for part in parts)
    if key.given_id is None:
        return where(key.source, key.place)
    return key.given_id if level == 0 else f"{key.source}#{key.given_id}"

"""Document ids: unique in a run, none lost, the same whatever the order of the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    # All that clash give way together, round by round: so the order of keys does not matter.
    while clashing := [key for key in _sharing(level) if level[key] < 2]:
        level |= {key: level[key] + 1 for key in clashing}
    return {(k.source, k.place): _id(k, n) for k, n in level.items() if _id(k, n) != _id(k, 0)}


def _sharing(level: Mapping[Key, int]) -> Iterator[Key]:
    """Yield the keys whose id at their level is that of another one too."""
    counts = Counter(_id(key, n) for key, n in level.items())
    return (key for key, n in level.items() if counts[_id(key, n)] > 1)


def _id(key: Key, level: int) -> str:
    if level == 2:
        parts = (key.source, key.given_id or "", "" if key.place is None else str(key.place))
        return "#".join(part.replace("%", "%25").replace("#", "%23") for part in parts)
    if key.given_id is None:
        return where(key.source, key.place)
    return key.given_id if level == 0 else f"{key.source}#{key.given_id}"

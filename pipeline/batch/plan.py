"""The plan of a run: inputs cut into shards, each small enough to do again when it is lost.

The plan follows from the inputs alone, never from the number of workers or the size of batches, so
that a run which is taken up again cuts them in the same way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import Document, SourceFailure
from pipeline.sources import Ids, ReadOptions, Source, identify, read

SHARD_ITEMS = 32
SHARD_CHARS = 80_000

# One source is one document there, and reading it is work: its worker does it. The records of the
# other formats are read where the plan is made, since nobody can begin in the middle of a file.
_READ_BY_WORKERS = frozenset({"text", "markdown", "html", "pdf"})

Item = Source | Document | SourceFailure


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of a run: what one worker does at a time.

    Attributes
    ----------
    index
        Place in the run, from 0.
    items
        Documents, failures to be passed on, and sources still to be read.
    ids
        Ids of the documents of those sources, where their own is not unique.
    key
        Digest of what the items are, to tell whether a result kept from an earlier try is that of
        this shard: an input that changed meanwhile may have had it cut elsewhere.
    """

    index: int
    items: tuple[Item, ...]
    ids: Ids
    key: str

    @property
    def sources(self) -> list[str]:
        """Names of the inputs that are still to be read."""
        return _names(self.items)

    def read(self, position: int, options: ReadOptions) -> Iterator[Document | SourceFailure]:
        """The documents and failures that one item stands for."""
        item = self.items[position]
        if isinstance(item, Source):
            yield from read(item, options, self.ids)
        else:
            yield item


def plan(sources: Sequence[Source], options: ReadOptions) -> Iterator[Shard]:
    """Cut the documents of sources into shards, in order; records are read as they are asked for.

    A shard ends after 32 documents or 80,000 characters, whichever comes first.
    """
    ids = identify(sources, options)
    index, items, size = 0, [], 0
    for item in _items(sources, options, ids):
        items.append(item)
        size += _size(item)
        if len(items) >= SHARD_ITEMS or size >= SHARD_CHARS:
            yield _shard(index, items, ids)
            index, items, size = index + 1, [], 0
    if items:
        yield _shard(index, items, ids)


def _items(sources: Iterable[Source], options: ReadOptions, ids: Ids) -> Iterator[Item]:
    for source in sources:
        if source.problem is None and source.format in _READ_BY_WORKERS:
            yield source
        else:
            yield from read(source, options, ids)


def _size(item: Item) -> int:
    """Characters of a document; bytes of a file, which is near enough to balance the work."""
    if isinstance(item, Document):
        return len(item.text)
    if isinstance(item, SourceFailure):
        return 0
    if item.data is not None:
        return len(item.data)
    try:
        return item.path.stat().st_size if item.path is not None else 0
    except OSError:  # reading it will say why
        return 0


def _shard(index: int, items: Sequence[Item], ids: Ids) -> Shard:
    names = _names(items)
    needed: Ids = {(name, None): ids[name, None] for name in names if (name, None) in ids}
    return Shard(index, tuple(items), needed, _key(items, needed))


def _names(items: Iterable[Item]) -> list[str]:
    return [item.name for item in items if isinstance(item, Source)]


def _key(items: Sequence[Item], ids: Ids) -> str:
    """Digest of what items hold; of sources their size, since it is workers who read them."""
    digest = hashlib.sha256(repr(ids).encode())
    for item in items:
        told = (item.name, _size(item)) if isinstance(item, Source) else item
        digest.update(repr(told).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()

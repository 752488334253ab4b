"""The same entities across the documents of a run: rows of ``entities`` → ``canonical_entities``.

Two are the same by identifier, else by label, full name and country; never by a surname or given
name alone. Entities that no name names (``conducteur``) stand for one document each and are left
out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Key = tuple[str, ...]


@dataclass(slots=True)
class _Canonical:
    """What the rows of one entity say together."""

    label: str
    names: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    n_mentions: int = 0
    country: str | None = None
    wikidata: str | None = None
    geonames: int | None = None

    def add(self, row: Row) -> None:
        self.names[row["name"]] += row["n_mentions"]
        self.documents.add(row["doc_id"])
        self.n_mentions += row["n_mentions"]
        self.country = self.country or row["country"]
        self.wikidata = self.wikidata or row["wikidata"]
        self.geonames = self.geonames or row["geonames"]

    @property
    def name(self) -> str:
        """The most frequent name; of equals the longest, then the first in the alphabet."""
        return min(self.names, key=lambda name: (-self.names[name], -len(name), name))


def canonical_entities(entities: Iterable[Row]) -> list[Row]:
    """One row for each entity of a run.

    Parameters
    ----------
    entities
        Rows of the table ``entities``, of all documents, in any order; iterated over twice, so
        that those of a large run need not be in memory.

    Returns
    -------
    list of dict
        Rows of ``canonical_entities`` by descending number of mentions, then by id.
    """
    by_name = _identified(row for row in entities if _is_named(row))
    found: dict[str, _Canonical] = {}
    for row in entities:
        canonical_id = _canonical_id(row, by_name)
        if canonical_id is not None:
            found.setdefault(canonical_id, _Canonical(row["label"])).add(row)
    made = [_row(canonical_id, one) for canonical_id, one in found.items()]
    return sorted(made, key=lambda row: (-row["n_mentions"], row["canonical_id"]))


def canonical_ids(entities: Sequence[Row]) -> list[str | None]:
    """The ``canonical_id`` of each entity; ``None`` where no name names it.

    Parameters
    ----------
    entities
        Rows of the table ``entities`` of the whole run.
    """
    by_name = _identified(row for row in entities if _is_named(row))
    return [_canonical_id(row, by_name) for row in entities]


def _canonical_id(row: Row, by_name: Mapping[Key, Key]) -> str | None:
    if not _is_named(row):
        return None
    return "/".join(part for part in by_name.get(_name_key(row)) or _key(row) if part)


def _is_named(row: Row) -> bool:
    """Whether a name, not a role or description, names the entity."""
    return row["name"][:1].isupper() or row["name"][:1].isdigit() or row["country"] is not None


def _key(row: Row) -> Key:
    if row["wikidata"]:
        return ("wikidata", row["wikidata"])
    if row["geonames"]:
        return ("geonames", str(row["geonames"]))
    if row["label"] == "PER" and len(_fold(row["name"]).split()) < 2:
        return ("document", row["entity_id"])
    return _name_key(row)


def _name_key(row: Row) -> Key:
    return (row["label"], _fold(row["name"]), row["country"] or "")


def _identified(rows: Iterable[Row]) -> dict[Key, Key]:
    """Full name → identifier, where all documents that know one agree."""
    known: dict[Key, set[Key]] = {}
    for row in rows:
        if (row["wikidata"] or row["geonames"]) and _key(row)[0] != "document":
            known.setdefault(_name_key(row), set()).add(_key(row))
    return {name: next(iter(keys)) for name, keys in known.items() if len(keys) == 1}


def _fold(name: str) -> str:
    """A name without case, accents and hyphens."""
    bare = unicodedata.normalize("NFKD", name.lower().replace("’", "'").replace("-", " "))
    return " ".join("".join(char for char in bare if not unicodedata.combining(char)).split())


def _row(canonical_id: str, one: _Canonical) -> Row:
    return {
        "canonical_id": canonical_id,
        "label": one.label,
        "name": one.name,
        "country": one.country,
        "wikidata": one.wikidata,
        "geonames": one.geonames,
        "n_documents": len(one.documents),
        "n_mentions": one.n_mentions,
    }

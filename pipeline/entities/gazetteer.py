"""The user's own names: a CSV file of name, label, aliases, id and country.

They are found in any text by the longest match over words, the case of the first letter counting,
and win over the names of the model.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import alpha3
from pipeline.errors import SettingsError
from pipeline.records import Label
from pipeline.words import Words, split

COLUMNS = ("name", "label", "aliases", "id", "country")


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One row: an entity with all its names.

    Attributes
    ----------
    id
        The user's identifier, or ``None``; shown as ``entities.wikidata`` when it is one.
    country
        ISO 3166-1 alpha-3, or ``None``.
    """

    name: str
    label: Label
    aliases: tuple[str, ...] = ()
    id: str | None = None
    country: str | None = None


@dataclass(slots=True)
class Gazetteer:
    """Entries, found by their first word."""

    entries: dict[str, GazetteerEntry]
    _starts: dict[str, list[tuple[tuple[str, ...], str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for entry in self.entries.values():
            for name in (entry.name, *entry.aliases):
                key = split(name).lower
                self._starts.setdefault(key[0], []).append((key, name, entry.name))
        for candidates in self._starts.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def find(self, words: Words) -> Iterator[tuple[RawName, str]]:
        """Each match with the name of its entry, in text order, without overlaps."""
        index = 0
        while index < len(words):
            size, found = self._at(words, index)
            if found is not None:
                span = words.starts[index], words.ends[index + size - 1]
                yield RawName(*span, found.label, "gazetteer.user"), found.name
            index += size or 1

    def _at(self, words: Words, index: int) -> tuple[int, GazetteerEntry | None]:
        for key, shown, name in self._starts.get(words.word(index), ()):
            if words.match(index, key) and words.is_capital(index) == shown[0].isupper():
                return len(key), self.entries[name]
        return 0, None


def read_gazetteer(path: Path) -> Gazetteer:
    """Read and check a gazetteer.

    Parameters
    ----------
    path
        CSV in UTF-8 with the columns ``name,label,aliases,id,country``; only the first two are
        needed. Aliases are parted by ``|``; ``country`` is ISO 3166-1 alpha-2 or alpha-3.

    Raises
    ------
    SettingsError
        The file cannot be read; each bad line is named with what is wrong.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            unknown = set(reader.fieldnames or ()) - set(COLUMNS)
            if unknown or not {"name", "label"} <= set(reader.fieldnames or ()):
                raise SettingsError(
                    f"{path}: line 1: the columns must be of {','.join(COLUMNS)}, with name and "
                    f"label; found {','.join(reader.fieldnames or ['nothing'])}"
                )
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path}: cannot be read as a gazetteer: {error}") from None
    problems = [f"{path}: line {line}: {said}" for line, row in rows for said in _problems(row)]
    if problems:
        raise SettingsError("\n".join(problems))
    entries = [_entry(row) for _, row in rows]
    return Gazetteer({entry.name: entry for entry in entries})


def _problems(row: dict[str, str | None]) -> Iterator[str]:
    labels = get_args(Label)
    if not (row.get("name") or "").strip():
        yield "the name is empty"
    if row.get("label") not in labels:
        yield f"label {row.get('label')!r} is none of {' '.join(labels)}"
    country = (row.get("country") or "").strip()
    if country and country not in {*alpha3(), *alpha3().values()}:
        yield f"country {country!r} is no ISO 3166-1 code"


def _entry(row: dict[str, str | None]) -> GazetteerEntry:
    country = (row.get("country") or "").strip()
    aliases = (alias.strip() for alias in (row.get("aliases") or "").split("|"))
    return GazetteerEntry(
        name=(row["name"] or "").strip(),
        label=cast(Label, row["label"]),
        aliases=tuple(filter(None, aliases)),
        id=(row.get("id") or "").strip() or None,
        country=alpha3().get(country, country) or None,
    )

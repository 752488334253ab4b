"""A table of names that the user brings: Wikidata ids (or others) of people, places, bodies.

Linked only where the full name leaves one reading; a surname alone is never looked up.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.entities.candidates import Gender
from pipeline.entities.countries import alpha3, country_names, plain
from pipeline.entities.identity import Known
from pipeline.entities.spelling import fold, is_acronym
from pipeline.errors import SettingsError
from pipeline.records import Label

_ID_COLUMNS = ("id", "qid")
_GENDERS: dict[str, Gender] = {"male": "m", "female": "f", "m": "m", "f": "f"}
_STATES = frozenset({"country", "sovereign state", "island country", "pays", "État souverain"})
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One row: id, label, folded names; country, gender, class if the table has them."""

    id: str
    label: str
    names: frozenset[tuple[str, ...]]
    country: str | None = None
    gender: Gender | None = None
    is_state: bool = False


class NamesTable:
    """A resolver over a table of names.

    Parameters
    ----------
    entries
        The rows.
    """

    def __init__(self, entries: Iterable[NameEntry]) -> None:
        self._by_name: dict[tuple[str, ...], list[NameEntry]] = {}
        for entry in entries:
            for name in entry.names:
                self._by_name.setdefault(name, []).append(entry)

    def find(
        self,
        label: Label,
        names: Sequence[str],
        *,
        countries: frozenset[str] = frozenset(),
        gender: Gender | None = None,
    ) -> Known | None:
        """The id of the one entry that bears the fullest name and fits the context."""
        if not names or not _is_telling(label, names[0]):
            return None
        bearers = self._by_name.get(fold(names[0]), [])
        states = [entry for entry in bearers if entry.is_state]
        if label == "LOC" and plain(names[0]) in country_names() and states:
            bearers = [replace(entry, label=label) for entry in states]
        found = [
            entry
            for entry in bearers
            if entry.label == label and gender in {None, entry.gender or gender}
        ]
        for preferred in (_of_countries(found, countries), _with_aliases(found, names[1:])):
            found = preferred if len(found) > 1 and preferred else found
        if len({entry.id for entry in found}) != 1:
            return None
        return Known(wikidata=found[0].id, country=found[0].country)


def _is_telling(label: Label, name: str) -> bool:
    """One word names too many people to say which."""
    return label != "PER" or len(fold(name)) > 1


def _of_countries(entries: Sequence[NameEntry], countries: frozenset[str]) -> list[NameEntry]:
    return [entry for entry in entries if entry.country in countries]


def _with_aliases(entries: Sequence[NameEntry], names: Sequence[str]) -> list[NameEntry]:
    """Those that also bear another name of the document's entity."""
    wanted = {fold(name) for name in names if is_acronym(name) or len(fold(name)) > 1}
    return [entry for entry in entries if wanted & entry.names]


def read_names(path: Path) -> NamesTable:
    """Read a table of names.

    Parameters
    ----------
    path
        Parquet, or tab-separated text in UTF-8, with the columns ``id`` (or ``qid``), ``type``
        (PER LOC ORG EVENT PRODUCT MISC), ``names`` (parted by ``|``), and, if there are any,
        ``gender`` (male, female) and ``country`` (ISO 3166-1).

    Raises
    ------
    SettingsError
        The file cannot be read or lacks a column.
    """
    try:
        rows = _parquet(path) if path.suffix == ".parquet" else _tsv(path)
        return NamesTable(_entries(path, rows))
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise SettingsError(f"{path}: cannot be read as a table of names: {error}") from None


def _tsv(path: Path) -> Iterator[dict[str, str | None]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            # the results of a SPARQL query have `?` before the names of columns, and quotes
            yield {
                (name or "").lstrip("?"): value.strip('"') if isinstance(value, str) else value
                for name, value in row.items()
            }


def _parquet(path: Path) -> Iterator[dict[str, str | None]]:
    import pyarrow.parquet

    for batch in pyarrow.parquet.ParquetFile(path).iter_batches():
        yield from batch.to_pylist()


def _entries(path: Path, rows: Iterable[dict[str, str | None]]) -> Iterator[NameEntry]:
    codes = alpha3()
    for number, row in enumerate(rows, start=1):
        id_column = next((name for name in _ID_COLUMNS if name in row), None)
        if id_column is None or "type" not in row or "names" not in row:
            raise SettingsError(
                f"{path}: row {number}: the columns must be id (or qid), type and names; found "
                f"{', '.join(row)}"
            )
        names = (row["names"] or "").split(_SEPARATOR)
        country = (row.get("country") or "").strip()
        yield NameEntry(
            id=(row[id_column] or "").strip(),
            label=(row["type"] or "").strip(),
            names=frozenset(fold(name) for name in names if name.strip()),
            country=codes.get(country, country) or None,
            is_state=not _STATES.isdisjoint((row.get("instance_of") or "").split("; ")),
            gender=_GENDERS.get((row.get("gender") or "").strip().lower()),
        )

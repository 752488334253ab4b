"""Rows → typed pandas data frames, through the Arrow schema of their table."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.records import Findings, SourceFailure
from pipeline.tables.canonical import canonical_entities
from pipeline.tables.rows import Row, failure_row, rows_of
from pipeline.tables.schema import arrow_schema, tables
from pipeline.tables.view import DocumentView, frames_html, view_document

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def arrow_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the schema of the table ``name``, also when there is none."""
    import pyarrow

    return pyarrow.Table.from_pylist(list(rows), schema=arrow_schema(name))


def to_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow table as a data frame: nullable types, exact decimals, lists as lists."""
    import pandas

    made: pd.DataFrame = table.to_pandas(types_mapper=pandas.ArrowDtype)
    return made


class TableFrames(ABC):
    """The tables as data frames, each made when first asked for; see ``glaneur schema``."""

    @abstractmethod
    def arrow(self, name: str) -> pa.Table:
        """One table, by name, with the Arrow schema of ``pipeline.tables.schema``."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tables that are there."""
        return tuple(tables())

    def document(self, doc_id: str | None = None) -> DocumentView:
        """One document, the first without ``doc_id``; a notebook shows it with its marks.

        Raises
        ------
        KeyError
            There is no such document.
        """
        return view_document(self, doc_id)

    def _repr_html_(self) -> str:
        return frames_html(self)

    def table(self, name: str) -> pd.DataFrame:
        """One table by name.

        Raises
        ------
        KeyError
            There is no such table.
        """
        if name not in tables():
            raise KeyError(f"no table {name!r}; the tables are {', '.join(tables())}")
        return to_frame(self.arrow(name))

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document."""
        return self.table("documents")

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per mention of an entity."""
        return self.table("mentions")

    @cached_property
    def entities(self) -> pd.DataFrame:
        """One row per entity of a document."""
        return self.table("entities")

    @cached_property
    def dates(self) -> pd.DataFrame:
        """One row per temporal expression."""
        return self.table("dates")

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """One row per quantity."""
        return self.table("quantities")

    @cached_property
    def relations(self) -> pd.DataFrame:
        """One row per typed relation between a subject and an object."""
        return self.table("relations")

    @cached_property
    def statements(self) -> pd.DataFrame:
        """One row per clause or eventive noun."""
        return self.table("statements")

    @cached_property
    def quotations(self) -> pd.DataFrame:
        """One row per quotation."""
        return self.table("quotations")

    @cached_property
    def canonical_entities(self) -> pd.DataFrame:
        """One row per named entity of all documents."""
        return self.table("canonical_entities")

    @cached_property
    def errors(self) -> pd.DataFrame:
        """One row per input that failed."""
        return self.table("errors")


class Extraction(TableFrames):
    """What was extracted from one document or many, in memory.

    Parameters
    ----------
    findings
        One record per document.
    failures
        Documents that could not be read or extracted.
    """

    def __init__(
        self, findings: Iterable[Findings], failures: Iterable[SourceFailure] = ()
    ) -> None:
        self.findings = tuple(findings)
        self.failures = tuple(failures)

    @cached_property
    def rows(self) -> dict[str, list[Row]]:
        """All rows by table."""
        rows: dict[str, list[Row]] = {name: [] for name in tables()}
        for findings in self.findings:
            for name, found in rows_of(findings).items():
                rows[name].extend(found)
        rows["canonical_entities"] = canonical_entities(rows["entities"])
        rows["errors"] = [failure_row(failure) for failure in self.failures]
        return rows

    def arrow(self, name: str) -> pa.Table:
        """One table, by name."""
        return arrow_table(name, self.rows[name])

    def __repr__(self) -> str:
        counts = (f"{len(rows)} {name}" for name, rows in self.rows.items())
        return f"Extraction({', '.join(counts)})"

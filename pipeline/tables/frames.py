"""Rows → typed pandas data frames, through the Arrow schema of their table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.records import Findings, SourceFailure
from pipeline.tables.rows import Row, failure_row, rows_of
from pipeline.tables.schema import arrow_schema, tables

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def arrow_table(name: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the schema of the table ``name``, also when there is none."""
    import pyarrow

    return pyarrow.Table.from_pylist(list(rows), schema=arrow_schema(name))


def frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Rows as a data frame: Arrow-backed nullable types, exact decimals, lists as lists."""
    import pandas

    made: pd.DataFrame = arrow_table(name, rows).to_pandas(types_mapper=pandas.ArrowDtype)
    return made


class Extraction:
    """What was extracted from one document or many, as data frames.

    Parameters
    ----------
    findings
        One record per document.
    failures
        Documents that could not be read or extracted.

    Attributes
    ----------
    documents, mentions, entities, dates, quantities, errors
        The tables; ``glaneur schema`` describes their columns.
    """

    def __init__(
        self, findings: Iterable[Findings], failures: Iterable[SourceFailure] = ()
    ) -> None:
        self.findings = tuple(findings)
        self.failures = tuple(failures)

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        rows: dict[str, list[Row]] = {name: [] for name in tables()}
        for findings in self.findings:
            for name, found in rows_of(findings).items():
                rows[name].extend(found)
        rows["errors"] = [failure_row(failure) for failure in self.failures]
        return rows

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row per document."""
        return frame("documents", self._rows["documents"])

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row per mention of an entity."""
        return frame("mentions", self._rows["mentions"])

    @cached_property
    def entities(self) -> pd.DataFrame:
        """One row per entity of a document."""
        return frame("entities", self._rows["entities"])

    @cached_property
    def dates(self) -> pd.DataFrame:
        """One row per temporal expression."""
        return frame("dates", self._rows["dates"])

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """One row per quantity."""
        return frame("quantities", self._rows["quantities"])

    @cached_property
    def errors(self) -> pd.DataFrame:
        """One row per input that failed."""
        return frame("errors", self._rows["errors"])

    def __repr__(self) -> str:
        counts = (f"{len(rows)} {name}" for name, rows in self._rows.items())
        return f"Extraction({', '.join(counts)})"

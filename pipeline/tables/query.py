"""SQL over a finished run: DuckDB, with the tables under their names and nothing else in reach."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import SettingsError, UsageError
from pipeline.tables.reading import Run, read_run
from pipeline.tables.run_folder import MANIFEST
from pipeline.tables.schema import arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa


def query(folder: str | Path, sql: str) -> pa.Table:
    """Answer a question about a run.

    Parameters
    ----------
    folder
        The run's folder.
    sql
        One statement of DuckDB's SQL. Tables are named as in ``glaneur schema``; other files can
        be neither read nor written.

    Returns
    -------
    pyarrow.Table
        The answer.

    Raises
    ------
    UsageError
        The folder holds no finished run, or the statement is wrong: the message says where.
    SettingsError
        DuckDB is not installed.
    """
    duckdb = _duckdb()
    run = read_run(folder)
    with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
        words = {word.lower() for word in re.findall(r"\w+", sql)}
        for name in run.names:
            # Reading all could take long: the others are there with their columns only.
            found = _relation(run, name) if name in words else arrow_schema(name).empty_table()
            connection.register(name, found)
        connection.execute("set enable_external_access = false")
        try:
            answer = connection.sql(sql)
            if answer is not None:
                return answer.to_arrow_table()
        except duckdb.Error as error:
            raise UsageError(f"{sql}: {error}") from None
    raise UsageError(f"{sql}: gives no rows; write a SELECT")


def latest_run(outputs: Path) -> Path:
    """The run that was finished last among the folders of ``outputs``.

    Raises
    ------
    UsageError
        There is none.
    """
    found = sorted(outputs.glob(f"*/{MANIFEST}"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise UsageError(f"{outputs}: holds no finished run; name its folder")
    return found[-1].parent


def _relation(run: Run, name: str) -> Any:
    """A table for DuckDB: Parquet is read no further than needed, other formats whole."""
    if parts := run.parquet_parts(name):
        import pyarrow.dataset

        return pyarrow.dataset.dataset(parts, schema=arrow_schema(name))
    return run.arrow(name)


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise SettingsError(
            'a query needs DuckDB, which is not installed: pip install "glaneur[query]"'
        ) from None
    return duckdb

"""SQL over a finished run: DuckDB, with the tables under their names and nothing else in reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import SettingsError, UsageError
from pipeline.tables.reading import Run, read_run
from pipeline.tables.run_folder import MANIFEST
from pipeline.tables.schema import arrow_schema, tables

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
        for name in _named(sql):
            connection.register(name, _relation(run, name))
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


def _named(sql: str) -> Iterator[str]:
    """The tables that a statement may be about: reading all could take long."""
    words = {word.lower() for word in re.findall(r"\w+", sql)}
    return (name for name in tables() if name in words)


def _relation(run: Run, name: str) -> Any:
    """A table for DuckDB: Parquet is read no further than needed, other formats whole."""
    if (run.folder / name).is_dir():
        import pyarrow.dataset

        return pyarrow.dataset.dataset(run.folder / name, schema=arrow_schema(name))
    return run.arrow(name)


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise SettingsError(
            'a query needs DuckDB, which is not installed: pip install "glaneur[query]"'
        ) from None
    return duckdb

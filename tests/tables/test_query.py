"""SQL over a run: tables by name, nothing else in reach, mistakes said."""

import builtins
import json
import os

import pytest

from pipeline.batch import run
from pipeline.errors import SettingsError, UsageError
from pipeline.settings import Settings
from pipeline.tables.query import latest_run, query
from pipeline.tables.schema import tables

pytestmark = pytest.mark.usefixtures("blank_model")


@pytest.fixture(params=["parquet", "csv", "json", "jsonl"])
def folder(request, article, tmp_path):
    pytest.importorskip("duckdb", reason="DuckDB (the extra query) is not installed")
    run([article], tmp_path / "run", Settings.load(formats=request.param))
    return tmp_path / "run"


def test_tables_are_there_by_name(folder):
    sql = """select q.text, q.low, d.text as mai from quantities q
             join dates d using (doc_id) where q.unit = 't'"""
    (row,) = query(folder, sql).to_pylist()
    assert (row["text"], row["low"], row["mai"]) == ("environ 200 tonnes", 200, "3 mai 2021")


def test_tables_of_all_formats_have_the_types_of_the_schema(folder):
    (row,) = query(folder, "select typeof(low), typeof(start) from quantities limit 1").to_pylist()
    assert list(row.values()) == ["DECIMAL(38,12)", "BIGINT"]


def test_nothing_else_is_in_reach(folder, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    for sql in (
        f"select * from '{secret}'",
        f"select * from read_csv('{secret}')",
        f"copy (select 1) to '{tmp_path / 'written.csv'}'",
        "select * from 'https://example.org/x.parquet'",
        "set enable_external_access = true",
    ):
        with pytest.raises(UsageError):
            query(folder, sql)
    assert not (tmp_path / "written.csv").exists()


def test_all_tables_are_shown_and_a_near_miss_is_told(folder):
    shown = query(folder, "show tables").to_pylist()
    assert {row["name"] for row in shown} == set(tables())
    with pytest.raises(UsageError, match="entities"):
        query(folder, "select * from entites")


def test_a_mistake_is_said(folder):
    with pytest.raises(UsageError, match="longueur"):
        query(folder, "select longueur from documents")
    with pytest.raises(UsageError, match="no finished run"):
        query(folder / "absent", "select 1")


def test_without_duckdb_it_says_how_to_get_it(article, tmp_path, monkeypatch):
    load = builtins.__import__

    def lacking(name, *args, **kwargs):
        if name == "duckdb":
            raise ImportError(name)
        return load(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", lacking)
    with pytest.raises(SettingsError, match=r"glaneur\[query\]"):
        query(tmp_path, "select 1")


def test_the_latest_run_is_the_default(tmp_path):
    with pytest.raises(UsageError, match="no finished run"):
        latest_run(tmp_path)
    for age, name in enumerate(("new", "old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(json.dumps({}))
        os.utime(tmp_path / name / "run.json", (1_000 - age, 1_000 - age))
    assert latest_run(tmp_path) == tmp_path / "new"

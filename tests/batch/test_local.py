"""Worker processes: the same bytes, and no document that costs another."""

import csv
import os
import signal
from pathlib import Path

import psutil
import pytest

from pipeline.errors import WorkerError
from tests.batch.conftest import table_bytes

pytestmark = pytest.mark.usefixtures("small_shards")


def errors(out: Path) -> list[tuple[str, str]]:
    with (out / "errors.csv").open(encoding="utf-8", newline="") as file:
        return [(row["source"], row["exception"]) for row in csv.DictReader(file)]


def ids(out: Path) -> list[str]:
    with (out / "documents.csv").open(encoding="utf-8", newline="") as file:
        return [row["doc_id"] for row in csv.DictReader(file)]


def workers() -> list[psutil.Process]:
    children = psutil.Process().children()
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


def test_the_number_of_workers_does_not_show(many, tmp_path, trapped_run):
    expected = None
    for n_workers in (1, 2, 4):
        out = tmp_path / f"run{n_workers}"
        assert trapped_run(many, out, workers=n_workers).exit_code == 1  # vide.txt
        expected = expected or table_bytes(out)
        assert table_bytes(out) == expected
    assert len(ids(tmp_path / "run1")) == 40


def test_the_size_of_batches_and_shards_does_not_show(many, tmp_path, trapped_run, monkeypatch):
    trapped_run(many, tmp_path / "one")
    monkeypatch.setattr("pipeline.batch.plan.SHARD_ITEMS", 7)
    trapped_run(many, tmp_path / "two", batch_chars=1)
    assert table_bytes(tmp_path / "one") == table_bytes(tmp_path / "two")


def test_recycled_workers_do_not_show(many, tmp_path, trapped_run):
    trapped_run(many, tmp_path / "one")
    trapped_run(many, tmp_path / "two", workers=2, recycle_after=10)
    assert table_bytes(tmp_path / "one") == table_bytes(tmp_path / "two")


def test_a_document_that_hangs_is_an_error_row(many, tmp_path, trapped_run):
    (many / "05.txt").write_text("DORS", encoding="utf-8")
    out = tmp_path / "run"
    trapped_run(many, out, timeout_per_document=10)
    assert ("05.txt", "TimeLimitExceeded") in errors(out)
    assert len(ids(out)) == 39


def test_a_document_that_ends_its_worker_is_an_error_row(many, tmp_path, trapped_run):
    (many / "05.txt").write_text("MEURS", encoding="utf-8")
    out = tmp_path / "run"
    trapped_run(many, out, workers=2)
    assert ("05.txt", "WorkerDied") in errors(out)
    assert len(ids(out)) == 39


def test_a_worker_that_dies_once_costs_nothing(many, tmp_path, trapped_run, monkeypatch):
    (many / "05.txt").write_text("Cuba. MEURS-UNE-FOIS", encoding="utf-8")
    mark = tmp_path / "mark"
    monkeypatch.setenv("GLANEUR_TEST_MARK", str(mark))
    trapped_run(many, tmp_path / "one", workers=2)
    assert mark.exists()
    trapped_run(many, tmp_path / "two", workers=2)
    assert table_bytes(tmp_path / "one") == table_bytes(tmp_path / "two")
    assert len(ids(tmp_path / "one")) == 40


def test_workers_that_cannot_start_are_said(many, tmp_path, trapped_run, monkeypatch):
    monkeypatch.setattr("tests.batch.traps.main", _die)
    with pytest.raises(WorkerError, match="fewer --workers"):
        trapped_run(many, tmp_path / "run", workers=2)
    assert not workers()


def _die(connection, settings) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_no_process_is_left(many, tmp_path, trapped_run):
    trapped_run(many, tmp_path / "run", workers=2)
    assert not workers()

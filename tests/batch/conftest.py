"""Inputs of several shards, and runs compared byte by byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.batch import run
from pipeline.settings import Settings
from tests.batch import traps

TEXT = "Le {n} mai 2021, la Russie a envoyé environ {n}00 tonnes d'aide à Cuba. LENT"


def table_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of a run but ``run.json``."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "run.json"
    }


@pytest.fixture
def small_shards(monkeypatch):
    """A shard is three documents."""
    monkeypatch.setattr("pipeline.batch.plan.SHARD_ITEMS", 3)


@pytest.fixture
def many(tmp_path) -> Path:
    """Twenty files and twenty records, some of them bad."""
    folder = tmp_path / "input"
    folder.mkdir()
    for n in range(1, 21):
        (folder / f"{n:02}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    (folder / "vide.txt").write_bytes(b"")
    lines = [json.dumps({"id": f"a{n % 15}", "text": TEXT.format(n=n)}) for n in range(1, 21)]
    (folder / "z.jsonl").write_text("\n".join([*lines[:9], "{", *lines[9:]]), encoding="utf-8")
    return folder


@pytest.fixture
def trapped_run(monkeypatch):
    """``run`` with workers that need no trained model, see ``traps``."""
    monkeypatch.setattr("pipeline.extractor.load_model", traps.blank)
    monkeypatch.setattr("pipeline.collect.detect_language", traps.french)
    monkeypatch.setattr(traps.RUN_MODULE, "make_engine", traps.make_engine)

    def call(source: Path, out: Path, **options):
        how = {name: options.pop(name) for name in ("resume", "overwrite") if name in options}
        return run([source], out, Settings.load(**{"formats": traps.ALL} | options), **how)

    return call

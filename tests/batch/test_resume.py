"""A run that is killed goes on where it was, and ends with the same bytes."""

import csv
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.batch.manifest import Inputs
from pipeline.batch.resume import RunState
from pipeline.errors import InputChangedError, OutputError, UsageError
from pipeline.sources import discover
from tests.batch import traps
from tests.batch.conftest import table_bytes

ROOT = Path(__file__).parents[2]


class Interruption(Exception):  # noqa: N818
    """Stands for whatever ends a run."""


@pytest.fixture
def interrupted(many, tmp_path, trapped_run, small_shards, monkeypatch):
    """Run until ``n_shards`` are done; returns the run's folder."""

    def call(n_shards: int, **options) -> Path:
        out = tmp_path / "interrupted"
        store = RunState.store

        def stop(self, index, packed):
            if len(list((self.staging / "shards").iterdir())) == n_shards:
                raise Interruption
            store(self, index, packed)

        with monkeypatch.context() as patch:
            patch.setattr(RunState, "store", stop)
            with pytest.raises(Interruption):
                trapped_run(many, out, **options)
        return out

    return call


@pytest.fixture
def undisturbed(many, tmp_path, trapped_run, small_shards) -> dict[str, bytes]:
    out = tmp_path / "undisturbed"
    trapped_run(many, out)
    return table_bytes(out)


def test_the_rest_is_done_and_nothing_twice(interrupted, undisturbed, many, trapped_run):
    out = interrupted(5)
    kept = {path.name: path.stat().st_mtime_ns for path in (out / ".partial/shards").iterdir()}
    assert len(kept) == 5
    again = interrupted(8, resume=True)
    for name, stamp in kept.items():
        assert (again / ".partial/shards" / name).stat().st_mtime_ns == stamp
    trapped_run(many, out, resume=True)
    assert table_bytes(out) == undisturbed


def test_another_number_of_workers_may_go_on(interrupted, undisturbed, many, trapped_run):
    out = interrupted(4, workers=2)
    trapped_run(many, out, resume=True, workers=1)
    assert table_bytes(out) == undisturbed


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "foreign"])
def test_a_damaged_shard_is_done_again(interrupted, undisturbed, many, trapped_run, damage):
    out = interrupted(5)
    path = sorted((out / ".partial/shards").iterdir())[2]
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle] ^= 0xFF
    damaged = {"cut": data[:middle], "flipped": data, "empty": b"", "foreign": b"bonjour"}
    path.write_bytes(damaged[damage])
    trapped_run(many, out, resume=True)
    assert table_bytes(out) == undisturbed


def test_changed_inputs_are_refused_by_name(interrupted, undisturbed, many, trapped_run):
    out = interrupted(5)
    before = {name: (many / name).read_bytes() for name in ("03.txt", "04.txt")}
    (many / "03.txt").write_text("Autre chose.", encoding="utf-8")
    (many / "04.txt").unlink()
    (many / "99.txt").write_text("Nouveau.", encoding="utf-8")
    with pytest.raises(InputChangedError) as error:
        trapped_run(many, out, resume=True)
    for said in ("03.txt has changed", "04.txt has gone", "99.txt is new", "--overwrite"):
        assert said in str(error.value)
    assert len(list((out / ".partial/shards").iterdir())) == 5
    (many / "99.txt").unlink()
    for name, data in before.items():
        (many / name).write_bytes(data)
    trapped_run(many, out, resume=True)
    assert table_bytes(out) == undisturbed


def test_shards_of_an_input_that_was_another_for_a_while_are_done_again(
    interrupted, undisturbed, many, trapped_run
):
    records = many / "z.jsonl"
    data = records.read_bytes()
    opened = Inputs(discover([many]))
    with pytest.MonkeyPatch.context() as patch:
        # The run began with all records, then met half of them, and was killed.
        records.write_bytes(data[: len(data) // 3])
        patch.setattr(traps.RUN_MODULE, "Inputs", lambda _: opened)
        out = interrupted(8)
    records.write_bytes(data)
    trapped_run(many, out, resume=True)
    assert table_bytes(out) == undisturbed


def test_a_damaged_plan_is_said(interrupted, many, trapped_run):
    out = interrupted(5)
    (out / ".partial/plan.json").write_bytes(b"")
    with pytest.raises(OutputError, match=r"plan\.json: damaged.*--overwrite"):
        trapped_run(many, out, resume=True)


def test_other_settings_are_refused(interrupted, many, trapped_run):
    out = interrupted(5)
    with pytest.raises(InputChangedError, match="settings fingerprint"):
        trapped_run(many, out, resume=True, reference_date="2020-01-01")


def test_another_gazetteer_under_the_same_name_is_refused(interrupted, many, trapped_run, tmp_path):
    gazetteer = tmp_path / "noms.csv"
    gazetteer.write_text("name,label,aliases,id,country\nCuba,LOC,,,CUB\n", encoding="utf-8")
    out = interrupted(5, gazetteer=str(gazetteer))
    gazetteer.write_text("name,label,aliases,id,country\nLima,LOC,,,PER\n", encoding="utf-8")
    with pytest.raises(InputChangedError, match="settings files"):
        trapped_run(many, out, resume=True, gazetteer=str(gazetteer))


def test_overwrite_begins_again(interrupted, undisturbed, many, trapped_run):
    out = interrupted(5)
    (many / "03.txt").write_text("Autre chose.", encoding="utf-8")
    trapped_run(many, out, overwrite=True)
    assert "Autre chose." in (out / "documents.csv").read_text(encoding="utf-8")
    assert table_bytes(out) != undisturbed


def test_resume_of_a_finished_run_changes_nothing(many, tmp_path, trapped_run):
    out = tmp_path / "run"
    first = trapped_run(many, out)
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert trapped_run(many, out, resume=True) == first
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == stamps
    with pytest.raises(InputChangedError, match="finished run of something else"):
        trapped_run(many, out, resume=True, formats="csv")


def test_two_runs_in_one_folder_do_not_mix(interrupted, many, trapped_run):
    out = interrupted(5)
    state = RunState(out, resume=True)
    with pytest.raises(UsageError, match="another glaneur is running"):
        trapped_run(many, out, resume=True)
    state.close()
    trapped_run(many, out, resume=True)


def test_an_input_that_changes_meanwhile_is_said_and_can_be_restored(
    many, tmp_path, undisturbed, trapped_run, small_shards, monkeypatch
):
    store = RunState.store
    before = {name: (many / name).read_bytes() for name in ("03.txt", "04.txt")}

    def change(self, index, packed):
        store(self, index, packed)
        (many / "03.txt").write_text("Autre chose.", encoding="utf-8")
        (many / "04.txt").unlink(missing_ok=True)

    out = tmp_path / "run"
    with monkeypatch.context() as patch:
        patch.setattr(RunState, "store", change)
        result = trapped_run(many, out)
    assert (result.exit_code, result.problems[0].split(" ")[0]) == (1, "03.txt:")
    with (out / "errors.csv").open(encoding="utf-8", newline="") as file:
        said = {row["source"]: row["message"] for row in csv.DictReader(file)}
    assert "was changed while the run read it" in said["03.txt"]
    assert "vanished" in said["04.txt"]
    with pytest.raises(InputChangedError, match=r"04\.txt has gone"):
        trapped_run(many, out, resume=True)
    for name, data in before.items():
        (many / name).write_bytes(data)
    assert trapped_run(many, out, resume=True).problems[0].startswith("vide.txt")
    assert table_bytes(out) == undisturbed


def test_a_full_disk_keeps_what_is_done(many, undisturbed, trapped_run, small_shards, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small file system needs rights that are not here")
    try:
        with pytest.raises(OutputError, match=r"No space left on device.*--resume"):
            trapped_run(many, disk / "run")
        assert [path.name for path in (disk / "run").iterdir()] == [".partial"]
        subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
        trapped_run(many, disk / "run", resume=True)
        assert table_bytes(disk / "run") == undisturbed
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_made_is_said(many, tmp_path, trapped_run):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="can't be written"):
        trapped_run(many, tmp_path / "file" / "run")


def test_ctrl_c_ends_at_once_and_can_be_resumed(many, tmp_path, undisturbed):
    out = tmp_path / "run"
    process = start(many, out, workers=2)
    wait_for_shards(out, 1, process)
    workers = psutil.Process(process.pid).children()
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(60) != 0
    assert not psutil.wait_procs(workers, 60)[1]
    assert not (out / "run.json").exists()
    assert start(many, out, workers=2).wait(300) == 0
    assert table_bytes(out) == undisturbed


def test_kill_the_run(many, tmp_path, undisturbed):
    kill_at_random(many, tmp_path / "run", n_kills=2, seed=1)
    assert table_bytes(tmp_path / "run") == undisturbed


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(5))
def test_kill_runs_and_workers_many_times(many, tmp_path, undisturbed, seed):
    kill_at_random(many, tmp_path / "run", n_kills=6, seed=seed)
    assert table_bytes(tmp_path / "run") == undisturbed


def kill_at_random(source: Path, out: Path, n_kills: int, seed: int) -> None:
    """Kill the run, or one of its workers, at random moments; resume until it is finished."""
    chance = random.Random(seed)
    process = start(source, out, workers=2)
    for _ in range(n_kills):
        time.sleep(chance.uniform(0.1, 5))
        if process.poll() is not None:  # finished: another run from the beginning
            assert process.returncode == 0
            shutil.rmtree(out)
            process = start(source, out, workers=2)
        kill_one(process, chance)
        if process.poll() is not None:
            assert not (out / "run.json").exists() or table_files(out)
            process = start(source, out, workers=2)
    assert process.wait(180) == 0


def kill_one(process: subprocess.Popen, chance: random.Random) -> None:
    workers = [
        child
        for child in psutil.Process(process.pid).children()
        if "spawn_main" in " ".join(child.cmdline())
    ]
    if workers and chance.random() < 0.5:
        chance.choice(workers).kill()
        return
    process.kill()
    process.wait()
    left = [one for one in psutil.wait_procs(workers, 10)[1] if not is_zombie(one)]
    assert not left, "workers outlive their run"


def is_zombie(process: psutil.Process) -> bool:
    """Whether a process has ended, and whoever inherited it has not taken note."""
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def table_files(out: Path) -> bool:
    """Whether all files that ``run.json`` names are there."""
    files = json.loads((out / "run.json").read_text(encoding="utf-8"))["files"]
    return all((out / name).is_file() for name in files)


def wait_for_shards(out: Path, n_shards: int, process: subprocess.Popen) -> None:
    shards = out / ".partial" / "shards"
    end = time.monotonic() + 300
    while not shards.is_dir() or len(list(shards.iterdir())) < n_shards:
        assert process.poll() is None, "the run ended too early"
        assert time.monotonic() < end, "no shard after five minutes"
        time.sleep(0.02)


def start(source: Path, out: Path, workers: int) -> subprocess.Popen:
    """A run in a process group of its own."""
    command = [sys.executable, "-m", "tests.batch.traps", source, out, str(workers)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, start_new_session=True, stderr=subprocess.DEVNULL
    )

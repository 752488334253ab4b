"""The engine for clusters, on a cluster of this machine."""

from __future__ import annotations

import os
import threading
import time

import psutil
import pytest

from pipeline.batch.worker import ShardWorker
from tests.batch import traps
from tests.batch.conftest import table_bytes
from tests.batch.test_local import errors, ids

pytest.importorskip("ray", reason="Ray (the extra ray) is not installed")
pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("small_shards")]


def trapped_worker(settings) -> ShardWorker:
    traps.set_traps()
    return ShardWorker(settings)


@pytest.fixture(scope="module")
def address():
    """A cluster of two nodes with one processor each."""
    from ray.cluster_utils import Cluster

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.getcwd())  # noqa: PTH109
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        store = {"object_store_memory": 100 * 2**20, "include_dashboard": False}
        cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, **store})
        cluster.add_node(num_cpus=1, object_store_memory=100 * 2**20)
        yield cluster.address
        cluster.shutdown()


@pytest.fixture
def ray_run(trapped_run, address, monkeypatch):
    """``run`` on the cluster, with traps."""
    from pipeline.batch.ray import RayEngine

    def make_engine(settings):
        if settings.engine == "ray":
            return RayEngine(settings, trapped_worker)
        return traps.make_engine(settings)

    def call(source, out, **options):
        monkeypatch.setattr(traps.RUN_MODULE, "make_engine", make_engine)
        return trapped_run(source, out, engine="ray", address=address, workers=2, **options)

    return call


@pytest.fixture
def undisturbed(many, tmp_path, trapped_run):
    trapped_run(many, tmp_path / "undisturbed")
    return table_bytes(tmp_path / "undisturbed")


def test_the_same_bytes_though_an_actor_is_killed(many, tmp_path, ray_run, undisturbed):
    killed = []

    def kill_one_actor():
        for _ in range(600):
            time.sleep(0.1)
            if len(list((tmp_path / "run").glob(".partial/shards/*"))) < 2:
                continue
            for process in psutil.process_iter(["cmdline"]):
                if "_ActorBody.run" in " ".join(process.info["cmdline"] or ()):
                    process.kill()
                    killed.append(process.pid)
                    return

    thread = threading.Thread(target=kill_one_actor)
    thread.start()
    assert ray_run(many, tmp_path / "run").exit_code == 1  # vide.txt
    thread.join()
    assert killed
    assert table_bytes(tmp_path / "run") == undisturbed


def test_a_document_that_ends_its_actor_is_an_error_row(many, tmp_path, ray_run):
    (many / "05.txt").write_text("MEURS", encoding="utf-8")
    ray_run(many, tmp_path / "run")
    assert ("05.txt", "WorkerDied") in errors(tmp_path / "run")
    assert len(ids(tmp_path / "run")) == 39


def test_a_document_that_hangs_is_an_error_row(many, tmp_path, ray_run):
    (many / "05.txt").write_text("DORS", encoding="utf-8")
    ray_run(many, tmp_path / "run", timeout_per_document=8)
    assert ("05.txt", "TimeLimitExceeded") in errors(tmp_path / "run")
    assert len(ids(tmp_path / "run")) == 39

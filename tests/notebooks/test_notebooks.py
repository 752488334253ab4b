"""Every notebook runs from top to bottom on the example articles, and holds no output in git."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NEEDED = ("nbmake", "matplotlib", "networkx", "ipykernel")


@pytest.fixture(scope="session")
def example_run(tmp_path_factory) -> Path:
    """The run of the example articles, made once by the command a reader would use."""
    folder = tmp_path_factory.mktemp("notebooks") / "examples"
    articles = ROOT / "pipeline" / "examples" / "articles"
    run = [sys.executable, "-m", "pipeline", "run", articles, "--out", folder, "--quiet"]
    subprocess.run(run, check=True, cwd=ROOT)
    return folder


@pytest.mark.model
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs(notebook, example_run):
    for name in NEEDED:
        pytest.importorskip(name, reason=f"{name} is not installed (extra: notebooks)")
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbmake", "--nbmake-timeout=300", "-q", "-p",
         "no:cacheprovider", "-o", "addopts=", notebook],
        env=os.environ | {"GLANEUR_RUN": str(example_run), "PYTHONPATH": path},
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_holds_no_output(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)

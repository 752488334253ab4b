"""The embedded model keeps its quality: floors on our own development set.

A floor may be raised with a better model. Lowering one needs a line in CHANGELOG.md that says so.
"""

import tomllib
from pathlib import Path

import pytest

from pipeline.evaluation import evaluate

HERE = Path(__file__).parent
DEV = HERE.parents[1] / "models" / "training" / "corpus" / "dev"
FLOORS = tomllib.loads((HERE / "data" / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scores():
    return evaluate("ner", DEV, model="fr_glaneur_news")


def test_the_development_set_is_whole(scores):
    assert scores["names"] >= FLOORS["names"]


def test_all_labels(scores):
    assert scores["ents_f"] >= FLOORS["strict"]["all"]
    assert scores["overlap"]["f"] >= FLOORS["overlap"]["all"]


@pytest.mark.parametrize("label", ["PER", "LOC", "ORG", "EVENT", "PRODUCT"])
def test_each_label(scores, label: str):
    assert scores["ents_per_type"][label]["f"] >= FLOORS["strict"][label]

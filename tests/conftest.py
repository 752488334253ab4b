"""Fixtures for all tests: a pipeline without a trained model, and articles of our own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import spacy

from pipeline.extractor import Extractor

ARTICLE = (
    "Le vice-premier ministre russe, Yuri Borisov, a visité Cuba le 3 mai 2021. "
    "La Russie a envoyé environ 200 tonnes d'aide au peuple cubain."
)


@pytest.fixture
def blank_model(monkeypatch):
    """Every Extractor of the test reads French without a trained model: fast, no persons."""

    def load(name: str = "auto"):
        nlp = spacy.blank("fr")
        nlp.add_pipe("sentencizer")
        return nlp

    monkeypatch.setattr("pipeline.extractor.load_model", load)


@pytest.fixture
def extractor(blank_model) -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def trained() -> Extractor:
    """An Extractor with the embedded model, loaded once for all tests."""
    return Extractor(model="fr_glaneur_news")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "visite.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with ``data/`` and ``seed/`` that GLANEUR_DATA names."""
    folder = os.environ.get("GLANEUR_DATA")
    if not folder or not Path(folder).is_dir():
        pytest.skip("GLANEUR_DATA names no data folder")
    return Path(folder)

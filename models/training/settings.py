"""Settings shared by the stages of the training recipe."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SEED = 20211


def data_folder() -> Path:
    """Return the folder ``data`` of the one that ``GLANEUR_DATA`` names.

    Raises
    ------
    SystemExit
        If the variable is not set or its folder has no ``data``; there is no default.
    """
    value = os.environ.get("GLANEUR_DATA", "")
    folder = Path(value) / "data"
    if not value or not folder.is_dir():
        sys.exit("Set GLANEUR_DATA to the folder that holds data/ner, data/ud, data/relations.")
    return folder


def corpus_folder() -> Path:
    """Return the folder of our own annotated corpus."""
    return Path(__file__).parent / "corpus"

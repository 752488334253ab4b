"""Settings shared by the stages of the training recipe."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SEED = 20211


def data_folder() -> Path:
    """Return the folder with the training data, named by ``GLANEUR_DATA``.

    Raises
    ------
    SystemExit
        If the variable is not set or names no folder; there is no default.
    """
    value = os.environ.get("GLANEUR_DATA", "")
    if not value or not Path(value).is_dir():
        sys.exit("Set GLANEUR_DATA to the folder that holds ner/, ud/, relations/ and lexicon/.")
    return Path(value)


def corpus_folder() -> Path:
    """Return the folder of our own annotated corpus."""
    return Path(__file__).parent / "corpus"

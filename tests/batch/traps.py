"""Runs whose workers need no trained model and meet documents that hang or end their process.

A text with ``DORS`` hangs, one with ``MEURS`` ends its process, one with ``MEURS-UNE-FOIS`` does
so the first time only, one with ``LENT`` takes a tenth of a second.
``python -m tests.batch.traps INPUT OUT WORKERS`` is such a run as a process that can be killed.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from importlib import import_module
from pathlib import Path

import spacy

import pipeline.batch.plan
import pipeline.collect
import pipeline.extractor
from pipeline.batch import child
from pipeline.batch.engine import InlineEngine
from pipeline.batch.local import LocalEngine
from pipeline.extractor import Extractor
from pipeline.settings import Settings

# The function of the same name hides the module.
RUN_MODULE = import_module("pipeline.batch.run")
ALL = "csv,json,jsonl,parquet"


def blank(_name: str = "auto"):
    # spaCy compiles the French exceptions for seconds, in every process.
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    return nlp


def french(_text: str) -> str:
    """Stands for the identification of languages, whose model takes seconds to load."""
    return "fr"


def set_traps() -> None:
    pipeline.extractor.load_model = blank
    pipeline.collect.detect_language = french
    make_doc = Extractor._make_doc

    def trapped(self, document, text):
        spring(text)
        return make_doc(self, document, text)

    Extractor._make_doc = trapped


def spring(text: str) -> None:
    if "LENT" in text:
        time.sleep(0.1)
    if "DORS" in text:
        time.sleep(3600)
    if "MEURS-UNE-FOIS" in text:
        mark = Path(os.environ["GLANEUR_TEST_MARK"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif "MEURS" in text:
        os.kill(os.getpid(), signal.SIGKILL)


def main(connection, settings) -> None:
    """Worker process: as ``child.main``, with traps."""
    set_traps()
    child.main(connection, settings)


def make_engine(settings: Settings):
    if settings.workers == 1 and settings.timeout_per_document is None:
        return InlineEngine(settings)
    return LocalEngine(settings, main)


if __name__ == "__main__":
    # A shell's background job ignores Ctrl-C and hands that on; a person's run does not.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    set_traps()
    RUN_MODULE.make_engine = make_engine
    pipeline.batch.plan.SHARD_ITEMS = 3
    source, out, workers = sys.argv[1:]
    settings = Settings.load(formats=ALL, workers=int(workers))
    RUN_MODULE.run([source], Path(out), settings, resume=True)

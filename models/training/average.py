"""Take the mean of the weights of two name recognisers: ``python average.py ONE OTHER OUT``.

The first phase is better on news, the second on our own genres; the mean keeps most of both.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import callbacks  # noqa: F401  registers what the configs name
import spacy


def main(one: Path, other: Path, out: Path) -> None:
    """Write the pipeline of `one` with the mean of both weights in its `ner`."""
    nlp = spacy.load(one)
    ours: Any = nlp.get_pipe("ner")
    theirs: Any = spacy.load(other).get_pipe("ner")
    for node, twin in zip(ours.model.walk(), theirs.model.walk(), strict=True):
        for name in node.param_names:
            if node.has_param(name):
                node.set_param(name, (node.get_param(name) + twin.get_param(name)) / 2)
    nlp.to_disk(out)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

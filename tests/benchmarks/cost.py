"""What the whole extraction costs beside the bare model, on a machine that does other things too.

Both stand in one process and read the same small shares of the texts by turns; of each share the
best round of either counts. What slows the machine down for a while slows both down, and a moment
of quiet is enough for a share, where the best round of all texts would need a long one.

``python -m tests.benchmarks.cost FILE`` prints seconds of processor time, and their ratio, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.stages import Texts, Work, bare_model, read_texts, whole_extraction

ROUNDS = 5
SHARE = 32  # as many documents as a shard of a run holds


def shares(texts: Texts) -> Iterator[Texts]:
    """Texts, a shard at a time."""
    return (texts[start : start + SHARE] for start in range(0, len(texts), SHARE))


def seconds(work: Work, texts: Texts) -> float:
    """Processor time of one reading."""
    begin = time.process_time()
    work(texts)
    return time.process_time() - begin


def cost(texts: Texts) -> dict[str, float]:
    """Seconds of the bare model, of the whole extraction, and how many times the former it is."""
    works = bare_model(), whole_extraction()
    for work in works:
        work(texts)  # what is loaded when it is first needed
    bare, whole = 0.0, 0.0
    for share in shares(texts):
        rounds = [[seconds(work, share) for work in works] for _ in range(ROUNDS)]
        bare += min(one for one, _ in rounds)
        whole += min(one for _, one in rounds)
    return {"bare": round(bare, 2), "whole": round(whole, 2), "ratio": round(whole / bare, 3)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(cost(read_texts(Path(sys.argv[1])))) + "\n")

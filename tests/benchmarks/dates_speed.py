"""Speed of the date finder beside the peers that pip installs, on the same news texts.

Run as ``python -m tests.benchmarks.dates_speed [FOLDER_OF_TEXTS]``. Peers that are not installed
are left out. Every tool reads every text once to warm up, then the best of the rounds counts.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from pipeline.dates import find_dates
from pipeline.evaluation.markup import read_markup
from pipeline.records import Reference

CORPUS = Path(__file__).parents[2] / "models" / "training" / "corpus"
REFERENCE = Reference(datetime(2021, 12, 1), "day")
ROUNDS = 3
SHARE_FOR_PEERS = 5  # slower tools read every fifth text only

Reader = Callable[[str], int]


def ours() -> Reader:
    """The finder of this package."""
    return lambda text: len(find_dates(text, REFERENCE))


def dateparser_search() -> Reader:
    """``dateparser.search`` for French, with the same reference."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": REFERENCE.moment}
    return lambda text: len(search_dates(text, languages=["fr"], settings=settings) or ())


def edsnlp_dates() -> Reader:
    """The ``eds.dates`` component in a blank pipeline."""
    import edsnlp

    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.dates")
    return lambda text: len(nlp(text).spans["dates"])


TOOLS: dict[str, tuple[str, Callable[[], Reader]]] = {
    "glaneur": ("pipeline", ours),
    "dateparser": ("dateparser", dateparser_search),
    "edsnlp": ("edsnlp", edsnlp_dates),
}


def texts(folder: Path | None) -> list[str]:
    """Return the texts of a folder, or those of our development and test corpus."""
    if folder is not None:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    return [gold.text for part in ("dev", "test") for gold in read_markup(CORPUS / part)]


def characters_per_second(read: Reader, batch: list[str]) -> int:
    """Return the characters a second (processor time) of the best round."""
    for text in batch[:5]:
        read(text)
    best = 0.0
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in batch:
            read(text)
        best = max(best, sum(map(len, batch)) / (time.process_time() - begin))
    return round(best)


def measure(batch: list[str]) -> dict[str, int]:
    """Return the speed of every installed tool."""
    some = batch[::SHARE_FOR_PEERS]
    return {
        name: characters_per_second(make(), batch if name == "glaneur" else some)
        for name, (package, make) in TOOLS.items()
        if find_spec(package) is not None
    }


if __name__ == "__main__":
    chosen = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write(json.dumps(measure(texts(chosen)), indent=2) + "\n")

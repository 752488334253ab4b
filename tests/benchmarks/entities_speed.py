"""Cost of entities beside the bare model: names, titles, resolution, roles and nationality.

Run as ``python -m tests.benchmarks.entities_speed``; it reads our corpus of training texts. The
best of the rounds counts, in processor time; at most 15 % is promised.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from pipeline.entities import resolve_entities
from pipeline.entities.component import make_entities
from pipeline.evaluation.markup import read_markup
from pipeline.language import load_model
from pipeline.relations import find_role_relations

CORPUS = Path(__file__).parents[2] / "models" / "training" / "corpus" / "dev"
ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Seconds of processor time of the best round."""
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def shares() -> dict[str, float]:
    """Seconds of the bare model and of entities over the same texts, and their ratio."""
    texts = [gold.text for gold in read_markup(CORPUS)]
    nlp = load_model("fr_glaneur_news")
    docs = list(nlp.pipe(texts))
    component = make_entities(nlp, "glaneur_entities", None)

    def entities() -> None:
        for doc in docs:
            component(doc)
            sentences = [sentence.start_char for sentence in doc.sents]
            found = resolve_entities(doc.text, doc._.glaneur_names, sentences=sentences)
            find_role_relations(doc.text, found.mentions, found.entities, found.titles)

    entities()  # builds the tables
    model, ours = best(lambda: list(nlp.pipe(texts))), best(entities)
    return {"model_seconds": model, "entities_seconds": ours, "share": ours / model}


if __name__ == "__main__":
    for name, value in shares().items():
        sys.stdout.write(f"{name}: {value:.3f}\n")

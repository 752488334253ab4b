"""Speed of the embedded model against the architecture of fr_core_news_md, on the same texts.

Run as ``OMP_NUM_THREADS=1 python -m tests.benchmarks.model_speed [FOLDER_OF_TEXTS]``. Rounds of
the two models alternate; the best round of each counts.
"""

import json
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language

from pipeline.evaluation.markup import read_markup
from pipeline.language import load_model
from tests.benchmarks.reference_model import build

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "models" / "training" / "corpus"
ROUNDS = 10
COPIES = 2


def texts(folder: Path | None) -> list[str]:
    """Return the texts of a folder, or those of our development and test corpus."""
    if folder is not None:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    parts = [gold.text for part in ("dev", "test") for gold in read_markup(CORPUS / part)]
    return parts * COPIES


def words_per_second(nlp: Language, batch: list[str]) -> float:
    """Return the tokens a second of one pass over the texts."""
    begin = time.perf_counter()
    count = sum(len(doc) for doc in nlp.pipe(batch))
    return count / (time.perf_counter() - begin)


def measure(batch: list[str]) -> dict[str, float]:
    """Return loading times, both speeds and their ratio.

    spaCy compiles its French tokenizer at first use, whatever the model; that is counted apart.
    """
    begin = time.perf_counter()
    spacy.blank("fr")
    language = time.perf_counter() - begin
    begin = time.perf_counter()
    ours = load_model("fr_glaneur_news")
    loading = time.perf_counter() - begin
    reference = build([token.text for text in batch for token in ours.tokenizer(text)])
    best = {"ours": 0.0, "reference": 0.0}
    for _ in range(ROUNDS):
        for name, nlp in (("ours", ours), ("reference", reference)):
            best[name] = max(best[name], words_per_second(nlp, batch))
    return {
        "spacy_french_seconds": round(language, 2),
        "loading_seconds": round(loading, 2),
        "words_per_second": round(best["ours"]),
        "reference_words_per_second": round(best["reference"]),
        "ratio": round(best["ours"] / best["reference"], 2),
    }


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write(json.dumps(measure(texts(folder)), indent=2) + "\n")

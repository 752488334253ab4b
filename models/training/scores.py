"""Score a model on every held-out set: ``python scores.py MODEL OUT.json``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from settings import corpus_folder, data_folder
from sources import SOURCES

from pipeline.evaluation import evaluate
from pipeline.evaluation.gold import GoldSpan
from pipeline.evaluation.ner import score_names
from pipeline.language import load_model

TREEBANKS = {
    "sequoia-dev": "ud/UD_French-Sequoia/fr_sequoia-ud-dev.conllu",
    "sequoia-test": "ud/UD_French-Sequoia/fr_sequoia-ud-test.conllu",
    "pud": "ud/UD_French-PUD/fr_pud-ud-test.conllu",
}
SHOWN = (
    "token_f", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "dep_las_universal",
    "sents_f",
)  # fmt: skip


def parser_scores(model: str) -> dict[str, Any]:
    """Return the main scores on each treebank, from raw text."""
    found = {}
    for name, path in TREEBANKS.items():
        scores = evaluate("parser", data_folder() / path, model=model)
        found[name] = {key: round(scores[key], 4) for key in SHOWN}
    return found


def name_scores(model: str) -> dict[str, Any]:
    """Return strict scores on the development sets, read as in training, and on our test set."""
    nlp = load_model(model)
    sets = {f"{source}-dev": list(SOURCES[source]("dev")) for source in SOURCES}
    sets["own-test"] = list(SOURCES["own"]("test")) if corpus_folder().is_dir() else []
    found = {}
    for name, annotated in sets.items():
        golds = [item.gold for item in annotated]
        docs = nlp.pipe(gold.text for gold in golds)
        spans = [
            tuple(GoldSpan(e.start_char, e.end_char, e.label_) for e in doc.ents) for doc in docs
        ]
        scores = score_names(list(zip(golds, spans, strict=True))).scores
        found[name] = {
            "f": round(scores["ents_f"], 4),
            "p": round(scores["ents_p"], 4),
            "r": round(scores["ents_r"], 4),
            **{label: round(s["f"], 4) for label, s in scores["ents_per_type"].items()},
            "genres": {genre: round(s["f"], 4) for genre, s in scores["per_genre"].items()},
        }
    return found


def main(model: str, out: Path) -> None:
    """Write all scores and the size on disk."""
    size = sum(file.stat().st_size for file in Path(model).rglob("*") if file.is_file())
    scores = {
        "names": name_scores(model),
        "parser": parser_scores(model),
        "megabytes": round(size / 1e6, 1),
    }
    out.write_text(json.dumps(scores, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))

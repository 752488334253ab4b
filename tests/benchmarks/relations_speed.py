"""Cost of statements, quotations and relations beside the bare model; at most 25 % is promised.

Run as ``python -m tests.benchmarks.relations_speed``; it reads the example articles, as whole
documents. Counted is what the two tables add to a document whose names, dates and quantities are
known: taking the tree off the ``Doc``, reading statements and quotations, finding relations. Model
and tables take turns, in processor time, and of each the best round counts.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from pipeline.collect import join, piece
from pipeline.extractor import Extractor
from pipeline.language import load_model
from pipeline.records import Document, Findings
from pipeline.relations import Facts, find_relations
from pipeline.sources import read_one
from pipeline.statements import Reading, find_statements
from pipeline.statements.component import take_tree
from pipeline.words import split

ARTICLES = Path(__file__).parents[2] / "pipeline" / "examples" / "articles"
ROUNDS = 7


def documents(extractor: Extractor) -> list[Document]:
    """The example articles, without their Markdown."""
    options = extractor.settings.read_options()
    read = (read_one(str(path), options) for path in sorted(ARTICLES.glob("*.md")))
    return [one for one in read if isinstance(one, Document)]


def shares() -> dict[str, float]:
    """Seconds of the bare model and of both tables over the same articles, and their ratio."""
    extractor = Extractor(model="fr_glaneur_news")
    read = documents(extractor)
    nlp = load_model("fr_glaneur_news")
    docs = list(extractor.nlp.pipe(one.text for one in read))
    known = [join(one, [piece(doc, one.text, 0)]) for one, doc in zip(read, docs, strict=True)]

    def model() -> float:
        begin = time.process_time()
        list(nlp.pipe(one.text for one in read))
        return time.process_time() - begin

    def tables() -> float:
        return sum(seconds(doc, found) for doc, found in zip(docs, known, strict=True))

    model(), tables()  # what is loaded when it is first needed
    rounds = [(model(), tables()) for _ in range(ROUNDS)]
    bare, ours = min(one for one, _ in rounds), min(one for _, one in rounds)
    return {"model_seconds": bare, "relations_seconds": ours, "share": ours / bare}


def seconds(doc: Doc, found: Findings) -> float:
    """Processor time of both tables of one document."""
    split(doc.text)  # kept since the entities of this document were resolved
    given: dict[str, Any] = {
        "text": doc.text,
        "mentions": found.mentions,
        "titles": found.titles,
        "dates": found.dates,
        "quantities": found.quantities,
    }
    begin = time.process_time()
    statements, quotations = find_statements(Reading(tree=take_tree(doc), **given))
    facts = Facts(entities=found.entities, statements=statements, quotations=quotations, **given)
    find_relations(facts)
    return time.process_time() - begin


if __name__ == "__main__":
    for name, value in shares().items():
        sys.stdout.write(f"{name}: {value:.3f}\n")

"""No document of our corpus makes the extraction fail: each rule meets what it was not made for."""

from pathlib import Path

from pipeline.evaluation.markup import read_markup
from pipeline.records import Findings, SourceFailure
from pipeline.sources.memory import make_document
from pipeline.tables.rows import rows_of
from tests.benchmarks.articles import articles

CORPUS = Path(__file__).parents[1] / "models" / "training" / "corpus"


def test_no_document_fails(trained):
    texts = [gold.text for part in ("dev", "test") for gold in read_markup(CORPUS / part)]
    texts += [made["text"] for made in articles(50)]
    documents = [
        make_document(text, doc_id=f"{n}", date="2024-05-14") for n, text in enumerate(texts)
    ]
    found = list(trained.run(documents))
    failed = [(one.source, one.message) for one in found if isinstance(one, SourceFailure)]
    assert failed == []
    assert all(rows_of(one)["documents"] for one in found if isinstance(one, Findings))

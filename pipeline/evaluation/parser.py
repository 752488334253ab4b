"""Score tokens, tags, morphology, lemmas, parse and sentences from raw text."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.errors import UsageError
from pipeline.evaluation.conllu import Sentence, Word, read_conllu
from pipeline.evaluation.results import Evaluation, Mistake, in_context
from pipeline.language import load_model

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.training import Example
    from spacy.vocab import Vocab

GROUP = 10  # sentences in one document, as `spacy convert` does by default


def evaluate_parser(gold: Path, model: str) -> Evaluation:
    """Score a model against a CoNLL-U treebank, from the raw text of ten sentences at a time."""
    from spacy.training import Example

    sentences = list(_sentences(gold))
    if not sentences:
        raise UsageError(f"no CoNLL-U sentences in {gold}")
    nlp = load_model(model)
    golds = list(gold_docs(sentences, nlp.vocab))
    texts = [doc.text for doc in golds]
    begin = time.perf_counter()
    docs = list(nlp.pipe(texts))
    seconds = time.perf_counter() - begin
    examples = [Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)]
    scores = parser_scores(examples)
    scores["speed"] = sum(map(len, docs)) / seconds
    return Evaluation(scores, tuple(m for example in examples for m in _mistakes(example)))


def _sentences(path: Path) -> Iterator[Sentence]:
    for file in [path] if path.is_file() else sorted(path.rglob("*.conllu")):
        yield from read_conllu(file)


def parser_scores(examples: Sequence[Example]) -> dict[str, Any]:
    """Return the scores of ``spacy evaluate`` for tokens, tags, lemmas, parse and sentences.

    ``dep_las_universal`` leaves subtypes aside (`obl:mod` is `obl`), which treebanks of one
    language do not share.
    """
    from spacy.scorer import Scorer
    from spacy.util import registry

    scores: dict[str, Any] = dict(Scorer.score_tokenization(examples))
    for attr in ("pos", "morph", "lemma"):
        scores |= Scorer.score_token_attr(examples, attr)
    scores |= registry.scorers.get("spacy.parser_scorer.v1")()(examples)
    universal = Scorer.score_deps(
        examples, "dep", getter=_universal_relation, ignore_labels=("p", "punct")
    )
    scores["dep_las_universal"] = universal.get("dep_las")
    return {key: value for key, value in scores.items() if value is not None}


def _universal_relation(token: Token, attr: str) -> str:
    return token.dep_.lower().partition(":")[0]


def gold_docs(sentences: Iterable[Sentence], vocab: Vocab, group: int = GROUP) -> Iterator[Doc]:
    """Yield a gold Doc for each `group` sentences in a row, a space between two."""
    batch: list[Sentence] = []
    for sentence in sentences:
        batch.append(sentence)
        if len(batch) == group:
            yield to_doc(batch, vocab)
            batch = []
    if batch:
        yield to_doc(batch, vocab)


def to_doc(sentences: Sequence[Sentence], vocab: Vocab) -> Doc:
    """Build one gold Doc from consecutive sentences."""
    from spacy.tokens import Doc

    words: list[Word] = []
    heads: list[int] = []
    spaces: list[bool] = []
    for sentence in sentences:
        heads += [word.head + len(words) for word in sentence.words]
        spaces += [*(word.space_after for word in sentence.words[:-1]), True]
        words += sentence.words
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=spaces,
        pos=["" if word.pos == "_" else word.pos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=[word.deprel for word in words],
    )


def _mistakes(example: Example) -> Iterator[Mistake]:
    """Yield wrong tags, lemmas and arcs of the tokens that both sides have."""
    found = {token.idx: token for token in example.predicted}
    for gold in example.reference:
        token = found.get(gold.idx)
        if token is None or len(token) != len(gold):
            continue
        for kind, want, have in _differences(gold, token):
            context = in_context(example.text, gold.idx, gold.idx + len(gold))
            yield Mistake(kind, "", want, have, context)


def _differences(gold: Token, token: Token) -> Iterator[tuple[str, str, str]]:
    if gold.pos_ != token.pos_:
        yield "pos", gold.pos_, token.pos_
    if gold.lemma_ != token.lemma_:
        yield "lemma", gold.lemma_, token.lemma_
    if gold.head.idx != token.head.idx:
        yield "head", f"{gold.dep_} {gold.head.text}", f"{token.dep_} {token.head.text}"
    elif gold.dep_ != token.dep_:
        yield "relation", gold.dep_, token.dep_

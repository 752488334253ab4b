"""Lemmas by edit trees, each word's worked out once: the same lemmas as spaCy's, faster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

from pipeline.language.word_features import MOST_CACHED

_DEFAULT_MODEL = {
    "@architectures": "spacy.Tagger.v2",
    "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"},
}


class FastLemmatizer(EditTreeLemmatizer):
    """spaCy's trained lemmatizer, which applies a tree to a word once and remembers the lemma.

    Where the best tree does not fit the word, the word itself is the lemma.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, **options: Any) -> None:
        super().__init__(vocab, model, name, **options)
        self._lemmas: dict[tuple[int, int], str] = {}

    def predict(self, docs: Iterable[Doc]) -> list[Any]:
        """Return the number of the best label for each token of each document."""
        docs = list(docs)
        if not any(len(doc) for doc in docs):
            return [np.zeros(0, dtype="int64") for _ in docs]
        return [scores.argmax(axis=1) for scores in self.model.predict(docs)]

    def set_annotations(self, docs: Iterable[Doc], guesses: Sequence[Any]) -> None:
        """Write the lemmas into the documents."""
        if len(self._lemmas) > MOST_CACHED:
            self._lemmas.clear()
        strings = self.vocab.strings
        for doc, labels in zip(docs, guesses, strict=True):
            keys: list[Any] = doc.to_array(["ORTH"]).reshape(-1).tolist()
            found = [self._lemma(key, label) for key, label in zip(keys, labels, strict=True)]
            lemmas: Any = np.array([strings.add(lemma) for lemma in found], dtype="uint64")
            doc.from_array(["LEMMA"], lemmas.reshape(-1, 1))

    def from_bytes(self, bytes_data: Any, *, exclude: Any = ()) -> Any:
        """Read what `to_bytes` wrote, and be ready for more training, which spaCy's is not."""
        super().from_bytes(bytes_data, exclude=exclude)  # type: ignore[no-untyped-call]
        return self._numbered()

    def from_disk(self, path: Any, exclude: Any = ()) -> Any:
        """Read what `to_disk` wrote, and be ready for more training, which spaCy's is not."""
        super().from_disk(path, exclude=exclude)  # type: ignore[no-untyped-call]
        return self._numbered()

    def _numbered(self) -> FastLemmatizer:
        self.tree2label = {tree: label for label, tree in enumerate(self.cfg["labels"])}
        return self

    def _lemma(self, key: int, label: int) -> str:
        pair = (key, int(label))
        lemma = self._lemmas.get(pair)
        if lemma is None:
            text = self.vocab.strings[key]
            lemma = self.trees.apply(self.cfg["labels"][pair[1]], text) or text
            self._lemmas[pair] = lemma
        return lemma


@Language.factory(
    "glaneur_lemmatizer",
    assigns=["token.lemma"],
    default_config={"model": _DEFAULT_MODEL, "min_tree_freq": 3},
    default_score_weights={"lemma_acc": 1.0},
)
def make_lemmatizer(
    nlp: Language, name: str, model: Model[Any, Any], min_tree_freq: int
) -> Callable[[Doc], Doc]:
    """Build the component."""
    return FastLemmatizer(nlp.vocab, model, name, min_tree_freq=min_tree_freq)

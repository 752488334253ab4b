"""Convert the UD treebanks into training documents for the tagger, lemmatizer and parser.

Run as ``python treebanks.py OUT_DIR``; the data folder is read from ``GLANEUR_DATA``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import spacy
from settings import SEED, data_folder
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pipeline.evaluation.conllu import Sentence, Word, read_conllu
from pipeline.evaluation.parser import gold_docs

# Copies of each treebank in an epoch: as it is, and rewritten.
TRAIN = {
    "ud/UD_French-Sequoia/fr_sequoia-ud-train.conllu": (2, 1),
    "ud/UD_French-GSD/fr_gsd-ud-dev.conllu": (1, 1),
    "ud/UD_French-GSD/fr_gsd-ud-test.conllu": (1, 1),
    "ud/UD_French-FQB/fr_fqb-ud-test.conllu": (0, 1),
    "ud/UD_French-Rhapsodie/fr_rhapsodie-ud-train.conllu": (0, 1),
}
# The last steps see the treebank alone whose labels the others were given.
TUNE = {"ud/UD_French-Sequoia/fr_sequoia-ud-train.conllu": (3, 1)}
DEV = ("ud/UD_French-Sequoia/fr_sequoia-ud-dev.conllu",)

# Features that only some treebanks mark; keeping them would teach the source, not French.
UNSHARED_FEATURES = frozenset(
    {"Case", "Emph", "ExtPos", "Foreign", "Number[psor]", "Person[psor]", "Typo"}
)
# Subtypes that are rare or of one treebank only, taken back to what Sequoia writes.
RELATIONS = {
    "advcl:cleft": "advcl",
    "aux": "aux:tense",
    "compound": "flat:name",
    "csubj:pass": "csubj",
    "dep:comp": "dep",
    "flat": "flat:name",
    "iobj:agent": "iobj",
    "nmod:appos": "appos",
    "nsubj:caus": "nsubj",
    "nsubj:outer": "nsubj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "obl": "obl:mod",
    "parataxis:parenth": "parataxis:insert",
}
GROUPS = (8, 5, 3)  # sentences in one training document, so that boundaries are learnt


def harmonise(sentence: Sentence) -> Sentence:
    """Give a sentence the labels of Sequoia.

    A title before a name (``le ministre Borisov``) is `nmod` in Sequoia and `appos` in the
    other treebanks: a common noun directly followed by its proper noun becomes `nmod`.
    """
    words = sentence.words
    return replace(sentence, words=tuple(_harmonise(i, words) for i in range(len(words))))


def _harmonise(position: int, words: tuple[Word, ...]) -> Word:
    word = words[position]
    deprel = RELATIONS.get(word.deprel, word.deprel)
    head = words[word.head]
    if deprel == "appos" and word.pos == "PROPN" and head.pos == "NOUN":
        between = words[word.head + 1 : position]
        if all(w.pos in ("ADJ", "NOUN", "ADP", "DET") for w in between):
            deprel = "nmod"
    return replace(word, deprel=deprel, feats=_features(word))


def _features(word: Word) -> str:
    pairs = [pair for pair in word.feats.split("|") if pair]
    kept = [pair for pair in pairs if pair.partition("=")[0] not in UNSHARED_FEATURES]
    if word.pos == "NUM":
        kept = ["NumType=Card"]
    return "|".join(kept)


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write a sentence as another keyboard would: curly apostrophes, capitals, no capital."""
    draw = rng.random()
    if draw < 0.30:
        return _mapped(sentence, lambda form: form.replace("'", "’"))
    if draw < 0.34:
        return _mapped(sentence, str.upper)
    if draw < 0.37 and sentence.words[0].pos != "PROPN":
        first = replace(sentence.words[0], form=sentence.words[0].form.lower())
        return replace(sentence, words=(first, *sentence.words[1:]))
    return sentence


def _mapped(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    words = tuple(replace(word, form=change(word.form)) for word in sentence.words)
    return replace(sentence, words=words)


def training_docs(copies: Mapping[str, tuple[int, int]], vocab: Vocab) -> DocBin:
    """Return the sentences of treebanks, a few to a document, with as many copies as asked."""
    rng = random.Random(SEED)
    docs = DocBin(store_user_data=False)
    for name, (plain, rewritten) in copies.items():
        sentences = [harmonise(s) for s in read_conllu(data_folder() / name)]
        for copy in range(plain + rewritten):
            copied = sentences if copy < plain else [varied(s, rng) for s in sentences]
            for doc in gold_docs(copied, vocab, GROUPS[copy % len(GROUPS)]):
                docs.add(doc)
    return docs


def main(out: Path) -> None:
    """Write parser-train.spacy, parser-tune.spacy and parser-dev.spacy into `out`."""
    vocab = spacy.blank("fr").vocab
    dev = DocBin()
    for name in DEV:
        for doc in gold_docs(read_conllu(data_folder() / name), vocab, 10):
            dev.add(doc)
    out.mkdir(parents=True, exist_ok=True)
    training_docs(TRAIN, vocab).to_disk(out / "parser-train.spacy")
    training_docs(TUNE, vocab).to_disk(out / "parser-tune.spacy")
    dev.to_disk(out / "parser-dev.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

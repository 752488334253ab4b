"""A pipeline with the published architecture of fr_core_news_md and random weights."""

import numpy as np
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.training import Example

from tests.language.stand_in import SCHEME

VECTORS = (20_000, 300)


def _tok2vec(attrs: list[str], rows: list[int]) -> dict:
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": attrs,
            "rows": rows,
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}


def _transitions(state_type: str, tok2vec: dict) -> dict:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state_type,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def build(words: list[str]) -> Language:
    """Return the pipeline; `words` are given vectors, as most words of news have one."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("fr")
    vectors = np.random.default_rng(0).standard_normal(VECTORS, dtype="float32")
    keys = list(dict.fromkeys(words))[: VECTORS[0]]
    nlp.vocab.vectors = spacy.vectors.Vectors(
        strings=nlp.vocab.strings, data=vectors, keys=[nlp.vocab.strings.add(k) for k in keys]
    )
    base = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
    rows = [5000, 1000, 2500, 2500]
    nlp.add_pipe(
        "tok2vec", config={"model": _tok2vec([*base, "SPACY", "IS_SPACE"], [*rows, 50, 50])}
    )
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": _LISTENER}
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _LISTENER)})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer")
    nlp.add_pipe("ner", config={"model": _transitions("ner", _tok2vec(base, rows))})
    for component in ("morphologizer", "parser", "ner"):
        for label in SCHEME["labels"][component]:
            nlp.get_pipe(component).add_label(label)
    return _initialised(nlp)


def _initialised(nlp: Language) -> Language:
    example = Example.from_dict(
        nlp.make_doc("Paris dort"), {"heads": [1, 1], "deps": ["nsubj", "ROOT"]}
    )
    lookups = Lookups()
    for table in ("lemma_lookup", "lemma_rules", "lemma_exc", "lemma_index"):
        lookups.add_table(table, {})
    nlp.get_pipe("lemmatizer").initialize(lambda: [example], nlp=nlp, lookups=lookups)
    with nlp.select_pipes(enable=["tok2vec", "morphologizer", "parser", "ner"]):
        nlp.initialize(lambda: [example])
    return nlp

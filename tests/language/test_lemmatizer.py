"""The fast lemmatizer gives the lemmas of spaCy's, without a trained model."""

import spacy
from spacy.training import Example

from pipeline.language import lemmatizer  # noqa: F401  registers glaneur_lemmatizer

MODEL = {
    "@architectures": "spacy.Tagger.v2",
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 16,
        "depth": 1,
        "embed_size": 200,
        "window_size": 1,
        "maxout_pieces": 2,
        "subword_features": True,
    },
}
WORDS = ["Les", "chats", "dorment", "."]
LEMMAS = ["le", "chat", "dormir", "."]


def trained(factory: str):
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("fr")
    nlp.add_pipe(factory, name="lemmatizer", config={"model": MODEL, "min_tree_freq": 1})
    doc = spacy.tokens.Doc(nlp.vocab, words=WORDS)
    examples = [Example.from_dict(doc, {"lemmas": LEMMAS})]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples, sgd=optimizer)
    return nlp


def test_learns_lemmas_and_agrees_with_spacy():
    ours, theirs = trained("glaneur_lemmatizer"), trained("trainable_lemmatizer")
    text = "Les chats dorment ."
    assert [token.lemma_ for token in ours(text)] == LEMMAS
    for other in ("Les enfants dorment .", "chats", ""):
        assert [t.lemma_ for t in ours(other)] == [t.lemma_ for t in theirs(other)]


def test_lemmas_survive_memory_zones():
    nlp = trained("glaneur_lemmatizer")
    for _ in range(2):
        with nlp.memory_zone():
            assert [token.lemma_ for token in nlp("Les chats dorment .")] == LEMMAS


def test_training_goes_on_after_loading(tmp_path):
    trained("glaneur_lemmatizer").to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    words = spacy.tokens.Doc(nlp.vocab, words=WORDS)
    losses: dict[str, float] = {}
    nlp.update([Example.from_dict(words, {"lemmas": LEMMAS})], losses=losses)
    assert losses["lemmatizer"] > 0  # 0 where it does not know its trees again

"""The embedding layer: shapes, sharing of distinct words, gradients, storage."""

import numpy as np
import pytest
import spacy

from pipeline.language.known_words import KnownWords
from pipeline.language.layers import lexical_embed, set_known_words

ROWS = [50, 20, 20, 20, 20, 20, 10]


@pytest.fixture
def nlp():
    return spacy.blank("fr")


def build(**options):
    spacy.util.fix_random_seed(1)
    model = lexical_embed(width=8, rows=ROWS, class_width=4, vector_width=2, **options)
    model.initialize()
    return model


KNOWN = KnownWords(
    classes={"rabat": 1},
    rows={"Rabat": 1},
    table=np.array([[0, 0], [100, -100]], dtype=np.int8),
    scale=0.1,
)


def test_one_row_a_token_and_the_same_for_the_same_word(nlp):
    first, second = build().predict([nlp("Rabat et Rabat"), nlp("et")])
    assert first.shape == (3, 8)
    assert second.shape == (1, 8)
    assert np.allclose(first[0], first[2])
    assert np.allclose(first[1], second[0])


def test_empty_documents(nlp):
    model = build()
    assert [part.shape for part in model.predict([nlp(""), nlp("oui"), nlp("")])] == [
        (0, 8), (1, 8), (0, 8),
    ]  # fmt: skip
    assert [part.shape for part in model.predict([nlp("")])] == [(0, 8)]


def test_knowledge_changes_only_known_words(nlp):
    model = build()
    doc = nlp("Rabat dort")
    before = model.predict([doc])[0]
    set_known_words(model, KNOWN)
    after = model.predict([doc])[0]
    assert not np.allclose(before[0], after[0])
    # an unlisted word loses its own norm once there is knowledge, so only its row may change


def test_gradients_reach_the_tables_and_the_classes(nlp):
    model = build(word_dropout=0.0, class_dropout=0.0)
    set_known_words(model, KNOWN)
    output, backprop = model.begin_update([nlp("Rabat et Rabat")])
    backprop([np.ones_like(part) for part in output])
    grads = [
        (node.name, float(np.abs(node.get_grad(name)).sum()))
        for node in model.walk()
        for name in node.grad_names
    ]
    assert {name for name, size in grads if size > 0} >= {"hashembed", "linear", "maxout"}


def test_storage_keeps_predictions_and_knowledge(nlp):
    model = build()
    set_known_words(model, KNOWN)
    doc = nlp("Rabat dort")
    expected = model.predict([doc])[0]
    read = lexical_embed(width=8, rows=ROWS, class_width=4, vector_width=2)
    read.from_bytes(model.to_bytes())
    assert np.allclose(read.predict([doc])[0], expected)


def test_knowledge_is_stored_once(nlp):
    model = build()
    table = np.random.default_rng(0).integers(-99, 99, (500, 2)).astype(np.int8)
    set_known_words(model, KnownWords(rows={"Rabat": 1}, table=table))
    model.predict([nlp("Rabat")])
    assert model.to_bytes().count(table.tobytes()) == 1

"""Word knowledge: what is stored comes back, and features say what they should."""

import numpy as np
import spacy

from pipeline.language.known_words import KnownWords, by_first_word
from pipeline.language.word_features import (
    CASE_BITS,
    CLASS,
    NORM,
    SEEN,
    UNKNOWN,
    VECTOR,
    FeatureTable,
    case_bits,
    phrase_tags,
    shape,
    word_features,
)

KNOWN = KnownWords(
    classes={"rabat": 4, "léa": 1},
    phrases=by_first_word({("burkina", "faso"): 2, ("côte", "d'", "ivoire"): 2, ("côte",): 3}),
    rows={"Rabat": 1, "ville": 2},
    table=np.array([[0, 0], [1, -2], [3, 127]], dtype=np.int8),
    scale=0.5,
)


def test_bytes_round_trip():
    read = KnownWords.from_bytes(KNOWN.to_bytes())
    assert read.classes == KNOWN.classes
    assert read.phrases == KNOWN.phrases
    assert read.rows == KNOWN.rows
    assert read.scale == 0.5
    assert np.array_equal(read.table, KNOWN.table)


def test_empty_round_trip():
    read = KnownWords.from_bytes(KnownWords().to_bytes())
    assert (read.classes, read.phrases, read.rows) == ({}, {}, {})
    assert read.table.shape == (1, 0)


def test_class_and_vector_of_a_word_in_any_case():
    for word in ("Rabat", "RABAT", "rabat"):
        assert word_features(word, KNOWN)[CLASS] >> CASE_BITS == 4
    assert word_features("Rabat", KNOWN)[VECTOR] == 1
    assert word_features("VILLE", KNOWN)[VECTOR] == 2
    assert word_features("Xyz", KNOWN)[VECTOR] == 0


def test_words_that_training_hardly_showed_share_one_norm():
    known = KnownWords(classes={"rabat": 4, "dort": SEEN, "ville": SEEN | 1})
    assert word_features("Zblorg", known)[NORM] == UNKNOWN
    assert word_features("Rabat", known)[NORM] == UNKNOWN
    assert word_features("Dort", known)[NORM] != UNKNOWN
    assert word_features("ville", known)[CLASS] >> CASE_BITS == 1


def test_without_knowledge_every_word_keeps_its_norm():
    assert word_features("Zblorg", KnownWords())[NORM] != UNKNOWN


def test_shape_and_case():
    assert shape("Saint-Étienne") == "Xxxxx-Xxxxx"
    assert shape("2021") == "dddd"
    assert len({case_bits(w) for w in ("mot", "Mot", "MOT", "M", "iPhone", "12", "!")}) == 7
    assert case_bits("A380") != case_bits("A")


def tags(text: str) -> list[int]:
    doc = spacy.blank("fr")(text)
    opening = FeatureTable(KNOWN).opening(doc.to_array(["ORTH"]).reshape(-1), doc.vocab.strings)
    return phrase_tags(doc, KNOWN, np.flatnonzero(opening)).tolist()


def test_phrases_take_the_longest_and_need_a_capital():
    assert tags("Le Burkina Faso") == [0, 4, 5]
    assert tags("la Côte d’Ivoire") == [0, 4, 5, 5]
    assert tags("la côte") == [0, 0]
    assert tags("la Côte") == [0, 6]
    assert tags("le Burkina") == [0, 0]


def test_feature_table_remembers_words():
    nlp = spacy.blank("fr")
    doc = nlp("Rabat et Rabat")
    table = FeatureTable(KNOWN)
    rows = table.rows(doc.to_array(["ORTH"]).reshape(-1), nlp.vocab.strings)
    assert rows.shape[0] == 3
    assert np.array_equal(rows[0], rows[2])
    assert not np.array_equal(rows[0], rows[1])

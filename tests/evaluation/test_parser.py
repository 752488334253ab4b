"""Scores of a parse under spacy-evaluate's key names, on documents made by hand."""

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from pipeline.evaluation.conllu import Sentence, Word
from pipeline.evaluation.parser import _mistakes, gold_docs, parser_scores

SENTENCE = Sentence(
    "a",
    (
        Word("Lyon", "Lyon", "PROPN", "", 1, "nsubj", True),
        Word("dort", "dormir", "VERB", "Mood=Ind", 1, "ROOT", False),
        Word(".", ".", "PUNCT", "", 1, "punct", True),
    ),
)


@pytest.fixture
def vocab():
    return spacy.blank("fr").vocab


def example(vocab, **changes):
    (gold,) = gold_docs([SENTENCE], vocab)
    given = {
        "pos": ["PROPN", "VERB", "PUNCT"],
        "lemmas": ["Lyon", "dormir", "."],
        "morphs": ["", "Mood=Ind", ""],
        "heads": [1, 1, 1],
        "deps": ["nsubj", "ROOT", "punct"],
    }
    found = Doc(vocab, ["Lyon", "dort", "."], [True, False, True], **(given | changes))
    return Example(found, gold)


def test_a_perfect_parse(vocab):
    scores = parser_scores([example(vocab)])
    for key in ("token_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"):
        assert scores[key] == 1.0, key


def test_wrong_tag_lemma_and_arc(vocab):
    wrong = example(
        vocab,
        pos=["NOUN", "VERB", "PUNCT"],
        lemmas=["Lyon", "dort", "."],
        deps=["obj", "ROOT", "punct"],
    )
    scores = parser_scores([wrong])
    assert scores["pos_acc"] == pytest.approx(2 / 3)
    assert scores["lemma_acc"] == pytest.approx(2 / 3)
    assert scores["dep_uas"] == 1.0
    assert scores["dep_las"] == pytest.approx(1 / 2)
    assert [(m.kind, m.expected, m.found) for m in _mistakes(wrong)] == [
        ("pos", "PROPN", "NOUN"),
        ("relation", "nsubj", "obj"),
        ("lemma", "dormir", "dort"),
    ]


def test_subtypes_do_not_count_in_the_universal_score(vocab):
    scores = parser_scores([example(vocab, deps=["nsubj:pass", "ROOT", "punct"])])
    assert scores["dep_las"] == pytest.approx(1 / 2)
    assert scores["dep_las_universal"] == 1.0


def test_sentences_are_grouped_with_their_heads_shifted(vocab):
    first, second = gold_docs([SENTENCE] * 3, vocab, group=2)
    assert first.text.strip() == "Lyon dort. Lyon dort."
    assert [token.head.i for token in first] == [1, 1, 1, 4, 4, 4]
    assert [len(list(doc.sents)) for doc in (first, second)] == [2, 1]

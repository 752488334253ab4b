"""Runs without a space: one token, in no time, and the text is kept to the letter."""

import time

import pytest
import spacy

from pipeline.language.long_runs import LONGEST, make_doc


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("fr")


def test_a_text_without_is_tokenized_as_ever(nlp):
    text = "Il dit : « L'aide arrive », à 8 h."
    assert [token.text for token in make_doc(nlp, text)] == [token.text for token in nlp(text)]


@pytest.mark.parametrize("unit", ["a", "Jean-", "(", "9", "«", "a.b/"])
def test_a_long_run_is_one_token(nlp, unit):
    run = (unit * 200_000)[:200_000]
    text = f"Un mot, {run} puis d'autres.\n{run}"
    begin = time.process_time()
    doc = make_doc(nlp, text)
    assert time.process_time() - begin < 5
    assert doc.text == text
    assert [token.text for token in doc][:3] == ["Un", "mot", ","]
    assert [token.text for token in doc if len(token) > LONGEST] == [run, run]


def test_a_text_that_is_all_run(nlp):
    assert [token.text for token in make_doc(nlp, "a" * 5_000)] == ["a" * 5_000]

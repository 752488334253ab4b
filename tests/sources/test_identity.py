"""Ids: unique, none lost, the same in any order."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources.fields import where
from pipeline.sources.identity import Key, unique_ids

PART = st.sampled_from(["a", "b", "a#b", "a#1", "b#a", "1", "a#b#1", "%23", "#"])
KEYS = st.lists(
    st.builds(Key, PART, st.none() | st.integers(1, 3), st.none() | PART),
    unique_by=lambda key: (key.source, key.place),
)


def ids_of(keys):
    changed = unique_ids(keys)
    return {
        key: changed.get((key.source, key.place), key.given_id or where(key.source, key.place))
        for key in keys
    }


def test_an_id_that_two_sources_give_names_both_sources():
    keys = [Key("nord.jsonl", 1, "7"), Key("sud.jsonl", 4, "7"), Key("sud.jsonl", 5, "8")]
    assert list(ids_of(keys).values()) == ["nord.jsonl#7", "sud.jsonl#7", "8"]


def test_rows_of_one_article_take_their_place_in():
    keys = [Key("a.csv", 2, "7"), Key("a.csv", 3, "7"), Key("b.csv", 2, "7")]
    assert list(ids_of(keys).values()) == ["a.csv#7#2", "a.csv#7#3", "b.csv#7"]


def test_an_id_that_is_the_name_of_a_file_gives_way():
    keys = [Key("a.txt", None, None), Key("b.jsonl", 1, "a.txt")]
    assert list(ids_of(keys).values()) == ["a.txt", "b.jsonl#a.txt"]


def test_unique_ids_are_left_alone():
    assert unique_ids([Key("a", 1, "x"), Key("a", 2, None), Key("b", None, None)]) == {}


@given(KEYS, st.randoms(use_true_random=False))
def test_ids_are_unique_and_do_not_depend_on_order(keys, chance: random.Random):
    ids = ids_of(keys)
    assert len(set(ids.values())) == len(keys)
    shuffled = list(keys)
    chance.shuffle(shuffled)
    assert ids_of(shuffled) == ids


def test_files_with_the_same_ids_lose_nothing(inputs):
    inputs.write("a.jsonl", '{"id": 1, "text": "Un."}\n{"id": 2, "text": "Deux."}')
    inputs.write("b.csv", "id,text\n1,Trois.\n3,Quatre.\n")
    inputs.write("c.md", "---\nid: 3\n---\nCinq.")
    inputs.write("d.txt", "Six.")
    documents, failures = inputs.read()
    assert failures == []
    assert {document.doc_id: document.text for document in documents} == {
        "a.jsonl#1": "Un.",
        "2": "Deux.",
        "b.csv#1": "Trois.",
        "b.csv#3": "Quatre.",
        "c.md#3": "Cinq.",
        "d.txt": "Six.",
    }

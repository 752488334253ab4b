"""Names end where phrases end."""

import pytest

from pipeline.language.name_ends import whole


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("préfecture du Var ferme", [(0, 2, "ORG"), (2, 3, "LOC")], [(0, 3, "ORG")]),
        ("Stade olympique de Dakar", [(0, 3, "LOC"), (3, 4, "LOC")], [(0, 4, "LOC")]),
        ("Porte de Lille à Lens", [(0, 2, "LOC"), (2, 4, "LOC"), (4, 5, "LOC")], [(0, 5, "LOC")]),
        ("Lyon Perrache", [(0, 1, "LOC"), (1, 2, "LOC")], [(0, 1, "LOC"), (1, 2, "LOC")]),
    ],
)
def test_a_name_that_hangs_takes_the_next(text: str, found, expected):
    assert whole(text.split(), found) == expected


def test_words_that_lead_nowhere_are_cut():
    assert whole(["le", "port", "de", "la", "ville"], [(1, 4, "LOC")]) == [(1, 2, "LOC")]
    assert whole(["Suisse", "»", ",", "dit"], [(0, 3, "LOC")]) == [(0, 1, "LOC")]


def test_a_name_of_small_words_only_is_none():
    assert whole(["de", "la"], [(0, 2, "ORG")]) == []


def test_a_gap_is_not_bridged():
    found = [(0, 2, "LOC"), (3, 4, "LOC")]
    assert whole(["Gare", "de", ",", "Lyon"], found) == [(0, 1, "LOC"), (3, 4, "LOC")]

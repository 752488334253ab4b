"""Towns and countries as teams, by sense in context."""

import pytest

from tests.entities.reading import names_of

TEAMS = [
    ("[Brest](LOC) a battu [Metz](LOC) 2-0 samedi.", ["Brest", "Metz"]),
    ("[Brest](LOC) – [Metz](LOC) (3-1)", ["Brest", "Metz"]),
    ("En finale de la coupe, [Brest](LOC) s'est incliné face à [Kiel](LOC).", ["Brest", "Kiel"]),
    ("Le [Maroc](LOC) élimine l'[Espagne](LOC) aux tirs au but après le match.",
     ["Maroc", "Espagne"]),
    ("L'entraîneur de [Brest](LOC) a loué ses joueurs après la finale.", ["Brest"]),
    ("[Brest](LOC) bat [Metz 2](ORG)-0 samedi.", ["Brest", "Metz"]),
    ("[Brest](LOC) bat [Metz 2-0](LOC).", ["Brest", "Metz"]),
    ("[Brest](LOC) bat [Metz](ORG) 2-0. En championnat, [Brest](LOC) reste sixième.",
     ["Brest", "Metz", "Brest"]),
]  # fmt: skip
PLACES = [
    "La [Chine](LOC) a dominé le marché.",
    "L'[Italie](LOC) s'est inclinée devant [Bruxelles](LOC).",
    "La [France](LOC) reçoit le chancelier.",
    "Les 18-25 ans quittent [Brest](LOC).",
    "Le match a lieu à [Brest](LOC) devant les supporters, en finale.",
    "Le maire de [Brest](LOC) a vu le match, une victoire 2-0.",
]


@pytest.mark.parametrize(("sentence", "expected"), TEAMS)
def test_teams(sentence, expected):
    assert names_of(sentence) == [(name, "ORG") for name in expected]


@pytest.mark.parametrize("sentence", PLACES)
def test_places(sentence):
    assert {label for _, label in names_of(sentence)} == {"LOC"}


def test_a_town_and_its_team_in_one_text():
    found = names_of("[Lens](LOC) bat [Metz](ORG) 2-0. À [Lens](LOC), on rêve du titre.")
    assert found == [("Lens", "ORG"), ("Metz", "ORG"), ("Lens", "LOC")]

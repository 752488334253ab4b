"""Capitals and seats: the place, or the government."""

import pytest

from tests.entities.reading import resolve

GOVERNMENT = [
    (
        "Tant [La Havane](LOC) que [Moscou](LOC) ont réitéré leur intérêt.",
        {"La Havane": "LOC/Cuba", "Moscou": "LOC/Russie"},
    ),
    (
        "Cela n'a pas empêché la [Havane](LOC) et [Moscou](LOC) de coopérer.",
        {"la Havane": "LOC/Cuba", "Moscou": "LOC/Russie"},
    ),
    ("[Berlin](LOC) refuse de livrer des chars.", {"Berlin": "LOC/Allemagne"}),
    ("Selon [Ankara](LOC), la trêve tient.", {"Ankara": "LOC/Turquie"}),
    ("« Nous irons », a déclaré [Madrid](LOC).", {"Madrid": "LOC/Espagne"}),
    (
        "Les relations entre [Rome](LOC) et [Paris](LOC) se tendent.",
        {"Rome": "LOC/Italie", "Paris": "LOC/France"},
    ),
    ("La décision de [Tokyo](LOC) surprend.", {"Tokyo": "LOC/Japon"}),
    ("Le bras de fer avec [Pékin](LOC) continue.", {"Pékin": "LOC/Chine"}),
    ("Un texte rejeté par [Londres](LOC).", {"Londres": "LOC/Royaume-Uni"}),
    ("La [Maison-Blanche](ORG) a condamné l'attaque.", {"Maison-Blanche": "LOC/États-Unis"}),
    ("L'[Élysée](ORG) dément.", {"Élysée": "LOC/France"}),
    ("Le [Kremlin](ORG) ne confirme rien, mais accuse ses voisins.", {"Kremlin": "LOC/Russie"}),
    ("[Bruxelles](LOC) exige des réformes.", {"Bruxelles": "ORG/Union européenne"}),
    (
        "[Washington](LOC) a demandé à [Séoul](LOC) de patienter.",
        {"Washington": "LOC/États-Unis", "Séoul": "LOC/Corée du Sud"},
    ),
]
PLACE = [
    "Ils ont examiné à la [Havane](LOC) l'état des relations.",
    "Une représentation basée à [Moscou](LOC).",
    "Le vol de [Madrid](LOC) est en retard.",
    "Elle vit à [Berlin](LOC) depuis dix ans.",
    "Un séisme près de [Tokyo](LOC).",
    "Il est passé par [Rome](LOC).",
    "La route entre [Rome](LOC) et [Naples](LOC) est coupée.",
    "Les rues de [Londres](LOC) sont vides.",
    "Elle adore [Lisbonne](LOC).",
    "Un attentat a frappé [Kaboul](LOC) hier.",
    "[Lyon](LOC) refuse du monde.",
    "Des manifestants devant l'[Élysée](LOC).",
    "Ils ont visité le [Kremlin](LOC).",
]


@pytest.mark.parametrize(("sentence", "expected"), GOVERNMENT)
def test_government(sentence, expected):
    resolved = resolve(sentence)
    assert {m.text: m.stands_for for m in resolved.mentions if m.stands_for} == expected
    assert set(expected.values()) <= {entity.key for entity in resolved.entities}


@pytest.mark.parametrize("sentence", PLACE)
def test_place(sentence):
    assert [m.text for m in resolve(sentence).mentions if m.stands_for] == []

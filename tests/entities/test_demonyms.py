"""Demonyms and what looks like them."""

import pytest

from tests.entities.reading import demonyms_of

DEMONYMS = [
    ("Une commission russo-cubaine siège.", [("russo", "RUS"), ("cubaine", "CUB")]),
    ("Le couple franco-allemand avance.", [("franco", "FRA"), ("allemand", "DEU")]),
    ("Un pacte germano-polonais est signé.", [("germano", "DEU"), ("polonais", "POL")]),
    ("La frontière sino-indienne est calme.", [("sino", "CHN"), ("indienne", "IND")]),
    ("Les colons israélo-américains partent.", [("israélo", "ISR"), ("américains", "USA")]),
    ("Un vol franco-sud-africain.", [("franco", "FRA"), ("sud-africain", "ZAF")]),
    ("Le blocus états-unien continue.", [("états-unien", "USA")]),
    ("La presse néo-zélandaise s'étonne.", [("néo-zélandaise", "NZL")]),
    ("Les Ivoiriens ont voté.", [("Ivoiriens", "CIV")]),
    ("Un navire britannique a coulé.", [("britannique", "GBR")]),
    ("Des archives soviétiques sont ouvertes.", [("soviétiques", None)]),
    ("La côte écossaise est sauvage.", [("écossaise", "GBR")]),
    ("Une société québécoise recrute.", [("québécoise", "CAN")]),
    ("La lanterne vénitienne éclaire.", [("vénitienne", "ITA")]),
    ("L'américain Boeing licencie.", [("américain", "USA")]),
    ("Le britannique John Doe court.", [("britannique", "GBR")]),
    ("Un Suisse a gagné.", [("Suisse", "CHE")]),
    ("Une Argentine a gagné.", [("Argentine", "ARG")]),
    ("Le [Congo-Brazzaville](LOC) et l'armée congolaise.", [("congolaise", "COG")]),
    ("À [Kinshasa](LOC), l'armée congolaise avance.", [("congolaise", "COD")]),
]
HOMOGRAPHS = [
    "Elle parle français et allemand.",
    "Le français s'enseigne partout.",
    "Un discours en anglais et en espagnol.",
    "Elle est professeure de russe.",
    "Il a traduit le roman du japonais.",
    "Ils apprennent le portugais.",
    "Le grenadin et la grenadine se boivent frais.",
    "Elle a joué une polonaise au piano.",
    "La polonaise fut très applaudie.",
    "Il a filé à l'anglaise.",
    "Un jardin à la française entoure le château.",
    "Des spaghettis à l'italienne.",
    "Les montagnes russes du parc ont rouvert.",
    "Ce dossier est un casse-tête chinois.",
    "Elle prend une douche écossaise.",
    "L'affaire se corse.",
    "Il reste trois cents francs suisses.",
    "Le dollar canadien recule.",
    "Une roulette russe électorale.",
    "La tornade a frappé l'océan [Indien](LOC).",
    "La [Suisse](LOC) vote dimanche.",
    "La [Corse](LOC) attend l'été.",
    "[Michael Jordan](PER) sourit.",
    "[Jean Breton](PER) a parlé.",
    "M. Breton a parlé.",
    "La [Nouvelle-Calédonie](LOC) et la [Polynésie française](LOC) votent.",
    "Un bain turc et un couteau suisse.",
    "Le berger allemand a aboyé.",
    "Ils vont à l'auberge espagnole.",
]


@pytest.mark.parametrize(("sentence", "expected"), DEMONYMS)
def test_demonyms(sentence, expected):
    assert demonyms_of(sentence) == expected


@pytest.mark.parametrize("sentence", HOMOGRAPHS)
def test_homographs_name_no_country(sentence):
    assert demonyms_of(sentence) == []

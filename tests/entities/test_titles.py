"""Titles, their holders, and titles alone."""

import pytest

from tests.entities.reading import entity_of, resolve, roles_of

HELD = [
    ("Le vice-premier ministre russe, [Yuri Borisov](PER), est là.",
     [("vice-premier ministre", "Yuri Borisov", "russe")]),
    ("[Miguel Díaz](PER), président de [Cuba](LOC), parle.",
     [("président", "Miguel Díaz", "Cuba")]),
    ("Les présidents de [Cuba](LOC), [Miguel Díaz](PER) et celui de [Russie](LOC), "
     "[Ivan Petrov](PER), se parlent.",
     [("président", "Miguel Díaz", "Cuba"), ("président", "Ivan Petrov", "Russie")]),
    ("La ministre de la Santé [Inès Valcour](PER) parle.",
     [("ministre de la Santé", "Inès Valcour", None)]),
    ("Le ministre algérien des Affaires étrangères, [Malik Sari](PER), est là.",
     [("ministre des Affaires étrangères", "Malik Sari", "algérien")]),
    ("L'ex-PDG de [Motorex](ORG), [Luc Brun](PER), est mis en examen.",
     [("ex-PDG", "Luc Brun", "Motorex")]),
    ("[Luc Brun](PER), ancien directeur général de [Motorex](ORG), se tait.",
     [("ancien directeur général", "Luc Brun", "Motorex")]),
    ("La visite de [Petrov](PER), en sa qualité d'envoyé spécial de [Karine Roy](PER), commence.",
     [("envoyé spécial", "Petrov", "Karine Roy")]),
    ("[Awa Diop](PER), porte-parole du gouvernement, a souri.",
     [("porte-parole du gouvernement", "Awa Diop", None)]),
    ("[Awa Diop](PER), porte-parole du gouvernement malien, a souri.",
     [("porte-parole", "Awa Diop", "gouvernement malien")]),
    ("[Kaja Mets](PER) (Première ministre estonienne) a répondu.",
     [("première ministre", "Kaja Mets", "estonienne")]),
    ("Selon l'économiste M. [Uwe Klein](PER), tout va bien.", [("économiste", "Uwe Klein", None)]),
    ("[Ada Roy](PER), 52 ans, journaliste, a été libérée.", [("journaliste", "Ada Roy", None)]),
    ("[Ada Roy](PER), inspectrice de police et militante, a porté plainte.",
     [("inspectrice de police", "Ada Roy", None), ("militante", "Ada Roy", None)]),
    ("[Awa Diop](PER) a été élue présidente de l'association « Aurore ».",
     [("présidente", "Awa Diop", "Aurore")]),
    ("[Awa Diop](PER) est ingénieure.", [("ingénieure", "Awa Diop", None)]),
    ("Le journaliste et écrivain [Paul Sow](PER) est absent.",
     [("journaliste", "Paul Sow", None), ("écrivain", "Paul Sow", None)]),
    ("Le premier ministre conservateur [Luc Brun](PER) est absent.",
     [("premier ministre conservateur", "Luc Brun", None)]),
    ("Le conseiller économique de M. [Luc Brun](PER), [Paul Sow](PER), est absent.",
     [("conseiller économique", "Paul Sow", "Luc Brun")]),
    ("[Ada Roy](PER), née le 3 mai 1980 à [Metz](LOC), chimiste, a été libérée.",
     [("chimiste", "Ada Roy", None)]),
    ("[Ada Roy](PER), âgée de 52 ans, conductrice, a été libérée.",
     [("conductrice", "Ada Roy", None)]),
    ("[Ada Roy](PER) a été choisie par les grévistes pour être la porte-parole.",
     [("porte-parole", "Ada Roy", None)]),
    ("[Ada Roy](PER), fraîchement nommée directrice, est absente.",
     [("directrice", "Ada Roy", None)]),
    ("[Ada Roy](PER) maire de [Metz](LOC), est absente.", [("maire", "Ada Roy", "Metz")]),
    ("[Ada Roy](PER) et son mari, tous deux médecins, sont absents.",
     [("médecin", "Ada Roy", None)]),
    ("L'avocat du préfet [Luc Brun](PER) a plaidé.",
     [("avocat", "L'avocat", None), ("préfet", "Luc Brun", None)]),
    ("[Ada Roy](PER), auteure-compositrice, est absente.",
     [("auteure-compositrice", "Ada Roy", None)]),
    ("Bibliothécaire de profession, Madame [Ada Roy](PER) lisait.",
     [("bibliothécaire", "Ada Roy", None)]),
    ("Une chercheuse marocaine nommée [Isaure Alami](PER) était là.",
     [("chercheuse", "Isaure Alami", "marocaine")]),
    ("[Paul Sow](PER) et [Luc Brun](PER), cofondateurs du club, sont absents.",
     [("cofondateur du club", "Paul Sow", None), ("cofondateur du club", "Luc Brun", None)]),
    ("Les députés [Paul Sow](PER) et [Luc Brun](PER) ont voté.",
     [("député", "Paul Sow", None), ("député", "Luc Brun", None)]),
    ("[Paul Sow](PER), un des organisateurs, s'est excusé.", [("organisateur", "Paul Sow", None)]),
    ("Le directeur par intérim de l'hôpital, M. [Luc Brun](PER), a démissionné.",
     [("directeur par intérim de l'hôpital", "Luc Brun", None)]),
    ("La ministre de la Jeunesse et des Sports, [Awa Diop](PER), a tranché.",
     [("ministre de la Jeunesse et des Sports", "Awa Diop", None)]),
    ("Le futur ambassadeur de [France](LOC), [Luc Brun](PER), arrive.",
     [("futur ambassadeur", "Luc Brun", "France")]),
    ("M. [Luc Brun](PER) sourit. Assistant social depuis vingt ans, il aidait tout le monde.",
     [("assistant social", "il", None)]),
]  # fmt: skip
NOT_HELD = [
    "[Awa Diop](PER) n'est pas présidente.",
    "Interrogée par les journalistes, Mme [Awa Diop](PER) a souri.",
    "[Paul Sow](PER) parle aux juges.",
    "Il brigue le poste de directeur.",
    "Le conseil des ministres se réunit.",
    "L'éditeur [Belin-Roux](ORG) publie.",
]


@pytest.mark.parametrize(("sentence", "expected"), HELD)
def test_holders(sentence, expected):
    assert roles_of(sentence) == expected


@pytest.mark.parametrize("sentence", NOT_HELD)
def test_nobody_holds_it(sentence):
    assert roles_of(sentence) == []


def test_a_title_inside_another_is_not_that_of_the_name_after_it():
    held = roles_of("Elle a vu la veuve de l'ancien maire de [Metz](LOC), [Ada Roy](PER), hier.")
    assert [holder for _, holder, _ in held] == ["l'ancien maire de Metz"]


def test_a_title_alone_is_its_holder():
    resolved = resolve(
        "Le ministre russe, [Yuri Borisov](PER), arrive. Le ministre russe repart demain."
    )
    assert entity_of(resolved, "Le ministre russe") == "PER/Yuri Borisov"


def test_a_title_of_another_country_is_somebody_else():
    resolved = resolve(
        "Le ministre russe, [Yuri Borisov](PER), arrive. Le ministre cubain l'accueille."
    )
    assert entity_of(resolved, "Le ministre cubain") != "PER/Yuri Borisov"


def test_head_of_state_is_the_president():
    resolved = resolve(
        "Le président de [Cuba](LOC), [Miguel Díaz](PER), parle. Le chef de l'État est optimiste."
    )
    assert entity_of(resolved, "Le chef de l'État") == "PER/Miguel Díaz"


def test_a_president_of_an_association_is_no_head_of_state():
    resolved = resolve(
        "[Ada Roy](PER), présidente de l'association « Aurore », parle. Le chef de l'État écoute."
    )
    assert entity_of(resolved, "Le chef de l'État") != "PER/Ada Roy"


def test_unnamed_people_are_entities_of_their_own():
    resolved = resolve("Un touriste est tombé. Un touriste a appelé les secours.")
    assert [e.key for e in resolved.entities] == ["PER/touriste", "PER/touriste/2"]
    assert {mention.kind for mention in resolved.mentions} == {"nominal"}

"""Names: what the model gives, repaired, and what sure signs add."""

import pytest

from pipeline.entities.gazetteer import read_gazetteer
from pipeline.errors import SettingsError
from tests.entities.reading import names_of, resolve

REPAIRED = [
    ("Le ministre péruvien des [Transports](ORG) part.", []),
    ("Le ministère des [Transports](ORG) recrute.", [("Transports", "ORG")]),
    ("La [Havane et Lima](LOC) négocient.", [("La Havane", "LOC"), ("Lima", "LOC")]),
    ("Il lit [Paul et Virginie](PRODUCT).", [("Paul et Virginie", "PRODUCT")]),
    ("Le [Conseil du port de l](ORG)'île vote.", [("Conseil du port", "ORG")]),
    ("L'[ex-Président sénégalais](ORG) arrive.", []),
    ("Le match [Pérou – Chili](PER) est nul.", [("Pérou", "LOC"), ("Chili", "LOC")]),
    ("Le ministre vit à [Moscou](ORG).", [("Moscou", "LOC")]),
    ("Ils logent à la [Havane](LOC).", [("la Havane", "LOC")]),
    ("Elle rentre [du Caire](LOC).", [("Caire", "LOC")]),
    ("[La Russie](LOC) proteste.", [("Russie", "LOC")]),
    ("Il a écrit à [Ada Roy,](PER) hier.", [("Ada Roy", "PER")]),
    ("On a vu [Kelie T.](PER) partir.", [("Kelie T.", "PER")]),
    ("C'est [M. Dupont](PER) qui parle.", [("Dupont", "PER")]),
    ("Le [président Barry](PER) parle.", [("Barry", "PER")]),
    ("L'aide du [Colonel Antoine Roy](ORG) fut utile.", [("Antoine Roy", "PER")]),
    ("Voici [Ada](PER) [Roy](PER) et [Paul Sow](PER).", [("Ada Roy", "PER"), ("Paul Sow", "PER")]),
    ("Le [Covid-19](ORG) recule.", []),
    ("Les [Français](MISC) votent.", []),
    ("Mme [Lorient](LOC) a voté.", [("Lorient", "PER")]),
    ("L'association [Bleu Horizon](PER) recrute.", [("Bleu Horizon", "ORG")]),
    ("Battue 3-0, la [France](ORG) quitte le tournoi.", [("France", "ORG")]),
    ("La [France](ORG) a signé le traité.", [("France", "LOC")]),
    ("Hier, [Le Guen](PER) a renoncé.", [("Le Guen", "PER")]),
    ("[Le Président Barry](PER) parle.", [("Barry", "PER")]),
    ("Le député [LR Paul Roy](PER) vote.", [("LR", "ORG"), ("Paul Roy", "PER")]),
    ("Le sénateur [JD Vance](PER) vote.", [("JD Vance", "PER")]),
    ("Il dirige [Verdex. Tesla](ORG) recule.", [("Verdex", "ORG"), ("Tesla", "ORG")]),
    ("Elle cite [J.-P. Sarr](PER).", [("J.-P. Sarr", "PER")]),
    ("Il travaille pour [Bryce Bros. Films](ORG).", [("Bryce Bros. Films", "ORG")]),
    ("[Cheikh Anta Sarr](PER) a écrit.", [("Cheikh Anta Sarr", "PER")]),
    ("Le [Rassemblement paysan](ORG) ([RP](LOC)) vote.",
     [("Rassemblement paysan", "ORG"), ("RP", "ORG")]),
    ("Le [Rassemblement paysan](ORG) ([Lyon](LOC)) vote.",
     [("Rassemblement paysan", "ORG"), ("Lyon", "LOC")]),
    ("Elle a gagné à [Paris 2024](EVENT).", [("Paris 2024", "EVENT")]),
]  # fmt: skip
ADDED = [
    ("Mme Aïcha Bent Omar arrive.", [("Aïcha Bent Omar", "PER")]),
    ("On attend Monsieur Paul de Brosse.", [("Paul de Brosse", "PER")]),
    ("Le président Alpha Barry parle.", [("Alpha Barry", "PER")]),
    ("L'association « Aurore pour tous » recrute.", [("Aurore pour tous", "ORG")]),
    ("Le vol part de Bogota pour le Pérou.", [("Bogota", "LOC"), ("Pérou", "LOC")]),
    ("Elle vit en Côte d’Ivoire.", [("Côte d’Ivoire", "LOC")]),
    ("Elle vit en République centrafricaine.", [("République centrafricaine", "LOC")]),
    ("Dominique aime Maurice et Victoria.", []),
    ("Il part pour la Dominique.", [("Dominique", "LOC")]),
    ("La [Banque centrale d'Aurelie](ORG) (BCA) a baissé ses taux.",
     [("Banque centrale d'Aurelie", "ORG"), ("BCA", "ORG")]),
    ("Le groupe cubain de Biotechnologie et de produits laitiers exporte.",
     [("groupe cubain de Biotechnologie et de produits laitiers", "ORG")]),
    ("Une entreprise allemande de [Munich](LOC) exporte.", [("Munich", "LOC")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), REPAIRED + ADDED)
def test_names(sentence, expected):
    assert names_of(sentence) == expected


def test_a_name_is_found_again_where_the_model_missed_it():
    text = "[Inès Valcour](PER) a gagné. Hier, Valcour a souri. Puis Inès Valcour est partie."
    assert [name for name, _ in names_of(text)] == ["Inès Valcour", "Valcour", "Inès Valcour"]


def test_a_surname_inside_another_name_is_left_alone():
    text = "[Inès Valcour](PER) dirige la fondation Valcour et vit rue Paul Valcour Delmas."
    assert [name for name, _ in names_of(text)].count("Valcour") == 0


def test_gazetteer_wins(tmp_path):
    path = tmp_path / "noms.csv"
    path.write_text(
        "name,label,aliases,id,country\nAtelier du Nord,ORG,ADN|l'Atelier,X12,FR\n",
        encoding="utf-8",
    )
    resolved = resolve("L'[Atelier](LOC) du Nord ouvre. ADN recrute.", read_gazetteer(path))
    assert [(m.text, m.label) for m in resolved.mentions] == [
        ("Atelier du Nord", "ORG"),
        ("ADN", "ORG"),
    ]
    assert len(resolved.entities) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("nom,label\nA,ORG\n", "line 1"),
        ("name,label\nA,ORG\nB,BOAT\n", "line 3: label 'BOAT'"),
        ("name,label,country\nA,LOC,XX\n", "line 2: country 'XX'"),
        ("name,label\n,ORG\n", "line 2: the name is empty"),
    ],
)
def test_gazetteer_says_which_line_is_wrong(tmp_path, content, said):
    path = tmp_path / "noms.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        read_gazetteer(path)

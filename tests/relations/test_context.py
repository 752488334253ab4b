"""Relations whose other side stands in an earlier clause or sentence: kin, lawyers, tolls."""

from __future__ import annotations

import pytest

from tests.relations.reading import Expected, relations_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("family", "[Lise Caron:PER] est venue avec son fils [Tom Caron:PER]. Son fils dort.",
         "Lise Caron > Tom Caron | role=fils"),
        ("family", "« Ma mère dort », raconte [Ada Roy:PER].", "Ada Roy > Ma mère | role=mère"),
        ("represents", "[Noé Blin:PER] se tait. Son avocate, [Ida Noël:PER], plaidera demain.",
         "Ida Noël > Noé Blin"),
        ("employer", "[Rémi Faure:PER], analyste au cabinet [Vidal:ORG], en doute.",
         "Rémi Faure > Vidal"),
        ("educated_at", "[Rémi Faure:PER], étudiant à l'[université de Mons:ORG], en doute.",
         "Rémi Faure > université de Mons"),
        ("killed", "Un incendie a éclaté dans la nuit. On compte douze morts.",
         "Un incendie > douze morts"),
        ("killed", "Le bus a percuté un arbre. Trois passagers sont morts.",
         "Le bus a percuté > Trois passagers"),
        ("killed", "Une explosion a détruit la halle. L'incendie dure. On compte douze morts.",
         "Une explosion > douze morts"),
        ("injured", "La marche a viré à l'émeute. On compte douze blessés.",
         "l'émeute > douze blessés"),
        ("injured", "Trente personnes ont été blessées dans une collision.",
         "une collision > Trente personnes"),
    ],
)  # fmt: skip
def test_the_other_side_is_found(trained, kind, text, expected):
    found = [one for one in relations_of(trained, text) if one.type == kind]
    assert [Expected.read(expected).matches(one) for one in found] == [True]


def test_a_toll_of_nobody_and_one_of_another_paragraph_have_no_event(trained):
    found = relations_of(trained, "Un incendie a éclaté.\n\nLe bilan a été revu : douze morts.")
    assert [one.subject for one in found if one.type == "killed"] == [None]
    found = relations_of(trained, "Un incendie a éclaté. Aucun blessé n'est signalé.")
    assert not [one for one in found if one.type == "injured" and one.subject]


@pytest.mark.parametrize(
    "text",
    [
        "[Noé Blin:PER] succède à [Paul Ney:PER]. Il vivait à [Vire:LOC] avec son épouse.",
        "Le procureur lui reproche d'avoir employé sa nièce.",
        "Née d'une mère française, [Ada Roy:PER] vit à [Mons:LOC].",
    ],
)
def test_whose_kin_is_not_known_is_nobodys(trained, text):
    found = relations_of(trained, text)
    assert not [one for one in found if one.type == "family"]
    assert not [one for one in found if one.type == "nationality" and one.subject.label]


def test_what_an_accusation_tells_is_reported(trained):
    text = "[Ada Roy:PER] accuse la [Milice noire:ORG] d'avoir bombardé le port, tuant six civils."
    found = relations_of(trained, text)
    told = {one.type: (one.modality, one.attributed_to) for one in found}
    assert {kind: told[kind][0] for kind in ("attacked", "killed")} == {
        "attacked": "reported", "killed": "reported",
    }  # fmt: skip
    assert told["attacked"][1].text == "Ada Roy"


def test_a_toll_is_no_surer_than_its_clause(trained):
    found = relations_of(trained, "Selon la mairie, les travaux auraient fait deux blessés.")
    assert {one.modality for one in found if one.type == "injured"} == {"reported"}


def test_the_body_of_a_role_is_found_behind_its_possessive(trained):
    text = "La coopérative [Sillage:ORG] recrute. Sa directrice, [Ana Reis:PER], s'en félicite."
    (held,) = [one for one in relations_of(trained, text) if one.type == "position_held"]
    assert held.of is not None
    assert "Sillage" in held.of.text

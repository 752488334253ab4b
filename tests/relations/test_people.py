"""Roles, bodies and nationalities as relations."""

import pytest

from pipeline.relations import find_role_relations
from tests.entities.reading import resolve, unmark


def relations_of(marked):
    """Type, subject, object, role and body of each relation."""
    resolved = resolve(marked)
    found = find_role_relations(
        unmark(marked)[0], resolved.mentions, resolved.entities, resolved.titles
    )
    return [
        (
            one.type,
            one.subject.entity or one.subject.text,
            one.object and (one.object.entity or one.object.text),
            one.role,
            one.of and one.of.entity,
        )
        for one in found
    ]


ROLES = [
    ("Le vice-premier ministre russe, [Yuri Borisov](PER), est là.",
     ("position_held", "PER/Yuri Borisov", None, "vice-premier ministre", "LOC/Russie")),
    ("[Miguel Díaz](PER), président de [Cuba](LOC), parle.",
     ("position_held", "PER/Miguel Díaz", None, "président", "LOC/Cuba")),
    ("[Petrov](PER), en sa qualité d'envoyé spécial de [Karine Roy](PER), arrive.",
     ("position_held", "PER/Petrov", None, "envoyé spécial", "PER/Karine Roy")),
    ("[Petrov](PER), en sa qualité d'envoyé spécial de [Karine Roy](PER), arrive.",
     ("represents", "PER/Petrov", "PER/Karine Roy", None, None)),
    ("Le président américain de la [Banque des Mers](ORG), [Luc Brun](PER), part.",
     ("position_held", "PER/Luc Brun", None, "président", "ORG/Banque des Mers")),
    ("Le maire de [Metz](LOC) a démissionné.",
     ("position_held", "PER/maire", None, "maire", "LOC/Metz")),
    ("[Awa Diop](PER), porte-parole du gouvernement malien, sourit.",
     ("position_held", "PER/Awa Diop", None, "porte-parole", "ORG/gouvernement malien")),
]  # fmt: skip
ORIGINS = [
    ("La vice-présidente américaine, [Ada Roy](PER), parle.",
     ("nationality", "PER/Ada Roy", "LOC/États-Unis")),
    ("Le Français [Paul Roy](PER) a gagné.", ("nationality", "PER/Paul Roy", "LOC/France")),
    ("[Paul Roy](PER), un Irlandais, a gagné.", ("nationality", "PER/Paul Roy", "LOC/Irlande")),
    ("[Ada Roy](PER), une jeune femme grecque, marchait.",
     ("nationality", "PER/Ada Roy", "LOC/Grèce")),
    ("[Ada Roy](PER), d'origine malienne, marchait.", ("nationality", "PER/Ada Roy", "LOC/Mali")),
    ("[Ada Roy](PER) possède la nationalité suisse.", ("nationality", "PER/Ada Roy", "LOC/Suisse")),
    ("Deux enfants d'origine égyptienne jouaient.", ("nationality", "enfants", "LOC/Égypte")),
    ("Les banques chinoises prêtent moins.", ("country", "banques", "LOC/Chine")),
    ("Le gouvernement espagnol a réagi.", ("country", "ORG/gouvernement espagnol", "LOC/Espagne")),
    ("La police du [Mali](LOC), donc la police malienne.",
     ("country", "ORG/police du Mali", "LOC/Mali")),
    ("L'association espagnole « Aurore » recrute.", ("country", "ORG/Aurore", "LOC/Espagne")),
    ("La [Commission russo-cubaine](ORG) siège.",
     ("country", "ORG/Commission russo-cubaine", "LOC/Russie")),
    ("La [Commission russo-cubaine](ORG) siège.",
     ("country", "ORG/Commission russo-cubaine", "LOC/Cuba")),
    ("Trois militaires français sont partis.", ("nationality", "militaires", "LOC/France")),
]  # fmt: skip
NOTHING = [
    "[Ada Roy](PER) aime la cuisine italienne.",
    "[Ada Roy](PER) n'est pas présidente.",
    "Un témoin a parlé.",
    "[Ada Roy](PER) parle russe.",
    "La mère d'[Ada Roy](PER) est venue.",
]


@pytest.mark.parametrize(("sentence", "expected"), ROLES)
def test_roles(sentence, expected):
    assert expected in relations_of(sentence)


@pytest.mark.parametrize(("sentence", "expected"), ORIGINS)
def test_nationality_and_country(sentence, expected):
    assert expected in [row[:3] for row in relations_of(sentence)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_said(sentence):
    assert relations_of(sentence) == []


def test_a_repeated_role_is_one_row():
    rows = relations_of(
        "[Ada Roy](PER), présidente de [Motorex](ORG), part. [Ada Roy](PER), présidente de "
        "[Motorex](ORG), revient. La présidente de [Motorex](ORG) sourit."
    )
    assert [row[0] for row in rows] == ["position_held"]


def test_a_future_role_is_planned():
    marked = "Le futur ambassadeur de [France](LOC), [Luc Brun](PER), arrive."
    resolved = resolve(marked)
    found = find_role_relations(
        unmark(marked)[0], resolved.mentions, resolved.entities, resolved.titles
    )
    assert {one.modality for one in found} == {"planned"}


def test_evidence_reaches_over_all_parts():
    marked = "[Miguel Díaz](PER), président de [Cuba](LOC), parle."
    resolved = resolve(marked)
    text = unmark(marked)[0]
    row = find_role_relations(text, resolved.mentions, resolved.entities, resolved.titles)[0]
    assert text[row.evidence_start : row.evidence_end] == "Miguel Díaz, président de Cuba"
    assert 0 < row.confidence <= 1

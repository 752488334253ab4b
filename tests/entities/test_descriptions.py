"""Epithets, nouns and pronouns: linked in the clear cases only."""

import pytest

from tests.entities.reading import entity_of, resolve

LINKED = [
    ("[Paul Sow](PER) a perdu sa mère.", "sa", "PER/Paul Sow"),
    ("La police nigériane enquête. Le pays est en deuil.", "Le pays", "LOC/Nigeria"),
    (
        "[Cuba](LOC) et la [Russie](LOC) signent. Le pays caribéen exporte.",
        "Le pays caribéen",
        "LOC/Cuba",
    ),
    (
        "[Cuba](LOC) et la [Russie](LOC) signent. La nation eurasiatique paie.",
        "La nation eurasiatique",
        "LOC/Russie",
    ),
    ("Un ministre russe est à [Cuba](LOC). Il quitte l'archipel demain.", "l'archipel", "LOC/Cuba"),
    (
        "La [Chine](LOC) et le [Pérou](LOC) négocient. Le géant asiatique cède.",
        "Le géant asiatique",
        "LOC/Chine",
    ),
    ("Le [Pérou](LOC) vote. Le pays attend.", "Le pays", "LOC/Pérou"),
    ("Il neige dans l'Hexagone.", "l'Hexagone", "LOC/France"),
    ("L'association « Aurore » recrute. L'association vit de dons.", "L'association", "ORG/Aurore"),
    ("La ville de [Metz](LOC) dort. La ville s'éveille.", "La ville", "LOC/Metz"),
    (
        "La [Russie](LOC) et [Moscou](LOC) : la capitale russe gèle.",
        "la capitale russe",
        "LOC/Moscou",
    ),
    ("Mme [Ada Roy](PER) entre. Elle sourit.", "Elle", "PER/Ada Roy"),
    ("M. [Paul Sow](PER) et Mme [Ada Roy](PER) entrent. Elle sourit.", "Elle", "PER/Ada Roy"),
    (
        "La présidente [Ada Roy](PER) a salué le maire [Paul Sow](PER). Il a ri.",
        "Il",
        "PER/Paul Sow",
    ),
    ("M. [Paul Sow](PER) est venu. Ce dernier a signé.", "Ce dernier", "PER/Paul Sow"),
]
OPEN = [
    ("[Paul Sow](PER) a dit que le conseil revoit son avis.", "son"),
    ("[Paul Sow](PER) est venu. La ville a perdu sa gare.", "sa"),
    ("M. [Paul Sow](PER) entre. Selon lui, « Il dormait encore ».", "Il"),
    ("M. [Paul Sow](PER) entre. L'arbitre attend, puis il rit.", "il"),
    ("Le [Pérou](LOC) et le [Chili](LOC) négocient. Le pays attend.", "Le pays"),
    (
        "Le [Pérou](LOC) et le [Chili](LOC) négocient. Le pays sud-américain attend.",
        "Le pays sud-américain",
    ),
    ("La [France](LOC) attend. Le pays caribéen exporte.", "Le pays caribéen"),
    ("M. [Paul Sow](PER) et M. [Luc Brun](PER) entrent. Il sourit.", "Il"),
    ("M. [Paul Sow](PER) entre. Il y a du monde.", "Il"),
    ("M. [Paul Sow](PER) entre. Il faut partir.", "Il"),
    ("M. [Paul Sow](PER) entre. Il est 18 heures.", "Il"),
    ("M. [Paul Sow](PER) entre. Elle sourit.", "Elle"),
    (
        "L'association « Aurore » et l'association « Lune » recrutent. L'association vit de dons.",
        "L'association",
    ),
    ("Le [Pérou](LOC) vote. Le pays de l'or attend.", "Le pays"),
]


@pytest.mark.parametrize(("text", "mention", "entity"), LINKED)
def test_linked(text, mention, entity):
    assert entity_of(resolve(text), mention) == entity


@pytest.mark.parametrize(("text", "mention"), OPEN)
def test_left_open(text, mention):
    assert mention not in [m.text for m in resolve(text).mentions]

"""Statements and quotations of whole sentences, with the embedded model."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def statement(trained, text: str, predicate: str):
    (findings,) = trained.extract(text).findings
    found = [one for one in findings.statements if one.predicate == predicate]
    assert found, [one.predicate for one in findings.statements]
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Le maire n'a pas signé le contrat.", "signer", {"polarity": "negative"}),
        ("Le suspect aurait tué deux passants.", "tuer", {"modality": "reported", "tense": "past"}),
        ("La ville vendra ses terrains.", "vendre", {"modality": "planned", "tense": "future"}),
        ("On prévoit la création d'un centre.", "créer", {"modality": "planned", "kind": "noun"}),
        ("Il travaille pour payer ses dettes.", "payer", {"modality": "purpose"}),
        ("Les pluies n'ont pas empêché la fête.", "empêcher", {"polarity": "negative"}),
        ("Le conseil doit voter la loi jeudi.", "voter", {"modality": "planned"}),
        ("Elle a refusé de vendre sa maison.", "vendre", {"polarity": "negative"}),
        ("Le pont est construit par la région.", "construire", {"voice": "passive"}),
        ("Elle est venue à Lyon.", "venir", {"voice": "active", "tense": "past"}),
    ],
)
def test_reality(trained, text, predicate, expected):
    found = statement(trained, text, predicate)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "mode", "speaker", "content"),
    [
        ("« Je pars demain », a dit le maire.", "direct", "le maire", "Je pars demain"),
        ("« C'est faux », répond-elle.", "direct", "elle", "C'est faux"),
        ("Le maire a dit : « La route est fermée. »", "direct", "Le maire", "La route est fermée."),
        ("Selon le préfet, la route est fermée.", "selon", "le préfet", "la route est fermée"),
        ("Le maire affirme que la route est fermée.", "indirect", "maire", "la route est fermée"),
    ],
)  # fmt: skip
def test_quotations(trained, text, mode, speaker, content):
    (findings,) = trained.extract(text).findings
    (found,) = findings.quotations
    assert found.mode == mode
    assert speaker in found.speaker.text
    assert text[found.content_start : found.content_end] == content


def test_what_a_speaker_says_is_attributed(trained):
    (findings,) = trained.extract("Selon le préfet, la crue a détruit le pont.").findings
    (destroyed,) = [one for one in findings.statements if one.predicate == "détruire"]
    assert destroyed.attributed_to.text == "le préfet"


def test_quotation_marks_around_a_title_are_no_quotation(trained):
    (findings,) = trained.extract("Elle a lu le roman « Les Vagues » en une nuit.").findings
    assert findings.quotations == ()

"""Who speaks, and which words stand for somebody: pronouns, inverted subjects, appositions."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.model


def findings(trained, text: str):
    (found,) = trained.extract(text).findings
    return found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Je reste », a dit la maire, Awa Diop. « Je lutterai », a-t-elle ajouté.", "Awa Diop"),
        ("La maire, Awa Diop, a réagi. « Je lutterai », a-t-elle promis.", "Awa Diop"),
        ("« Je reste », a dit la maire, Awa Diop. « Bravo », a-t-il répondu.", None),
        ("« Je reste », a dit Awa Diop à Lise Roy. Lise Roy rit. « Bien », dit-elle.", None),
    ],
)
def test_the_pronoun_of_a_cue(trained, text, speaker):
    last = findings(trained, text).quotations[-1]
    assert last.speaker.text in {"elle", "il"}
    assert last.speaker.entity == (speaker and f"PER/{speaker}")


def test_an_inverted_cue_is_whole(trained):
    (found,) = findings(trained, "« Nous allons gagner la finale », a-t-elle promis.").quotations
    assert (found.cue, found.speaker.text) == ("a-t-elle promis", "elle")


def test_an_inverted_subject_is_the_agent(trained):
    text = "La victime est hors de danger, a précisé le procureur Éric Mathais."
    told = [one for one in findings(trained, text).statements if one.predicate == "préciser"]
    assert [(one.agent.text, one.patient) for one in told] == [("le procureur Éric Mathais", None)]


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("La maire de Metz, Awa Diop, 52 ans, a été réélue.", "La maire de Metz, Awa Diop"),
        ("Awa Diop, députée du Rhône, a été réélue.", "Awa Diop"),
        ("Awa Diop et Lise Roy ont été réélues.", "Awa Diop et Lise Roy"),
    ],
)
def test_arguments_end_with_their_name(trained, text, argument):
    (one,) = [s for s in findings(trained, text).statements if s.predicate == "réélire"]
    assert one.patient.text == argument


def test_an_argument_does_not_hold_its_own_participle(trained):
    text = "Le mouvement, soutenu par le voisin, a pris la ville."
    (one,) = [s for s in findings(trained, text).statements if s.predicate == "soutenir"]
    assert one.patient.text == "Le mouvement"


def test_an_apposition_is_no_second_agent(trained):
    text = "L'accord a été signé lundi par le ministre de l'Industrie, Ryad Mezzour."
    found = [one for one in findings(trained, text).relations if one.type == "signed"]
    assert len(found) == 1

"""What accusations, denials and negated intentions make of the infinitive under them."""

from __future__ import annotations

import pytest

from tests.statements.test_sentences import statement

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Kinshasa accuse Kigali d'avoir envoyé des soldats.", "envoyer", "positive reported"),
        ("Il est soupçonné d'avoir volé une toile.", "voler", "positive reported"),
        ("Il a été arrêté pour avoir volé une toile.", "voler", "positive reported"),
        ("Il a été condamné pour avoir volé une toile.", "voler", "positive factual"),
        ("Il a arrêté de vendre des toiles.", "vendre", "positive factual"),
        ("Le maire a démenti avoir reçu une lettre.", "recevoir", "negative factual"),
        ("La ministre n'a pas l'intention de démissionner.", "démissionner", "negative intended"),
        ("Le club n'a pas réussi à vendre ses places.", "vendre", "negative factual"),
        ("Le conseil n'exclut pas de vendre le terrain.", "vendre", "positive possible"),
        ("Le conseil exclut de vendre le terrain.", "vendre", "negative factual"),
        ("La mairie estime que le pont pourrait rouvrir.", "rouvrir", "positive possible"),
    ],
)
def test_governed(trained, text, predicate, expected):
    found = statement(trained, text, predicate)
    assert f"{found.polarity} {found.modality}" == expected


def test_what_somebody_is_accused_of_is_told_by_the_accuser(trained):
    text = "Kinshasa accuse Kigali d'avoir envoyé des soldats."
    assert statement(trained, text, "envoyer").attributed_to.text == "Kinshasa"


def test_the_date_of_the_verb_wins_over_that_of_an_apposition(trained):
    text = "Conseiller depuis 2008, il a adhéré au parti en 2015."
    assert statement(trained, text, "adhérer").date.text == "2015"

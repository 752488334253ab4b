"""Whether a sentence looks back or ahead, from its verb endings."""

import pytest

from pipeline.dates.folding import fold
from pipeline.dates.tense import tense_at


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Le maire présentera son projet ‖.", 1), ("Elle reviendra ‖.", 1),
        ("Le vote aura lieu ‖.", 1), ("Le vote est prévu ‖.", 1), ("Ils vont partir ‖.", 1),
        ("Nous ouvrirons ‖.", 1), ("Il devrait pleuvoir ‖.", 1), ("Le maire a démissionné ‖.", -1),
        ("Elle est morte ‖.", -1), ("Ils étaient partis ‖.", -1), ("L'usine fut fermée ‖.", -1),
        ("Le pont s'est effondré ‖.", -1), ("La foule défilait ‖.", -1), ("Grève ‖.", 0),
        ("Il attira la foule ‖.", 0), ("L'opéra de Lyon ‖.", 0), ("Aux environs ‖.", 0),
        ("Il a plu. Elle reviendra ‖. Il a neigé.", 1),
    ],
)  # fmt: skip
def test_tense(sentence, tense):
    place = sentence.index("‖")
    assert tense_at(fold(sentence), place, place + 1) == tense


def test_tags_win_over_endings():
    text = fold("Elle reviendra ‖.")
    assert tense_at(text, 15, 16, [(5, "past")]) == -1
    assert tense_at(text, 15, 16, [(900, "past")]) == 1

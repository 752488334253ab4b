"""The conversions of the training recipe keep offsets and labels right."""

import random
import sys
from pathlib import Path

import pytest
import spacy

TRAINING = Path(__file__).parents[2] / "models" / "training"
sys.path.insert(0, str(TRAINING))

from names import to_doc  # noqa: E402
from sources import Annotated, joined, respaced  # noqa: E402
from swapping import Names, rewritten, swapped  # noqa: E402
from treebanks import harmonise  # noqa: E402

from pipeline.evaluation.conllu import Sentence, Word  # noqa: E402
from pipeline.evaluation.gold import GoldSpan, GoldText  # noqa: E402
from pipeline.evaluation.markup import parse_markup  # noqa: E402

TEXT = "[Léa Roux](PER) vit à [Tours](LOC), dit l'[ONU](ORG). [Roux](PER) part, à [Tours](LOC)."
NAMES = Names({"PER": ["Zoé Lovelace"], "LOC": ["Quimper"], "ORG": ["Unicef"]})


def gold(markup: str) -> GoldText:
    (text,) = parse_markup(markup)
    return text


def names(text: GoldText) -> list[tuple[str, str]]:
    return [(text.text[s.start : s.end], s.label) for s in text.spans]


def test_swapping_is_consistent_and_keeps_offsets():
    other = swapped(Annotated(gold(TEXT)), NAMES, random.Random(0), share=1.0).gold
    assert other.text == ("Zoé Lovelace vit à Quimper, dit l'Unicef. Lovelace part, à Quimper.")
    assert names(other) == [
        ("Zoé Lovelace", "PER"), ("Quimper", "LOC"), ("Unicef", "ORG"),
        ("Lovelace", "PER"), ("Quimper", "LOC"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["en [France](LOC)", "la [Loire](LOC)", "l'[Isère](LOC)"])
def test_places_after_an_article_are_not_swapped_for_towns(text: str):
    assert swapped(Annotated(gold(text)), NAMES, random.Random(0), 1.0).gold == gold(text)


def test_elision_is_kept():
    text = gold("selon l'[ONU](ORG)")
    consonant = Names({"ORG": ["Danone"]})
    assert swapped(Annotated(text), consonant, random.Random(0), 1.0).gold == text


def test_unknown_stretches_move_with_the_text():
    text = gold("[Léa Roux](PER) voit Molotov.")
    other = swapped(Annotated(text, ((14, 21),)), NAMES, random.Random(0), 1.0)
    ((start, end),) = other.unknown
    assert other.gold.text[start:end] == "Molotov"


@pytest.mark.parametrize("seed", range(20))
def test_rewriting_changes_letters_but_no_offset(seed: int):
    text = gold("Titre à [Tours](LOC)\nL'[ONU](ORG) dort. [Léa](PER) paie 3 € à la Straße.")
    other = rewritten(Annotated(text), random.Random(seed)).gold
    assert len(other.text) == len(text.text)
    assert [t.lower() for t, _ in names(other)] == ["tours", "onu", "léa"]


def test_spaces_before_stops_are_removed_and_offsets_follow():
    text = GoldText(
        "t", "À Valence . Puis ( Lyon ) : oui", (GoldSpan(2, 9, "LOC"), GoldSpan(19, 23, "LOC"))
    )
    repaired = respaced(text)
    assert repaired.text == "À Valence. Puis ( Lyon) : oui"
    assert names(repaired) == [("Valence", "LOC"), ("Lyon", "LOC")]


def test_texts_are_joined_with_their_spans():
    assert names(joined([gold("[Léa](PER) dort."), gold("À [Tours](LOC).")])) == [
        ("Léa", "PER"), ("Tours", "LOC"),
    ]  # fmt: skip


def test_documents_have_names_and_missing_stretches():
    doc = to_doc(spacy.blank("fr"), Annotated(gold("[Léa](PER) voit Molotov ici."), ((9, 16),)))
    assert [(e.text, e.label_) for e in doc.ents] == [("Léa", "PER")]
    assert [token.ent_iob_ for token in doc] == ["B", "O", "", "O", "O"]


def test_titles_get_the_relation_of_sequoia():
    sentence = Sentence("a", (
        Word("ministre", "ministre", "NOUN", "Emph=No|Number=Sing", 0, "ROOT", True),
        Word("russe", "russe", "ADJ", "", 0, "amod", True),
        Word("Borisov", "Borisov", "PROPN", "", 0, "appos", True),
        Word("deux", "deux", "NUM", "Number=Plur", 0, "obj:lvc", False),
    ))  # fmt: skip
    words = harmonise(sentence).words
    assert [word.deprel for word in words] == ["ROOT", "amod", "nmod", "obj"]
    assert words[0].feats == "Number=Sing"
    assert words[3].feats == "NumType=Card"

"""Sentence starts that layout and punctuation make sure."""

import pytest
import spacy

from pipeline.language import factories  # noqa: F401  registers glaneur_sentences
from pipeline.language.boundaries import is_wrapped, sentence_starts

NLP = spacy.blank("fr")


def starts(text: str) -> dict[bool | None, list[str]]:
    words = [token.text for token in NLP(text)]
    found: dict[bool | None, list[str]] = {True: [], False: [], None: []}
    for word, start in zip(words, sentence_starts(words), strict=True):
        found[start].append(word)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Crue à Tours\nLe maire est venu.", ["Crue", "Le"]),
        ("Un titre\n\nun corps", ["Un", "un"]),
        ("Il part. Elle reste.", ["Il", "Elle"]),
        ("Liste :\n- un point\n- deux points", ["Liste", "-", "-"]),
        ("Il dort. « Quoi », dit-elle.", ["Il", "«"]),
        ("Il dort. – Et toi ?", ["Il", "–"]),
    ],
)
def test_sentences_start_here(text: str, expected: list[str]):
    assert starts(text)[True] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il a vu M. Dupont à Tours.",
        "Il a vu J.-P. Sarr hier.",
        "En 44 av. J.-C. il mourut.",
        "« Où va-t-on ? » demande le maire.",
        "Le prix est de 3,5 % selon l'art. 5 du code.",
        "Mme. Le Goff et le Dr. Ba, de la Ste. Marie",
    ],
)
def test_no_other_sentence_starts_here(text: str):
    found = starts(text)
    assert len(found[True]) == 1
    # A capital may follow a headline without a stop: left to the parser, unless after these.
    assert set(found[None]) <= {"M.", "J.-P."}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("En 44 av. J.-C. César mourut.", "César"),
        ("La S.N.C.F. Elle roule.", "Elle"),
        ("Non ! Rien", "Rien"),
        ("Des pommes, etc. Paul en veut.", "Paul"),
    ],
)
def test_the_parser_decides(text: str, word: str):
    assert word in starts(text)[None]


def test_hard_wrapped_text_is_not_cut_at_line_ends():
    text = "Le texte est long et il\nse poursuit à la ligne avec\nParis et\nd'autres. Fin.\nAutre."
    words = [token.text for token in NLP(text)]
    assert is_wrapped(words)
    found = starts(text)
    assert found[True] == ["Le", "Fin", "Autre"]
    assert "Paris" in found[None]


def test_headlines_are_not_wrapped_text():
    assert not is_wrapped([token.text for token in NLP("Un titre\nLe corps.\nEncore.")])


def test_component_keeps_a_blank_line_as_a_boundary():
    nlp = spacy.blank("fr")
    nlp.add_pipe("glaneur_sentences")
    doc = nlp("Un titre\n\nun corps")
    assert [token.text for token in doc if token.is_sent_start] == ["Un", "un"]


def test_empty_and_blank_texts():
    assert sentence_starts([]) == []
    assert sentence_starts(["\n\n"]) == [None]

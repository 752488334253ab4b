"""Readers of annotated names: every format gives the same texts and spans."""

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation.gold import GoldSpan, label_of, outermost
from pipeline.evaluation.markup import parse_markup, write_markup
from pipeline.evaluation.readers import read_gold

MARKUP = """# id: x-1 | genre: brève | region: Maroc
[Rabat](LOC) accueille le salon
M. [Bennis](PER) est venu.
« Oui », dit-il.

La fin à [Fès](LOC).
# id: x-2 | genre: note | region: Mali
Rien ici.
"""


def names(gold):
    return [(gold.text[s.start : s.end], s.label) for s in gold.spans]


def test_markup_texts_headers_and_spans():
    first, second = parse_markup(MARKUP)
    assert (first.name, first.genre) == ("x-1", "brève")
    assert names(first) == [("Rabat", "LOC"), ("Bennis", "PER"), ("Fès", "LOC")]
    assert second.text == "Rien ici."
    assert second.spans == ()


def test_markup_joins_sentences_and_keeps_headlines_and_paragraphs():
    first, _ = parse_markup(MARKUP)
    assert first.text == (
        "Rabat accueille le salon\nM. Bennis est venu. « Oui », dit-il.\n\nLa fin à Fès."
    )


def test_markup_is_written_as_read():
    first, _ = parse_markup(MARKUP)
    assert write_markup(first).startswith("[Rabat](LOC) accueille le salon\nM. [Bennis](PER) est")


def test_brat_keeps_the_outermost_names_of_the_five_labels(tmp_path: Path):
    (tmp_path / "a.txt").write_text("La mosquée de Valence, le 1er mai.", encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tLocation 14 21\tValence\nT2\tOrganization 3 21\tmosquée de Valence\n"
        "T3\tDate 26 33\t1er mai\nR1\tx Arg1:T1 Arg2:T2\n",
        encoding="utf-8",
    )
    (gold,) = read_gold(tmp_path)
    assert names(gold) == [("mosquée de Valence", "ORG")]
    assert list(read_gold(tmp_path / "a.ann")) == [gold]


def test_iob_with_both_schemes_and_french_spacing(tmp_path: Path):
    path = tmp_path / "a.conll"
    path.write_text(
        "L' O\nONU B-ORG\na O\nvu O\nPaul B-PER\nBa I-PER\n. O\n\nLyon I-LOC\nNice B-LOC\n",
        encoding="utf-8",
    )
    first, second = read_gold(path)
    assert first.text == "L'ONU a vu Paul Ba."
    assert names(first) == [("ONU", "ORG"), ("Paul Ba", "PER")]
    assert names(second) == [("Lyon", "LOC"), ("Nice", "LOC")]


def test_conllu_with_a_column_of_names(tmp_path: Path):
    path = tmp_path / "a.conllu"
    row = "{}\t{}\t_\tPROPN\t_\t_\t0\troot\t_\t_\t*\t*\t{}"
    cells = [("Jean", "1:PERS"), ("Bo", "1"), ("lit", "*"), ("Metz", "2:LOC")]
    lines = [row.format(i, form, cell) for i, (form, cell) in enumerate(cells, start=1)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (gold,) = read_gold(path)
    assert names(gold) == [("Jean Bo", "PER"), ("Metz", "LOC")]


def test_unknown_format_is_refused(tmp_path: Path):
    path = tmp_path / "a.xml"
    path.write_text("<a/>", encoding="utf-8")
    with pytest.raises(UsageError, match="no known gold format"):
        read_gold(path)


def test_labels():
    assert label_of("Person") == "PER"
    assert label_of("PERS.human") == "PER"
    assert label_of("Date") is None


def test_outermost_prefers_the_longest():
    spans = [GoldSpan(0, 4, "A"), GoldSpan(2, 9, "B"), GoldSpan(9, 10, "C")]
    assert outermost(spans) == (GoldSpan(2, 9, "B"), GoldSpan(9, 10, "C"))

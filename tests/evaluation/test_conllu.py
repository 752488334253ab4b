"""Treebanks as text with words: contractions merged, spacing kept."""

from pathlib import Path

import pytest

from pipeline.evaluation.conllu import read_conllu

TREE = """# sent_id = a
# text = Il va au marché.
1\tIl\til\tPRON\t_\tNumber=Sing\t2\tnsubj\t_\t_
2\tva\taller\tVERB\t_\tMood=Ind\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\t_\t_\t5\tcase\t_\t_
4\tle\tle\tDET\t_\tGender=Masc|Number=Sing\t5\tdet\t_\t_
5\tmarché\tmarché\tNOUN\t_\tGender=Masc\t2\tobl:arg\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# sent_id = b
1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


@pytest.fixture
def sentences(tmp_path: Path):
    path = tmp_path / "a.conllu"
    path.write_text(TREE, encoding="utf-8")
    return list(read_conllu(path))


def test_text_and_ids(sentences):
    assert [(s.sent_id, s.text) for s in sentences] == [("a", "Il va au marché."), ("b", "Oui!")]


def test_a_contraction_is_one_word_with_the_tag_of_its_head(sentences):
    word = sentences[0].words[2]
    assert (word.form, word.lemma, word.pos, word.deprel) == ("au", "à le", "ADP", "case")
    assert word.feats == "Gender=Masc|Number=Sing"


def test_heads_are_renumbered_and_the_root_is_its_own(sentences):
    assert [word.head for word in sentences[0].words] == [1, 1, 3, 1, 1]
    assert sentences[0].words[1].deprel == "ROOT"


def test_spacing_comes_from_the_text_or_from_misc(sentences):
    assert [w.space_after for w in sentences[0].words] == [True, True, True, False, False]
    assert [w.space_after for w in sentences[1].words] == [False, True]


def test_spacing_from_the_text_where_misc_has_none(tmp_path: Path):
    path = tmp_path / "b.conllu"
    path.write_text(TREE.replace("SpaceAfter=No", "_"), encoding="utf-8")
    assert next(read_conllu(path)).text == "Il va au marché."


def test_a_part_that_governs_gives_its_tag(tmp_path: Path):
    rows = (
        "1-2\tauquel\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tà\tà\tADP\t_\t_\t2\tcase\t_\t_\n"
        "2\tlequel\tlequel\tPRON\t_\t_\t0\troot\t_\t_\n"
    )
    path = tmp_path / "c.conllu"
    path.write_text(rows, encoding="utf-8")
    (word,) = next(read_conllu(path)).words
    assert (word.pos, word.deprel, word.head) == ("PRON", "ROOT", 0)

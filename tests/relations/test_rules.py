"""The examples of the rules are tests: what each must find, and what it must not."""

from __future__ import annotations

import pytest

from pipeline.errors import SettingsError
from pipeline.relations.rules import load_rules, packaged, relation_types
from tests.relations.reading import Expected, relations_of

# Parts of the examples that hold with the embedded model; to be raised, never lowered. An example
# that fails says where the parser errs: it stays.
FOUND, QUIET = 0.96, 0.99


def test_every_rule_has_examples_of_both_kinds():
    bare = [rule.id for rule in packaged() if not rule.examples or not rule.counterexamples]
    assert bare == []
    assert len({rule.id for rule in packaged()}) == len(packaged())


def test_there_are_three_hundred_examples_half_of_them_negative():
    positive = sum(len(rule.examples) for rule in packaged())
    negative = sum(len(rule.counterexamples) for rule in packaged())
    assert positive + negative >= 300
    assert negative >= (positive + negative) / 2


def test_types_are_those_of_the_design():
    assert {rule.type for rule in packaged()} <= set(relation_types())


@pytest.mark.model
def test_examples_are_found(trained):
    missed, total = [], 0
    for rule in packaged():
        for example in rule.examples:
            sentence, _, expected = example.partition(" => ")
            found = [r for r in relations_of(trained, sentence) if r.type == rule.type]
            wanted = [Expected.read(one) for one in expected.split(" ; ") if one.strip()]
            total += 1
            if not all(any(one.matches(r) for r in found) for one in wanted):
                missed.append(f"{rule.id}: {example}")
    assert 1 - len(missed) / total >= FOUND, "\n".join(missed)


@pytest.mark.model
def test_counterexamples_are_not_found(trained):
    wrong, total = [], 0
    for rule in packaged():
        for sentence in rule.counterexamples:
            total += 1
            if any(r.origin == f"relations/{rule.id}" for r in relations_of(trained, sentence)):
                wrong.append(f"{rule.id}: {sentence}")
    assert 1 - len(wrong) / total >= QUIET, "\n".join(wrong)


def test_a_file_of_ones_own_adds_and_replaces(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(
        '[[rule]]\nid = "born.verb"\ntype = "born"\npredicates = "éclore"\n', encoding="utf-8"
    )
    rules = load_rules((str(path),))
    assert [rule.id for rule in rules.by_predicate["éclore"]] == ["born.verb"]
    assert "naître" not in rules.by_predicate


@pytest.mark.parametrize(
    "text",
    ["[[rule", '[[rule]]\nid = "a"\ntype = "born"\n', '[[rule]]\nid = "a"\nwhat = 1\n'],
)
def test_a_bad_file_says_so(tmp_path, text):
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"bad\.toml"):
        load_rules((str(path),))


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(SettingsError, match="--rules"):
        load_rules((str(tmp_path / "none.toml"),))

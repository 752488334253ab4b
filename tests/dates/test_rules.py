"""The examples that stand beside the rules."""

from datetime import datetime

import pytest

from pipeline.dates import find_dates
from pipeline.dates.grammar import rules
from pipeline.dates.reading import READERS
from pipeline.lexicon import load_toml
from pipeline.records import Reference

RULES = load_toml("dates_patterns.toml")["rule"]
EXAMPLES = [(rule["name"], *example) for rule in RULES for example in rule.get("examples", ())]


@pytest.mark.parametrize(("name", "sentence", "text", "value"), EXAMPLES)
def test_example(name, sentence, text, value):
    (row,) = find_dates(sentence, Reference(datetime(2021, 12, 1), "day"))
    assert (row.text, row.value) == (text, value)


def test_every_rule_has_a_reader_and_its_own_name():
    assert all(rule.read in READERS for rule in rules())
    assert len({rule.name for rule in rules()}) == len(rules())


def test_no_rule_matches_nothing():
    assert all(rule.pattern.match("") is None for rule in rules())

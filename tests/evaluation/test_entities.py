"""Scores of names, roles and nationalities on reports made by hand."""

import json

import pytest

from pipeline.errors import UsageError
from pipeline.evaluation import TASKS
from pipeline.evaluation.entities import score_reports
from pipeline.evaluation.popcorn import read_reports
from pipeline.records import Findings
from pipeline.relations import find_role_relations
from pipeline.sources.memory import make_document
from tests.entities.reading import resolve, unmark

MARKED = "[Ada Roy](PER), une juge malienne, arrive. [Roy](PER) sourit à un touriste."
TEXT = unmark(MARKED)[0]


def entity(id_, kind, *values):
    mentions, start = [], 0
    for value in values:
        start = TEXT.index(value, start)
        mentions.append({"value": value, "start": start, "end": start + len(value)})
        start += len(value)
    return {"id": id_, "type": kind, "mentions": mentions}


REPORT = {
    "id": "r1",
    "text": TEXT,
    "entities": [
        entity(0, "CIVILIAN", "Ada Roy", "Roy"),
        entity(1, "CATEGORY", "juge"),
        entity(2, "NATIONALITY", "malienne"),
        entity(3, "FIRSTNAME", "Ada"),
        entity(4, "LASTNAME", "Roy"),
        {"id": 5, "type": "LASTNAME", "mentions": [{"value": "Roy", "start": 35, "end": 38}]},
    ],
    "relations": [[0, "HAS_CATEGORY", 1], [0, "IS_OF_NATIONALITY", 2]],
}
REPORT["entities"][5]["mentions"][0] |= {
    "start": TEXT.rindex("Roy"),
    "end": TEXT.rindex("Roy") + 3,
}


def findings(marked):
    text = unmark(marked)[0]
    found = resolve(marked)
    return Findings(
        document=make_document(text, doc_id="r1"),
        language="fr",
        sentences=(0,),
        mentions=found.mentions,
        entities=found.entities,
        titles=found.titles,
        relations=tuple(find_role_relations(text, found.mentions, found.entities, found.titles)),
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(REPORT, ensure_ascii=False) + "\n", encoding="utf-8")
    return next(read_reports(path))


def test_all_right_but_an_unannotated_tourist(report):
    scores = score_reports([(report, findings(MARKED))]).scores
    assert (scores["names_p"], scores["names_r"]) == (1.0, 1.0)
    assert (scores["roles_p"], scores["roles_r"]) == (0.5, 1.0)
    assert (scores["roles_named_p"], scores["roles_named_r"]) == (1.0, 1.0)
    assert (scores["roles_annotated_p"], scores["roles_annotated_r"]) == (1.0, 1.0)
    assert scores["nationality_f"] == 1.0


def test_a_missed_mention_is_a_missed_pair(report):
    result = score_reports([(report, findings(TEXT))])
    assert result.scores["names_r"] == 0.0
    assert {mistake.kind for mistake in result.errors} >= {"names.missed", "roles.missed"}


def test_two_people_in_one_entity_cost_precision(report):
    wrong = dict(REPORT, entities=[*REPORT["entities"], entity(9, "CIVILIAN", "Roy sourit")])
    wrong["entities"][0] = entity(0, "CIVILIAN", "Ada Roy")
    assert wrong["entities"] != REPORT["entities"]
    other = report.__class__(
        report.name,
        report.text,
        {
            0: report.entities[0].__class__("CIVILIAN", ((0, 7),), ((0, 7),)),
            1: report.entities[0].__class__("CIVILIAN", ((43, 46),), ((43, 46),)),
        },
        (),
    )
    start = TEXT.rindex("Roy")
    other.entities[1] = other.entities[1].__class__(
        "CIVILIAN", ((start, start + 3),), ((start, start + 3),)
    )
    assert score_reports([(other, findings(MARKED))]).scores["names_p"] == 0.0


def test_a_bad_line_is_named(tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        list(read_reports(path))


def test_the_task_is_known():
    assert "entities" in TASKS

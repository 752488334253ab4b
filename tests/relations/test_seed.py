"""The article that the project was created for: the relations and statements that must come out."""

from __future__ import annotations

import json

import pytest

from pipeline.sources import read_one

pytestmark = [pytest.mark.model, pytest.mark.shared]


@pytest.fixture(scope="module")
def seed(trained, shared):
    path = shared / "seed" / "radio-habana-cuba.md"
    (findings,) = trained.run([read_one(str(path), trained.settings.read_options())])
    expected = json.loads((shared / "seed" / "expected.json").read_text(encoding="utf-8"))
    return findings, expected


def _names(findings, argument):
    """The words of an argument and the name of its entity."""
    if argument is None:
        return ""
    entity = next((e.name for e in findings.entities if e.key == argument.entity), "")
    return f"{argument.text} {entity}".lower()


def _fits(findings, expected, argument):
    if expected is None:
        return True
    words = [w for w in expected.lower().replace("(", " ").replace(")", " ").split() if len(w) > 3]
    return any(word in _names(findings, argument) for word in words)


def test_relations(seed):
    findings, expected = seed
    found = 0
    for kind, subject, target, further in expected["relations"]:
        found += any(
            one.type == kind
            and any(
                _fits(findings, subject, a) and _fits(findings, target, b)
                for a, b in ((one.subject, one.object), (one.object, one.subject))
            )
            and further.get("role", "").split(" ")[0] in (one.role or "")
            and ("modality" not in further or one.modality in further["modality"])
            for one in findings.relations
        )
    assert found >= 18


def test_sure_relations_are_many(seed):
    findings, _ = seed
    assert sum(one.confidence >= 0.8 for one in findings.relations) >= 12


def test_statements(seed):
    findings, expected = seed
    found = 0
    for predicate, agent, patient, further in expected["statements"]:
        found += any(
            one.predicate.startswith(predicate)
            and _fits(findings, agent, one.agent)
            and _fits(findings, patient, one.patient)
            and further.get("polarity", one.polarity) == one.polarity
            for one in findings.statements
        )
    assert found >= 15


def test_the_negation_and_the_plan(seed):
    findings, _ = seed
    by_predicate = {one.predicate: one for one in findings.statements}
    assert by_predicate["empêcher"].polarity == "negative"
    assert by_predicate["créer"].modality == "planned"

"""Relations as a graph: what a graph tool reads back."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

from pipeline.tables.graph_formats import GraphmlFormat, JsonldFormat
from pipeline.tables.ntriples import NtriplesFormat

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def relation(**fields):
    row = dict.fromkeys(
        ("property", "role", "value", "date_id", "place_id", "quantity_id", "of_id",
         "attributed_to", "subject_id", "subject_text", "object_id", "object_text")
    )  # fmt: skip
    row |= {"doc_id": "d", "relation_id": "d#r1", "type": "visited", "polarity": "positive",
            "modality": "factual", "origin": "relations/visited.verb", "text": "a visité",
            "confidence": 0.9, "evidence_start": 0, "evidence_end": 20, "subject_start": 0,
            "subject_end": 3, "object_start": 12, "object_end": 20}  # fmt: skip
    return row | fields


def entity(key: str, label: str, name: str):
    return {"doc_id": "d", "entity_id": f"d#{key}", "label": label, "name": name, "country": None,
            "wikidata": None}  # fmt: skip


ROWS = {
    "entities": [entity("PER/Ada", "PER", "Ada")],
    "relations": [
        relation(subject_id="d#PER/Ada", subject_text="Ada", object_text="l'île & le port"),
        relation(relation_id="d#r2", object_text="un accord"),
    ],
}


def whole(format, rows) -> bytes:
    ((name, file),) = format.files().items()
    return file.head + format.encode([rows])[name] + file.tail


def test_graphml_has_entities_phrases_and_edges_with_both_ends():
    root = ET.fromstring(whole(GraphmlFormat(), ROWS))
    nodes = {n.get("id") for n in root.iter(f"{NAMESPACE}node")}
    (edge,) = root.iter(f"{NAMESPACE}edge")
    assert nodes == {"d#PER/Ada", "d#phrase12-20"}
    assert (edge.get("source"), edge.get("target")) == ("d#PER/Ada", "d#phrase12-20")
    assert edge.find(f"{NAMESPACE}data[@key='e_confidence']").text == "0.9"


def test_jsonld_gives_each_relation_its_source():
    graph = json.loads(whole(JsonldFormat(), ROWS))["@graph"]
    (said,) = [item for item in graph if item.get("@type") == "glaneur:visited"]
    assert said["subject"] == "entity:d%23PER%2FAda"
    assert (said["text"], said["evidence_end"]) == ("a visité", 20)


def test_no_relations_is_a_graph_without_edges():
    assert json.loads(whole(JsonldFormat(), {}))["@graph"] == []
    assert list(ET.fromstring(whole(GraphmlFormat(), {})).iter(f"{NAMESPACE}edge")) == []


# The grammar of N-Triples 1.1 without blank nodes and language tags.
IRI = r"<[^\x00-\x20<>\"{}|^`\\]*>"
LITERAL = rf'"(?:[^"\\\n\r]|\\[tbnrf"\'\\])*"(?:\^\^{IRI})?'
TRIPLE = re.compile(rf"({IRI}) ({IRI}) ({IRI}|{LITERAL}) \.")


def triples(rows):
    lines = whole(NtriplesFormat(), rows).decode().splitlines()
    return {TRIPLE.fullmatch(line).groups() for line in lines}


def term(name: str) -> str:
    return f"<urn:glaneur:terms:{name}>"


ADA, RELATION = "<urn:glaneur:entity:d%23PER%2FAda>", "<urn:glaneur:entity:d%23r1>"


def test_ntriples_state_a_fact_and_its_source():
    found = triples(ROWS)
    assert (ADA, term("visited"), "<urn:glaneur:entity:d%23phrase12-20>") in found
    assert (RELATION, term("text"), '"a visité"') in found
    decimal = "<http://www.w3.org/2001/XMLSchema#decimal>"
    assert (RELATION, term("confidence"), f'"0.9"^^{decimal}') in found


def test_ntriples_never_state_a_plan_a_denial_or_a_claim():
    for further in (
        {"modality": "planned"}, {"polarity": "negative"}, {"attributed_to": "le maire"},
    ):  # fmt: skip
        row = relation(subject_id="d#PER/Ada", subject_text="Ada", object_text="l'île", **further)
        found = triples({"relations": [row]})
        assert not any(predicate == term("visited") for _, predicate, _ in found)
        assert any(predicate.endswith("#object>") for _, predicate, _ in found)


def test_ntriples_escape_what_must_be_escaped():
    row = relation(subject_id="d#PER/Ada", subject_text="Ada", object_text='«\\» et "ici"\nlà')
    assert '"«\\\\» et \\"ici\\"\\nlà"' in {value for _, _, value in triples({"relations": [row]})}

"""Relations as a graph: what a graph tool reads back."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

from pipeline.tables.graph_formats import GraphmlFormat, JsonldFormat

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

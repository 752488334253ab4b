"""Relations as N-Triples (``relations.nt``): a fact is a triple, and each relation says its source.

Every relation is reified: a node of its own with subject, predicate and object, with polarity,
modality, who says so, confidence, and the passage. Only what the text states itself as a positive
fact is a plain triple besides: a plan, a denial or somebody's claim never looks like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pipeline.tables.graph_formats import EDGE, NODE, NUMBERS, graph_edges, graph_nodes
from pipeline.tables.rows import Row
from pipeline.tables.text_formats import Fragments, Rows, TextFile

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TERMS = "urn:glaneur:terms:"
_PREDICATES = {
    "name": "http://schema.org/name",
    "doc_id": "http://www.w3.org/ns/prov#wasDerivedFrom",
    "attributed_to": "http://www.w3.org/ns/prov#wasAttributedTo",
}
_DOCUMENTS = frozenset({"doc_id"})
_ENTITIES = frozenset({"place_id", "of_id"})
# N-Triples 1.1, STRING_LITERAL_QUOTE: these must be escaped, all else may stand as it is.
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_ESCAPED = re.compile(r'[\\"\n\r]')


class NtriplesFormat:
    """``relations.nt``."""

    def files(self) -> dict[str, TextFile]:
        """The one file; N-Triples has neither head nor tail."""
        return {"relations.nt": TextFile()}

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """Entities, then relations, of each document; one triple a line."""
        triples = (triple for rows in documents for triple in _triples(rows))
        return {"relations.nt": "".join(f"{triple} .\n" for triple in triples).encode()}


def _triples(rows: Rows) -> Iterator[str]:
    edges = list(graph_edges(rows))
    for node in graph_nodes(rows, edges):
        yield from _of_node(node)
    for edge in edges:
        yield from _of_edge(edge)


def _of_node(node: Row) -> Iterator[str]:
    """Label, name, country and document of an entity or phrase, and the same in Wikidata."""
    subject = _entity(node["id"])
    if node.get("label") is not None:
        yield f"{subject} <{_RDF}type> <{_TERMS}{node['label']}>"
    for name in NODE:
        if name not in {"label", "wikidata"} and node.get(name) is not None:
            yield f"{subject} {_predicate(name)} {_object(name, node[name])}"
    if node.get("wikidata") is not None:
        known = f"<http://www.wikidata.org/entity/{node['wikidata']}>"
        yield f"{subject} <http://schema.org/sameAs> {known}"


def _of_edge(edge: Row) -> Iterator[str]:
    """The relation as a node, and as a plain triple where it is a fact of the text's own."""
    relation, predicate = _entity(edge["id"]), f"<{_TERMS}{edge['type']}>"
    ends = _entity(edge["source"]), _entity(edge["target"])
    if _is_stated(edge):
        yield f"{ends[0]} {predicate} {ends[1]}"
        if edge.get("property") is not None:
            known = f"<http://www.wikidata.org/prop/direct/{edge['property']}>"
            yield f"{ends[0]} {known} {ends[1]}"
    yield f"{relation} <{_RDF}type> <{_RDF}Statement>"
    for part, value in (("subject", ends[0]), ("predicate", predicate), ("object", ends[1])):
        yield f"{relation} <{_RDF}{part}> {value}"
    for name in (*EDGE, *NUMBERS):
        if name != "type" and edge.get(name) is not None:
            yield f"{relation} {_predicate(name)} {_object(name, edge[name])}"


def _is_stated(edge: Row) -> bool:
    factual = (edge["polarity"], edge["modality"]) == ("positive", "factual")
    return factual and edge.get("attributed_to") is None


def _predicate(name: str) -> str:
    return f"<{_PREDICATES.get(name, _TERMS + name)}>"


def _object(name: str, value: object) -> str:
    """An IRI for entities and documents, a literal with its type for everything else."""
    if name in _ENTITIES:
        return _entity(str(value))
    if name in _DOCUMENTS:
        return f"<urn:glaneur:document:{quote(str(value), safe='')}>"
    if isinstance(value, int):
        return f'"{value}"^^<{_XSD}integer>'
    if isinstance(value, float):
        return f'"{value!r}"^^<{_XSD}decimal>'
    text = _ESCAPED.sub(lambda match: _ESCAPES[match[0]], str(value))
    return f'"{text}"'


def _entity(identifier: str) -> str:
    return f"<urn:glaneur:entity:{quote(identifier, safe='')}>"

"""Relations as a graph: GraphML for graph tools, JSON-LD for the web of data.

Nodes are entities, and the noun phrases that stand where a relation has no entity; edges are
relations with their qualifiers and the passage that says them. A relation that lacks an argument
is no edge. Like the other text formats these are fragments, document by document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from pipeline.tables.cells import json_value
from pipeline.tables.rows import Row
from pipeline.tables.text_formats import Fragments, Rows, TextFile, to_json

NODE = ("label", "name", "country", "wikidata", "doc_id")
EDGE = (
    "type", "property", "role", "value", "date_id", "place_id", "quantity_id", "of_id", "polarity",
    "modality", "attributed_to", "origin", "text", "doc_id",
)  # fmt: skip
NUMBERS = ("confidence", "evidence_start", "evidence_end")
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_CONTEXT = {
    "glaneur": "urn:glaneur:terms:",
    "entity": "urn:glaneur:entity:",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "wd": "http://www.wikidata.org/entity/",
    "@vocab": "urn:glaneur:terms:",
    "name": "http://schema.org/name",
    "sameAs": {"@id": "http://schema.org/sameAs", "@type": "@id"},
    "subject": {"@type": "@id"},
    "object": {"@type": "@id"},
    "property": {"@type": "@id"},
}


class GraphmlFormat:
    """``relations.graphml``."""

    def files(self) -> dict[str, TextFile]:
        """The one file, with the declarations of its attributes."""
        keys = "".join(
            f'  <key id="{part[0]}_{name}" for="{part}" attr.name="{name}" attr.type="{kind}"/>\n'
            for part, names, kind in (
                ("node", NODE, "string"),
                ("edge", EDGE, "string"),
                ("edge", NUMBERS, "double"),
            )
            for name in names
        )
        head = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{_GRAPHML}">\n{keys}'
            '  <graph id="relations" edgedefault="directed">\n'
        )
        return {"relations.graphml": TextFile(head.encode(), b"", b"  </graph>\n</graphml>\n")}

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """Nodes, then edges, of each document."""
        lines: list[str] = []
        for rows in documents:
            edges = list(graph_edges(rows))
            lines += [
                _xml("node", {"id": node["id"]}, node, NODE) for node in graph_nodes(rows, edges)
            ]
            for edge in edges:
                ends = {name: edge[name] for name in ("id", "source", "target")}
                lines.append(_xml("edge", ends, edge, (*EDGE, *NUMBERS)))
        return {"relations.graphml": "".join(lines).encode()}


class JsonldFormat:
    """``relations.jsonld``: each relation is a node of its own, so that it can carry its source."""

    def files(self) -> dict[str, TextFile]:
        """The one file, with its context."""
        head = f'{{"@context": {to_json(_CONTEXT)},\n"@graph": [\n'
        return {"relations.jsonld": TextFile(head.encode(), b",\n", b"\n]}\n")}

    def encode(self, documents: Iterable[Rows]) -> Fragments:
        """Entities, then relations, of each document."""
        items = [item for rows in documents for item in _json_items(rows)]
        return {"relations.jsonld": ",\n".join(map(to_json, items)).encode()}


def graph_edges(rows: Rows) -> Iterator[Row]:
    """Relations that have both arguments, with the ids of their nodes."""
    for row in rows.get("relations", ()):
        source, target = _end(row, "subject"), _end(row, "object")
        if source is not None and target is not None:
            yield {**row, "id": row["relation_id"], "source": source, "target": target}


def _end(row: Row, side: str) -> str | None:
    """Node of an argument: its entity, else the phrase at its place."""
    if row[f"{side}_id"] is not None:
        return str(row[f"{side}_id"])
    if row[f"{side}_text"] is None:
        return None
    return f"{row['doc_id']}#phrase{row[f'{side}_start']}-{row[f'{side}_end']}"


def graph_nodes(rows: Rows, edges: Iterable[Row]) -> Iterator[Row]:
    """The entities of a document and the phrases that its edges need, once each."""
    seen = set[str]()
    for row in rows.get("entities", ()):
        seen.add(row["entity_id"])
        yield {**row, "id": row["entity_id"]}
    for edge in edges:
        for end, side in ((edge["source"], "subject"), (edge["target"], "object")):
            if end not in seen:
                seen.add(end)
                yield {"id": end, "name": edge[f"{side}_text"], "doc_id": edge["doc_id"]}


def _xml(tag: str, attributes: Row, row: Row, names: Iterable[str]) -> str:
    shown = " ".join(f"{name}={quoteattr(str(value))}" for name, value in attributes.items())
    data = "".join(
        f'<data key="{tag[0]}_{name}">{escape(str(row[name]))}</data>'
        for name in names
        if row.get(name) is not None
    )
    return f"    <{tag} {shown}>{data}</{tag}>\n"


def _json_items(rows: Rows) -> Iterator[dict[str, Any]]:
    edges = list(graph_edges(rows))
    for node in graph_nodes(rows, edges):
        item = {name: node[name] for name in NODE if node.get(name) is not None}
        if node.get("wikidata"):
            item["sameAs"] = f"wd:{node['wikidata']}"
        yield {"@id": _uri(node["id"]), **item}
    for edge in edges:
        further = {
            name: json_value(edge[name])
            for name in (*EDGE, *NUMBERS)
            if edge.get(name) is not None and name not in {"type", "property"}
        }
        known = {"property": f"wdt:{edge['property']}"} if edge.get("property") else {}
        yield {
            "@id": _uri(edge["id"]),
            "@type": f"glaneur:{edge['type']}",
            "subject": _uri(edge["source"]),
            "object": _uri(edge["target"]),
            **known,
            **further,
        }


def _uri(identifier: str) -> str:
    return "entity:" + quote(identifier, safe="")

"""Entities across documents: by identifier, by full name and country, never by a surname."""

from pipeline.tables.canonical import canonical_entities
from pipeline.tables.schema import tables


def row(doc, label, name, n=1, **known):
    empty = {"country": None, "wikidata": None, "geonames": None}
    return {"doc_id": doc, "entity_id": f"{doc}#{label}/{name}", "label": label, "name": name,
            "n_mentions": n} | empty | known  # fmt: skip


def test_columns_are_those_of_the_schema():
    made = canonical_entities([row("a", "LOC", "Cuba", country="CUB")])
    assert tuple(made[0]) == tables()["canonical_entities"].column_names


def test_same_person_by_full_name():
    made = canonical_entities([row("a", "PER", "Ada Roy", 2), row("b", "PER", "ADA ROY")])
    assert [(r["name"], r["n_documents"], r["n_mentions"]) for r in made] == [("Ada Roy", 2, 3)]


def test_surnames_stay_apart():
    assert len(canonical_entities([row("a", "PER", "Roy"), row("b", "PER", "Roy")])) == 2


def test_same_name_in_two_countries():
    rows = [row("a", "ORG", "Sénat", country="FRA"), row("b", "ORG", "Sénat", country="USA")]
    assert len(canonical_entities(rows)) == 2


def test_identifier_before_name():
    rows = [
        row("a", "LOC", "Pékin", geonames=1816670, country="CHN"),
        row("b", "LOC", "Beijing", geonames=1816670, country="CHN"),
    ]
    assert [r["canonical_id"] for r in canonical_entities(rows)] == ["geonames/1816670"]


def test_a_name_without_identifier_joins_the_one_that_has_it():
    rows = [row("a", "PER", "Ada Roy", wikidata="Q1"), row("b", "PER", "Ada Roy")]
    assert [(r["wikidata"], r["n_documents"]) for r in canonical_entities(rows)] == [("Q1", 2)]


def test_two_identifiers_of_one_name_stay_apart():
    rows = [row("a", "PER", "Ada Roy", wikidata="Q1"), row("b", "PER", "Ada Roy", wikidata="Q2")]
    assert len(canonical_entities([*rows, row("c", "PER", "Ada Roy")])) == 3


def test_unnamed_people_are_left_out():
    assert canonical_entities([row("a", "PER", "conducteur")]) == []


def test_order_of_the_documents_does_not_matter():
    rows = [row("a", "PER", "Ada Roy"), row("b", "PER", "Ada ROY"), row("c", "LOC", "Metz", 5)]
    assert canonical_entities(rows) == canonical_entities(rows[::-1])

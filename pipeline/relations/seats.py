"""Places inside the names of institutions: ``tribunal correctionnel de Limoges``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Entity, Mention
from pipeline.relations.rules import relation_types

_CONFIDENCE = 0.82
_TAIL = re.compile(
    r"\s(?:de\s+|d['’]|à\s+)(?P<place>(?:L[ae]s?\s+|L['’])?[A-ZÀ-Ý][\w’'-]*(?:\s[A-ZÀ-Ý][\w’'-]*)*)$"
)


def find_seats(
    text: str, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Iterator[Relation]:
    """``located_in`` for institutions that are named after their town or region, once each."""
    places = {one.name.lower(): key for key, one in entities.items() if one.label == "LOC"}
    people = {one.name.split()[-1] for one in entities.values() if one.label == "PER"}
    heads = frozenset(load_toml("relations_nouns.toml")["seated"])
    seen = set[str]()
    for mention in mentions:
        match = _TAIL.search(mention.text)
        seated = mention.label in {"ORG", "LOC"} and mention.text.split()[0].lower() in heads
        if match is None or not seated or mention.entity in seen or match["place"] in people:
            continue
        seen.add(mention.entity)
        start = mention.start + match.start("place")
        place = Argument(
            start=start,
            end=mention.end,
            text=match["place"],
            source=text,
            entity=places.get(match["place"].lower()),
            label="LOC",
            head=match["place"],
        )
        if place.entity != mention.entity:
            yield _relation(text, mention, place)


def _relation(text: str, mention: Mention, place: Argument) -> Relation:
    return Relation(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        source=text,
        origin="relations/located_in.name",
        type="located_in",
        property=relation_types()["located_in"].get("property"),
        subject=Argument.of_mention(text, mention),
        object=place,
        confidence=_CONFIDENCE,
        evidence_start=mention.start,
        evidence_end=mention.end,
    )

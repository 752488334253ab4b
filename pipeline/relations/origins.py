"""Demonyms beside things: ``une plateforme américaine``, ``le cabinet espagnol Hidralia``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Mention
from pipeline.relations.kinds import is_kind
from pipeline.relations.rules import relation_types

_NAMED, _THING = 0.88, 0.78
_NOUN = re.compile(r"(?P<article>une?|du|le|la|l['’]|au)\s*(?P<noun>[a-zà-ÿ-]+)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:^|\s)(?:du|le|la|l['’]|au)\s*$", re.IGNORECASE)


def find_origins(text: str, mentions: Sequence[Mention]) -> Iterator[Relation]:
    """``country`` of one named or single thing or organisation, by the demonym beside it."""
    for index, demonym in enumerate(mentions):
        if demonym.kind != "demonym":
            continue
        named = next((m for m in mentions[index + 1 : index + 3] if m.start > demonym.start), None)
        before = text[max(demonym.start - 40, 0) : demonym.start]
        if named is not None and _named_after(text, demonym, named, before):
            yield _relation(text, demonym, Argument.of_mention(text, named), "named", _NAMED)
            continue
        match = _NOUN.search(before)
        if match is None or match["article"].lower() not in {"un", "une"}:
            continue
        start = demonym.start - len(before) + match.start()
        thing = Argument(
            start=start,
            end=demonym.end,
            text=text[start : demonym.end],
            source=text,
            head=match["noun"].lower(),
        )
        stateless = load_toml("relations_nouns.toml")["stateless"]
        if thing.head not in stateless and not is_kind(thing, ("human",)):
            yield _relation(text, demonym, thing, "thing", _THING)


def _named_after(text: str, demonym: Mention, named: Mention, before: str) -> bool:
    """Whether an organisation or product stands right after the demonym."""
    gap = text[demonym.end : named.start].strip(' \u00a0«"“')
    beside = not gap and named.label in {"ORG", "PRODUCT"} and named.kind == "name"
    return beside and bool(_NOUN.search(before) or _ARTICLE.search(before))


def _relation(
    text: str, demonym: Mention, subject: Argument, rule: str, confidence: float
) -> Relation:
    return Relation(
        start=demonym.start,
        end=demonym.end,
        text=demonym.text,
        source=text,
        origin=f"relations/country.{rule}",
        type="country",
        property=relation_types()["country"].get("property"),
        subject=subject,
        object=Argument.of_mention(text, demonym),
        confidence=confidence,
        evidence_start=min(demonym.start, subject.start),
        evidence_end=max(demonym.end, subject.end),
    )

"""Sentences with their names marked as a model would give them: ``[Ada Roy](PER) arrive``."""

from __future__ import annotations

import re

from pipeline.entities import Resolution, resolve_entities
from pipeline.entities.candidates import RawName
from pipeline.entities.gazetteer import Gazetteer
from pipeline.entities.names import find_names
from pipeline.words import split

_MARK = re.compile(r"\[([^\]]+)\]\((PER|LOC|ORG|EVENT|PRODUCT|MISC)\)")


def unmark(marked: str) -> tuple[str, list[RawName]]:
    """The plain text and the spans of its marks."""
    text, names, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        names.append(RawName(len(text), len(text) + len(match[1]), match[2]))
        text += match[1]
        last = match.end()
    return text + marked[last:], names


def resolve(marked: str, gazetteer: Gazetteer | None = None, **options) -> Resolution:
    """Resolve a text, the marks standing for what the model found."""
    text, names = unmark(marked)
    return resolve_entities(text, find_names(split(text), names, gazetteer), **options)


def names_of(marked: str) -> list[tuple[str, str]]:
    """Names with their labels, demonyms left out."""
    return [(m.text, m.label) for m in resolve(marked).mentions if m.kind == "name"]


def demonyms_of(marked: str) -> list[tuple[str, str | None]]:
    """Demonyms with the country of their entity."""
    resolved = resolve(marked)
    country = {entity.key: entity.country for entity in resolved.entities}
    return [(m.text, country[m.entity]) for m in resolved.mentions if m.kind == "demonym"]


def entity_of(resolved: Resolution, text: str, occurrence: int = 0) -> str:
    """Key of the entity of the n-th mention with this text."""
    found = [mention.entity for mention in resolved.mentions if mention.text == text]
    assert len(found) > occurrence, f"{text!r} is no mention of {resolved.mentions}"
    return found[occurrence]


def roles_of(marked: str) -> list[tuple[str, str, str | None]]:
    """Role, holder and body of every title that has a holder, kin left out."""
    text, _ = unmark(marked)
    return [
        (title.role, text[slice(*holder)], text[slice(*title.bodies[0])] if title.bodies else None)
        for title in resolve(marked).titles
        if title.kind != "kin"
        for holder in title.holders
    ]

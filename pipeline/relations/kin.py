"""Titles that tell more than a position: kin words → ``family``, occupations → ``employer``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Mention, Title

_FAMILY, _POSSESSIVE, _EMPLOYER, _AT = 0.85, 0.72, 0.8, 0.82
_PLACE_OF_WORK = re.compile(
    r"\s+(?:[a-zà-ÿ'’-]+\s+){0,3}?(?:à\s+l['’]|à\s+la\s+|au\s+|aux\s+|chez\s+|dans\s+(?:le|la|une?)\s+|"
    r"dans\s+l['’])(?:cabinet\s+|groupe\s+|quotidien\s+|journal\s+)?$"
)  # fmt: skip
_REACH = 160  # characters back to whom `son` belongs to


def find_work_and_kin(
    text: str, mentions: Sequence[Mention], titles: Sequence[Title]
) -> Iterator[Relation]:
    """``family`` of those who hold a kin word, ``employer`` of those who work for an organisation.

    A leader (``directrice``, ``maire``) is no employee: for those the position says it all.
    """
    by_span = {(one.start, one.end): one for one in mentions}
    leaders = frozenset(load_toml("relations_nouns.toml")["leaders"])
    for title in titles:
        bodies = [m for span in title.bodies if (m := by_span.get(span)) is not None]
        held = [m for span in title.holders if (m := by_span.get(span)) is not None]
        if title.kind == "kin":
            yield from _family(text, mentions, title, held, bodies)
        elif title.kind in {"occupation", "office"} and title.lemma not in leaders:
            places = [m for m in bodies if m.label == "ORG" and m.kind == "name"]
            for holder in held:
                for place in places:
                    yield _relation(
                        text, title, holder, Argument.of_mention(text, place), "employer", _EMPLOYER
                    )
                if not places:
                    yield from _works_at(text, mentions, title, holder)


def _works_at(
    text: str, mentions: Sequence[Mention], title: Title, holder: Mention
) -> Iterator[Relation]:
    """``analyste au cabinet Vidal``, ``infirmière à l'hôpital de Metz``."""
    for place in mentions:
        near = title.end <= place.start <= title.end + 45
        if near and place.label == "ORG" and _PLACE_OF_WORK.match(text[title.end : place.start]):
            yield _relation(text, title, holder, Argument.of_mention(text, place), "employer", _AT)
            return


def _family(
    text: str,
    mentions: Sequence[Mention],
    title: Title,
    held: Sequence[Mention],
    bodies: Sequence[Mention],
) -> Iterator[Relation]:
    """The person named beside a kin word, and whose kin it is."""
    for holder in held:
        others = [m for m in bodies if m.label == "PER" and m.entity != holder.entity]
        for other in others[:1]:
            yield _relation(
                text, title, holder, Argument.of_mention(text, other), "family", _FAMILY
            )
    if title.determiner == "possessive" and not bodies and not _first_person(text, title):
        owner = _owner(mentions, title, {m.entity for m in held})
        if owner is not None:
            target = Argument.of_mention(text, held[0]) if held else _phrase(text, title)
            yield _relation(text, title, owner, target, "family", _POSSESSIVE)


def _first_person(text: str, title: Title) -> bool:
    """``ma mère``: whose it is, only the quotation around it could tell."""
    near = text[max(title.start - 6, 0) : title.head_start].lower().split()
    return bool({"mon", "ma", "mes", "notre", "nos"} & set(near))


def _owner(mentions: Sequence[Mention], title: Title, held: set[str]) -> Mention | None:
    """The last person before a possessive who is not its noun."""
    before = [
        m
        for m in mentions
        if m.label == "PER" and title.start - _REACH < m.end <= title.start and m.entity not in held
    ]
    return before[-1] if before else None


def _relation(
    text: str, title: Title, holder: Mention, other: Argument, kind: str, confidence: float
) -> Relation:
    spans = [(title.start, title.end), (holder.start, holder.end), (other.start, other.end)]
    return Relation(
        start=title.start,
        end=title.end,
        text=title.text,
        source=text,
        origin=f"relations/{kind}.title",
        type=kind,
        property="P1038" if kind == "family" else "P108",
        subject=Argument.of_mention(text, holder),
        object=other,
        role=title.role if kind == "family" else None,
        confidence=confidence,
        evidence_start=min(start for start, _ in spans),
        evidence_end=max(end for _, end in spans),
    )


def _phrase(text: str, title: Title) -> Argument:
    return Argument(
        start=title.start, end=title.end, text=title.text, source=text, head=title.lemma
    )

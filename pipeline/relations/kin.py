"""Titles that tell more than a position: kin words → ``family``, occupations → ``employer``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Mention, Title

_FAMILY, _EMPLOYER = 0.8, 0.78


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
        for span in title.holders:
            holder = by_span.get(span)
            if holder is None:
                continue
            if title.kind == "kin":
                others = [m for m in bodies if m.label == "PER" and m.entity != holder.entity]
                for other in others[:1]:
                    yield _relation(text, title, holder, other, "family", "P1038", _FAMILY)
            elif title.kind in {"occupation", "office"} and title.lemma not in leaders:
                for body in bodies:
                    if body.label == "ORG" and body.kind == "name":
                        yield _relation(text, title, holder, body, "employer", "P108", _EMPLOYER)


def _relation(
    text: str,
    title: Title,
    holder: Mention,
    other: Mention,
    kind: str,
    property_id: str,
    confidence: float,
) -> Relation:
    spans = [(title.start, title.end), (holder.start, holder.end), (other.start, other.end)]
    return Relation(
        start=title.start,
        end=title.end,
        text=title.text,
        source=text,
        origin=f"relations/{kind}.title",
        type=kind,
        property=property_id,
        subject=_argument(text, holder),
        object=_argument(text, other),
        role=title.role if kind == "family" else None,
        confidence=confidence,
        evidence_start=min(start for start, _ in spans),
        evidence_end=max(end for _, end in spans),
    )


def _argument(text: str, mention: Mention) -> Argument:
    return Argument(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        source=text,
        entity=mention.entity,
        label=mention.label,
        head=mention.head or "",
    )

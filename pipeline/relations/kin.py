"""Kin words → ``family``: ``la sœur de Paul``, ``son fils``, ``ma mère`` in what somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Quotation, Relation, Statement
from pipeline.records import Mention, Title
from pipeline.relations.kinds import is_kind
from pipeline.relations.rules import relation_types

_FAMILY, _POSSESSIVE, _SPEAKER = 0.85, 0.72, 0.7
_REACH = 160  # code points back to whom `son` belongs to
# A pronoun of a new sentence may mean another of several people; a dative does.
_NEW = re.compile(r"[.!?\n][^.!?\n]*(?<![\w-])(?:ils?|elles?)(?!\w)", re.IGNORECASE)
_DATIVE = re.compile(r"(?<!\w)lui(?!\w)", re.IGNORECASE)
_ELDER = re.compile(r" (?:aînée?|cadette?|jumelle|jumeau|unique)(?!\w)")
_MINE = frozenset({"mon", "ma", "mes", "notre", "nos"})


def find_kin(
    text: str,
    mentions: Sequence[Mention],
    titles: Sequence[Title],
    statements: Sequence[Statement],
    quotations: Sequence[Quotation],
) -> Iterator[Relation]:
    """``family`` of those who hold a kin word, and of those whose kin it says.

    Parameters
    ----------
    text, mentions, titles, statements, quotations
        Of the whole document.

    Notes
    -----
    ``son`` belongs to the last person before it or to the subject of its clause, whichever is
    nearer; ``mon`` to the speaker of the quotation around it. A kin word repeated without its name
    (``son fils Jim … son fils``) is the same relation again, and no row.
    """
    by_span = {(one.start, one.end): one for one in mentions}
    told: set[str] = set()
    for title in (one for one in titles if one.kind == "kin"):
        bodies = [m for span in title.bodies if (m := by_span.get(span)) is not None]
        held = [m for span in title.holders if (m := by_span.get(span)) is not None]
        held = held or _named_after(text, title, mentions)
        yield from _beside(text, title, held, bodies)
        if title.determiner != "possessive" or bodies or (not held and title.lemma in told):
            continue
        told |= {title.lemma} if held else set()
        owner, confidence = _owner(text, title, mentions, held, statements), _POSSESSIVE
        if _is_mine(text, title):
            owner, confidence = _speaker(title, quotations), _SPEAKER
        if owner is not None:
            target = Argument.of_mention(text, held[0]) if held else _phrase(text, title)
            yield title_relation(text, title, owner, target, "family", confidence)


def _beside(
    text: str, title: Title, held: Sequence[Mention], bodies: Sequence[Mention]
) -> Iterator[Relation]:
    """The person named beside a kin word, else the word itself, and the person it belongs to."""
    people = [m for m in bodies if m.label == "PER"]
    for holder in held:
        for other in [m for m in people if m.entity != holder.entity][:1]:
            target = Argument.of_mention(text, other)
            yield title_relation(text, title, holder, target, "family", _FAMILY)
    if not held and people:
        target = Argument.of_mention(text, people[0])
        yield title_relation(text, title, _phrase(text, title), target, "family", _POSSESSIVE)


def _named_after(text: str, title: Title, mentions: Sequence[Mention]) -> list[Mention]:
    """``son fils Jim``, ``Sa fille aînée, Inès, 12 ans``: the name right after the word."""
    for one in mentions:
        if one.label == "PER" and one.kind == "name" and title.end < one.start < title.end + 14:
            gap = _ELDER.sub("", text[title.end : one.start])
            if gap == " " or (gap == ", " and text[one.end : one.end + 1] in {",", ")", "."}):
                return [one]
    return []


def _is_mine(text: str, title: Title) -> bool:
    near = text[max(title.start - 6, 0) : title.head_start].lower().split()
    return bool(_MINE & set(near))


def _speaker(title: Title, quotations: Sequence[Quotation]) -> Argument | None:
    """Who speaks of ``ma mère``."""
    around = (q for q in quotations if q.content_start <= title.start < q.content_end)
    return next((one.speaker for one in around if one.speaker is not None), None)


def _owner(
    text: str,
    title: Title,
    mentions: Sequence[Mention],
    held: Sequence[Mention],
    statements: Sequence[Statement],
) -> Argument | None:
    """The last person before a possessive who is not its noun, or the subject of its clause."""
    others = {m.entity for m in held}
    before = [
        Argument.of_mention(text, m)
        for m in mentions
        if m.label == "PER"
        and title.start - _REACH < m.end <= title.start
        and m.entity not in others
    ]
    subjects = [
        one.agent
        for one in statements
        if one.agent is not None
        and one.agent.end <= one.start < title.start < one.start + _REACH
        and one.agent.entity not in others
        and not any(mark in text[one.start : title.start] for mark in ".;!?\n")
        and is_kind(one.agent, ("human",))
        and not is_kind(one.agent, ("pronoun",))
    ]
    last = max([*before, *subjects], key=lambda one: one.end, default=None)
    if last is None or _DATIVE.search(text, last.end, title.start):
        return None
    # `Il vit avec son épouse`, after two people: hers is one of them, and it is not said which
    unknown = len({one.entity for one in before}) > 1 and _NEW.search(text, last.end, title.start)
    return None if unknown else last


def title_relation(
    text: str,
    title: Title,
    holder: Mention | Argument,
    other: Argument,
    kind: str,
    confidence: float,
) -> Relation:
    """A relation that a title says, its evidence over the title and both arguments."""
    subject = Argument.of_mention(text, holder) if isinstance(holder, Mention) else holder
    spans = [(title.start, title.end), (subject.start, subject.end), (other.start, other.end)]
    return Relation(
        start=title.start,
        end=title.end,
        text=title.text,
        source=text,
        origin=f"relations/{kind}.title",
        type=kind,
        property=relation_types()[kind].get("property"),
        subject=subject,
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

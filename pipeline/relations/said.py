"""Quotations → ``said``, causes of statements → ``caused``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Quotation, Relation, Statement
from pipeline.relations.confidence import calibrated
from pipeline.relations.rules import relation_types

_SAID = {"direct": 0.9, "indirect": 0.88, "selon": 0.88}
_NO_SPEAKER = 0.6
_LIVED = frozenset(
    {"vivre", "subir", "connaître", "traverser", "souffrir", "accuser", "enregistrer"}
)
_CAUSED = 0.75


def find_said(text: str, quotations: Sequence[Quotation]) -> Iterator[Relation]:
    """One ``said`` for each quotation: speaker → content."""
    for quotation in quotations:
        content = Argument(
            start=quotation.content_start,
            end=quotation.content_end,
            text=text[quotation.content_start : quotation.content_end],
            source=text,
        )
        speaker = quotation.speaker
        start = min(quotation.start, speaker.start) if speaker else quotation.start
        end = max(quotation.end, speaker.end) if speaker else quotation.end
        confidence = _SAID[quotation.mode] - (0 if quotation.speaker else _NO_SPEAKER)
        yield Relation(
            start=quotation.start,
            end=quotation.end,
            text=quotation.text,
            source=text,
            origin=f"relations/said.{quotation.mode}",
            type="said",
            subject=quotation.speaker,
            object=content,
            confidence=round(confidence, 3),
            evidence_start=start,
            evidence_end=end,
        )


def find_causes(text: str, statements: Sequence[Statement]) -> Iterator[Relation]:
    """``caused`` for each statement that says why: of what is lived through, else of the event."""
    for statement in statements:
        cause = statement.cause
        if cause is None or statement.polarity == "negative":
            continue
        lived = statement.predicate in _LIVED and statement.patient is not None
        target = statement.patient if lived else _event(text, statement)
        if target is None or target.start <= cause.start < target.end:
            continue
        yield Relation(
            start=cause.start,
            end=cause.end,
            text=cause.text,
            source=text,
            origin="relations/caused.cause",
            type="caused",
            property=relation_types()["caused"].get("property"),
            subject=cause,
            object=target,
            modality=statement.modality,
            attributed_to=statement.attributed_to,
            confidence=calibrated(_CAUSED * statement.confidence),
            evidence_start=min(cause.start, target.start, statement.start),
            evidence_end=max(cause.end, target.end, statement.end),
            statement=statement.span,
        )


def _event(text: str, statement: Statement) -> Argument:
    """The event itself: the verb with its patient, where that follows."""
    end = statement.end
    patient = statement.patient
    if patient is not None and 0 <= patient.start - end < 30:
        end = patient.end
    return Argument(
        start=statement.start,
        end=end,
        text=text[statement.start : end],
        source=text,
        head=statement.predicate,
    )

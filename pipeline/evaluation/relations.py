"""Score relations against annotated articles, or against annotated reports.

For an article's gold: type with both arguments, qualifiers, polarity, modality, calibration of
confidence. For reports (JSON Lines) see :mod:`pipeline.evaluation.report_relations`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.assertions import Argument, Relation
from pipeline.evaluation.gold_documents import (
    GoldDocument,
    Matcher,
    Row,
    Span,
    overlaps,
    read_gold,
    same_words,
)
from pipeline.evaluation.results import Evaluation, Mistake, fraction, in_context, prf
from pipeline.records import TextSpan
from pipeline.relations.rules import relation_types

_QUALIFIERS = ("role", "of", "date", "place", "quantity")
_BINS = 10


@dataclass(slots=True)
class _Tally:
    """Counts over all articles."""

    counts: Counter[str] = field(default_factory=Counter)
    bins: dict[int, list[tuple[float, bool]]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


def evaluate_relations(gold: Path, model: str = "auto") -> Evaluation:
    """Score relations from the text alone.

    Parameters
    ----------
    gold
        A folder or file of annotated articles, or JSON Lines of annotated reports.
    model
        As for ``load_model``.

    Returns
    -------
    Evaluation
        For articles ``relations_p/r/f`` (type and both arguments), ``qualified_p/r/f`` (role,
        body, date, place and quantity of gold too), ``polarity_acc``, ``modality_acc``,
        ``attributed_acc`` of those found, ``types`` with p, r, f and counts of each, ``bins`` of
        confidence with precision, and ``calibration_error`` (expected). Optional gold rows count
        neither way.
    """
    if gold.suffix == ".jsonl" or (gold.is_dir() and any(gold.glob("*.jsonl"))):
        from pipeline.evaluation.report_relations import evaluate_reports

        return evaluate_reports(gold, model)
    tally = _Tally()
    for document in read_gold(gold, model):
        _score_document(document, tally)
    return Evaluation(_scores(tally), tuple(tally.mistakes))


def _score_document(gold: GoldDocument, tally: _Tally) -> None:
    matcher, found = Matcher(gold), gold.findings.relations
    used: dict[int, Row] = {}
    rows = sorted(gold.rows["relations"], key=lambda row: bool(row.get("optional")))
    for row in rows:
        evidence = _evidence(gold, row)
        match = _match(matcher, row, evidence, found, used)
        optional = bool(row.get("optional"))
        tally.counts["gold"] += not optional
        tally.counts[f"gold {row['type']}"] += not optional
        if match is not None:
            used[match] = row
            if not optional:
                _score_match(matcher, row, evidence, found[match], tally)
        elif not optional:
            tally.mistakes.append(_missed(gold, row, evidence))
    for index, one in enumerate(found):
        optional = index in used and bool(used[index].get("optional"))
        if not optional:
            tally.counts["found"] += 1
            tally.counts[f"found {one.type}"] += 1
        if index not in used:
            tally.mistakes.append(_false(gold, one))
            _bin(tally, one, right=False)


def _evidence(gold: GoldDocument, row: Row) -> Span:
    return gold.span(row["evidence"], row["occurrence"]) or (0, 0)


def _match(
    matcher: Matcher,
    row: Row,
    evidence: Span,
    found: tuple[Relation, ...],
    used: dict[int, Row],
) -> int | None:
    """The relation with the type and arguments of a gold row; the nearest of several."""
    candidates = [
        (abs(one.evidence_start - evidence[0]), index)
        for index, one in enumerate(found)
        if index not in used and one.type == row["type"] and _same_pair(matcher, row, one, evidence)
    ]
    return min(candidates)[1] if candidates else None


def _same_pair(matcher: Matcher, row: Row, one: Relation, near: Span) -> bool:
    if row["type"] == "said":
        return _same_said(matcher, row, one, near)
    pairs = [(one.subject, one.object)]
    if relation_types()[row["type"]].get("symmetric"):
        pairs.append((one.object, one.subject))
    return any(
        _same_side(matcher, row, "subject", subject, near)
        and _same_side(matcher, row, "object", target, near)
        for subject, target in pairs
    )


def _same_said(matcher: Matcher, row: Row, one: Relation, near: Span) -> bool:
    """The content is a passage: it has to be at the place of gold's."""
    content = row["object_text"] and matcher.gold.nearest(row["object_text"], near)
    target = (one.object.start, one.object.end) if one.object else None
    same = content is not None and target is not None and overlaps(content, target)
    return same and _same_side(matcher, row, "subject", one.subject, near)


def _same_side(matcher: Matcher, row: Row, side: str, found: Argument | None, near: Span) -> bool:
    return matcher.same(row[side], row[f"{side}_text"], found, near)


def _score_match(matcher: Matcher, row: Row, near: Span, one: Relation, tally: _Tally) -> None:
    counts = tally.counts
    counts["right"] += 1
    counts[f"right {row['type']}"] += 1
    wrong = [name for name in _QUALIFIERS if not _same_qualifier(matcher, row, name, one, near)]
    counts["qualified"] += not wrong
    polarity, modality = one.polarity == row["polarity"], one.modality == row["modality"]
    counts["polarity"] += polarity
    counts["modality"] += modality
    said_by = matcher.same(row["attributed_to"], row["attributed_to"], one.attributed_to, near)
    counts["attributed"] += said_by
    _bin(tally, one, right=polarity and modality)
    for name in (*wrong, *([] if polarity else ["polarity"]), *([] if modality else ["modality"])):
        shown = getattr(one, name)
        text = shown.text if isinstance(shown, Argument | TextSpan) else str(shown)
        context = in_context(matcher.gold.findings.document.text, one.start, one.end)
        expected = f"{row['type']} {row[name]}"
        tally.mistakes.append(Mistake(name, matcher.gold.name, expected, text, context))


def _same_qualifier(matcher: Matcher, row: Row, name: str, one: Relation, near: Span) -> bool:
    """Whether a qualifier of gold is there; one that gold leaves out may be there or not."""
    expected, found = row[name], getattr(one, name)
    if expected is None:
        return True
    if name in {"of", "place"}:
        entity = expected if expected in matcher.gold.entities else None
        return matcher.same(entity, None if entity else expected, found, near)
    if found is None:
        return False
    return same_words(expected, found.text if isinstance(found, TextSpan) else str(found))


def _bin(tally: _Tally, one: Relation, *, right: bool) -> None:
    number = min(int(one.confidence * _BINS), _BINS - 1)
    tally.bins.setdefault(number, []).append((one.confidence, right))


def _missed(gold: GoldDocument, row: Row, evidence: Span) -> Mistake:
    shown = f"{row['type']} {row['subject_text']} > {row['object_text']}"
    return Mistake(
        "missed", gold.name, shown, "", in_context(gold.findings.document.text, *evidence)
    )


def _false(gold: GoldDocument, one: Relation) -> Mistake:
    sides = " > ".join("∅" if side is None else side.text for side in (one.subject, one.object))
    shown = f"{one.type} {sides} ({one.origin} {one.confidence})"
    text = gold.findings.document.text
    return Mistake("false", gold.name, "", shown, in_context(text, one.start, one.end))


def _scores(tally: _Tally) -> dict[str, Any]:
    counts = tally.counts
    right, found, gold = counts["right"], counts["found"], counts["gold"]
    scores: dict[str, Any] = {}
    for name, hits in (("relations", right), ("qualified", counts["qualified"])):
        for key, value in prf(hits, found, hits, gold).items():
            scores[f"{name}_{key}"] = round(value, 4)
    for name in ("polarity", "modality", "attributed"):
        scores[f"{name}_acc"] = round(fraction(counts[name], right), 4)
    scores |= {"gold": gold, "found": found, "calibration_error": _calibration_error(tally)}
    scores["bins"] = {
        f"{number / _BINS:.1f}": {
            "precision": round(fraction(sum(r for _, r in rows), len(rows)), 3),
            "rows": len(rows),
        }
        for number, rows in sorted(tally.bins.items())
    }
    scores["types"] = _by_type(counts)
    return scores


def _calibration_error(tally: _Tally) -> float:
    """Expected calibration error: distance of confidence and precision, by bin, weighted."""
    total = sum(map(len, tally.bins.values()))
    error = 0.0
    for rows in tally.bins.values():
        precision = fraction(sum(right for _, right in rows), len(rows))
        confidence = sum(value for value, _ in rows) / len(rows)
        error += len(rows) / total * abs(precision - confidence)
    return round(error, 4)


def _by_type(counts: Counter[str]) -> dict[str, dict[str, float | int]]:
    types = sorted({key.split()[1] for key in counts if " " in key})
    found: dict[str, dict[str, float | int]] = {}
    for name in types:
        right, all_found, gold = (counts[f"{k} {name}"] for k in ("right", "found", "gold"))
        figures = {k: round(v, 3) for k, v in prf(right, all_found, right, gold).items()}
        found[name] = {**figures, "right": right, "found": all_found, "gold": gold}
    return found

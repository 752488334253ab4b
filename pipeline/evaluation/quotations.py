"""Score quotations against annotated articles: content and speaker."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.evaluation.gold_documents import GoldDocument, Matcher, Row, Span, iou, read_gold
from pipeline.evaluation.results import Evaluation, Mistake, fraction, in_context, prf

ENOUGH = 0.3  # share of characters in common from which two contents are one, as in Radar de Parité


def evaluate_quotations(gold: Path, model: str = "auto") -> Evaluation:
    """Score quotations from the text alone.

    Parameters
    ----------
    gold
        As :func:`~pipeline.evaluation.gold_documents.read_gold` reads it.
    model
        As for ``load_model``.

    Returns
    -------
    Evaluation
        ``quotations_p/r/f`` by overlap of content (0.3 or more), ``<mode>_recall``,
        ``speaker_acc`` and ``mode_acc`` of those found. Optional gold rows count neither way.
    """
    counts: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for document in read_gold(gold, model):
        score_document(document, counts, mistakes)
    right, found = counts["right"], counts["right"] + counts["false"]
    scores: dict[str, float | int] = {
        f"quotations_{key}": round(value, 4)
        for key, value in prf(right, found, right, counts["gold"]).items()
    }
    for name in ("speaker_acc", "mode_acc"):
        scores[name] = round(fraction(counts[name], right), 4)
    for mode in ("direct", "indirect", "selon"):
        recall = fraction(counts[f"right {mode}"], counts[f"gold {mode}"])
        scores[f"{mode}_recall"] = round(recall, 4)
    return Evaluation(scores | {"gold": counts["gold"], "found": found}, tuple(mistakes))


def score_document(gold: GoldDocument, counts: Counter[str], mistakes: list[Mistake]) -> None:
    """Add the counts and mistakes of one article."""
    matcher, used = Matcher(gold), set[int]()
    text, found = gold.findings.document.text, gold.findings.quotations
    rows = sorted(gold.rows["quotations"], key=lambda row: bool(row.get("optional")))
    for row in rows:
        content = gold.span(row["content"], row["occurrence"])
        if content is None:
            continue
        match = _match(gold, content, used)
        optional = bool(row.get("optional"))
        counts["gold"] += not optional
        counts[f"gold {row['mode']}"] += not optional
        if match is not None:
            used.add(match)
        if match is None and not optional:
            shown = in_context(text, *content)
            mistakes.append(Mistake("missed", gold.name, f"{row['mode']} {row['cue']}", "", shown))
        elif match is not None and not optional:
            _score_row(matcher, row, content, match, counts, mistakes)
    for index, one in enumerate(found):
        if index not in used:
            counts["false"] += 1
            shown = in_context(text, one.content_start, one.content_end)
            mistakes.append(Mistake("false", gold.name, "", f"{one.mode} {one.cue}", shown))


def _match(gold: GoldDocument, content: Span, used: set[int]) -> int | None:
    shared = [
        (iou(content, (one.content_start, one.content_end)), -index)
        for index, one in enumerate(gold.findings.quotations)
        if index not in used
    ]
    best, index = max(shared, default=(0.0, 0))
    return -index if best >= ENOUGH else None


def _score_row(
    matcher: Matcher, row: Row, content: Span, match: int, counts: Counter[str],
    mistakes: list[Mistake],
) -> None:  # fmt: skip
    found = matcher.gold.findings.quotations[match]
    counts["right"] += 1
    counts[f"right {row['mode']}"] += 1
    counts["mode_acc"] += row["mode"] == found.mode
    speaker = row["speaker"] or {"entity": None, "text": None}
    same = matcher.same(speaker["entity"], speaker["text"], found.speaker, content)
    counts["speaker_acc"] += same
    if not same:
        shown = in_context(matcher.gold.findings.document.text, *content)
        named = found.speaker.text if found.speaker else "∅"
        mistakes.append(Mistake("speaker", matcher.gold.name, str(speaker["text"]), named, shown))

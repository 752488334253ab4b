"""Score statements against annotated articles: predicate, arguments, polarity, modality."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.assertions import Argument, Statement
from pipeline.evaluation.gold_documents import GoldDocument, Matcher, Row, Span, overlaps, read_gold
from pipeline.evaluation.results import Evaluation, Mistake, fraction, in_context, prf

_SLOTS = ("agent", "patient", "recipient")
_SMALL = frozenset(
    {
        "de",
        "d",
        "à",
        "un",
        "une",
        "le",
        "la",
        "les",
        "l",
        "des",
        "sur",
        "du",
        "au",
        "en",
        "son",
        "sa",
        "contre",
        "avec",
        "pour",
    }
)
_VALUES = ("kind", "voice", "tense", "polarity", "modality")


def evaluate_statements(gold: Path, model: str = "auto") -> Evaluation:
    """Score statements from the text alone.

    Parameters
    ----------
    gold
        As :func:`~pipeline.evaluation.gold_documents.read_gold` reads it.
    model
        As for ``load_model``.

    Returns
    -------
    Evaluation
        ``statements_p/r/f``: rows whose verb or noun and whose predicate are those of gold.
        ``agent_and_patient``: of the gold rows found so, those with both right. ``<slot>_acc``
        and ``<value>_acc`` likewise. Optional gold rows and verbs that only introduce a quotation
        count neither way.
    """
    counts: Counter[str] = Counter()
    mistakes: list[Mistake] = []
    for document in read_gold(gold, model):
        score_document(document, counts, mistakes)
    matched = counts["matched"]
    scores: dict[str, float | int] = {
        f"statements_{key}": round(value, 4)
        for key, value in prf(
            matched, matched + counts["false"], counts["right"], counts["gold"]
        ).items()
    }
    for name in ("agent_and_patient", *(f"{s}_acc" for s in (*_SLOTS, *_VALUES))):
        scores[name] = round(fraction(counts[name], counts["right"]), 4)
    for part in ("verb", "noun"):
        scores[f"{part}_recall"] = round(
            fraction(counts[f"right {part}"], counts[f"gold {part}"]), 4
        )
    scores |= {"gold": counts["gold"], "found": matched + counts["false"]}
    return Evaluation(scores, tuple(mistakes))


def score_document(gold: GoldDocument, counts: Counter[str], mistakes: list[Mistake]) -> None:
    """Add the counts and mistakes of one article."""
    matcher, used = Matcher(gold), set[int]()
    for row in gold.rows["statements"]:
        trigger = gold.span(row["trigger"], row["occurrence"])
        if trigger is None:
            continue
        match = _match(gold, row, trigger, used)
        optional = bool(row.get("optional"))
        part = "noun" if row["kind"] == "noun" else "verb"
        counts["gold"] += not optional
        counts[f"gold {part}"] += not optional
        if match is None:
            if not optional:
                mistakes.append(_mistake(gold, "missed", row, trigger, ""))
            continue
        used.add(match)
        if not optional:
            counts["matched"] += 1
            counts["right"] += 1
            counts[f"right {part}"] += 1
            _score_values(matcher, row, trigger, gold.findings.statements[match], counts, mistakes)
    _score_excess(gold, used, counts, mistakes)


def _match(gold: GoldDocument, row: Row, trigger: Span, used: set[int]) -> int | None:
    """The found statement at the trigger of a gold row, with its predicate."""
    for index, one in enumerate(gold.findings.statements):
        near = overlaps(one.span, trigger) and index not in used
        if near and same_predicate(row["predicate"], one.predicate):
            return index
    return None


def same_predicate(gold: str, found: str) -> bool:
    """Whether two predicates are the same, whatever prepositions and determiners they carry."""
    one, other = _core(gold), _core(found)
    return one == other or (len(one) > 1 and one <= other) or (len(other) > 1 and other <= one)


def _core(predicate: str) -> frozenset[str]:
    words = predicate.lower().replace("s'", "se ").replace("'", " ").split()
    return frozenset(word for word in words if word not in _SMALL) or frozenset(words)


def _score_values(
    matcher: Matcher, row: Row, trigger: Span, found: Statement, counts: Counter[str],
    mistakes: list[Mistake],
) -> None:  # fmt: skip
    right = {slot: _same_slot(matcher, row[slot], getattr(found, slot), trigger) for slot in _SLOTS}
    for slot, value in right.items():
        counts[f"{slot}_acc"] += value
    counts["agent_and_patient"] += right["agent"] and right["patient"]
    for name in _VALUES:
        same = row[name] == getattr(found, name)
        counts[f"{name}_acc"] += same
        if not same:
            mistakes.append(_mistake(matcher.gold, name, row, trigger, str(getattr(found, name))))
    for slot in ("agent", "patient"):
        if not right[slot]:
            shown = getattr(found, slot)
            mistakes.append(
                _mistake(matcher.gold, slot, row, trigger, shown.text if shown else "∅")
            )


def _same_slot(matcher: Matcher, gold: Row | None, found: Argument | None, near: Span) -> bool:
    if gold is None:
        return found is None
    return matcher.same(gold["entity"], gold["text"], found, near)


def _score_excess(
    gold: GoldDocument, used: set[int], counts: Counter[str], mistakes: list[Mistake]
) -> None:
    cues = [
        span
        for row in gold.rows["quotations"]
        if row["cue"] and (content := gold.span(row["content"], row["occurrence"]))
        and (span := gold.nearest(row["cue"], content))
    ]  # fmt: skip
    for index, one in enumerate(gold.findings.statements):
        if index in used or any(overlaps(one.span, cue) for cue in cues):
            continue
        counts["false"] += 1
        context = in_context(gold.findings.document.text, one.start, one.end)
        mistakes.append(Mistake("false", gold.name, "", f"{one.kind} {one.predicate}", context))


def _mistake(gold: GoldDocument, kind: str, row: Row, trigger: Span, found: str) -> Mistake:
    if kind in {"agent", "patient"}:
        expected = row[kind]["text"] if row[kind] else "∅"
    else:
        expected = row.get(kind) or row["predicate"]
    context = in_context(gold.findings.document.text, *trigger)
    return Mistake(kind, gold.name, str(expected), found, context)

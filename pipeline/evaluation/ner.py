"""Score names: strict and overlapping spans, for each label and genre."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.evaluation.gold import GoldSpan, GoldText
from pipeline.evaluation.readers import read_gold
from pipeline.evaluation.results import Evaluation, Mistake, in_context, prf
from pipeline.language import load_model

Pair = tuple[GoldText, tuple[GoldSpan, ...]]


def evaluate_names(gold: Path, model: str) -> Evaluation:
    """Score the names of a model against brat, IOB, CoNLL-U or inline gold.

    Only labels that occur in the gold are scored: a corpus without events says nothing of them.
    """
    texts = list(read_gold(gold))
    if not any(text.spans for text in texts):
        raise UsageError(f"no annotated names found in {gold}")
    nlp = load_model(model)
    found = [
        tuple(GoldSpan(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)
        for doc in nlp.pipe(text.text for text in texts)
    ]
    return score_names(list(zip(texts, found, strict=True)))


def score_names(pairs: Sequence[Pair]) -> Evaluation:
    """Score found spans against gold texts.

    Returns
    -------
    Evaluation
        ``ents_p ents_r ents_f ents_per_type`` (strict: both ends and the label),
        ``overlap`` (same label, at least one character shared), ``per_genre``.
    """
    labels = sorted({span.label for text, _ in pairs for span in text.spans} - {"MISC"})
    kept = [(text, _of(text.spans, labels), _of(found, labels)) for text, found in pairs]
    strict = {label: _strict(kept, [label]) for label in labels}
    overall = _strict(kept, labels)
    scores: dict[str, Any] = {f"ents_{key}": value for key, value in overall.items()}
    scores["ents_per_type"] = strict
    scores["overlap"] = _overlap(kept, labels) | {
        "per_type": {label: _overlap(kept, [label]) for label in labels}
    }
    genres = sorted({text.genre for text, _, _ in kept if text.genre})
    scores["per_genre"] = {
        genre: _strict([item for item in kept if item[0].genre == genre], labels)
        for genre in genres
    }
    scores["texts"] = len(kept)
    scores["names"] = sum(len(gold) for _, gold, _ in kept)
    return Evaluation(scores, tuple(m for item in kept for m in mistakes(*item)))


Item = tuple[GoldText, tuple[GoldSpan, ...], tuple[GoldSpan, ...]]


def _of(spans: Iterable[GoldSpan], labels: Sequence[str]) -> tuple[GoldSpan, ...]:
    return tuple(span for span in spans if span.label in labels)


def _strict(items: Sequence[Item], labels: Sequence[str]) -> dict[str, float]:
    right = gold_count = found_count = 0
    for _, gold, found in items:
        wanted, given = set(_of(gold, labels)), set(_of(found, labels))
        right += len(wanted & given)
        gold_count += len(wanted)
        found_count += len(given)
    return prf(right, found_count, right, gold_count)


def _overlap(items: Sequence[Item], labels: Sequence[str]) -> dict[str, Any]:
    right_found = right_gold = gold_count = found_count = 0
    for _, gold, found in items:
        wanted, given = _of(gold, labels), _of(found, labels)
        right_found += sum(any(_meets(f, g) for g in wanted) for f in given)
        right_gold += sum(any(_meets(f, g) for f in given) for g in wanted)
        gold_count += len(wanted)
        found_count += len(given)
    return prf(right_found, found_count, right_gold, gold_count)


def _meets(one: GoldSpan, other: GoldSpan, *, any_label: bool = False) -> bool:
    shared = one.start < other.end and other.start < one.end
    return shared and (any_label or one.label == other.label)


def mistakes(
    text: GoldText, gold: Sequence[GoldSpan], found: Sequence[GoldSpan]
) -> Iterator[Mistake]:
    """Yield the differences of one text, in its order: missed, boundary, label, false."""
    right = set(gold) & set(found)
    wrong = [span for span in found if span not in right]
    explained: set[GoldSpan] = set()
    for span in gold:
        if span in right:
            continue
        rivals = [other for other in wrong if _meets(span, other, any_label=True)]
        explained.update(rivals)
        rival = (
            min(rivals, key=lambda other: (other.label != span.label, other)) if rivals else None
        )
        kind = "missed" if rival is None else "boundary" if rival.label == span.label else "label"
        yield _mistake(kind, text, span, rival)
    for span in wrong:
        if span not in explained:
            yield _mistake("false", text, None, span)


def _mistake(kind: str, text: GoldText, gold: GoldSpan | None, found: GoldSpan | None) -> Mistake:
    place = gold or found
    assert place is not None
    context = in_context(text.text, place.start, place.end)
    return Mistake(kind, text.name, _shown(text, gold), _shown(text, found), context)


def _shown(text: GoldText, span: GoldSpan | None) -> str:
    return f"{span.label} {text.text[span.start : span.end]}" if span else ""

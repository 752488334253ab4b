"""Score relations against annotated reports: family, membership, victims, dates of events, sizes.

The reports have types of their own (see :mod:`pipeline.evaluation.popcorn`); several of them are
exhaustive inferences, not things said, and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.assertions import Argument
from pipeline.evaluation.entities import evaluate_entities
from pipeline.evaluation.gold_documents import overlaps
from pipeline.evaluation.popcorn import GoldEntity, Report, Span, read_reports
from pipeline.evaluation.quantities import evaluate_quantities
from pipeline.evaluation.results import Evaluation, Mistake, in_context, prf
from pipeline.records import Findings


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sets of spans that stand in a relation."""

    one: tuple[Span, ...]
    other: tuple[Span, ...]


Finder = Callable[[Findings], Iterator[_Pair]]


def evaluate_reports(gold: Path, model: str = "auto") -> Evaluation:
    """Score relations of annotated reports, from the text alone.

    Returns
    -------
    Evaluation
        ``<group>_p/r/f`` for ``family``, ``part_of``, ``deaths_and_injured`` (event and amount),
        ``victim_numbers`` (the amount alone), ``dates`` (start and end of events), ``resides_in``
        and, as the tasks ``entities`` and ``quantities`` score them, ``roles``, ``nationality``,
        ``size_and_quantity``; ``macro_f`` is the mean over all of these but ``victim_numbers``
        and the kinds of ``roles``. A date counts where the event is one
        that gold annotates.
    """
    from pipeline.extractor import Extractor
    from pipeline.sources.memory import make_document

    reports = list(read_reports(gold))
    documents = [make_document(report.text, doc_id=report.name) for report in reports]
    found = [one for one in Extractor(model=model).run(documents) if isinstance(one, Findings)]
    scores: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for group, (types, finder, symmetric) in _GROUPS.items():
        counts = [0, 0, 0, 0]
        for report, findings in zip(reports, found, strict=True):
            _score(report, list(finder(findings)), group, types, symmetric, counts, mistakes)
        scores |= {f"{group}_{key}": round(value, 4) for key, value in prf(*_order(counts)).items()}
        scores |= {f"{group}_gold": counts[3], f"{group}_found": counts[1]}
    scores |= _of_other_tasks(gold, model)
    macro = sum(scores[f"{group}_f"] for group in _MACRO) / len(_MACRO)
    return Evaluation(scores | {"macro_f": round(macro, 4)}, tuple(mistakes))


def _order(counts: list[int]) -> tuple[int, int, int, int]:
    return counts[0], counts[1], counts[2], counts[3]


def _of_other_tasks(gold: Path, model: str) -> dict[str, Any]:
    """Roles, nationality and sizes, by their own scorers."""
    entities = evaluate_entities(gold, model).scores
    kept = {k: v for k, v in entities.items() if k.startswith(("roles_", "nationality_"))}
    items = evaluate_quantities(gold, model).scores
    return kept | {"size_and_quantity_f": round(float(items.get("items_f", 0.0)), 4)}


def _score(
    report: Report,
    found: list[_Pair],
    group: str,
    types: frozenset[str],
    symmetric: bool,
    counts: list[int],
    mistakes: list[Mistake],
) -> None:
    gold = _unique(report, types, symmetric)
    if group == "dates":
        found = [pair for pair in found if _known(report, pair)]
    matched: set[int] = set()
    for pair in found:
        hits = [i for i, (a, b) in enumerate(gold) if _same(pair, a, b, symmetric)]
        counts[0] += bool(hits)
        counts[1] += 1
        matched.update(hits)
        if not hits:
            span = pair.one[0] if pair.one else pair.other[0]
            mistakes.append(_mistake(f"{group}.false", report, span))
    counts[2] += len(matched)
    counts[3] += len(gold)
    for index, (one, other) in enumerate(gold):
        if index not in matched:
            shown = report.text[slice(*other.mentions[0])]
            mistakes.append(_mistake(f"{group}.missed", report, one.mentions[0], shown))


def _mistake(kind: str, report: Report, span: Span, expected: str = "") -> Mistake:
    return Mistake(kind, report.name, expected, "", in_context(report.text, *span))


def _unique(
    report: Report, types: frozenset[str], symmetric: bool
) -> list[tuple[GoldEntity, GoldEntity]]:
    """Pairs of gold once each, whatever the type or, where it does not matter, the direction."""
    seen: dict[tuple[int, ...], tuple[GoldEntity, GoldEntity]] = {}
    for subject, kind, target in report.relations:
        if kind in types:
            key = (subject, target) if not symmetric else tuple(sorted((subject, target)))
            seen.setdefault(key, (report.entities[subject], report.entities[target]))
    return list(seen.values())


def _same(pair: _Pair, one: GoldEntity, other: GoldEntity, symmetric: bool) -> bool:
    straight = _touch(pair.one, one.mentions) and _touch(pair.other, other.mentions)
    turned = symmetric and _touch(pair.one, other.mentions) and _touch(pair.other, one.mentions)
    return straight or turned


def _touch(found: Iterable[Span], gold: Iterable[Span]) -> bool:
    return any(overlaps(a, b) for a in found for b in gold)


def _known(report: Report, pair: _Pair) -> bool:
    """Whether gold annotates the event and the date at all."""
    events = [one for one in report.entities.values() if _touch(pair.one, one.mentions)]
    dated = {s for s, kind, _ in report.relations if kind in {"START_DATE", "END_DATE"}}
    known = {id(report.entities[s]) for s in dated}
    return any(id(event) in known for event in events)


def _spans(findings: Findings, argument: Argument | None) -> tuple[Span, ...]:
    """An argument with the other mentions of its entity."""
    if argument is None:
        return ()
    own = ((argument.start, argument.end),)
    if argument.entity is None:
        return own
    return own + tuple((m.start, m.end) for m in findings.mentions if m.entity == argument.entity)


def _relations(*types: str) -> Finder:
    def find(findings: Findings) -> Iterator[_Pair]:
        for one in findings.relations:
            target = one.object if one.object is not None else one.of
            if one.type in types and one.subject is not None and target is not None:
                yield _Pair(_spans(findings, one.subject), _spans(findings, target))

    return find


def _memberships(findings: Findings) -> Iterator[_Pair]:
    """Who belongs to what; the country of an office is no body of its holder."""
    for one in findings.relations:
        target = one.object if one.type in _MEMBERSHIPS else one.of
        wanted = one.type in _MEMBERSHIPS or one.type == "position_held"
        if wanted and one.subject is not None and target is not None and target.label != "LOC":
            yield _Pair(_spans(findings, one.subject), _spans(findings, target))


def _victims(findings: Findings) -> Iterator[_Pair]:
    for one in findings.relations:
        if one.type in {"killed", "injured", "died"} and one.quantity is not None:
            event = (one.start, one.end), *_spans(findings, one.subject)
            yield _Pair(event, ((one.quantity.start, one.quantity.end),))


def _victim_numbers(findings: Findings) -> Iterator[_Pair]:
    """The amounts alone, whatever the event: reports seldom name it in the same sentence."""
    whole = ((0, len(findings.document.text)),)
    for pair in _victims(findings):
        yield _Pair(whole, pair.other)


def _dates(findings: Findings) -> Iterator[_Pair]:
    for one in findings.statements:
        if one.date is not None and one.date.kind in {"DATE", "TIME"}:
            event = [one.span, *((a.start, a.end) for a in (one.agent, one.patient) if a)]
            yield _Pair(tuple(event), ((one.date.start, one.date.end),))


_MACRO = (
    "family", "part_of", "deaths_and_injured", "dates", "resides_in", "roles", "nationality",
    "size_and_quantity",
)  # fmt: skip
_MEMBERSHIPS = frozenset({"member_of", "part_of", "employer", "represents"})
_TOLLS = frozenset({"DEATHS_NUMBER", "INJURED_NUMBER"})
_GROUPS: dict[str, tuple[frozenset[str], Finder, bool]] = {
    "family": (frozenset({"HAS_FAMILY_RELATIONSHIP"}), _relations("family"), True),
    "part_of": (frozenset({"IS_PART_OF"}), _memberships, False),
    "deaths_and_injured": (_TOLLS, _victims, False),
    "victim_numbers": (_TOLLS, _victim_numbers, False),
    "dates": (frozenset({"START_DATE", "END_DATE"}), _dates, False),
    "resides_in": (frozenset({"RESIDES_IN"}), _relations("resides_in"), False),
}

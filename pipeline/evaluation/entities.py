"""Score entities end to end on annotated reports: coreference of names, roles, nationality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline.entities import resolve_entities
from pipeline.evaluation.popcorn import PEOPLE, GoldEntity, Report, Span, read_reports
from pipeline.evaluation.results import Evaluation, Mistake, in_context, prf
from pipeline.records import Findings
from pipeline.relations import find_role_relations
from pipeline.sources.memory import make_document

# Holder (key, offsets of its mentions), offsets of the role noun, its lemma.
RoleOf = tuple[tuple[str, list[Span]], Span, str]
Counts = tuple[int, int, int, int]  # right of found, found, right of gold, gold


def evaluate_entities(gold: Path, model: str = "auto") -> Evaluation:
    """Score names, roles and nationalities of annotated reports, from the text alone.

    Parameters
    ----------
    gold
        JSON Lines as :mod:`pipeline.evaluation.popcorn` reads them.
    model
        As for ``load_model``.

    Returns
    -------
    Evaluation
        ``names_*``: pairs of named mentions of one entity; a pair with a missed mention is missed,
        and pairs of mentions that gold does not know are not counted. ``roles_*``: (person, role
        noun), once for each person; ``roles_named_*``: of people with a name;
        ``roles_annotated_*``: of those whom gold annotates as people, with a role or without.
        ``nationality_*``: (who or what, demonym).
    """
    reports = list(read_reports(gold))
    return score_reports(zip(reports, _extract(reports, model), strict=True))


def _extract(reports: Sequence[Report], model: str) -> Iterator[Findings]:
    """Findings of names, titles and their relations; the other components are left out."""
    import pipeline.entities.component  # noqa: F401  registers the factory
    from pipeline.language import load_model

    nlp = load_model(model)
    if "glaneur_entities" not in nlp.pipe_names:
        nlp.add_pipe("glaneur_entities")
    for report, doc in zip(reports, nlp.pipe(one.text for one in reports), strict=True):
        sentences = tuple(sentence.start_char for sentence in doc.sents)
        found = resolve_entities(report.text, doc._.glaneur_names, sentences=sentences)
        yield Findings(
            document=make_document(report.text, doc_id=report.name),
            language="fr",
            sentences=sentences,
            mentions=found.mentions,
            entities=found.entities,
            titles=found.titles,
            relations=tuple(
                find_role_relations(report.text, found.mentions, found.entities, found.titles)
            ),
        )


def score_reports(pairs: Iterable[tuple[Report, Findings]]) -> Evaluation:
    """Score findings against reports, in the same order."""
    totals: dict[str, list[int]] = {}
    mistakes: list[Mistake] = []
    for report, findings in pairs:
        for task, scorer in _SCORERS.items():
            counts, wrong = scorer(report, findings)
            total = totals.setdefault(task, [0, 0, 0, 0])
            for place, count in enumerate(counts):
                total[place] += count
            mistakes.extend(wrong)
    scores: dict[str, Any] = {}
    for task, total in totals.items():
        right_found, found, right_gold, gold = total
        figures = prf(right_found, found, right_gold, gold)
        scores |= {f"{task}_{key}": round(value, 4) for key, value in figures.items()}
        scores |= {f"{task}_gold": gold, f"{task}_found": found}
    return Evaluation(scores, tuple(mistakes))


def _score_names(report: Report, findings: Findings) -> tuple[Counts, list[Mistake]]:
    """Pairs of named mentions that gold and extraction put into one entity."""
    owner = {span: id_ for id_, one in report.entities.items() for span in one.named}
    key_of = _aligned(report, findings)
    right_gold, gold, missed = 0, 0, []
    for entity in report.entities.values():
        for a, b in combinations(entity.named, 2):
            gold += 1
            together = a in key_of and key_of.get(a) == key_of.get(b)
            right_gold += together
            if not together:
                missed.append(_pair("names.missed", report, a, b))
    by_key: dict[str, list[Span]] = {}
    for span, key in key_of.items():
        by_key.setdefault(key, []).append(span)
    found_pairs = [pair for spans in by_key.values() for pair in combinations(sorted(spans), 2)]
    wrong = [pair for pair in found_pairs if owner[pair[0]] != owner[pair[1]]]
    mistakes = [_pair("names.false", report, *pair) for pair in wrong]
    counts = (len(found_pairs) - len(wrong), len(found_pairs), right_gold, gold)
    return counts, [*mistakes, *missed]


def _pair(kind: str, report: Report, a: Span, b: Span) -> Mistake:
    first, second = report.text[slice(*a)], report.text[slice(*b)]
    return Mistake(kind, report.name, first, second, in_context(report.text, *b))


def _aligned(report: Report, findings: Findings) -> dict[Span, str]:
    """Named gold mention → key of the entity of the name that shares half of it or more."""
    names = [one for one in findings.mentions if one.kind == "name"]
    found: dict[Span, str] = {}
    for entity in report.entities.values():
        for start, end in entity.named:
            overlaps = [
                (min(one.end, end) - max(one.start, start), -one.start, one.entity)
                for one in names
                if 2 * (min(one.end, end) - max(one.start, start))
                >= max(one.end, end) - min(one.start, start)
            ]
            if overlaps:
                found[start, end] = max(overlaps)[2]
    return found


def _score_named_roles(report: Report, findings: Findings) -> tuple[Counts, list[Mistake]]:
    """Role nouns of the people that the text names."""
    named = {one.entity for one in findings.mentions if one.kind == "name"}
    gold = [pair for pair in report.pairs("HAS_CATEGORY") if pair[0].named]
    counts, _ = _count_roles(report, gold, [one for one in _roles(findings) if one[0][0] in named])
    return counts, []


def _score_roles(report: Report, findings: Findings) -> tuple[Counts, list[Mistake]]:
    """Role nouns of people, named or not."""
    return _count_roles(report, report.pairs("HAS_CATEGORY"), _roles(findings))


def _score_annotated_roles(report: Report, findings: Findings) -> tuple[Counts, list[Mistake]]:
    """Role nouns of the people whom gold annotates at all."""
    people = [m for e in report.entities.values() if e.type in PEOPLE for m in e.mentions]
    roles = [one for one in _roles(findings) if _overlap(people, one[0][1])]
    return _count_roles(report, report.pairs("HAS_CATEGORY"), roles)[0], []


def _count_roles(
    report: Report, gold: Sequence[tuple[GoldEntity, GoldEntity]], roles: Iterable[RoleOf]
) -> tuple[Counts, list[Mistake]]:
    matched: set[int] = set()
    seen: set[tuple[str, str]] = set()
    right, found, mistakes = 0, 0, []
    for holder, head, lemma in roles:
        hits = [
            place
            for place, (person, category) in enumerate(gold)
            if _overlap(category.mentions, [head]) and _overlap(person.mentions, holder[1])
        ]
        if (holder[0], lemma) in seen and not hits:
            continue
        seen.add((holder[0], lemma))
        found += 1
        right += bool(hits)
        matched.update(hits)
        if not hits:
            mistakes.append(_mistake("roles.false", report, "", holder[0], head))
    for place, (person, category) in enumerate(gold):
        if place not in matched:
            shown = report.text[slice(*person.mentions[0])]
            mistakes.append(_mistake("roles.missed", report, shown, "", category.mentions[0]))
    return (right, found, len(matched), len(gold)), mistakes


def _roles(findings: Findings) -> Iterator[RoleOf]:
    """Holder (key, offsets of its mentions), offsets of the role noun, its lemma."""
    spans = _mentions_by_key(findings)
    key_at = {(one.start, one.end): one.entity for one in findings.mentions}
    for title in findings.titles:
        if title.kind == "kin":
            continue
        for span in title.holders:
            key = key_at.get(span)
            if key is not None:
                yield (key, spans[key]), (title.head_start, title.head_end), title.lemma


def _score_nationality(report: Report, findings: Findings) -> tuple[Counts, list[Mistake]]:
    """Demonyms with the person or thing that they qualify."""
    gold = report.pairs("IS_OF_NATIONALITY")
    spans = _mentions_by_key(findings)
    matched: set[int] = set()
    right, found, mistakes = 0, 0, []
    for relation in findings.relations:
        if relation.type not in {"nationality", "country"} or relation.subject is None:
            continue
        subject = relation.subject
        own = [(subject.start, subject.end)]
        own += spans.get(subject.entity, []) if subject.entity else []
        hits = [
            place
            for place, (who, country) in enumerate(gold)
            if _overlap(country.mentions, [(relation.start, relation.end)])
            and _overlap(who.mentions, own)
        ]
        found += 1
        right += bool(hits)
        matched.update(hits)
        if not hits:
            span = (relation.start, relation.end)
            mistakes.append(_mistake("nationality.false", report, "", subject.text, span))
    for place, (who, country) in enumerate(gold):
        if place not in matched:
            shown = report.text[slice(*who.mentions[0])]
            mistakes.append(_mistake("nationality.missed", report, shown, "", country.mentions[0]))
    return (right, found, len(matched), len(gold)), mistakes


def _mentions_by_key(findings: Findings) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for mention in findings.mentions:
        spans.setdefault(mention.entity, []).append((mention.start, mention.end))
    return spans


def _overlap(gold: Iterable[Span], found: Iterable[Span]) -> bool:
    found = list(found)
    return any(a < d and c < b for a, b in gold for c, d in found)


def _mistake(kind: str, report: Report, expected: str, found: str, span: Span) -> Mistake:
    return Mistake(kind, report.name, expected, found, in_context(report.text, *span))


_SCORERS = {
    "names": _score_names,
    "roles": _score_roles,
    "roles_named": _score_named_roles,
    "roles_annotated": _score_annotated_roles,
    "nationality": _score_nationality,
}

__all__ = ["GoldEntity", "evaluate_entities", "score_reports"]

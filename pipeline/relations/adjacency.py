"""Patterns over marked text → relations: what stands beside a name, in brackets, after a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from pipeline.assertions import Argument, Quotation, Relation
from pipeline.records import Entity, Mention, QuantityExpression, TemporalExpression, TextSpan
from pipeline.relations.events import without_article
from pipeline.relations.kinds import is_kind
from pipeline.relations.marked import (
    CLOSE,
    LABEL,
    OPEN,
    MarkedText,
    compile_pattern,
    needed_marks,
)
from pipeline.relations.rules import Rule, RuleSet, relation_types
from pipeline.statements import speaker_of

_BLANK = re.compile(r"\n\s*\n")
_SLOTS = ("subject", "object", "place", "of")
_NO_ENTITY = 0.05
_DETERMINER = re.compile(
    r"(?<![\w'’])(?:les?|la|l['’]|une?|ces?|cette|cet|sa|son|ses|leurs?)\b(?=[\s'’])|(?<=\s)l['’]"
)


class Paragraph(NamedTuple):
    """Offsets in the marked text; the rules' words and the labels of marks that are there."""

    start: int
    end: int
    words: Set[str]
    labels: Set[str]


def find_adjacent(
    text: str,
    marked: MarkedText,
    entities: Mapping[str, Entity],
    quotations: Sequence[Quotation],
    rules: RuleSet,
) -> Iterator[Relation]:
    """Relations by the rules over text, rule by rule."""
    words = frozenset(word for rule in rules.patterns for word in rule.words)
    paragraphs = list(_paragraphs(marked.text, words))
    for rule in rules.patterns:
        for match in _matches(rule, marked.text, paragraphs):
            one = _relation(text, marked, entities, quotations, rule, match)
            if _fits(rule, one):
                yield one


def _paragraphs(text: str, words: Set[str]) -> Iterator[Paragraph]:
    """Start and end of what stands between blank lines, which of the words and labels it holds."""
    starts = [0, *(gap.end() for gap in _BLANK.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        lower = text[start:end].lower()
        held = {word for word in words if word in lower}
        yield Paragraph(start, end, held, set(LABEL.findall(text, start, end)))


def _matches(rule: Rule, text: str, paragraphs: Sequence[Paragraph]) -> Iterator[re.Match[str]]:
    """Matches in text order, in paragraphs that hold what the rule needs."""
    source = rule.pattern or ""
    pattern, marks = compile_pattern(source), needed_marks(source)
    for one in paragraphs:
        worded = not rule.words or not one.words.isdisjoint(rule.words)
        if worded and not any(map(one.labels.isdisjoint, marks)):
            yield from pattern.finditer(text, one.start, one.end)


def _fits(rule: Rule, one: Relation) -> bool:
    """Whether the arguments have the words and kinds that the rule asks for."""
    sides = (
        (one.subject, rule.subject_heads, rule.subject_is),
        (one.object, rule.object_heads, rule.object_is),
    )
    return all(
        side is None
        or (
            (not heads or bool(set(side.text.lower().split()) & set(heads)))
            and (not kinds or is_kind(side, kinds))
        )
        for side, heads, kinds in sides
    )


def _relation(
    text: str,
    marked: MarkedText,
    entities: Mapping[str, Entity],
    quotations: Sequence[Quotation],
    rule: Rule,
    match: re.Match[str],
) -> Relation:
    groups = {name: value for name, value in match.groupdict().items() if value}
    arguments = {
        name: _argument(text, marked, entities, match, name) for name in _SLOTS if name in groups
    }
    date, quantity = _found(marked, groups, "date"), _found(marked, groups, "quantity")
    start, end = _trimmed(text, marked.plain(match.start()), marked.plain(match.end()))
    missing = sum(one.entity is None for one in arguments.values())
    return Relation(
        start=start,
        end=end,
        text=text[start:end],
        source=text,
        origin=f"relations/{rule.id}",
        type=rule.type,
        property=relation_types()[rule.type].get("property"),
        subject=arguments.get("subject"),
        object=arguments.get("object"),
        place=arguments.get("place"),
        of=arguments.get("of"),
        role=_role(text, marked, rule, match),
        value=_value(date, quantity),
        date=date if isinstance(date, TemporalExpression) else None,
        quantity=quantity if isinstance(quantity, QuantityExpression) else None,
        modality=rule.modality or "factual",
        attributed_to=speaker_of(start, quotations),
        confidence=round(max(rule.confidence - _NO_ENTITY * missing, 0.05), 3),
        evidence_start=start,
        evidence_end=end,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and text[start].isspace():
        start += 1
    while end - 1 > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _argument(
    text: str,
    marked: MarkedText,
    entities: Mapping[str, Entity],
    match: re.Match[str],
    name: str,
) -> Argument:
    found = marked.mark(match[name]) if OPEN not in match[name] else None
    if isinstance(found, Mention):
        key: str | None = found.stands_for or found.entity
        known = entities.get(found.stands_for or found.entity)
        label: str | None = known.label if known else found.label
        start, end, head = found.start, found.end, found.head or ""
    else:
        start, end = _trimmed(text, *(marked.plain(offset) for offset in match.span(name)))
        start = _last_determiner(text, start, end)
        key, label = _inner_entity(marked, match[name])
        head = text[start:end].rsplit(maxsplit=1)[-1]
    return Argument(
        start=start,
        end=end,
        text=text[start:end],
        source=text,
        entity=key,
        label=label,
        head=head,
    )


def _last_determiner(text: str, start: int, end: int) -> int:
    """Start of the last noun phrase of a passage: the pattern may have begun too early."""
    found = [match.start() for match in _DETERMINER.finditer(text, start, end)]
    return found[-1] if found else start


def _inner_entity(marked: MarkedText, group: str) -> tuple[str | None, str | None]:
    """Entity of a phrase that ends in its name: ``le groupe Kerlann``."""
    if not group.endswith(CLOSE):
        return None, None
    found = marked.mark(group[group.rindex(OPEN) :])
    return (found.entity, found.label) if isinstance(found, Mention) else (None, None)


def _found(marked: MarkedText, groups: Mapping[str, str], name: str) -> TextSpan | None:
    return marked.mark(groups[name]) if name in groups else None


def _role(text: str, marked: MarkedText, rule: Rule, match: re.Match[str]) -> str | None:
    if rule.role is None or rule.role.startswith("="):
        return rule.role[1:] if rule.role else None
    if rule.role not in match.re.groupindex or not match[rule.role]:
        return None
    start, end = (marked.plain(offset) for offset in match.span(rule.role))
    return without_article(text[start:end].strip())


def _value(date: TextSpan | None, quantity: TextSpan | None) -> str | None:
    if isinstance(date, TemporalExpression):
        return date.value
    if isinstance(quantity, QuantityExpression) and quantity.low is not None:
        return f"{quantity.low.normalize():f}"
    return None

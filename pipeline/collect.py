"""What the components left on a spaCy ``Doc`` → records with offsets into the whole document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from pipeline.assertions import Quotation, Statement
from pipeline.entities import NameCandidate, Resolver, resolve_entities
from pipeline.language.identify import detect_language
from pipeline.records import (
    Document,
    Findings,
    Mention,
    QuantityExpression,
    TemporalExpression,
    TextSpan,
    Title,
)
from pipeline.relations import Facts, RuleSet, find_relations
from pipeline.statements import Reading, Tree, find_statements

if TYPE_CHECKING:
    from spacy.tokens import Doc

Found = TypeVar("Found", bound=TextSpan)
Spanned = TypeVar("Spanned", Mention, TemporalExpression, QuantityExpression, Title)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one ``Doc`` gave; offsets are into the whole document."""

    sentences: tuple[int, ...]
    names: tuple[NameCandidate, ...]
    dates: tuple[TemporalExpression, ...]
    quantities: tuple[QuantityExpression, ...]
    tree: Tree | None = None


def piece(doc: Doc, source: str, offset: int) -> Piece:
    """Take the findings off a ``Doc`` that holds ``source[offset:offset + len(doc.text)]``."""
    return Piece(
        sentences=tuple(
            sentence.start_char + offset for sentence in doc.sents if not sentence.text.isspace()
        ),
        names=_moved(doc._.glaneur_names, source, offset),
        dates=_moved(doc._.glaneur_dates, source, offset),
        quantities=tuple(
            _move_item(quantity, source, offset) for quantity in doc._.glaneur_quantities
        ),
        tree=doc._.glaneur_tree and doc._.glaneur_tree.moved(offset),
    )


def join(
    document: Document,
    pieces: Sequence[Piece],
    resolver: Resolver | None = None,
    rules: RuleSet | None = None,
) -> Findings:
    """Put the pieces of a document together: entities and relations over the whole of it."""
    sentences = tuple(start for part in pieces for start in part.sentences)
    names = [name for part in pieces for name in part.names]
    resolved = resolve_entities(document.text, names, sentences=sentences, resolver=resolver)
    dates = _join_dates(document.text, pieces)
    quantities = tuple(quantity for part in pieces for quantity in part.quantities)
    statements, quotations = _read(
        Reading(
            text=document.text,
            tree=tree,
            mentions=_inside(tree, resolved.mentions),
            dates=_inside(tree, dates),
            quantities=_inside(tree, quantities),
            titles=_inside(tree, resolved.titles),
        )
        for part in pieces
        if (tree := part.tree) is not None
    )
    facts = Facts(
        text=document.text,
        mentions=resolved.mentions,
        entities=resolved.entities,
        titles=resolved.titles,
        dates=dates,
        quantities=quantities,
        statements=statements,
        quotations=quotations,
    )
    return Findings(
        document=document,
        language=detect_language(document.text),
        sentences=sentences,
        mentions=resolved.mentions,
        entities=resolved.entities,
        titles=resolved.titles,
        relations=tuple(find_relations(facts, rules)),
        dates=dates,
        quantities=quantities,
        statements=statements,
        quotations=quotations,
    )


def _read(
    readings: Iterable[Reading],
) -> tuple[tuple[Statement, ...], tuple[Quotation, ...]]:
    """Statements and quotations of all pieces."""
    found = [find_statements(reading) for reading in readings]
    return (
        tuple(one for statements, _ in found for one in statements),
        tuple(one for _, quotations in found for one in quotations),
    )


def _inside(tree: Tree, found: Sequence[Spanned]) -> Sequence[Spanned]:
    """Those of a document's finds that start in the piece of a tree: each looks through all."""
    if not len(tree):
        return ()
    first, last = (
        bisect_left(found, place, key=attrgetter("start"))
        for place in (tree.starts[0], tree.ends[-1])
    )
    return found[first:last]


def _moved(found: Sequence[Found], source: str, offset: int) -> tuple[Found, ...]:
    if offset == 0:
        return tuple(found)
    return tuple(
        replace(one, start=one.start + offset, end=one.end + offset, source=source) for one in found
    )


def _move_item(quantity: QuantityExpression, source: str, offset: int) -> QuantityExpression:
    if offset == 0:
        return quantity
    return replace(
        quantity,
        start=quantity.start + offset,
        end=quantity.end + offset,
        item_start=None if quantity.item_start is None else quantity.item_start + offset,
        item_end=None if quantity.item_end is None else quantity.item_end + offset,
        source=source,
    )


def _join_dates(source: str, pieces: Sequence[Piece]) -> tuple[TemporalExpression, ...]:
    """All dates; an anchor, counted within its piece, becomes one counted in the document."""
    joined: list[TemporalExpression] = []
    for part in pieces:
        first = len(joined)
        joined.extend(
            date
            if first == 0 or date.anchor is None
            else replace(date, anchor=date.anchor + first, source=source)
            for date in part.dates
        )
    return tuple(joined)

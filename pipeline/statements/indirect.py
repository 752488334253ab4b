"""Indirect quotations: ``a déclaré que``, ``dit avoir``, ``…, plaide X``, ``a qualifié de``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.assertions import Quotation, QuotationMode, Span
from pipeline.statements.circumstances import extent
from pipeline.statements.clauses import Clause
from pipeline.statements.cues import (
    Cue,
    inverted_cue,
    may_speak,
    plain_cue,
    reporting,
)
from pipeline.statements.evaluations import evaluation_of
from pipeline.statements.parsed import Parsed
from pipeline.statements.tree import Tree

_LONGEST_GAP = 14  # words between a reporting verb and its `que`


def find_indirect(parsed: Parsed, inside: Sequence[Span]) -> Iterator[Quotation]:
    """Indirect quotations outside of direct ones.

    Parameters
    ----------
    inside
        Contents of the direct quotations.
    """
    for clause in parsed.clauses.values():
        verb = clause.verb
        if verb.kind == "noun" or is_within(parsed.tree.starts[verb.main], inside):
            continue
        cue: Cue | None = plain_cue(parsed, clause)
        content = _reported(parsed, clause)
        if content is None:
            cue = inverted_cue(parsed, verb.first, "inserted")
            speaks = cue is not None and cue.speaker is not None and may_speak(cue.speaker)
            content = _inserted(parsed, clause) if speaks else None
        if content is not None and cue is not None and not _covered(content, inside):
            cue = _of_reporter_above(parsed, clause, cue)
            yield make_quotation(parsed, "indirect", content, cue)


def _of_reporter_above(parsed: Parsed, clause: Clause, cue: Cue) -> Cue:
    """``Elle assure que rien ne change et promet d'investir``: who assures promises too.

    A parser that takes the second verb for part of what is assured gives it a subject that cannot
    speak.
    """
    parent = parsed.parent(clause.verb.head)
    if cue.speaker is None or may_speak(cue.speaker) or parent is None:
        return cue
    above = parsed.parent(parent)
    speaker = None if above is None else parsed.arguments.of(parsed.clauses[above].agent)
    return replace(cue, speaker=speaker) if speaker is not None and may_speak(speaker) else cue


def is_within(offset: int, inside: Sequence[Span]) -> bool:
    """Whether an offset lies in one of some spans."""
    return any(start <= offset < end for start, end in inside)


def _covered(content: Span, inside: Sequence[Span]) -> bool:
    """Whether a direct quotation holds the content already, or nearly is it."""
    return any(s <= content[0] + 3 and content[1] <= e + 3 for s, e in inside)


def make_quotation(parsed: Parsed, mode: QuotationMode, content: Span, cue: Cue) -> Quotation:
    """A quotation that reaches from its content to its cue."""
    text = parsed.reading.text
    left, right = min(content[0], cue.start), max(content[1], cue.end)
    return Quotation(
        start=left,
        end=right,
        text=text[left:right],
        source=text,
        origin=f"statements/{mode}",
        mode=mode,
        speaker=cue.speaker,
        cue=text[cue.start : cue.end],
        content_start=content[0],
        content_end=content[1],
    )


def _reported(parsed: Parsed, clause: Clause) -> Span | None:
    """What is said after ``que``, or in the infinitive."""
    tree, verb = parsed.tree, clause.verb
    lemmas = {verb.predicate, tree.lemmas[verb.main]}
    if verb.modality not in {"factual", "reported", "planned"}:
        return None
    if lemmas & (reporting("indirect") - reporting("not_indirect")):
        that = _that(tree, clause)
        if that is not None:
            return _clause_after(parsed, that)
    if lemmas & reporting("evaluation"):
        return evaluation_of(tree, clause)
    token = clause.complement
    if token is None or token < verb.main or not lemmas & reporting("infinitive"):
        return None
    infinitive = tree.lower[token].endswith(("er", "ir", "re")) or any(
        tree.lower[c] in {"avoir", "être"} for c in tree.dependents(token, "aux", "cop")
    )
    start, end = extent(tree, token)
    return (start, end) if infinitive and end - start > 10 else None


def _that(tree: Tree, clause: Clause) -> int | None:
    """The ``que`` of a reporting verb: of its complement, else the next one in the sentence."""
    verb = clause.verb
    if clause.complement is not None and clause.complement > verb.main:
        for child in tree.dependents(clause.complement, "mark"):
            if tree.lower[child] in {"que", "qu'"}:
                return child
    for token in range(verb.last + 1, min(verb.last + _LONGEST_GAP, len(tree))):
        if tree.sentences[token] != tree.sentences[verb.main] or tree.tags[token] == "VERB":
            return None
        if tree.lower[token] in {"que", "qu'"}:
            relative = tree.deps[tree.heads[token]] == "acl:relcl" and tree.tags[token - 1] in {
                "NOUN",
                "PROPN",
            }
            restricts = tree.lower[token - 1] in {
                "plus",
                "moins",
                "aussi",
                "autant",
                "ainsi",
                "alors",
                "tant",
            }
            return None if relative or restricts else token
        if tree.lower[token] in {".", ";", ":", "«"}:
            return None
    return None


def _clause_after(parsed: Parsed, that: int) -> Span | None:
    """From the word after ``que`` to the end of its clause."""
    tree = parsed.tree
    first, last = that + 1, that + 1
    sentence = tree.sentences[that]
    while last + 1 < len(tree) and tree.sentences[last + 1] == sentence:
        last += 1
        if last > first and _next_report(parsed, last):
            last -= 1
            while last > first and tree.tags[last] in {"CCONJ", "PUNCT"}:
                last -= 1
            break
    while last > first and tree.tags[last] == "PUNCT" and tree.lower[last] not in {"»", "”"}:
        last -= 1
    start, end = tree.span(first, last)
    return (start, end) if end - start > 10 else None


def _next_report(parsed: Parsed, token: int) -> bool:
    """Whether another thing said begins: ``… et promet de``, ``… ; il ajoute``."""
    tree = parsed.tree
    if tree.lower[token] == ";":
        return True
    head = parsed.holders.get(token)
    if head is None or tree.lower[token - 1] not in {"et", "puis"}:
        return False
    verb = parsed.clauses[head].verb
    return verb.first == token and verb.predicate in reporting("infinitive") and verb.finite


def _inserted(parsed: Parsed, clause: Clause) -> Span | None:
    """``…, plaide le Conseil``: the sentence up to the verb."""
    tree, verb = parsed.tree, clause.verb
    if verb.first == 0 or tree.lower[verb.first - 1] != "," or not verb.finite:
        return None
    first = verb.first - 1
    while first > 0 and tree.sentences[first - 1] == tree.sentences[verb.first]:
        first -= 1
    last = verb.first - 2
    quoted = {"»", "”", '"'} & set(tree.lower[max(last, 0) : verb.first])
    return tree.span(first, last) if last - first >= 1 and not quoted else None

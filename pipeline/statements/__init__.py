"""Statements (who does what to whom, and whether it is so) and quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.assertions import Argument, Quotation, Statement
from pipeline.statements.finder import read_statements
from pipeline.statements.parsed import Parsed, Reading, parse
from pipeline.statements.quotations import find_quotations
from pipeline.statements.reporters import name_reporters, resolve_speakers
from pipeline.statements.tree import Tree, make_tree
from pipeline.statements.trimming import trim


def find_statements(reading: Reading) -> tuple[list[Statement], list[Quotation]]:
    """Read the statements and quotations of a piece of text.

    Parameters
    ----------
    reading
        The text with its parse, mentions, dates and quantities.

    Returns
    -------
    tuple
        Statements in text order, each attributed to the speaker of the innermost quotation that
        holds it; quotations in the order of their content.
    """
    parsed = parse(reading)
    quotations = list(resolve_speakers(parsed, find_quotations(parsed)))
    told = [_attributed(reading.text, one, quotations) for one in read_statements(parsed).values()]
    named = list(name_reporters(reading.text, told, quotations))
    return trim(reading.text, reading.mentions, named, quotations)


def _attributed(text: str, statement: Statement, quotations: Sequence[Quotation]) -> Statement:
    speaker = statement.attributed_to or speaker_of(statement.start, quotations)
    return statement if speaker is None else replace(statement, source=text, attributed_to=speaker)


def speaker_of(offset: int, quotations: Sequence[Quotation]) -> Argument | None:
    """Who speaks at an offset: the speaker of the shortest quotation around it."""
    around = [q for q in quotations if q.content_start <= offset < q.content_end and q.speaker]
    return min(around, key=lambda q: q.content_end - q.content_start).speaker if around else None


__all__ = ["Parsed", "Reading", "Tree", "find_statements", "make_tree", "speaker_of"]

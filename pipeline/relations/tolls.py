"""Which event a toll belongs to: ``Un incendie a éclaté. On compte douze morts.``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipeline.assertions import Argument, Relation, Statement
from pipeline.lexicon import load_toml

_TOLLS = frozenset({"killed", "injured"})
_REACH = 700  # code points back to the event, within the paragraph
_AHEAD = 90  # … and ahead, in the same clause: `trois blessés dans une collision`
_BESIDE = 12  # code points between a subject and its verb
_DOUBT = 0.12  # less sure than a toll whose verb names the event
_DETERMINER = r"(?:(?:une?|les?|la|ces?|cette|cet|des|du|aux?)\s+|[ld]['’])"
_KNOWN = re.compile(r"(?:les|ces|ses|leurs|nos|mes)\b", re.IGNORECASE)
_STOP = re.compile(r"[.;!?\n]")
_LINK = re.compile(
    r"\b(?:dans|lors\s+d|pendant|durant|au\s+cours\s+d|après|à\s+la\s+suite\s+d|suite\s+à|par)"
    r"(?:\s*\w*['’]?\s*)?(?:une?\s+|l['’]|la\s+|le\s+|les\s+)?(?:\w+\s+)?$"
)


def attach_events(
    text: str, found: Iterable[Relation], statements: Sequence[Statement]
) -> Iterator[Relation]:
    """Give a toll that names no cause the event it is told of, as surely as its clause tells it.

    Parameters
    ----------
    text
        The document's text.
    found
        Relations; of ``killed`` and ``injured`` those with an amount and no subject are tolls.
    statements
        Of the whole document.

    Notes
    -----
    The event is a harmful noun (``relations_nouns.toml``) that a preposition ties to the toll in
    its clause; else what its paragraph tells first, before the toll: a harmful noun, the clause of
    a harmful verb, a gathering. A toll of zero has none.
    """
    harmful = frozenset(load_toml("relations_nouns.toml")["harmful_verbs"])
    clauses = [
        one
        for one in statements
        if one.predicate in harmful and one.kind != "noun" and one.modality == "factual"
    ]
    for one in found:
        if one.type not in _TOLLS or one.subject is not None or one.quantity is None:
            yield one
            continue
        toll = _as_told(text, one, statements)
        event = _event(text, toll, clauses) if toll.polarity == "positive" else None
        yield toll if event is None else _attached(text, toll, event)


def _as_told(text: str, toll: Relation, statements: Sequence[Statement]) -> Relation:
    """``auraient fait deux blessés`` is reported, whatever rule counts the injured.

    Who is known already is there all the same: ``n'a pas identifié les deux blessés``.
    """
    around = [
        one
        for one in statements
        if one.kind != "noun"
        and (told := one.patient) is not None
        and told.start <= toll.start
        and toll.end <= told.end
        and not _KNOWN.match(told.text)
    ]
    if not around:
        return toll
    clause = max(around, key=lambda one: one.start)
    return replace(
        toll,
        source=text,
        modality=clause.modality if toll.modality == "factual" else toll.modality,
        polarity=clause.polarity if toll.polarity == "positive" else toll.polarity,
        attributed_to=toll.attributed_to or clause.attributed_to,
    )


def _event(text: str, toll: Relation, clauses: Sequence[Statement]) -> Argument | None:
    stop = _STOP.search(text, toll.end, toll.end + _AHEAD)
    ahead = stop.start() if stop else toll.end + _AHEAD
    for kind in ("harmful", "gatherings"):
        for match in _nouns(kind).finditer(text, toll.end, ahead):
            if _LINK.search(text[toll.end : match.start("noun")]):
                return _argument(text, match)
    start = max(text.rfind("\n", 0, toll.start) + 1, toll.start - _REACH)
    return _first(text, clauses, start, toll.start)


def _first(text: str, clauses: Sequence[Statement], start: int, end: int) -> Argument | None:
    """The event that a passage tells first: what comes later is its course and its aftermath."""
    return (
        _first_noun(text, "harmful", start, end)
        or _first_clause(text, clauses, start, end)
        or _first_noun(text, "gatherings", start, end)
    )


def _first_noun(text: str, kind: str, start: int, end: int) -> Argument | None:
    match = _nouns(kind).search(text, start, end)
    return None if match is None else _argument(text, match)


def _first_clause(text: str, clauses: Sequence[Statement], start: int, end: int) -> Argument | None:
    """``Un car a percuté un arbre``: from the subject, where it stands before, to the verb."""
    inside = (one for one in clauses if start <= one.start and one.end <= end)
    if (first := next(inside, None)) is None:
        return None
    left = first.start
    agent = first.agent or (first.patient if first.voice == "passive" else None)
    if agent is not None and start <= agent.start < left and left - agent.end < _BESIDE:
        left = agent.start
    return Argument(
        start=left, end=first.end, text=text[left : first.end], source=text,
        head=first.predicate, clause=True,
    )  # fmt: skip


def _attached(text: str, toll: Relation, event: Argument) -> Relation:
    return replace(
        toll,
        source=text,
        subject=event,
        confidence=round(max(toll.confidence - _DOUBT, 0.05), 3),
        evidence_start=min(toll.evidence_start, event.start),
        evidence_end=max(toll.evidence_end, event.end),
    )


def _argument(text: str, match: re.Match[str]) -> Argument:
    start, end = match.span()
    return Argument(start=start, end=end, text=text[start:end], source=text, head=match["noun"])


@cache
def _nouns(kind: str) -> re.Pattern[str]:
    """A noun of a list with its article: ``l'explosion``, ``un tremblement de terre``."""
    nouns = sorted(load_toml("relations_nouns.toml")[kind], key=len, reverse=True)
    words = "|".join(re.escape(noun).replace("\\ ", r"\s+") for noun in nouns)
    return re.compile(
        rf"(?<![\w'’-])(?:{_DETERMINER}|(?<!en\s)(?<!à\s))(?P<noun>{words})s?(?![\w-])",
        re.IGNORECASE,
    )

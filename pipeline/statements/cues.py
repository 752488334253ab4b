"""Verbs that report, with who speaks: before a quotation, after it, or inserted into it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from pipeline.assertions import Argument
from pipeline.lexicon import load_csv, load_toml
from pipeline.statements.clauses import Clause
from pipeline.statements.lemmas import verb_lemma
from pipeline.statements.parsed import Parsed
from pipeline.statements.tree import NOMINAL, Tree

CLITICS = frozenset(
    f"{hyphen}{pronoun}"
    for hyphen in ("-", "-t-")
    for pronoun in ("il", "elle", "ils", "elles", "on", "je", "nous")
)
_MARKS = frozenset({",", "»", "”", '"', "!", "?", "…"})
_PRONOUNS = frozenset(
    {"il", "elle", "ils", "elles", "on", "je", "nous", "certains", "uns", "autres"}
)
_NEAR = 6  # words between a reporting verb and a speaker set apart from it
# … before a reporting verb; `-t` is cut off from its pronoun by some tokenisers
_HELPERS = frozenset({"a", "ont", "avait", "avaient", "s'", "se", "est", "-t"})


@cache
def reporting(kind: str) -> frozenset[str]:
    """A list of ``lexicon/reporting.toml``."""
    return frozenset(load_toml("reporting.toml")[kind])


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that report a quotation, and who speaks.

    Attributes
    ----------
    start, end
        Code points of the verb with its auxiliary and inverted pronoun.
    last
        Last token of the cue and its speaker.
    """

    speaker: Argument | None
    start: int
    end: int
    last: int


def reporting_clause(parsed: Parsed, token: int, kind: str) -> Clause | None:
    """The clause whose verb group holds a token, where its verb reports."""
    head = parsed.holders.get(token)
    if head is None:
        return None
    verb = parsed.clauses[head].verb
    known = {verb.predicate, parsed.tree.lemmas[verb.main]} & reporting(kind)
    return parsed.clauses[head] if known and verb.kind != "noun" else None


def inverted_cue(parsed: Parsed, token: int, kind: str = "say") -> Cue | None:
    """The cue that begins at a token, with its subject after the verb: ``a déclaré X``."""
    tree = parsed.tree
    last = _verb_end(parsed, token, kind)
    if last is None:
        return None
    clitic = next(
        (t for t in range(last, min(last + 3, len(tree))) if tree.lower[t] in CLITICS), None
    )
    if clitic is None:
        clitic = next((t for t in range(token, last) if tree.lower[t] in CLITICS), None)
    if clitic is not None:
        end = max(last, clitic)
        return Cue(parsed.arguments.of(clitic), tree.starts[token], tree.ends[end], end)
    noun = next_nominal(tree, _past_circumstance(parsed, last + 1))
    if noun is None:
        person = _person_near(parsed, last + 1)
        if person is None:
            return None
        end = _token_before(tree, person.end)
        return Cue(person, tree.starts[token], tree.ends[last], end)
    speaker = parsed.arguments.of(noun)
    if speaker is None or not may_speak(speaker):
        speaker = _person_near(parsed, last + 1) or speaker
    end = last if speaker is None else max(_token_before(tree, speaker.end), last)
    return Cue(speaker, tree.starts[token], tree.ends[last], end)


def _verb_end(parsed: Parsed, token: int, kind: str) -> int | None:
    """Last token of a reporting verb that begins at a token, whatever the tagger made of it."""
    tree = parsed.tree
    helper = tree.deps[token].startswith("aux")
    clause = reporting_clause(parsed, tree.heads[token] if helper else token, kind)
    if clause is not None and clause.verb.first <= token <= clause.verb.main:
        return clause.verb.last if clause.verb.finite else None
    place = token
    while place < len(tree) and (tree.lower[place] in _HELPERS or tree.lower[place] in CLITICS):
        place += 1
    if place >= len(tree) or place - token > 4:
        return None
    word = tree.lower[place]
    known = _plain_reporting(word) & reporting(kind)
    return place if known and (place > token or not word.endswith(("é", "ée", "és"))) else None


@cache
def _plain_reporting(word: str) -> frozenset[str]:
    return frozenset({verb_lemma(word, "")}) if word.isalpha() else frozenset()


def _past_circumstance(parsed: Parsed, token: int) -> int:
    """Past a date or a place between verb and subject: ``a annoncé mardi à Agadir X``."""
    tree = parsed.tree
    moved = True
    while moved and token < len(tree):
        moved = False
        start = tree.starts[token]
        for date in parsed.reading.dates:
            if start <= date.start <= start + 6 and date.start - start < 7:
                token, moved = _token_before(tree, date.end) + 1, True
                break
        if not moved and tree.lower[token] in {"à", "devant", "sous", "dans", "sur", "en"}:
            head = tree.heads[token]
            if token < head < token + 6:
                token, moved = tree.phrase(head)[1] + 1, True
    return min(token, len(tree))


def _person_near(parsed: Parsed, token: int) -> Argument | None:
    """``a résumé sous les rires Ada Roy``: the name a few words on, before any mark or verb."""
    tree = parsed.tree
    for place in range(token, min(token + _NEAR, len(tree))):
        if tree.tags[place] in {"VERB", "AUX", "PUNCT"}:
            return None
        for one in parsed.reading.mentions:
            if one.start == tree.starts[place] and (one.label, one.kind) == ("PER", "name"):
                return parsed.arguments.of_mention(one)
    return None


def _token_before(tree: Tree, offset: int) -> int:
    """The last token that ends at or before an offset."""
    return bisect_right(tree.ends, offset) - 1


def next_nominal(tree: Tree, token: int) -> int | None:
    """The head of the noun phrase that starts right at a token."""
    for place in range(token, min(token + 4, len(tree))):
        if tree.tags[place] in {"NOUN", "PROPN", "PRON"}:
            head = place
            while tree.heads[head] != head and token <= tree.heads[head] < head:
                head = tree.heads[head]
            return head if tree.tags[head] in NOMINAL else place
        if tree.tags[place] not in {"DET", "ADJ", "NUM", "ADV"}:
            return None
    return None


def may_speak(argument: Argument) -> bool:
    """Whether somebody, not something, is meant: a name, a pronoun, a noun for people or bodies."""
    if argument.label is not None:
        return argument.label in {"PER", "ORG", "LOC"}
    head = argument.head.lower()
    pronoun = argument.text.lower().rpartition("-")[2] in _PRONOUNS
    return pronoun or bool({head, head.rstrip("sx")} & actors())


@cache
def actors() -> frozenset[str]:
    """Nouns for people and organisations."""
    nouns = load_toml("relations_nouns.toml")
    roles = {row[g].split()[0] for row in load_csv("roles.csv") for g in ("masculine", "feminine")}
    return frozenset({*nouns["humans"], *nouns["bodies"], *roles})


def plain_cue(parsed: Parsed, clause: Clause) -> Cue:
    """The cue of a reporting clause, wherever its subject stands."""
    tree, verb = parsed.tree, clause.verb
    near = tree.lower[verb.first - 1] if verb.first else ""
    subject = clause.agent
    if subject is None or (subject < verb.first and near in _MARKS):
        inverted = inverted_cue(parsed, verb.first)
        if inverted is not None:
            return inverted
    start, end = tree.span(verb.first, verb.last)
    return Cue(parsed.arguments.of(subject), start, end, verb.last)

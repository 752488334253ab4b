"""Indirect quotations (``a déclaré que``, ``dit avoir``, ``…, plaide X``) and ``selon X``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Quotation, QuotationMode, Span
from pipeline.lexicon import load_toml
from pipeline.statements.circumstances import extent, token_at
from pipeline.statements.clauses import Clause
from pipeline.statements.cues import (
    Cue,
    inverted_cue,
    may_speak,
    next_nominal,
    plain_cue,
    reporting,
)
from pipeline.statements.parsed import Parsed
from pipeline.statements.tree import Tree

_LONGEST_GAP = 14  # words between a reporting verb and its `que`
_EVALUATION_ENDS = frozenset(
    {
        ".",
        ";",
        ":",
        "!",
        "?",
        "…",
        "«",
        "»",
        '"',
        "“",
        "”",
        ")",
        "qui",
        "que",
        "qu'",
        "dont",
        "mais",
    }
)
_PRONOUNS = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})


def find_indirect(parsed: Parsed, inside: Sequence[Span]) -> Iterator[Quotation]:
    """Indirect quotations outside of direct ones.

    Parameters
    ----------
    inside
        Contents of the direct quotations.
    """
    for clause in parsed.clauses.values():
        verb = clause.verb
        if verb.kind == "noun" or _within(parsed.tree.starts[verb.main], inside):
            continue
        cue: Cue | None = plain_cue(parsed, clause)
        content = _reported(parsed, clause)
        if content is None:
            cue = inverted_cue(parsed, verb.first, "inserted")
            speaks = cue is not None and cue.speaker is not None and may_speak(cue.speaker)
            content = _inserted(parsed, clause) if speaks else None
        if content is not None and cue is not None and not _covered(content, inside):
            yield _quotation(parsed, "indirect", content, cue)


def _within(offset: int, inside: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in inside)


def _covered(content: Span, inside: Sequence[Span]) -> bool:
    """Whether a direct quotation holds the content already, or nearly is it."""
    return any(s <= content[0] + 3 and content[1] <= e + 3 for s, e in inside)


def _quotation(parsed: Parsed, mode: QuotationMode, content: Span, cue: Cue) -> Quotation:
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
        return _evaluation(tree, clause)
    token = clause.complement
    if token is None or token < verb.main or not lemmas & reporting("infinitive"):
        return None
    infinitive = tree.lower[token].endswith(("er", "ir", "re")) or any(
        tree.lower[c] in {"avoir", "être"} for c in tree.dependents(token, "aux", "cop")
    )
    start, end = extent(tree, token)
    return (start, end) if infinitive and end - start > 10 else None


def _evaluation(tree: Tree, clause: Clause) -> Span | None:
    """``a qualifié le plan d'inutile et de coûteux``: what follows ``de``, to the clause's end."""
    verb = clause.verb
    if not verb.finite or verb.voice == "passive" or clause.object is None:
        return None
    first = max(verb.last, clause.object if clause.object > verb.last else 0) + 1
    while first < len(tree) and tree.tags[first] == "ADJ":
        first += 1
    if first + 1 >= len(tree) or tree.lower[first] not in {"de", "d'"}:
        return None
    last = first + 1
    while last + 1 < len(tree) and not _ends_evaluation(tree, last + 1):
        last += 1
    valued = tree.tags[first + 1] in {"ADJ", "ADV", "NOUN", "VERB"}
    return tree.span(first + 1, last) if valued else None


def _ends_evaluation(tree: Tree, token: int) -> bool:
    """A stop, a relative pronoun, a quotation mark; a comma unless ``de`` goes on after it."""
    goes_on = tree.lower[token + 1 : token + 2] in (("d'",), ("de",), ("et",), ("voire",))
    comma = tree.lower[token] == "," and not goes_on
    return (
        comma
        or tree.lower[token] in _EVALUATION_ENDS
        or tree.sentences[token] != tree.sentences[token - 1]
    )


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


def find_selon(parsed: Parsed, inside: Sequence[Span]) -> Iterator[Quotation]:
    """``selon X``, ``d'après X``, ``pour X,``, outside of direct quotations."""
    tree = parsed.tree
    for token in range(len(tree)):
        last = _selon_cue(tree, token)
        if last is None or _within(tree.starts[token], inside):
            continue
        noun = next_nominal(tree, last + 1)
        speaker = parsed.arguments.of(noun)
        if noun is None or speaker is None or not _may_speak(tree, token, noun, speaker):
            continue
        content = _scope(tree, token, speaker)
        if content is not None:
            cue = Cue(speaker, tree.starts[token], tree.ends[last], last)
            yield _quotation(parsed, "selon", content, cue)


def _selon_cue(tree: Tree, token: int) -> int | None:
    """Last token of a cue that begins at a token."""
    word = tree.lower[token]
    if word in {"selon", "pour", "d'après"}:
        return token
    following = tree.lower[token + 1 : token + 4]
    if word == "d'" and following[:1] == ("après",):
        return token + 1
    if word == "à" and following[:2] == ("en", "croire"):
        return token + 2
    return None


def _may_speak(tree: Tree, token: int, noun: int, speaker: Argument) -> bool:
    first = token == 0 or tree.sentences[token - 1] != tree.sentences[token]
    if tree.lower[token] == "pour":
        after = token_at(tree, speaker.end)
        closed = after is not None and tree.lower[after] == ","
        person = speaker.label in {"PER", "ORG"} or tree.lower[noun] in _PRONOUNS
        return first and closed and person and not speaker.parts
    return tree.lemmas[noun].rstrip("s") not in load_toml("reporting.toml")["selon"]["not_speakers"]


def _scope(tree: Tree, token: int, speaker: Argument) -> Span | None:
    """The rest of the sentence: after a cue that opens it, else before the cue."""
    sentence = tree.sentences[token]
    first = last = token
    while first > 0 and tree.sentences[first - 1] == sentence:
        first -= 1
    while last + 1 < len(tree) and tree.sentences[last + 1] == sentence:
        last += 1
    while last > token and tree.tags[last] == "PUNCT":
        last -= 1
    after = token_at(tree, speaker.end)
    if token - first <= 1 and after is not None and after < last:
        start = after + 1 if tree.lower[after] == "," else after
        return tree.span(start, last) if start <= last else None
    end = token - 1
    while end > first and tree.tags[end] == "PUNCT":
        end -= 1
    if after is not None and last - after > end - first:
        return tree.span(first, last)
    return tree.span(first, end) if end > first else None

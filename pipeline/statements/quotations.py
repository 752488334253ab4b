"""Quotations with their speakers: direct, indirect and ``selon``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.assertions import Argument, Quotation, QuotationMode
from pipeline.lexicon import load_toml
from pipeline.statements.circumstances import extent, token_at
from pipeline.statements.clauses import Clause
from pipeline.statements.finder import Parsed
from pipeline.statements.quoted import Quoted, find_quoted
from pipeline.statements.tree import NOMINAL, Tree

_SKIPPED = frozenset(
    {
        ",",
        "et",
        "puis",
        "mais",
        "enfin",
        "aussi",
        "ainsi",
        "alors",
        "encore",
        "donc",
        "ensuite",
        "également",
        "»",
        "-",
        "–",
        "—",
        ".",
        "(",
        "toutefois",
        "cependant",
        "pourtant",
    }
)
_BEFORE = frozenset(
    {
        "que",
        "qu'",
        "de",
        "d'",
        ":",
        ",",
        "comme",
        "«",
        "“",
        '"',
        "un",
        "une",
        "le",
        "la",
        "les",
        "l'",
        "des",
        "du",
        "sur",
        "à",
        "même",
        "pour",
        "être",
        "avoir",
    }
)
_REACH = 9  # words between a closing mark and the verb that reports
_CLITICS = frozenset(
    {
        "-il",
        "-elle",
        "-ils",
        "-elles",
        "-on",
        "-je",
        "-t-il",
        "-t-elle",
        "-t-on",
        "-t-ils",
        "-t-elles",
    }
)


@cache
def reporting(kind: str) -> frozenset[str]:
    """A list of ``lexicon/reporting.toml``."""
    return frozenset(load_toml("reporting.toml")[kind])


@dataclass(frozen=True, slots=True)
class Cue:
    """The verb that reports a quotation, and who speaks."""

    clause: Clause
    speaker: Argument | None
    start: int
    end: int


def find_quotations(parsed: Parsed) -> list[Quotation]:
    """The quotations of a piece of text, in text order of their content."""
    direct = list(_direct(parsed))
    inside = [(q.content_start, q.content_end) for q in direct]
    found = [*direct, *_indirect(parsed, inside), *_selon(parsed, inside)]
    return sorted(found, key=lambda q: (q.content_start, -q.content_end))


def _direct(parsed: Parsed) -> Iterator[Quotation]:
    text = parsed.reading.text
    left = parsed.tree.starts[0] if len(parsed.tree) else 0
    right = parsed.tree.ends[-1] if len(parsed.tree) else 0
    previous: tuple[Quoted, Cue | None] | None = None
    for quoted in find_quoted(text[:right]):
        if quoted.left < left:
            continue
        cue = (
            _cue_after(parsed, quoted)
            or _cue_between(parsed, quoted, previous)
            or _cue_before(parsed, quoted)
        )
        if cue is not None:
            yield _quotation(parsed, "direct", quoted.start, quoted.end, cue)
            previous = quoted, cue
        elif quoted.is_sentence and quoted.words > 3:
            speaker = _continued(parsed, quoted, previous)
            yield _quotation(parsed, "direct", quoted.start, quoted.end, None, speaker)
            previous = (quoted, previous[1]) if speaker is not None and previous else None


def _quotation(
    parsed: Parsed, mode: QuotationMode, start: int, end: int, cue: Cue | None,
    speaker: Argument | None = None,
) -> Quotation:  # fmt: skip
    text = parsed.reading.text
    left, right = (start, end) if cue is None else (min(start, cue.start), max(end, cue.end))
    return Quotation(
        start=left, end=right, text=text[left:right], source=text, origin=f"statements/{mode}",
        mode=mode, speaker=speaker if cue is None else cue.speaker,
        cue=None if cue is None else text[cue.start : cue.end],
        content_start=start, content_end=end,
    )  # fmt: skip


def _cue_after(parsed: Parsed, quoted: Quoted) -> Cue | None:
    """``», a déclaré X``, ``» a-t-il ajouté``; in a line of dialogue the verb is inside."""
    tree = parsed.tree
    offset = quoted.start if quoted.dash else quoted.right
    first = token_at(tree, offset)
    if first is None:
        return None
    reach = len(tree) if quoted.dash else first + _REACH
    for token in range(first, min(reach, len(tree))):
        if tree.starts[token] >= quoted.right and quoted.dash:
            return None
        clause = _reporting_clause(parsed, token, "say")
        if clause is not None and _inverted(tree, clause):
            return _cue(parsed, clause)
        if not quoted.dash and tree.lower[token] in {"«", ".", "“", ":", ";"} and token > first:
            return None
    return None


def _reporting_clause(parsed: Parsed, token: int, kind: str) -> Clause | None:
    """The clause that begins at a token, where its verb reports."""
    head = parsed.holders.get(token)
    if head is None:
        return None
    clause = parsed.clauses[head]
    known = clause.verb.predicate in reporting(kind) or parsed.tree.lemmas[
        clause.verb.main
    ] in reporting(kind)
    return clause if known and clause.verb.kind != "noun" else None


def _inverted(tree: Tree, clause: Clause) -> bool:
    """Whether the subject follows the verb, as a phrase or as a clitic."""
    verb = clause.verb
    if not verb.finite:
        return False
    around = set(tree.lower[verb.first : verb.last + 3])
    if around & _CLITICS:
        return True
    if clause.subject is not None and clause.subject < verb.first:
        near = tree.lower[verb.first - 1] if verb.first else ""
        return near in {",", "»", "”", '"'} and _next_nominal(tree, verb.last + 1) is not None
    return clause.subject is not None or _next_nominal(tree, verb.last + 1) is not None


def _next_nominal(tree: Tree, token: int) -> int | None:
    """The head of the phrase that starts right at a token."""
    for place in range(token, min(token + 4, len(tree))):
        if tree.tags[place] in {"NOUN", "PROPN", "PRON"}:
            head = place
            while tree.heads[head] != head and token <= tree.heads[head] < head:
                head = tree.heads[head]
            return head if tree.tags[head] in NOMINAL else place
        if tree.tags[place] not in {"DET", "ADJ", "NUM", "ADV"}:
            return None
    return None


def _cue(parsed: Parsed, clause: Clause) -> Cue:
    tree, verb = parsed.tree, clause.verb
    last = verb.last
    if last + 1 < len(tree) and tree.lower[last + 1] in _CLITICS:
        last += 1
        if last + 1 < len(tree) and tree.lower[last + 1] in _CLITICS:
            last += 1
    start, end = tree.span(verb.first, last)
    return Cue(clause, _speaker(parsed, clause), start, end)


def _speaker(parsed: Parsed, clause: Clause) -> Argument | None:
    """The subject; of a verb without one, or whose subject lies in the quotation, the phrase after it."""
    tree, verb = parsed.tree, clause.verb
    for token in range(verb.first, min(verb.last + 3, len(tree))):
        if tree.lower[token] in _CLITICS and tree.lower[token] != "-t":
            return parsed.arguments.of(token)
    subject = clause.agent
    after = _next_nominal(tree, verb.last + 1)
    before_mark = (
        subject is not None
        and subject < verb.first
        and tree.lower[verb.first - 1] in {",", "»", "”", '"'}
    )
    if (subject is None or before_mark) and after is not None:
        return parsed.arguments.of(after)
    return parsed.arguments.of(subject)


def _cue_between(
    parsed: Parsed, quoted: Quoted, previous: tuple[Quoted, Cue | None] | None
) -> Cue | None:
    """The cue of the stretch before, where only it stands between the two."""
    if previous is None:
        return None
    before, cue = previous
    if cue is None:
        return None
    between = parsed.reading.text[before.right : quoted.left]
    if (
        cue.start < before.right
        or "\n" in between
        or len(between) > 160
        or "." in between.rstrip()[:-1]
    ):
        return None
    return cue


def _cue_before(parsed: Parsed, quoted: Quoted) -> Cue | None:
    """``X a déclaré : «``, ``X estime que «``, ``X a salué «``."""
    tree = parsed.tree
    opening = token_at(tree, quoted.left)
    if opening is None or opening == 0:
        return None
    colon = tree.lower[opening - 1] == ":"
    kinds = ("say", "fragment") if colon or quoted.is_sentence else ("fragment", "say")
    for token in range(opening - 1, max(opening - (26 if colon else 8), -1), -1):
        if tree.sentences[token] != tree.sentences[opening - 1] or tree.lower[token] in {"»", "”"}:
            return None
        for kind in kinds:
            clause = _reporting_clause(parsed, token, kind)
            if clause is not None and (colon or _adjacent(parsed, clause, opening)):
                return _cue(parsed, clause)
    return None


def _adjacent(parsed: Parsed, clause: Clause, opening: int) -> bool:
    """Whether only small words stand between the verb and the mark, or the mark is in its complement."""
    tree = parsed.tree
    between = range(clause.verb.last + 1, opening)
    if all(tree.lower[t] in _BEFORE or tree.tags[t] in {"ADV", "DET", "ADP"} for t in between):
        return True
    first = opening + 1 if opening + 1 < len(tree) else opening
    return any(t in {clause.verb.head, clause.verb.main} for t in list(tree.climb(first))[:4])


def _continued(
    parsed: Parsed, quoted: Quoted, previous: tuple[Quoted, Cue | None] | None
) -> Argument | None:
    """The speaker of the stretch before, for one that follows it in the same paragraph."""
    if previous is None or previous[1] is None:
        return None
    between = parsed.reading.text[previous[0].right : quoted.left]
    return previous[1].speaker if "\n\n" not in between and len(between) < 250 else None


def _indirect(parsed: Parsed, inside: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    for clause in parsed.clauses.values():
        verb = clause.verb
        if verb.kind == "noun" or _within(parsed.tree.starts[verb.first], inside):
            continue
        content = _reported_clause(parsed, clause) or _inserted(parsed, clause)
        if content is not None and not any(s <= content[0] and content[1] <= e for s, e in inside):
            yield _quotation(parsed, "indirect", *content, _cue(parsed, clause))


def _within(offset: int, inside: Sequence[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in inside)


def _reported_clause(parsed: Parsed, clause: Clause) -> tuple[int, int] | None:
    """What is said after ``que``, or in the infinitive."""
    tree, verb, token = parsed.tree, clause.verb, clause.complement
    if (
        token is None
        or token < verb.main
        or verb.modality not in {"factual", "reported", "planned"}
    ):
        return None
    lemma = {verb.predicate, tree.lemmas[verb.main]}
    marks = {tree.lower[c] for c in tree.dependents(token, "mark")}
    if marks & {"que", "qu'"}:
        allowed = reporting("indirect") - reporting("not_indirect")
    elif tree.feature(token, "VerbForm") == "Inf" or any(
        tree.feature(c, "VerbForm") == "Inf" for c in tree.dependents(token, "aux", "cop")
    ):
        allowed = reporting("infinitive")
    else:
        return None
    start, end = extent(tree, token)
    return (start, end) if lemma & allowed and end - start > 10 else None


def _inserted(parsed: Parsed, clause: Clause) -> tuple[int, int] | None:
    """``…, plaide le Conseil``: the sentence up to the verb."""
    tree, verb = parsed.tree, clause.verb
    if verb.first == 0 or tree.lower[verb.first - 1] != "," or not verb.finite:
        return None
    if not {verb.predicate, tree.lemmas[verb.main]} & reporting("inserted"):
        return None
    after = _next_nominal(tree, verb.last + 1)
    clitic = set(tree.lower[verb.first : verb.last + 3]) & _CLITICS
    if not clitic and (after is None or clause.object not in {None, after}):
        return None
    first = verb.first - 1
    while first > 0 and tree.sentences[first - 1] == tree.sentences[verb.first]:
        first -= 1
    last = verb.first - 2
    quotes = {"»", "”", '"'} & set(tree.lower[max(last, 0) : verb.first])
    return tree.span(first, last) if last - first > 2 and not quotes else None


def _selon(parsed: Parsed, inside: Sequence[tuple[int, int]]) -> Iterator[Quotation]:
    tree = parsed.tree
    for token in range(len(tree)):
        last = _selon_cue(tree, token)
        if last is None or _within(tree.starts[token], inside):
            continue
        noun = _next_nominal(tree, last + 1)
        speaker = parsed.arguments.of(noun)
        if noun is None or speaker is None or not _may_speak(tree, token, noun, speaker):
            continue
        content = _scope(tree, token, speaker)
        if content is not None:
            yield _selon_quotation(parsed, tree.starts[token], tree.ends[last], content, speaker)


def _selon_cue(tree: Tree, token: int) -> int | None:
    """Last token of a cue that begins at a token."""
    word = tree.lower[token]
    if word in {"selon", "pour"}:
        return token
    following = tree.lower[token + 1 : token + 4]
    if word == "d'" and following[:1] == ("après",):
        return token + 1
    if word == "d'après":
        return token
    if word == "à" and following[:2] == ("en", "croire"):
        return token + 2
    return token + 3 if word == "à" and following == ("l'", "en", "croire") else None


def _may_speak(tree: Tree, token: int, noun: int, speaker: Argument) -> bool:
    first = token == 0 or tree.sentences[token - 1] != tree.sentences[token]
    if tree.lower[token] == "pour":
        after = token_at(tree, speaker.end)
        closed = after is not None and tree.lower[after] == ","
        return first and closed and speaker.label in {"PER", "ORG"} and not speaker.parts
    return tree.lemmas[noun].rstrip("s") not in load_toml("reporting.toml")["selon"]["not_speakers"]


def _scope(tree: Tree, token: int, speaker: Argument) -> tuple[int, int] | None:
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


def _selon_quotation(
    parsed: Parsed, start: int, end: int, content: tuple[int, int], speaker: Argument
) -> Quotation:
    text = parsed.reading.text
    left, right = min(start, content[0]), max(speaker.end, content[1])
    return Quotation(
        start=left, end=right, text=text[left:right], source=text, origin="statements/selon",
        mode="selon", speaker=speaker, cue=text[start:end],
        content_start=content[0], content_end=content[1],
    )  # fmt: skip

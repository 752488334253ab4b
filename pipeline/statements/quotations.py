"""Direct quotations with their speakers, and all quotations of a piece of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.assertions import Argument, Quotation, QuotationMode
from pipeline.statements.circumstances import token_at
from pipeline.statements.cues import Cue, inverted_cue, plain_cue, reporting_clause
from pipeline.statements.indirect import find_indirect
from pipeline.statements.parsed import Parsed
from pipeline.statements.quoted import Quoted, find_quoted
from pipeline.statements.selon import find_selon
from pipeline.statements.words import word_set

_STOPS = frozenset({"«", ".", "“", ":", ";"})
_AFTER, _BEFORE, _COLON = 7, 8, 26  # words looked at after a mark, before it, before a colon
_FLOATING = 250  # characters between two stretches of one speaker


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A quoted stretch with its cue, and the stretch that an inserted cue cuts off."""

    quoted: Quoted
    cue: Cue | None
    speaker: Argument | None


def find_quotations(parsed: Parsed) -> list[Quotation]:
    """The quotations of a piece of text, in text order of their content."""
    direct = [_quotation(parsed, one) for one in _direct(parsed)]
    inside = [(q.content_start, q.content_end) for q in direct]
    found = [*direct, *find_indirect(parsed, inside), *find_selon(parsed, inside)]
    return sorted(found, key=lambda q: (q.content_start, -q.content_end))


def _quotation(parsed: Parsed, stretch: _Stretch, mode: QuotationMode = "direct") -> Quotation:
    text, cue = parsed.reading.text, stretch.cue
    start, end = stretch.quoted.start, stretch.quoted.end
    left, right = (start, end) if cue is None else (min(start, cue.start), max(end, cue.end))
    return Quotation(
        start=left,
        end=right,
        text=text[left:right],
        source=text,
        origin=f"statements/{mode}",
        mode=mode,
        speaker=stretch.speaker,
        cue=None if cue is None else text[cue.start : cue.end],
        content_start=start,
        content_end=end,
    )


def _direct(parsed: Parsed) -> Iterator[_Stretch]:
    tree, text = parsed.tree, parsed.reading.text
    if not len(tree):
        return
    previous: _Stretch | None = None
    for quoted in find_quoted(text[: tree.ends[-1]]):
        if quoted.left < tree.starts[0]:
            continue
        for one in _stretches(parsed, quoted, previous):
            yield one
            previous = one


def _stretches(parsed: Parsed, quoted: Quoted, previous: _Stretch | None) -> Iterator[_Stretch]:
    """One quotation, or the two that an inserted cue makes of it."""
    cut = _inserted(parsed, quoted)
    if cut is not None:
        inner, before, after = cut
        yield _Stretch(before, inner, inner.speaker)
        if after is not None:
            yield _Stretch(after, inner, inner.speaker)
        return
    cue = _after(parsed, quoted) or _between(parsed, quoted, previous) or _before(parsed, quoted)
    if cue is not None:
        yield _Stretch(quoted, cue, cue.speaker)
    elif quoted.is_sentence and quoted.words > 3 and not _is_no_speech(parsed, quoted):
        yield _Stretch(quoted, None, _continued(parsed, quoted, previous))


def _is_no_speech(parsed: Parsed, quoted: Quoted) -> bool:
    """A name in quotation marks, or what stands alone on its line and ends without a stop."""
    text = parsed.reading.text
    if any(m.start <= quoted.start and quoted.end <= m.end for m in parsed.reading.mentions):
        return True
    line = text[text.rfind("\n", 0, quoted.left) + 1 : (text + "\n").find("\n", quoted.right)]
    return line.strip(" #*") == text[quoted.left : quoted.right] and quoted.text[-1] not in ".!?…"


def _inserted(parsed: Parsed, quoted: Quoted) -> tuple[Cue, Quoted, Quoted | None] | None:
    """A cue inside the marks: ``« Il est venu, a dit sa sœur. Nous attendions. »``."""
    tree, text = parsed.tree, parsed.reading.text
    first = token_at(tree, quoted.start)
    if first is None:
        return None
    token = first + 1
    while token < len(tree) and tree.starts[token] < quoted.end:
        marked = tree.lower[token - 1] in {",", "?", "!"} and (token - 1 > first or quoted.dash)
        cue = inverted_cue(parsed, token) if marked else None
        if cue is not None and _closed(parsed, cue, quoted):
            before = _part(text, quoted, quoted.start, tree.starts[token])
            after = _part(text, quoted, tree.ends[cue.last], quoted.end)
            return cue, before, after if after.words else None
        token += 1
    return None


def _closed(parsed: Parsed, cue: Cue, quoted: Quoted) -> bool:
    """Whether a stop or comma follows the speaker, as after every inserted cue."""
    tree = parsed.tree
    after = cue.last + 1
    ends = after >= len(tree) or tree.starts[after] >= quoted.end
    return cue.end < quoted.right and (ends or tree.lower[after] in {".", ",", "…", "!", "?"})


def _part(text: str, quoted: Quoted, start: int, end: int) -> Quoted:
    """A part of a quotation without the marks at its edges."""
    while start < end and text[start] in " \u00a0\u202f,.;:":
        start += 1
    while end > start and text[end - 1] in " \u00a0\u202f,;:":
        end -= 1
    return replace(quoted, start=start, end=max(end, start), text=text[start:end])


def _after(parsed: Parsed, quoted: Quoted) -> Cue | None:
    """``», a déclaré X``, ``» a-t-il ajouté``."""
    tree = parsed.tree
    first = token_at(tree, quoted.right)
    if first is None or quoted.dash:
        return None
    for token in range(first, min(first + _AFTER, len(tree))):
        cue = inverted_cue(parsed, token)
        if cue is not None:
            return cue
        if tree.lower[token] in _STOPS or (tree.tags[token] == "VERB" and token > first + 1):
            return None
    return None


def _between(parsed: Parsed, quoted: Quoted, previous: _Stretch | None) -> Cue | None:
    """The cue of the stretch before, where only it stands between the two."""
    if previous is None or previous.cue is None or previous.cue.start < previous.quoted.right:
        return None
    between = parsed.reading.text[previous.quoted.right : quoted.left].strip()
    if "\n" in between or len(between) > 160 or "." in between[:-1]:
        return None
    return previous.cue


def _before(parsed: Parsed, quoted: Quoted) -> Cue | None:
    """``X a déclaré : «``, ``X estime que «``, ``X a salué «``; ``X : «`` without a verb."""
    tree = parsed.tree
    opening = token_at(tree, quoted.left)
    if opening is None or opening == 0:
        return None
    colon = tree.lower[opening - 1] == ":"
    kinds = ("say", "fragment") if colon or quoted.is_sentence else ("fragment", "say")
    clause = None
    for token in range(opening - 1, max(opening - (_COLON if colon else _BEFORE), -1), -1):
        if tree.sentences[token] != tree.sentences[opening - 1] or tree.lower[token] in {"»", "”"}:
            break
        for kind in kinds:
            clause = reporting_clause(parsed, token, kind)
            if clause is not None and (colon or _adjacent(parsed, clause.verb.last, opening)):
                cue = plain_cue(parsed, clause)
                guess = _subject_before_colon(parsed, opening) if colon else None
                return guess if cue.speaker is None and guess is not None else cue
    return _subject_before_colon(parsed, opening) if colon and quoted.is_sentence else None


def _subject_before_colon(parsed: Parsed, opening: int) -> Cue | None:
    """``Awa Diop n'est guère inquiète : « … »``: the subject of the clause speaks."""
    tree = parsed.tree
    named = parsed.arguments.person_at(tree.ends[opening - 2])
    if named is not None:
        return Cue(named, *tree.span(opening - 1, opening - 1), opening - 1)
    for token in range(opening - 2, max(opening - _COLON, -1), -1):
        if tree.sentences[token] != tree.sentences[opening - 2]:
            return None
        head = parsed.holders.get(token)
        if head is not None and parsed.clauses[head].verb.finite:
            agent = parsed.clauses[head].by or parsed.clauses[head].subject
            speaker = parsed.arguments.of(agent)
            start, end = tree.span(opening - 1, opening - 1)
            if speaker is not None:
                return Cue(speaker, start, end, opening - 1)
    speaker = _first_person(parsed, opening - 2)
    start, end = tree.span(opening - 1, opening - 1)
    return None if speaker is None else Cue(speaker, start, end, opening - 1)


def _first_person(parsed: Parsed, token: int) -> Argument | None:
    """The first person or title in a token's sentence, up to that token."""
    tree = parsed.tree
    first = token
    while first > 0 and tree.sentences[first - 1] == tree.sentences[token]:
        first -= 1
    people = (
        one
        for one in parsed.reading.mentions
        if one.label == "PER"
        and one.kind in {"name", "nominal"}
        and tree.starts[first] <= one.start < one.end <= tree.ends[token]
    )
    found = next(people, None)
    return None if found is None else parsed.arguments.of_mention(found)


def _adjacent(parsed: Parsed, last: int, opening: int) -> bool:
    """Whether only small words stand between the verb and the mark."""
    tree = parsed.tree
    between = range(last + 1, opening)
    return all(
        tree.lower[t] in word_set("words", "between_verb_and_quote")
        or tree.tags[t] in {"ADV", "DET", "ADP"}
        for t in between
    )


def _continued(parsed: Parsed, quoted: Quoted, previous: _Stretch | None) -> Argument | None:
    """The speaker of the stretch before, for one that follows it in the same paragraph."""
    if previous is None:
        return None
    between = parsed.reading.text[previous.quoted.right : quoted.left]
    return previous.speaker if "\n\n" not in between and len(between) < _FLOATING else None

"""``selon X``, ``d'après X``, ``pour X``: whose words a sentence gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.assertions import Argument, Quotation, Span
from pipeline.lexicon import load_toml
from pipeline.statements.circumstances import token_at
from pipeline.statements.cues import Cue, next_nominal
from pipeline.statements.indirect import is_within, make_quotation
from pipeline.statements.parsed import Parsed
from pipeline.statements.tree import Tree

_PRONOUNS = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})


def find_selon(parsed: Parsed, inside: Sequence[Span]) -> Iterator[Quotation]:
    """``selon X``, ``d'après X``, ``pour X,``, outside of direct quotations."""
    tree = parsed.tree
    for token in range(len(tree)):
        last = _selon_cue(tree, token)
        if last is None or is_within(tree.starts[token], inside):
            continue
        noun = next_nominal(tree, last + 1)
        speaker = parsed.arguments.of(noun)
        if noun is None or speaker is None or not _may_speak(tree, token, noun, speaker):
            continue
        content = _scope(tree, token, speaker)
        if content is not None:
            cue = Cue(speaker, tree.starts[token], tree.ends[last], last)
            yield make_quotation(parsed, "selon", content, cue)


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

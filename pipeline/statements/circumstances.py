"""Place, date, quantity, purpose and cause of clauses, by climbing the tree from each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from pipeline.records import TextSpan
from pipeline.statements.tree import Tree
from pipeline.statements.verb_features import is_perfect_infinitive
from pipeline.statements.words import word_set

Found = TypeVar("Found", bound=TextSpan)
_BOUNDARY = frozenset({"acl:relcl", "parataxis", "parataxis:insert"})


def token_at(tree: Tree, offset: int) -> int | None:
    """The token that covers an offset, or the next one."""
    index = bisect_right(tree.starts, offset) - 1
    if index >= 0 and tree.ends[index] > offset:
        return index
    return index + 1 if index + 1 < len(tree) else None


def owner(tree: Tree, holders: Mapping[int, int], start: int, end: int) -> int | None:
    """Head of the clause or noun that a stretch of text hangs on.

    Parameters
    ----------
    holders
        Tokens of verb groups and eventive nouns → head of their clause.
    """
    first = token_at(tree, start)
    if first is None:
        return None
    top = _top(tree, first, end)
    for token in tree.climb(top):
        if token in holders and not start <= tree.starts[token] < end:
            return holders[token]
    return None


def governor(tree: Tree, start: int, end: int) -> int:
    """The token outside a stretch of text that it hangs on; a root's is its own."""
    first = token_at(tree, start)
    return 0 if first is None else tree.heads[_top(tree, first, end)]


def _top(tree: Tree, token: int, end: int) -> int:
    """The token of a stretch whose governor lies outside it."""
    start = tree.starts[token]
    for above in tree.climb(token):
        if not start <= tree.starts[above] < end:
            return token
        token = above
    return token


def nearest_first(found: Collection[Found]) -> list[Found]:
    """Spans without those inside another one."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda span: (span.start, -span.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def marker(tree: Tree, token: int) -> str:
    """The words that introduce a verb: ``pour``, ``afin de``, ``parce que``, ``si``, ``sans``."""
    before = [
        child
        for child in tree.dependents(token, "mark", "case", "advmod", "cc")
        if child < token and tree.tags[child] in {"ADP", "SCONJ", "ADV", "CCONJ"}
    ]
    words = []
    for child in before:
        words.append(
            {"d'": "de", "qu'": "que", "s'": "si"}.get(tree.lower[child], tree.lower[child])
        )
        words += [tree.lower[more] for more in tree.dependents(child, "fixed")]
    joined = " ".join(
        word for word in words if word not in {"ne", "n'", "pas", "plus", "et", "ou", "mais"}
    )
    if joined == "de" and before and before[0] > 0 and tree.lower[before[0] - 1] == "afin":
        return "afin de"
    return joined


def kind_of_marker(words: str) -> str:
    """``purpose``, ``cause``, ``hypothetical`` or ``""``."""
    for kind in ("purpose", "cause", "hypothetical"):
        markers = word_set("marks", kind)
        if words in markers or (
            words.split(" ", maxsplit=1)[0] in markers
            and words.split(" ", maxsplit=1)[0] != "comme"
        ):
            return kind
    return ""


def introduced(tree: Tree, token: int, head: int) -> str:
    """What the words before a verb make of it: ``pour avoir volé`` is a cause, ``pour voler`` not.

    Parameters
    ----------
    token, head
        Outermost token of the verb group, and its head.
    """
    kind = kind_of_marker(marker(tree, token))
    return "cause" if kind == "purpose" and is_perfect_infinitive(tree, head) else kind


def causes(tree: Tree) -> Iterator[tuple[int, int]]:
    """Last token of each causal preposition (``en raison de``), and head of its phrase."""
    phrases = [tuple(words.split()) for words in word_set("prepositions", "cause")]
    starts = {words[0] for words in phrases}
    for token, word in enumerate(tree.lower):
        if word not in starts:
            continue
        for words in phrases:
            last = _matches(tree, token, words)
            head = None if last is None else _noun_after(tree, last)
            if last is not None and head is not None:
                yield last, head
                break


def _matches(tree: Tree, token: int, words: tuple[str, ...]) -> int | None:
    fused = {"de": {"de", "du", "des", "d'"}, "à": {"à", "au", "aux"}}
    for index, word in enumerate(words):
        place = token + index
        if place >= len(tree) or tree.lower[place] not in fused.get(word, {word}):
            return None
    return token + len(words) - 1


def _noun_after(tree: Tree, token: int) -> int | None:
    """The head of the noun phrase right after a token."""
    for place in range(token + 1, min(token + 6, len(tree))):
        if tree.tags[place] in {"NOUN", "PROPN", "PRON"}:
            return place
    return None


def extent(tree: Tree, token: int) -> tuple[int, int]:
    """Offsets of a clause from its first word after the marker to its last."""
    tokens = tree.subtree(token, _BOUNDARY - {"acl:relcl"})
    marks = [t for t in tree.dependents(token, "mark", "cc") if t < token]
    first = max(marks) + 1 if marks else tokens[0]
    last = tokens[-1]
    while last > token and tree.tags[last] == "PUNCT":
        last -= 1
    return tree.span(min(first, token), last)

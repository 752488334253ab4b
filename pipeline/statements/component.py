"""The spaCy component ``glaneur_statements``: keeps the parse of a ``Doc`` as plain tuples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.statements.lemmas import verb_lemma
from pipeline.statements.repairs import Columns, repair
from pipeline.statements.tree import Tree
from pipeline.words import lowered

_EXTENSION = "glaneur_tree"
_ATTRIBUTES: list[int | str] = ["LEMMA", "POS", "DEP", "MORPH", "IDX", "ORTH", "HEAD", "SENT_START"]
_IDX, _ORTH, _HEAD, _SENT_START = range(4, 8)
_SIGN, _UNSIGNED = 2**63, 2**64


@Language.factory(
    "glaneur_statements", assigns=["doc._.glaneur_tree"], requires=["token.dep", "token.lemma"]
)
def make_statements(nlp: Language, name: str) -> GlaneurStatements:
    """Make the component."""
    if not Doc.has_extension(_EXTENSION):
        Doc.set_extension(_EXTENSION, default=None)
    return GlaneurStatements()


class GlaneurStatements:
    """Writes ``doc._.glaneur_tree``, from which statements, quotations and relations are read."""

    def __call__(self, doc: Doc) -> Doc:
        """Take the parse off one document; without a parser there is none."""
        doc._.glaneur_tree = take_tree(doc) if doc.has_annotation("DEP") else None
        return doc


def take_tree(doc: Doc) -> Tree:
    """The parse of a ``Doc`` without its white-space tokens, which no treebank has."""
    array: Any = doc.to_array(_ATTRIBUTES)
    rows = array.tolist()  # plain integers: a `Token` for each word would cost more than all else
    strings = doc.vocab.strings
    shown = [str(strings[row[_ORTH]]) for row in rows]
    kept = [number for number, word in enumerate(shown) if not word.isspace()]
    place = {old: new for new, old in enumerate(kept)}
    words = tuple(shown[i] for i in kept)
    lemmas, tags, deps, morphs = (
        tuple(str(strings[rows[i][column]]) for i in kept) for column in range(4)
    )
    starts = tuple(rows[i][_IDX] for i in kept)
    # heads are offsets, unsigned in the array
    above = [
        i + (r[_HEAD] - _UNSIGNED if r[_HEAD] >= _SIGN else r[_HEAD]) for i, r in enumerate(rows)
    ]
    columns = Columns(
        words=words,
        lemmas=[
            verb_lemma(word, lemma) if tag in {"VERB", "AUX"} else lemma.lower()
            for word, lemma, tag in zip(words, lemmas, tags, strict=True)
        ],
        tags=list(tags),
        deps=list(deps),
        heads=[_head(above, place, old) for old in kept],
        starts=starts,
    )
    repair(columns)
    return Tree(
        words=words,
        lower=tuple(map(lowered, words)),
        lemmas=tuple(columns.lemmas),
        tags=tuple(columns.tags),
        deps=tuple(columns.deps),
        morphs=morphs,
        heads=tuple(columns.heads),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        sentences=_sentences(rows, kept),
    )


def _head(above: Sequence[int], place: Mapping[int, int], token: int) -> int:
    """The nearest governor that is no white space, else the token itself."""
    head = above[token]
    while head not in place:
        if above[head] == head:
            return place[token]
        head = above[head]
    return place[head]


def _sentences(rows: Sequence[Sequence[int]], kept: Sequence[int]) -> tuple[int, ...]:
    number, numbers = -1, []
    for row in rows:
        number += row[_SENT_START] == 1 or number < 0
        numbers.append(number)
    return tuple(numbers[i] for i in kept)

"""The spaCy component ``glaneur_statements``: keeps the parse of a ``Doc`` as plain tuples."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.statements.lemmas import verb_lemma
from pipeline.statements.repairs import Columns, repair
from pipeline.statements.tree import Tree, plain

_EXTENSION = "glaneur_tree"


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
    kept = [token.i for token in doc if not token.is_space]
    place = {old: new for new, old in enumerate(kept)}
    array: Any = doc.to_array(["LEMMA", "POS", "DEP", "MORPH", "IDX"])[kept] if kept else []
    words = tuple(doc[i].text for i in kept)
    strings = doc.vocab.strings
    lemmas, tags, deps, morphs = (
        tuple(str(strings[int(row[column])]) for row in array) for column in range(4)
    )
    starts = tuple(int(row[4]) for row in array)
    columns = Columns(
        words=words,
        lemmas=[
            verb_lemma(word, lemma) if tag in {"VERB", "AUX"} else lemma.lower()
            for word, lemma, tag in zip(words, lemmas, tags, strict=True)
        ],
        tags=list(tags),
        deps=list(deps),
        heads=[_head(doc, place, old) for old in kept],
        starts=starts,
    )
    repair(columns)
    return Tree(
        words=words,
        lower=tuple(map(plain, words)),
        lemmas=tuple(columns.lemmas),
        tags=tuple(columns.tags),
        deps=tuple(columns.deps),
        morphs=morphs,
        heads=tuple(columns.heads),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        sentences=_sentences(doc, kept),
    )


def _head(doc: Doc, place: dict[int, int], token: int) -> int:
    """The nearest governor that is no white space, else the token itself."""
    head = doc[token].head.i
    while head not in place:
        above = doc[head].head.i
        if above == head:
            return place[token]
        head = above
    return place[head]


def _sentences(doc: Doc, kept: list[int]) -> tuple[int, ...]:
    number, numbers = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        numbers.append(number)
    return tuple(numbers[i] for i in kept)

"""Factories of the language components: entry-point targets, light to import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Span

from pipeline.language.boundaries import sentence_starts
from pipeline.language.consistency import consistent
from pipeline.language.name_ends import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

HELD_NAMES = "names"
SECOND_OPINION = "second_opinion"
# What spaCy keeps of ``token.is_sent_start``.
_MARKS: dict[bool | None, int] = {True: 1, False: -1, None: 0}


@Language.component("glaneur_sentences", assigns=["token.is_sent_start"])
def glaneur_sentences(doc: Doc) -> Doc:
    """Fix the sentence boundaries that are sure; goes before the parser.

    They come from layout and punctuation; where names are known already, none falls inside one.
    """
    found = sentence_starts([token.text for token in doc])
    marks = np.array([_MARKS[start] for start in found], dtype=np.int64)
    held = HELD_NAMES in doc.spans
    for name in doc.spans[HELD_NAMES] if held else doc.ents:
        marks[name.start + 1 : name.end] = _MARKS[False]
    marks = np.where(marks, marks, doc.to_array("SENT_START").view(np.int64))
    # All at once: setting the mark of one token looks at all of them.
    array: Any = marks.view(np.uint64)  # spaCy says it wants two dimensions, and takes one
    return doc.from_array(["SENT_START"], array)


@Language.component("glaneur_consistency", requires=["doc.ents"], assigns=["doc.ents"])
def glaneur_consistency(doc: Doc) -> Doc:
    """End names where phrases end, and make them agree over the whole text."""
    found = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    words = [token.text for token in doc]
    doc.ents = [
        Span(doc, start, end, label=label)
        for start, end, label in consistent(words, whole(words, found))
    ]
    return doc


@Language.component("glaneur_hold_names", requires=["doc.ents"], assigns=["doc.spans"])
def glaneur_hold_names(doc: Doc) -> Doc:
    """Put our names aside, so that another model's `ner` is not led by them."""
    doc.spans[HELD_NAMES] = list(doc.ents)
    doc.set_ents([], default="missing")
    return doc


@Language.component("glaneur_second_opinion", requires=["doc.spans"], assigns=["doc.ents"])
def glaneur_second_opinion(doc: Doc) -> Doc:
    """Move the other model's names into ``doc.spans["second_opinion"]``, ours into ``doc.ents``."""
    doc.spans[SECOND_OPINION] = list(doc.ents)
    doc.ents = list(doc.spans[HELD_NAMES])
    return doc

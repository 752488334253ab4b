"""Factories of the language components: entry-point targets, light to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span

from pipeline.language.boundaries import sentence_starts
from pipeline.language.consistency import consistent
from pipeline.language.name_ends import whole

if TYPE_CHECKING:
    from spacy.tokens import Doc

HELD_NAMES = "names"
SECOND_OPINION = "second_opinion"


@Language.component("glaneur_sentences", assigns=["token.is_sent_start"])
def glaneur_sentences(doc: Doc) -> Doc:
    """Fix the sentence boundaries that are sure; goes before the parser.

    They come from layout and punctuation; where names are known already, none falls inside one.
    """
    for token, start in zip(doc, sentence_starts([t.text for t in doc]), strict=True):
        if start is not None:
            token.is_sent_start = start
    held = HELD_NAMES in doc.spans
    for name in doc.spans[HELD_NAMES] if held else doc.ents:
        for token in name[1:]:
            token.is_sent_start = False
    return doc


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

"""Factories of the language components: entry-point targets, light to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from pipeline.language.boundaries import sentence_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc

SECOND_OPINION = "second_opinion"


@Language.component("glaneur_sentences", assigns=["token.is_sent_start"])
def glaneur_sentences(doc: Doc) -> Doc:
    """Fix the sentence boundaries that layout and punctuation make sure; goes before the parser."""
    for token, start in zip(doc, sentence_starts([t.text for t in doc]), strict=True):
        if start is not None:
            token.is_sent_start = start
    return doc


@Language.component("glaneur_second_opinion", requires=["doc.ents"], assigns=["doc.spans"])
def glaneur_second_opinion(doc: Doc) -> Doc:
    """Move another model's names into ``doc.spans["second_opinion"]`` and clear ``doc.ents``."""
    doc.spans[SECOND_OPINION] = list(doc.ents)
    doc.set_ents([], default="missing")
    return doc

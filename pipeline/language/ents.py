"""The last component, ``glaneur_ents``: sets ``doc.ents`` once, for displaCy and other spaCy users.

Where findings overlap, names win over dates and dates over quantities; within a group the longest.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

PRECEDENCE = ("entities", "dates", "quantities")


@Language.component("glaneur_ents", assigns=["doc.ents"], requires=["doc.spans"])
def set_ents(doc: Doc) -> Doc:
    """Set ``doc.ents`` from the span groups of the other components."""
    taken: set[int] = set()
    chosen: list[Span] = []
    for group in PRECEDENCE:
        for span in filter_spans(doc.spans.get(group, [])):
            words = range(span.start, span.end)
            if taken.isdisjoint(words):
                taken.update(words)
                chosen.append(span)
    doc.ents = sorted(chosen)
    return doc

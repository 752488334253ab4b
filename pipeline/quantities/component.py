"""The spaCy component ``glaneur_quantities``."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.quantities.finder import find_quantities

_EXTENSION = "glaneur_quantities"


@Language.factory(
    "glaneur_quantities",
    assigns=["doc._.glaneur_quantities", "doc.spans"],
    default_config={"country": None, "span_group": "quantities"},
)
def make_quantities(nlp: Language, name: str, country: str | None, span_group: str) -> Quantities:
    """Make the component.

    Parameters
    ----------
    country
        ISO 3166-1 code of the documents' country, which decides what ``dollars`` are.
    span_group
        Key of ``doc.spans`` that receives the quantities.
    """
    return Quantities(country=country, span_group=span_group)


class Quantities:
    """Find quantities, with what other components found: dates, names, part-of-speech tags."""

    def __init__(self, *, country: str | None = None, span_group: str = "quantities") -> None:
        self.country = country
        self.span_group = span_group
        if not Doc.has_extension(_EXTENSION):
            Doc.set_extension(_EXTENSION, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.glaneur_quantities`` and the span group."""
        found = find_quantities(
            doc.text,
            taken=_taken(doc),
            names=_names(doc),
            country=self.country,
            tags=_tags(doc),
        )
        doc._.set(_EXTENSION, found)
        spans = (
            doc.char_span(q.start, q.end, label=q.kind, alignment_mode="expand") for q in found
        )
        doc.spans[self.span_group] = [span for span in spans if span is not None]
        return doc


def _tags(doc: Doc) -> dict[int, str]:
    """Universal part-of-speech tags by the offset of their word, where a tagger has run."""
    strings = doc.vocab.strings
    return {offset: strings[tag] for offset, tag in doc.to_array(["IDX", "POS"]).tolist() if tag}


def _taken(doc: Doc) -> list[tuple[int, int]]:
    if not Doc.has_extension("glaneur_dates"):
        return []
    return [(date.start, date.end) for date in doc._.glaneur_dates or ()]


def _names(doc: Doc) -> list[tuple[int, int]]:
    """Names that hold a digit or a number word: their numbers count nothing."""
    spans: Iterable[Span] = [*doc.ents, *doc.spans.get("entities", ())]
    return [(span.start_char, span.end_char) for span in spans]

"""The spaCy component ``glaneur_entities``: names of the model, countries, demonyms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.countries import country_names
from pipeline.entities.demonyms import find_demonyms
from pipeline.records import Label

LABELS = frozenset({"PER", "LOC", "ORG", "EVENT", "PRODUCT", "MISC"})
SPANS = "entities"


@Language.factory("glaneur_entities", assigns=["doc._.glaneur_names", "doc.spans"])
def make_entities(nlp: Language, name: str) -> GlaneurEntities:
    """Make the component; without an NER in the pipeline it finds countries and demonyms only."""
    if not Doc.has_extension("glaneur_names"):
        Doc.set_extension("glaneur_names", default=())
    return GlaneurEntities()


class GlaneurEntities:
    """Writes ``doc._.glaneur_names`` (in text order) and ``doc.spans["entities"]``."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        names = sorted(self._find(doc), key=lambda one: (one.start, one.end))
        doc._.glaneur_names = tuple(names)
        doc.spans[SPANS] = [
            span
            for one in names
            if (span := doc.char_span(one.start, one.end, one.label, alignment_mode="expand"))
        ]
        return doc

    def _find(self, doc: Doc) -> Iterator[NameCandidate]:
        model_names = [span for span in doc.ents if span.label_ in LABELS]
        countries = list(_countries(doc))
        inside = {token.i for span in model_names for token in span}
        for span in filter_spans([*model_names, *(s for s in countries if s.start not in inside)]):
            yield _candidate(doc, span)
        yield from find_demonyms(doc.text)


def _countries(doc: Doc) -> Iterator[Span]:
    """Names of countries by the longest match over tokens; the case must be that of a name."""
    names, longest = country_names(), 6
    start = 0
    while start < len(doc):
        first = doc[start]
        sizes = range(min(longest, len(doc) - start), 0, -1) if first.text[:1].isupper() else ()
        size = next((n for n in sizes if doc[start : start + n].text in names), 0)
        if size:
            yield Span(doc, start, start + size, label="LOC")
        start += size or 1


def _candidate(doc: Doc, span: Span) -> NameCandidate:
    country = country_names().get(span.text) if span.label_ == "LOC" else None
    return NameCandidate(
        start=span.start_char,
        end=span.end_char,
        text=span.text,
        origin="entities/model" if span in doc.ents else "entities/gazetteer.country",
        source=doc.text,
        label=cast(Label, span.label_),
        country=country,
    )

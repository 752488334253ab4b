"""The spaCy component ``glaneur_entities``: names and demonyms of a ``Doc``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.entities.candidates import RawName
from pipeline.entities.gazetteer import Gazetteer, read_gazetteer
from pipeline.entities.names import find_names
from pipeline.records import Label
from pipeline.words import split

LABELS = frozenset({"PER", "LOC", "ORG", "EVENT", "PRODUCT", "MISC"})
SPANS = "entities"
_NO_NAME = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "NUM"})


@Language.factory(
    "glaneur_entities",
    assigns=["doc._.glaneur_names", "doc.spans"],
    default_config={"gazetteer": None},
)
def make_entities(nlp: Language, name: str, gazetteer: str | None) -> GlaneurEntities:
    """Make the component; without an NER in the pipeline it relies on lists and civilities.

    Parameters
    ----------
    nlp, name
        Given by spaCy.
    gazetteer
        Path of a CSV file of names (see :func:`pipeline.entities.gazetteer.read_gazetteer`).
    """
    if not Doc.has_extension("glaneur_names"):
        Doc.set_extension("glaneur_names", default=())
    return GlaneurEntities(read_gazetteer(Path(gazetteer)) if gazetteer else None)


class GlaneurEntities:
    """Writes ``doc._.glaneur_names`` (in text order) and ``doc.spans["entities"]``."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self.gazetteer = gazetteer

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        names = find_names(split(doc.text), _model_names(doc), self.gazetteer)
        doc._.glaneur_names = tuple(names)
        doc.spans[SPANS] = [
            span
            for one in names
            if (span := doc.char_span(one.start, one.end, one.label, alignment_mode="expand"))
        ]
        return doc


def _model_names(doc: Doc) -> Iterator[RawName]:
    for span in doc.ents:
        if span.label_ in LABELS and not _is_function_word(span):
            yield RawName(span.start_char, span.end_char, cast(Label, span.label_))


def _is_function_word(span: Span) -> bool:
    """A single word that the tagger calls no noun: most often the capital of a sentence's start."""
    return len(span) == 1 and span[0].pos_ in _NO_NAME and _opens(span[0])


def _opens(token: Token) -> bool:
    return bool(token.is_sent_start) or not token.nbor(-1).text[-1:].isalnum()

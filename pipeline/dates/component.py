"""The spaCy component: it reads names and verb tenses where there are any, and writes the dates."""

from __future__ import annotations

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.dates.finding import find_dates
from pipeline.dates.folding import fold
from pipeline.dates.tense import Tense, looks_ahead

SPANS = "dates"
_NAMES = frozenset({"PER", "LOC", "ORG"})
_TENSES = {"Past": "past", "Imp": "past", "Fut": "future"}
_AUXILIARY_REACH = 4

if not Doc.has_extension("glaneur_reference"):
    Doc.set_extension("glaneur_reference", default=None)
if not Doc.has_extension("glaneur_dates"):
    Doc.set_extension("glaneur_dates", default=None)


class Dates:
    """Finds the temporal expressions of a ``Doc``.

    It sets ``doc._.glaneur_dates``, a list of ``TemporalExpression``, and ``doc.spans["dates"]``,
    whose labels are their kinds; it reads ``doc._.glaneur_reference`` (a ``Reference`` or None).
    """

    def __init__(self, name: str = "glaneur_dates") -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Annotate and return the document."""
        found = find_dates(
            doc.text,
            doc._.glaneur_reference,
            names=_names(doc),
            tenses=_tenses(doc) if doc.has_annotation("MORPH") else (),
        )
        doc._.glaneur_dates = found
        spans = (
            doc.char_span(row.start, row.end, label=row.kind, alignment_mode="expand")
            for row in found
        )
        doc.spans[SPANS] = [span for span in spans if span is not None]
        return doc


def _names(doc: Doc) -> list[tuple[int, int]]:
    """Names of people, places and bodies: a date inside one is part of the name."""
    group = doc.spans.get("entities")
    entities: list[Span] = [*doc.ents, *(group or ())]
    return [(ent.start_char, ent.end_char) for ent in entities if ent.label_ in _NAMES]


def _tenses(doc: Doc) -> list[Tense]:
    # One array for all tags: most tokens are no verbs, and making each an object costs more.
    strings = doc.vocab.strings
    (verbs,) = np.isin(doc.to_array("POS"), (strings["VERB"], strings["AUX"])).nonzero()
    tokens = (doc[index] for index in verbs.tolist())
    return [(token.idx, tense) for token in tokens if (tense := _tense(token)) is not None]


def _tense(token: Token) -> str | None:
    """Tense of a verb, the future too where its auxiliary, mood or sense looks ahead."""
    marks = token.morph.get("Tense", [])
    tense = _TENSES.get(marks[0]) if marks else None
    ahead = looks_ahead(fold(token.lower_))
    if tense == "past" and "Part" in token.morph.get("VerbForm", []):
        return "future" if _participle_looks_ahead(token, planned=ahead) else tense
    possible = token.pos_ == "VERB" and "Cnd" in token.morph.get("Mood", [])  # pourrait se tenir
    return "future" if ahead or possible else tense


def _participle_looks_ahead(token: Token, *, planned: bool) -> bool:
    """``sera signé``; ``prévu le 9 juillet``, ``est fixé au``, but not ``avait été reporté``."""
    start = max(0, token.i - _AUXILIARY_REACH)
    auxiliaries = [left for left in token.doc[start : token.i] if left.pos_ == "AUX"]
    if any("Fut" in left.morph.get("Tense", []) for left in auxiliaries):
        return True
    return planned and all(left.lower_ in ("est", "sont") for left in auxiliaries)


@Language.factory("glaneur_dates", assigns=["doc._.glaneur_dates", "doc.spans"])
def make_dates(nlp: Language, name: str) -> Dates:
    """Make the component; it needs no other one and has no settings."""
    return Dates(name)

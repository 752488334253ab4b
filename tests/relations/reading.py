"""Sentences with marked names → relations, as the examples of the rules need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.assertions import Argument, Relation
from pipeline.collect import join, piece
from pipeline.entities import NameCandidate
from pipeline.extractor import Extractor
from pipeline.relations.rules import relation_types
from pipeline.sources.memory import make_document

_MARK = re.compile(r"\[([^\]:]+):([A-Z]+)\]")


def relations_of(extractor: Extractor, sentence: str) -> tuple[Relation, ...]:
    """Relations of a sentence in which ``[Ada Roy:PER]`` marks a name."""
    names: list[tuple[int, int, str]] = []
    text, position = "", 0
    for match in _MARK.finditer(sentence):
        text += sentence[position : match.start()]
        names.append((len(text), len(text) + len(match[1]), match[2]))
        text, position = text + match[1], match.end()
    text += sentence[position:]
    doc = extractor.nlp(text)
    if names:
        doc._.glaneur_names = _with_names(doc._.glaneur_names, text, names)
    return join(make_document(text), [piece(doc, text, 0)]).relations


def _with_names(found, text, names):
    kept = [c for c in found if not any(c.start < end and start < c.end for start, end, _ in names)]
    marked = [
        NameCandidate(
            start=start, end=end, text=text[start:end], origin="test", source=text, label=label
        )
        for start, end, label in names
    ]
    return tuple(sorted([*kept, *marked], key=lambda one: one.start))


@dataclass(frozen=True)
class Expected:
    """``subject > object | role=… | modality=…``; ``_`` for an argument that is left out."""

    subject: str
    object: str
    further: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, text: str) -> Expected:
        pair, *rest = (part.strip() for part in text.split("|"))
        subject, target = (side.strip() for side in pair.split(">"))
        return cls(subject, target, tuple((k, v) for k, v in (one.split("=") for one in rest)))

    def matches(self, one: Relation) -> bool:
        sides = [(one.subject, one.object)]
        if relation_types()[one.type].get("symmetric"):
            sides.append((one.object, one.subject))
        same = any(_is(self.subject, a) and _is(self.object, b) for a, b in sides)
        return same and all(value in str(getattr(one, name)) for name, value in self.further)


def _is(expected: str, found: Argument | None) -> bool:
    if expected == "_" or found is None:
        return expected == "_" and found is None
    return bool(_words(expected) & _words(found.text))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 2 or word.isdigit()}

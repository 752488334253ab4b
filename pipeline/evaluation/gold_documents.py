"""Gold of whole articles: entities, relations, statements and quotations with offsets.

One JSON file per article beside or apart from the articles; ``tests/data/gold/README.md`` says
what the fields mean. Texts are found in the article by their occurrence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from pipeline.assertions import Argument
from pipeline.errors import UsageError
from pipeline.records import Findings, SourceFailure

Span = tuple[int, int]
Row = Mapping[str, Any]
_WORD_ENDS = "sxe"
_NEAR = 600  # characters from a row within which a text of it is looked for


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article, its offsets moved into the text that was extracted.

    Attributes
    ----------
    entities
        Id → offsets of its mentions.
    places
        Maps an offset of the article's prose to one of the extracted text.
    """

    name: str
    prose: str
    rows: Mapping[str, list[Row]]
    entities: Mapping[str, tuple[Span, ...]]
    names: Mapping[str, str]
    places: tuple[int, ...]
    findings: Findings

    def span(self, text: str | None, occurrence: int = 1) -> Span | None:
        """Offsets in the extracted text of an occurrence of a text of the prose."""
        found = find_occurrence(self.prose, text, occurrence) if text else None
        return None if found is None else self.moved(found)

    def moved(self, span: Span) -> Span:
        """A span of the prose as one of the extracted text."""
        return self.places[span[0]], self.places[span[1] - 1] + 1

    def nearest(self, text: str, around: Span) -> Span | None:
        """The occurrence of a text that lies nearest to a span of the extracted text."""
        middle = sum(around) / 2
        return min(self.spans(text), key=lambda one: abs(sum(one) / 2 - middle), default=None)

    def spans(self, text: str) -> list[Span]:
        """All occurrences of a text as whole words, in the extracted text."""
        pattern = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
        return [self.moved(match.span()) for match in pattern.finditer(self.prose)]


def read_gold(gold: Path, model: str) -> Iterator[GoldDocument]:
    """Extract the articles of a gold folder and pair them with their annotations.

    Parameters
    ----------
    gold
        A JSON file or a folder of them; an article is looked for beside its gold, then among the
        examples of the package.
    model
        As for ``load_model``.

    Raises
    ------
    UsageError
        No gold, or an article that is missing.
    """
    from pipeline.extractor import Extractor
    from pipeline.sources import read_one

    paths = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    if not paths:
        raise UsageError(f"{gold}: no gold (*.json) there")
    extractor = Extractor(model=model)
    for path in paths:
        declared = json.loads(path.read_text(encoding="utf-8"))
        article = _article(path.parent, declared["source"])
        document = read_one(str(article), extractor.settings.read_options())
        (found,) = extractor.run([document])
        if isinstance(found, SourceFailure):
            raise UsageError(f"{article}: {found.message}")
        yield pair(path.stem, declared, article.read_text(encoding="utf-8"), found)


def _article(folder: Path, name: str) -> Path:
    packaged = Path(str(resources.files("pipeline"))) / "examples" / "articles" / name
    for path in (folder / name, packaged):
        if path.exists():
            return path
    raise UsageError(f"{name}: not beside its gold in {folder}, and no example of the package")


def pair(name: str, declared: Mapping[str, Any], article: str, findings: Findings) -> GoldDocument:
    """Gold of one article with the findings in it."""
    prose = prose_of(article)
    places = align(prose, findings.document.text)
    entities = {
        entity["id"]: tuple(
            (places[span[0]], places[span[1] - 1] + 1)
            for mention in entity["mentions"]
            if (span := find_occurrence(prose, mention["text"], mention["occurrence"]))
        )
        for entity in declared["entities"]
    }
    names = {entity["id"]: entity["name"] for entity in declared["entities"]}
    rows = {key: declared.get(key, []) for key in ("relations", "statements", "quotations")}
    return GoldDocument(name, prose, rows, entities, names, places, findings)


def prose_of(article: str) -> str:
    """What follows the title heading of a Markdown article."""
    _, found, rest = ("\n" + article).partition("\n# ")
    return rest.partition("\n")[2] if found else article


def find_occurrence(prose: str, text: str, occurrence: int) -> Span | None:
    """Offsets of the n-th occurrence of a text, counted from 1, overlaps included."""
    start = -1
    for _ in range(occurrence):
        start = prose.find(text, start + 1)
        if start < 0:
            return None
    return start, start + len(text)


def align(prose: str, text: str) -> tuple[int, ...]:
    """For each character of the prose its place in the text made from it, which lacks markup."""
    places, position = [], text.find(prose.strip()[:12])
    position = max(position, 0)
    for character in prose:
        ahead = text[position : position + 40]
        skip = len(ahead) - len(ahead.lstrip())
        if not character.isspace() and text[position + skip : position + skip + 1] == character:
            position += skip
            places.append(position)
            position += 1
        else:
            places.append(min(position, len(text) - 1))
    return tuple(places)


class Matcher:
    """Compares arguments of gold with those found in one document."""

    def __init__(self, gold: GoldDocument) -> None:
        self.gold = gold
        self._by_key: dict[str, list[Span]] = {}
        for mention in gold.findings.mentions:
            for key in {mention.entity, mention.stands_for} - {None}:
                self._by_key.setdefault(str(key), []).append((mention.start, mention.end))
        self._names = {entity.key: entity.name for entity in gold.findings.entities}

    def same(
        self, entity: str | None, text: str | None, found: Argument | None, near: Span
    ) -> bool:
        """Whether an argument is the entity, or else the text, of gold."""
        if entity is None and text is None:
            return found is None
        if found is None:
            return False
        if entity is not None and self._is_entity(entity, found):
            return True
        return text is not None and self._is_text(text, found, near)

    def _is_entity(self, entity: str, found: Argument) -> bool:
        spans = self.gold.entities.get(entity, ())
        if any(overlaps((found.start, found.end), span) for span in spans):
            return True
        if found.entity is None:
            return False
        mentions = self._by_key.get(found.entity, [])
        name = self._names.get(found.entity, "").lower()
        return name == self.gold.names.get(entity, "").lower() or any(
            overlaps(a, b) for a in mentions for b in spans
        )

    def _is_text(self, text: str, found: Argument, near: Span) -> bool:
        close = [s for s in self.gold.spans(text) if abs(s[0] - near[0]) < _NEAR]
        if close:
            return any(overlaps((found.start, found.end), span) for span in close)
        return same_words(text, found.text)


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def iou(one: Span, other: Span) -> float:
    """Characters that two spans share, of those that they cover."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def same_words(one: str, other: str) -> bool:
    """Whether two texts share their longest word, whatever its ending."""
    return bool(_stems(one) & _stems(other))


def _stems(text: str) -> set[str]:
    words = [word.strip(".,;:!?«»()'’").lower() for word in text.replace("’", "'").split()]
    longest = sorted((w.rpartition("'")[2] for w in words), key=len)[-2:]
    return {word.rstrip(_WORD_ENDS) for word in longest if len(word) > 2 or len(words) == 1}

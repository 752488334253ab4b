"""Read annotated reports (JSON Lines): entities with coreferring mentions, and relations.

One report a line: ``text``; ``entities``, each with ``id``, ``type`` and ``mentions`` (``value``,
``start``, ``end``); ``relations`` as ``[subject id, type, object id]``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError

Span = tuple[int, int]

PEOPLE = frozenset({"CIVILIAN", "TERRORIST_OR_CRIMINAL", "MILITARY"})
_NAME_PARTS = frozenset({"FIRSTNAME", "LASTNAME"})


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An annotated entity.

    Attributes
    ----------
    type
        Of the annotation scheme: ``CIVILIAN``, ``PLACE``, ``CATEGORY``…
    mentions
        Offsets of all mentions, pronouns included.
    named
        Those that are names.
    """

    type: str
    mentions: tuple[Span, ...]
    named: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """An annotated report.

    Attributes
    ----------
    name
        Its id.
    entities
        By id.
    relations
        Triples of subject id, type and object id.
    """

    name: str
    text: str
    entities: dict[int, GoldEntity]
    relations: tuple[tuple[int, str, int], ...]

    def pairs(self, relation: str) -> list[tuple[GoldEntity, GoldEntity]]:
        """Subject and object of each relation of a type."""
        return [
            (self.entities[subject], self.entities[target])
            for subject, kind, target in self.relations
            if kind == relation
        ]


def read_reports(path: Path) -> Iterator[Report]:
    """Yield the reports of a file, or of all ``.jsonl`` files of a folder.

    Raises
    ------
    UsageError
        A line is no such report.
    """
    files = sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield _report(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise UsageError(
                        f"{file}: line {number}: no annotated report: {error!r}"
                    ) from None


def _report(row: dict[str, object]) -> Report:
    entities: list[dict[str, object]] = row["entities"]  # type: ignore[assignment]
    text = str(row["text"])
    parts = {
        span for entity in entities if entity["type"] in _NAME_PARTS for span in _spans(entity)
    }
    return Report(
        name=str(row["id"]),
        text=text,
        entities={int(str(one["id"])): _entity(text, one, parts) for one in entities},
        relations=tuple((s, kind, t) for s, kind, t in row["relations"]),  # type: ignore[attr-defined]
    )


def _entity(text: str, entity: dict[str, object], parts: set[Span]) -> GoldEntity:
    kind, spans = str(entity["type"]), _spans(entity)
    named = [span for span in spans if _is_name(text, kind, span, parts)]
    return GoldEntity(kind, tuple(spans), tuple(named))


def _spans(entity: dict[str, object]) -> list[Span]:
    mentions: list[dict[str, int]] = entity["mentions"]  # type: ignore[assignment]
    return sorted((mention["start"], mention["end"]) for mention in mentions)


def _is_name(text: str, kind: str, span: Span, parts: set[Span]) -> bool:
    """A person's name holds an annotated name part; other names have a capital of their own."""
    if kind in PEOPLE:
        return any(span[0] <= start and end <= span[1] for start, end in parts)
    if kind != "PLACE" and not kind.endswith("ORGANISATION"):
        return False
    shown = text[slice(*span)]
    before = text[: span[0]].rstrip("«\" '’“").rstrip()
    opens_sentence = not before or before[-1] in ".!?\n"
    words = shown.split()[1:] if opens_sentence else shown.split()
    return any(word[0].isupper() for word in words) or (
        opens_sentence and len(words) == 0 and len(shown) > 4 and shown[0].isupper()
    )

"""Annotated names from each source, as gold texts with the five labels of the guide."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from settings import corpus_folder, data_folder

from pipeline.evaluation.brat import read_brat
from pipeline.evaluation.gold import GoldSpan, GoldText, outermost
from pipeline.evaluation.iob import read_conllu_names
from pipeline.evaluation.markup import read_markup

_NAMES_COLUMN = 12  # PARSEME:NE in sequoia-ne
_GROUP = 5  # sentences of Sequoia in one text

_POPCORN = {
    "CIVILIAN": "PER",
    "MILITARY": "PER",
    "TERRORIST_OR_CRIMINAL": "PER",
    "PLACE": "LOC",
    "NON_GOVERNMENTAL_ORGANISATION": "ORG",
    "NON_MILITARY_GOVERNMENT_ORGANISATION": "ORG",
    "MILITARY_ORGANISATION": "ORG",
    "INTERGOVERNMENTAL_ORGANISATION": "ORG",
}
# Capitalised words that POPCORN marks as mentions though they are no names.
_NOT_NAMES = frozenset(
    (Path(__file__).parent / "not_names.txt").read_text(encoding="utf-8").split()
)
_GOVERNMENT = re.compile(r"gouvernement|autorités|État(?! [iI]slamique)")
_MINISTER = re.compile(
    r"(?:ministres?|secrétaires? d['’]État)\b[^.]{0,25}(?:de|du|des|à|aux?)(?: la| l['’])? ?$"
)
_SPACE_BEFORE = re.compile(r" +(?=[.,)\]](?:\s|$))")
_CAPITALISED = re.compile(r"\b[A-ZÀÂÇÉÈÊËÎÏÔÙÛÜŒ][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Annotated:
    """A gold text with the spans where a name may be unmarked: no loss is counted there."""

    gold: GoldText
    unknown: tuple[tuple[int, int], ...] = ()


def winer(part: str) -> Iterator[Annotated]:
    """Yield the Wikinews articles of WiNER-fr, `part` being train or dev, spacing repaired."""
    for gold in map(respaced, read_brat(data_folder() / "ner" / "winer-fr" / part)):
        yield guided(gold) if part == "train" else Annotated(gold)


def winer_as_is(part: str) -> Iterator[Annotated]:
    """Yield the same articles as they lie, with a space before each full stop and comma."""
    for gold in read_brat(data_folder() / "ner" / "winer-fr" / part):
        yield guided(gold) if part == "train" else Annotated(gold)


def guided(gold: GoldText) -> Annotated:
    """Leave out what our guide does not count as a name: governments, fields of ministers."""
    against = [span for span in gold.spans if _is_against_guide(gold.text, span)]
    kept = tuple(span for span in gold.spans if span not in against)
    return Annotated(replace(gold, spans=kept), tuple((span.start, span.end) for span in against))


def _is_against_guide(text: str, span: GoldSpan) -> bool:
    before = text[max(0, span.start - 40) : span.start]
    return span.label == "ORG" and bool(
        _GOVERNMENT.match(text, span.start) or _MINISTER.search(before)
    )


def sequoia(part: str) -> Iterator[Annotated]:
    """Yield the sentences of Sequoia with names, a few to a text."""
    path = data_folder() / "ner" / "sequoia-ne" / f"sequoia-ud.parseme.frsemcor.simple.{part}"
    sentences = list(read_conllu_names(path, column=_NAMES_COLUMN))
    for i in range(0, len(sentences), _GROUP):
        yield Annotated(joined(sentences[i : i + _GROUP]))


def popcorn(part: str) -> Iterator[Annotated]:
    """Yield POPCORN's reports; only names of persons, places and organisations are marked."""
    path = data_folder() / "relations" / f"popcorn-{part}.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        spans = outermost(_popcorn_spans(record))
        gold = GoldText(record["id"], record["text"], spans, "popcorn")
        yield Annotated(gold, tuple(_unmarked(gold)))


def _popcorn_spans(record: Mapping[str, Any]) -> Iterator[GoldSpan]:
    for entity in record["entities"]:
        label = _POPCORN.get(entity["type"])
        for mention in entity["mentions"]:
            value = mention["value"]
            first = re.split(r"[ ’']", value.lower())[0]
            named = value[:1].isupper() and value.lower() not in _NOT_NAMES
            named = named and (first not in _NOT_NAMES or label == "ORG")
            if label and named:
                yield GoldSpan(mention["start"], mention["end"], label)


def _unmarked(gold: GoldText) -> Iterator[tuple[int, int]]:
    for match in _CAPITALISED.finditer(gold.text):
        covered = any(s.start < match.end() and match.start() < s.end for s in gold.spans)
        opens = match.start() == 0 or gold.text[: match.start()].rstrip()[-1:] in ".!?:"
        if not covered and not opens and match[0].lower() not in _NOT_NAMES:
            yield match.span()


def own(part: str) -> Iterator[Annotated]:
    """Yield the texts of our own corpus, `part` being train, dev or test."""
    for gold in read_markup(corpus_folder() / part):
        yield Annotated(gold)


def respaced(gold: GoldText) -> GoldText:
    """Remove the space that WiNER-fr leaves before full stops, commas and brackets."""
    cuts = [match.span() for match in _SPACE_BEFORE.finditer(gold.text)]
    spans = tuple(
        GoldSpan(s.start - _removed(cuts, s.start), s.end - _removed(cuts, s.end), s.label)
        for s in gold.spans
    )
    return GoldText(gold.name, _SPACE_BEFORE.sub("", gold.text), spans, gold.genre)


def _removed(cuts: Iterable[tuple[int, int]], offset: int) -> int:
    return sum(min(end, offset) - start for start, end in cuts if start < offset)


def joined(golds: Iterable[GoldText]) -> GoldText:
    """Put several short texts after one another, a space between two."""
    text, name = "", ""
    spans: list[GoldSpan] = []
    for gold in golds:
        text += " " if text else ""
        spans += [GoldSpan(s.start + len(text), s.end + len(text), s.label) for s in gold.spans]
        text += gold.text
        name = name or gold.name
    return GoldText(name, text, tuple(spans))


SOURCES: dict[str, Callable[[str], Iterator[Annotated]]] = {
    "winer": winer,
    "winer-as-is": winer_as_is,
    "sequoia": sequoia,
    "popcorn": popcorn,
    "own": own,
}


def corpus_files(part: str) -> list[Path]:
    """Return the files of a part of our corpus."""
    return sorted((corpus_folder() / part).glob("*.txt"))

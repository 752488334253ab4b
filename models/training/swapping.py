"""Vary training texts: other names in the same places, capitals, other apostrophes."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from sources import Annotated

from pipeline.evaluation.gold import GoldSpan, GoldText

_PLACE_KINDS = ("city", "town", "commune", "comune", "municipality", "village", "capital")
_VOWEL = re.compile(r"^[aeiouyàâéèêëîïôûh]", re.IGNORECASE)
_CITY_CONTEXT = re.compile(r"(?:\bà|\bde|\bd['’]|,|\(|\bvers|\bentre|\bet) ?$", re.IGNORECASE)
# The name is an adjective's or article's companion here, so that a town does not fit.
_ARTICLE = re.compile(r"(?:\bl[ae]s?|\bl['’]|\bau|\baux|\bdu|\bdes|\ben) ?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """Names to swap in, by label; persons are full names, places are towns."""

    by_label: dict[str, list[str]] = field(default_factory=dict)


def read_names(path: Path) -> Names:
    """Read the table of names (columns qid, type, gender, instance_of, names)."""
    found: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["type"] == "LOC" and not any(k in row["instance_of"] for k in _PLACE_KINDS):
                continue
            found[row["type"]] += [n for n in row["names"].split(" | ") if _usable(n, row["type"])]
    return Names(dict(found))


def _usable(name: str, label: str) -> bool:
    letters = [char for char in name if char.isalpha()]
    if not letters or not name[0].isupper() or any(char in name for char in "()[]|:\n"):
        return False
    if label == "LOC" and name.startswith(("Le ", "Les ")):  # `à Le Mans` is no French
        return False
    latin = all(ord(char) < 0x250 for char in letters)
    parts = name.split()
    sized = 2 <= len(parts) <= 4 if label == "PER" else len(parts) <= 6
    return latin and sized and (label == "ORG" or not name.isupper())


def swapped(annotated: Annotated, names: Names, rng: random.Random, share: float) -> Annotated:
    """Replace a share of the distinct names of a text, the same name by the same other one."""
    gold = annotated.gold
    chosen: dict[tuple[str, str], str] = {}
    for span in gold.spans:
        key = (gold.text[span.start : span.end], span.label)
        if key not in chosen:
            new = _other(gold.text, span, names, rng) if rng.random() < share else None
            chosen[key] = new or key[0]
    _link_persons(chosen)
    return _replaced(annotated, chosen)


def _other(text: str, span: GoldSpan, names: Names, rng: random.Random) -> str | None:
    old = text[span.start : span.end]
    before = text[max(0, span.start - 12) : span.start]
    if not old[0].isupper() or (span.label == "LOC" and not _is_town(old, before)):
        return None
    options = names.by_label.get(span.label, ())
    for _ in range(12):
        new = rng.choice(options) if options else ""
        elided = bool(_VOWEL.match(_plain(old))) == bool(_VOWEL.match(_plain(new)))
        similar = abs(len(new.split()) - len(old.split())) <= 2
        if new and elided and similar:
            return new
    return None


def _is_town(old: str, before: str) -> bool:
    return bool(_CITY_CONTEXT.search(before)) and not _ARTICLE.search(before) and " " not in old


def _plain(name: str) -> str:
    return unicodedata.normalize("NFD", name[:1])[:1]


def _link_persons(chosen: dict[tuple[str, str], str]) -> None:
    """Let a surname or given name alone follow the full name it belongs to."""
    full = [(old, new) for (old, label), new in chosen.items() if label == "PER" and " " in old]
    for old, label in list(chosen):
        if label != "PER" or " " in old:
            continue
        for long, new in full:
            parts = long.split()
            if old in parts and new != long:
                chosen[old, label] = new.split()[0 if old == parts[0] else -1]
                break
        else:
            chosen[old, label] = chosen[old, label].split()[-1]


def _replaced(annotated: Annotated, chosen: dict[tuple[str, str], str]) -> Annotated:
    gold = annotated.gold
    text, last = "", 0
    spans: list[GoldSpan] = []
    moves: list[tuple[int, int]] = [(0, 0)]  # from this old offset on, shift by this much
    for span in gold.spans:
        new = chosen[gold.text[span.start : span.end], span.label]
        text += gold.text[last : span.start]
        spans.append(GoldSpan(len(text), len(text) + len(new), span.label))
        text += new
        last = span.end
        moves.append((span.end, len(text) - span.end))
    text += gold.text[last:]
    unknown = tuple(
        (start + _shift(moves, start), end + _shift(moves, start))
        for start, end in annotated.unknown
    )
    return Annotated(GoldText(gold.name, text, tuple(spans), gold.genre), unknown)


def _shift(moves: Iterable[tuple[int, int]], offset: int) -> int:
    return [shift for start, shift in moves if start <= offset][-1]


def rewritten(annotated: Annotated, rng: random.Random) -> Annotated:
    """Write a text as other newsrooms do: apostrophes, a headline or a sentence in capitals."""
    gold = annotated.gold
    text = gold.text
    if rng.random() < 0.5:
        old, new = ("'", "’") if "'" in text else ("’", "'")
        text = text.replace(old, new)
    draw = rng.random()
    first, _, rest = text.partition("\n")
    if draw < 0.12 and rest:
        text = _same_length(first, str.upper) + "\n" + rest
    elif draw < 0.20:
        text = _one_sentence(text, str.upper, rng)
    elif draw < 0.24:
        text = _one_sentence(text, str.lower, rng)
    return replace(annotated, gold=replace(gold, text=text))


def _one_sentence(text: str, change: Callable[[str], str], rng: random.Random) -> str:
    bounds = [0, *(match.end() for match in re.finditer(r"[.!?] |\n", text)), len(text)]
    i = rng.randrange(len(bounds) - 1)
    start, end = bounds[i], bounds[i + 1]
    return text[:start] + _same_length(text[start:end], change) + text[end:]


def _same_length(text: str, change: Callable[[str], str]) -> str:
    """Change the case of each character that stays one character (`ß` does not)."""
    return "".join(new if len(new := change(char)) == 1 else char for char in text)

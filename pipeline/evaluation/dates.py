"""Score temporal expressions against gold: spans and values.

A gold file is JSON Lines with ``text``, ``reference_datetime`` and ``expected`` (``start``, ``end``,
``type``, ``value``, and ``alts``, other values that are right too), or a folder in brat format whose
``Date`` and ``Hour`` spans are sought.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pipeline.dates import find_dates
from pipeline.records import Reference, TemporalExpression

_TEMPORAL = frozenset(
    {"date", "time", "datetime", "dateperiod", "timeperiod", "datetimeperiod", "duration", "set"}
)
_LEADING = re.compile(
    r"(?:(?:le|la|les|un|une|du|de la|de|des|au|aux|à|a|en|dans|pour|vers|depuis|dès|jusqu'(?:à|au|en)|"
    r"entre|avant|après|apres|pendant|durant|sur|environ|il y a)\s+|[ld]['’]|[\s«\"(]+)+",
    re.IGNORECASE,
)
_TRAILING = " ,.;:»\")\n"


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    gold_hit: int = 0
    found_hit: int = 0
    exact: int = 0
    value: int = 0
    valued: int = 0
    wrong: list[dict[str, Any]] = field(default_factory=list)


def evaluate_dates(gold: Path, *, errors: Path | None = None) -> dict[str, Any]:
    """Score the date finder.

    Parameters
    ----------
    gold
        A JSON Lines file or a brat folder.
    errors
        Where to write every gold span that was missed or misread, and every spurious one, as JSON
        Lines.

    Returns
    -------
    dict
        Counts, and in percent: ``overlap`` precision, recall, F; ``exact`` the same for spans equal
        after leading prepositions, articles and trailing punctuation are left aside; ``value``:
        share of all gold whose value is right; ``value_of_valued``: the same among the gold that
        has a value.
    """
    tally = _Tally()
    items = _brat(gold) if gold.is_dir() else _jsonl(gold)
    for text, reference, expected in items:
        _score(text, expected, find_dates(text, reference), tally)
    if errors is not None:
        lines = (json.dumps(row, ensure_ascii=False) for row in tally.wrong)
        errors.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return _report(tally)


def _jsonl(path: Path) -> Iterator[tuple[str, Reference | None, list[dict[str, Any]]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        expected = [row for row in item["expected"] if row["type"] in _TEMPORAL]
        if item["expected"] and not expected:
            continue
        yield item["text"], _reference(item.get("reference_datetime")), expected


def _reference(written: str | None) -> Reference | None:
    if written is None:
        return None
    moment = datetime.fromisoformat(written[:19])
    return Reference(moment, "minute")


def _brat(folder: Path) -> Iterator[tuple[str, Reference | None, list[dict[str, Any]]]]:
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        rows = re.findall(r"^T\d+\t(Date|Hour) (\d+) (\d+)\t", path.read_text("utf-8"), re.MULTILINE)
        expected = [
            {"start": int(start), "end": int(end), "type": kind.lower(), "value": None}
            for kind, start, end in rows
        ]
        yield text, None, expected


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    span = text[start:end]
    lead = _LEADING.match(span)
    low = start + (lead.end() if lead and lead.end() < len(span) else 0)
    high = low + len(text[low:end].rstrip(_TRAILING))
    return (low, high) if high > low else (start, end)


def _score(
    text: str, expected: list[dict[str, Any]], found: list[TemporalExpression], tally: _Tally
) -> None:
    tally.gold += len(expected)
    tally.found += len(found)
    spans = [_trim(text, row.start, row.end) for row in found]
    hit: set[int] = set()
    for gold in expected:
        low, high = _trim(text, gold["start"], gold["end"])
        over = [i for i, (start, end) in enumerate(spans) if start < high and low < end]
        hit.update(over)
        right = any(_same_value(found[i], gold) for i in over)
        exact = (low, high) in spans
        tally.gold_hit += bool(over)
        tally.exact += exact
        tally.valued += gold["value"] is not None
        tally.value += right
        if not exact or (not right and gold["value"] is not None):
            tally.wrong.append(_error(text, gold, [found[i] for i in over]))
    tally.found_hit += len(hit)
    tally.wrong += [
        {"spurious": row.text, "value": row.value, "origin": row.origin,
         "context": text[max(0, row.start - 40) : row.end + 40]}
        for i, row in enumerate(found) if i not in hit
    ]  # fmt: skip


def _error(text: str, gold: dict[str, Any], found: list[TemporalExpression]) -> dict[str, Any]:
    return {
        "gold": text[gold["start"] : gold["end"]],
        "value": gold["value"],
        "alts": gold.get("alts"),
        "found": [[row.text, row.value, row.origin] for row in found],
        "context": text[max(0, gold["start"] - 40) : gold["end"] + 40],
    }


def _same_value(row: TemporalExpression, gold: dict[str, Any]) -> bool:
    if gold["value"] is None or row.value is None:
        return False
    value = _plain(row.value)
    if value == _plain(gold["value"]):
        return True
    for other in gold.get("alts") or ():
        if isinstance(other, str):
            if value == _plain(other.removeprefix("SET:")):
                return True
        elif _same_interval(row, other) or _same_part(row.value, gold["value"], other):
            return True
    return False


def _same_interval(row: TemporalExpression, other: dict[str, str]) -> bool:
    """Gold gives the first day with the last, or with the day after the last."""
    if row.earliest is None or row.latest is None:
        return False
    after = row.latest + timedelta(seconds=1)
    ends = {row.latest.isoformat(), row.latest.date().isoformat(), after.date().isoformat()}
    return row.earliest.isoformat().startswith(str(other.get("start"))) and other.get("end") in ends


def _same_part(value: str, gold: str, other: dict[str, str]) -> bool:
    """A part of a day: the day and the part, whatever hours the gold gives to that part."""
    part = re.search(r"T(?:MO|AF|EV|NI)$", gold)
    return part is not None and value == f"{other.get('start', '')[:10]}{part[0]}"


def _plain(value: str) -> str:
    """Values apart from how they write full hours: ``T18`` is ``T18:00``."""
    short = re.sub(r"(T\d\d:\d\d):00\b", r"\1", value)
    return re.sub(r"(T\d\d):00(?!:)", r"\1", short)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _f(precision: float, recall: float) -> float:
    total = precision + recall
    return round(2 * precision * recall / total, 1) if total else 0.0


def _report(tally: _Tally) -> dict[str, Any]:
    precision, recall = _percent(tally.found_hit, tally.found), _percent(tally.gold_hit, tally.gold)
    exact_p, exact_r = _percent(tally.exact, tally.found), _percent(tally.exact, tally.gold)
    return {
        "gold": tally.gold,
        "found": tally.found,
        "overlap_precision": precision,
        "overlap_recall": recall,
        "overlap_f": _f(precision, recall),
        "exact_precision": exact_p,
        "exact_recall": exact_r,
        "exact_f": _f(exact_p, exact_r),
        "value": _percent(tally.value, tally.gold),
        "valued": tally.valued,
        "value_of_valued": _percent(tally.value, tally.valued),
    }

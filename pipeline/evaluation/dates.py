"""Score temporal expressions against gold: spans and values.

Gold is JSON Lines with ``text``, ``reference_datetime`` and ``expected`` (``start``, ``end``,
``type``, ``value``, and ``alts``, other values that are right too), or a folder in brat format
whose ``Date`` and ``Hour`` spans are sought.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.dates import find_dates
from pipeline.errors import UsageError
from pipeline.evaluation.results import Evaluation, Mistake, fraction, in_context, prf
from pipeline.records import Reference, TemporalExpression

_TEMPORAL = frozenset(
    {"date", "time", "datetime", "dateperiod", "timeperiod", "datetimeperiod", "duration", "set"}
)
_LEADING = re.compile(
    r"(?:(?:le|la|les|un|une|du|de la|de|des|au|aux|à|a|en|dans|pour|vers|depuis|dès|entre|avant|"
    r"jusqu'(?:à|au|en)|après|apres|pendant|durant|sur|environ|il y a)\s+|[ld]['’]|[\s«\"(]+)+",
    re.IGNORECASE,
)
_TRAILING = ' ,.;:»")\n'


class GoldDate(NamedTuple):
    """A gold span with its value and the other values that are right too."""

    start: int
    end: int
    value: str | None
    others: tuple[Any, ...] = ()


class GoldItem(NamedTuple):
    """A text, its date, and what is to be found in it."""

    name: str
    text: str
    reference: Reference | None
    expected: tuple[GoldDate, ...]


@dataclass(slots=True)
class _Tally:
    gold: int = 0
    found: int = 0
    gold_hit: int = 0
    found_hit: int = 0
    exact: int = 0
    value: int = 0
    valued: int = 0
    wrong: list[Mistake] = field(default_factory=list)


def evaluate_dates(gold: Path, model: str = "") -> Evaluation:
    """Score the date finder, which needs no model.

    Parameters
    ----------
    gold
        A JSON Lines file or a brat folder.
    model
        Not used; every task is called alike.

    Returns
    -------
    Evaluation
        Fractions: ``dates_p dates_r dates_f`` (spans that overlap), ``dates_exact_p`` … (spans
        equal once leading prepositions and articles and trailing marks are left aside),
        ``dates_value`` (of all gold, the share whose value is right) and ``dates_value_valued``
        (of the gold that has a value).

    Raises
    ------
    UsageError
        A gold file without the fields above.
    """
    del model
    tally = _Tally()
    for item in _brat(gold) if gold.is_dir() else _jsonl(gold):
        _score(item, find_dates(item.text, item.reference), tally)
    return Evaluation(_scores(tally), tuple(tally.wrong))


def _jsonl(path: Path) -> Iterator[GoldItem]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        item = json.loads(line)
        if "text" not in item or "expected" not in item:
            raise UsageError(f"{path}:{number} has no text or no expected spans")
        expected = [row for row in item["expected"] if row["type"] in _TEMPORAL]
        if item["expected"] and not expected:
            continue
        spans = tuple(
            GoldDate(row["start"], row["end"], row["value"], tuple(row.get("alts") or ()))
            for row in expected
        )
        name = str(item.get("id", number))
        yield GoldItem(name, item["text"], _reference(item.get("reference_datetime")), spans)


def _reference(written: str | None) -> Reference | None:
    return Reference(datetime.fromisoformat(written[:19]), "minute") if written else None


def _brat(folder: Path) -> Iterator[GoldItem]:
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        rows = re.findall(
            r"^T\d+\t(?:Date|Hour) (\d+) (\d+)\t", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        spans = tuple(GoldDate(int(start), int(end), None) for start, end in rows)
        yield GoldItem(path.stem, text, None, spans)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    span = text[start:end]
    lead = _LEADING.match(span)
    low = start + (lead.end() if lead and lead.end() < len(span) else 0)
    high = low + len(text[low:end].rstrip(_TRAILING))
    return (low, high) if high > low else (start, end)


def _score(item: GoldItem, found: list[TemporalExpression], tally: _Tally) -> None:
    tally.gold += len(item.expected)
    tally.found += len(found)
    spans = [_trim(item.text, row.start, row.end) for row in found]
    hit: set[int] = set()
    for gold in item.expected:
        low, high = _trim(item.text, gold.start, gold.end)
        over = [i for i, (start, end) in enumerate(spans) if start < high and low < end]
        hit.update(over)
        right = any(same_value(found[i], gold) for i in over)
        exact = (low, high) in spans
        tally.gold_hit += bool(over)
        tally.exact += exact
        tally.valued += gold.value is not None
        tally.value += right
        if not exact or (not right and gold.value is not None):
            tally.wrong.append(_mistake(item, gold, [found[i] for i in over], exact=exact))
    tally.found_hit += len(hit)
    tally.wrong += [_spurious(item, row) for i, row in enumerate(found) if i not in hit]


def _mistake(
    item: GoldItem, gold: GoldDate, found: list[TemporalExpression], *, exact: bool
) -> Mistake:
    kind = "missed" if not found else "value" if exact else "boundary"
    return Mistake(
        kind,
        item.name,
        f"{item.text[gold.start : gold.end]} = {gold.value}",
        "; ".join(f"{row.text} = {row.value} ({row.origin})" for row in found),
        in_context(item.text, gold.start, gold.end),
    )


def _spurious(item: GoldItem, row: TemporalExpression) -> Mistake:
    shown = f"{row.text} = {row.value} ({row.origin})"
    return Mistake("false", item.name, "", shown, in_context(item.text, row.start, row.end))


def same_value(row: TemporalExpression, gold: GoldDate) -> bool:
    """Whether an expression says what gold says, or one of its other right values."""
    if gold.value is None or row.value is None:
        return False
    value = _plain(row.value)
    if value == _plain(gold.value):
        return True
    for other in gold.others:
        if isinstance(other, str):
            if value == _plain(other.removeprefix("SET:")):
                return True
        elif _same_interval(row, other) or _same_part(row.value, gold.value, other):
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


def _scores(tally: _Tally) -> dict[str, Any]:
    overlap = prf(tally.found_hit, tally.found, tally.gold_hit, tally.gold)
    exact = prf(tally.exact, tally.found, tally.exact, tally.gold)
    return {
        **{f"dates_{key}": value for key, value in overlap.items()},
        **{f"dates_exact_{key}": value for key, value in exact.items()},
        "dates_value": fraction(tally.value, tally.gold),
        "dates_value_valued": fraction(tally.value, tally.valued),
        "dates_gold": tally.gold,
        "dates_found": tally.found,
    }

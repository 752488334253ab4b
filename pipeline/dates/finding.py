"""Find temporal expressions in a text and resolve them: the pure entry point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pipeline.dates import (
    read_calendar,
    read_duration,
    read_numeric,
    read_part,
    read_race,
    read_range,
    read_relative,
    read_season,
    read_set,
    read_stretch,
    read_time,
    read_year,
)
from pipeline.dates.calendar import interval
from pipeline.dates.context import Context, Resolved
from pipeline.dates.grammar import candidates, reader_names
from pipeline.dates.joining import join
from pipeline.dates.leads import modifier_of, tense_of_lead
from pipeline.dates.meaning import Meaning, Reading
from pipeline.dates.reading import READERS, is_class, words
from pipeline.dates.resolution import resolve
from pipeline.dates.scanning import Tokens, scan
from pipeline.dates.tense import Tense, tense_at
from pipeline.records import DateKind, Reference, TemporalExpression

__all__ = ["find_dates"]
# Their readers register themselves.
_MODULES = (read_calendar, read_duration, read_numeric, read_part, read_race, read_range,
            read_relative, read_season, read_set, read_stretch, read_time, read_year)  # fmt: skip


def find_dates(
    text: str,
    reference: Reference | None = None,
    *,
    names: Sequence[tuple[int, int]] = (),
    tenses: Sequence[Tense] = (),
) -> list[TemporalExpression]:
    """Find every temporal expression of a text.

    Parameters
    ----------
    text
        Any text; offsets are code points into it.
    reference
        The document's date, on which relative expressions lean; without it they keep an offset
        such as ``DCT-P1Y`` and are not resolved.
    names
        Spans of names in which a date is no date (``place du 8-Mai-1945``).
    tenses
        Where verbs stand and their tense, ``(offset, "past" | "present" | "future")``; without
        any, verb endings around an expression decide.

    Returns
    -------
    list[TemporalExpression]
        Sorted by position, not overlapping; ``anchor`` indexes this list.
    """
    tokens = scan(text)
    readings = [
        reading for reading in join(_read(tokens), tokens) if not _in_name(reading, tokens, names)
    ]
    return _Resolver(tokens, reference, tenses).run(readings)


def _read(tokens: Tokens) -> list[Reading]:
    readings: list[Reading] = []
    index = 0
    names = reader_names()
    while (found := candidates(tokens, index)) is not None:
        start, hits = found
        index = start + 1
        for hit in hits:
            made = READERS[names[hit.rule]](hit)
            if made:
                made[-1] = _unquoted(made[-1], tokens)
                readings.extend(made)
                index = max(made[-1].end, start + 1)
                break
    return readings


def _unquoted(reading: Reading, tokens: Tokens) -> Reading:
    """Leave a closing quotation mark out that was opened before the expression."""
    marks = [i for i in range(reading.start, reading.end) if is_class(tokens, i, "quote")]
    if len(marks) == 1 and marks[0] == reading.end - 1:
        return replace(reading, end=reading.end - 1)
    return reading


def _in_name(reading: Reading, tokens: Tokens, names: Sequence[tuple[int, int]]) -> bool:
    start, end = tokens.starts[reading.start], tokens.ends[reading.end - 1]
    if any(low <= start and end <= high and (low, high) != (start, end) for low, high in names):
        return True
    index = reading.start - 1
    if tokens.word(index) in words("streets") and tokens.written(reading.start)[0].isupper():
        return True
    if is_class(tokens, index, "art"):
        index -= 1
    return is_class(tokens, index, "de") and tokens.word(index - 1) in words("streets")


class _Resolver:
    """Goes through the readings of a text, remembering the day last spoken of."""

    def __init__(
        self, tokens: Tokens, reference: Reference | None, tenses: Sequence[Tense]
    ) -> None:
        self.tokens, self.reference, self.tenses = tokens, reference, tenses
        self.done: list[TemporalExpression] = []
        self.focus: date | None = None
        self.focus_index: int | None = None
        self.last_index: int | None = None

    def run(self, readings: list[Reading]) -> list[TemporalExpression]:
        """Resolve all readings in order."""
        for number, reading in enumerate(readings):
            following = readings[number + 1] if number + 1 < len(readings) else None
            self._take(reading, following)
        return self.done

    def _take(self, reading: Reading, following: Reading | None) -> None:
        tokens = self.tokens
        start, end = tokens.starts[reading.start], tokens.ends[reading.end - 1]
        context = Context(
            self.reference,
            self.focus,
            None if self.last_index is None else self.done[self.last_index],
            lambda: (
                tense_of_lead(reading, tokens) or tense_at(tokens.folded, start, end, self.tenses)
            ),
        )
        meaning = reading.meaning
        found, anchor = self._resolve(meaning, reading, following, context)
        self.done.append(
            TemporalExpression(
                start=start,
                end=end,
                text=tokens.text[start:end],
                origin=f"dates/{reading.rule}",
                source=tokens.text,
                kind=_kind(meaning, found),
                value=found.value,
                earliest=found.span[0] if found.span else None,
                latest=found.span[1] if found.span else None,
                modifier=modifier_of(reading, tokens),
                anchor=anchor,
                resolved=found.resolved,
            )
        )
        self._remember(meaning, found)

    def _resolve(
        self, meaning: Meaning, reading: Reading, following: Reading | None, context: Context
    ) -> tuple[Resolved, int | None]:
        if meaning.value in {"SAME", "SAME_SEASON"}:
            same = self._same() if meaning.value == "SAME" else self._same_season()
            return same, len(self.done) - 1 if self.done else None
        if day := _day_after(reading, following, self.tokens):
            borrowed = replace(day, kind="TIME", clock=meaning.clock)
            return resolve(borrowed, context), len(self.done) + 1
        found = resolve(meaning, context)
        leant = self.last_index if meaning.anchor == "last" else self.focus_index
        return found, leant if found.leans else None

    def _same(self) -> Resolved:
        """``à ce moment-là``: what the expression before says."""
        if not self.done:
            return Resolved("PAST_REF", resolved=False)
        last = self.done[-1]
        span = (last.earliest, last.latest) if last.earliest and last.latest else None
        return Resolved(last.value, span, last.resolved, leans=True)

    def _same_season(self) -> Resolved:
        """``l'an dernier à la même époque``: this time of that year."""
        last = self._same()
        if self.reference is None or last.value is None or not last.value.isdigit():
            return last
        value = f"{last.value}-{self.reference.moment.month:02d}"
        return Resolved(value, interval(value), leans=True)

    def _remember(self, meaning: Meaning, found: Resolved) -> None:
        if found.span is None or meaning.kind in {"DURATION", "SET"} or not found.value:
            return
        self.last_index = len(self.done) - 1
        if len(found.value) >= 10 and found.value[:4].isdigit() and found.value[7:8] == "-":
            self.focus = found.span[0].date()
            self.focus_index = len(self.done) - 1


def _day_after(reading: Reading, following: Reading | None, tokens: Tokens) -> Meaning | None:
    """The day of ``Vers 0 h 40, jeudi``: a time whose day comes right behind it."""
    meaning = reading.meaning
    if following is None or not meaning.clock or meaning.until or meaning.shift:
        return None
    if meaning.day or meaning.weekday is not None or not following.meaning.is_day:
        return None
    between = [tokens.word(i) for i in range(reading.end, following.start)]
    return following.meaning if between in ([","], [",", "le"], ["le"], ["("]) else None


def _kind(meaning: Meaning, found: Resolved) -> DateKind:
    """A step from a date that the text does not give remains a duration (``un an après``)."""
    return "DURATION" if meaning.length and found.value == meaning.length else meaning.kind

"""Find the quantities of a text: pure functions, no spaCy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.lexicon import load_toml
from pipeline.quantities import guards
from pipeline.quantities.ages import age_unit
from pipeline.quantities.change import change_of
from pipeline.quantities.cues import cue_after, cue_before
from pipeline.quantities.draft import Draft, draft_of
from pipeline.quantities.items import item_after, item_before
from pipeline.quantities.measure import Measure, measure
from pipeline.quantities.money import currency_before
from pipeline.quantities.numerals import Numeral, divide
from pipeline.quantities.ranges import Range, read_range
from pipeline.quantities.reading import read_numeral
from pipeline.quantities.scan import Anchor, anchors
from pipeline.records import QuantityExpression

_ONES = frozenset(load_toml("quantity_words.toml")["ones"]["words"])
_TIMES = re.compile(r"[ ]fois[ ](?P<way>plus|moins|supérieure?s?|inférieure?s?|la |le |les |l['’]|son |sa |leur )", re.IGNORECASE)
_TIMES_ADVERB = re.compile(r"[ ]fois\b", re.IGNORECASE)
_FACTOR = re.compile(r"\b(?:(?P<up>multipli\w+)|(?P<down>divis\w+|rédui\w+))[ ]par[ ]$", re.IGNORECASE)
_OUT_OF = re.compile(r"(?:[ ](?P<item>[^\W\d_]+)(?:[ ](?P<adjective>[^\W\d_]+))?)?[ ]sur[ ](?:les )?(?=\w)", re.IGNORECASE)
_MINUS = re.compile(r"(?<!\bau )(?<!\bdu )(?<!\bou )(?<!\bde )(?<!\ben )\b(?P<minus>moins)[ ]$", re.IGNORECASE)
_MINUS_ALONE = re.compile(r"(?:^|[(:\n][ ]?)moins[ ]$", re.IGNORECASE)


def find_quantities(
    text: str,
    *,
    taken: Sequence[tuple[int, int]] = (),
    names: Sequence[tuple[int, int]] = (),
    country: str | None = None,
    tags: Mapping[int, str] | None = None,
) -> list[QuantityExpression]:
    """Find numbers, measures, money, percentages, ages, ordinals, ratios and ranges.

    Parameters
    ----------
    text
        French text.
    taken
        Spans that are dates, clock times or durations: no quantity starts in one.
    names
        Spans of names with a number in them (``Covid-19``, ``G7``).
    country
        ISO 3166-1 code (two or three letters) of the document's country, for ``dollars`` and the like.
    tags
        Universal part-of-speech tags by the offset of their word, where a tagger has run.

    Returns
    -------
    list[QuantityExpression]
        In order of their offsets (code points into ``text``), without overlaps.
    """
    finder = _Finder(text, [*taken], [*names], country, tags or {})
    return [draft.record(text) for draft in finder.run()]


class _Finder:
    """One pass over a text."""

    def __init__(
        self,
        text: str,
        taken: list[tuple[int, int]],
        names: list[tuple[int, int]],
        country: str | None,
        tags: Mapping[int, str],
    ) -> None:
        self.text = text
        self.country = country
        self.tags = tags
        self.taken = _mask(len(text), taken)
        self.names = _mask(len(text), names)
        self.drafts: list[Draft] = []
        self.ones: list[Draft] = []
        self.at = 0

    def run(self) -> list[Draft]:
        for anchor in anchors(self.text):
            if anchor.start >= self.at and not (self.names and self.names[anchor.start]):
                self._visit(anchor)
        self._add_ones()
        for draft in self.drafts:
            self._complete(draft)
        return self.drafts

    def _visit(self, anchor: Anchor) -> None:
        if anchor.reader == "digits" and not currency_before(self.text, anchor.start):
            skipped = guards.refused_digits(self.text, anchor.start, anchor.start + len(anchor.word))
            if skipped is not None:
                self.at = skipped
                return
        numeral = read_numeral(self.text, anchor)
        if numeral is None:
            self.at = max(self.at, anchor.start + 1)
            return
        self.at = numeral.end
        draft = self._draft(numeral)
        if draft is None:
            return
        if self._masked(draft):
            self.at = max(self.at, draft.number_end)
            return
        self.at = max(draft.end, numeral.end)
        if draft.form == "one" and draft.measure is None and draft.rule == "count":
            self.ones.append(draft)
            return
        if self.drafts and draft.start < self.drafts[-1].end:
            draft.start = max(self.drafts[-1].end, min(draft.number_start, draft.end - 1))
        self.drafts.append(draft)

    def _masked(self, draft: Draft) -> bool:
        inside = slice(draft.number_start, draft.number_end)
        if self.names and any(self.names[inside]):
            return True
        return bool(self.taken) and any(self.taken[inside]) and not draft.doubtless

    def _negated(self, numeral: Numeral) -> Numeral:
        """``moins 5 degrés``; not ``au moins 5``."""
        match = _MINUS.search(self.text, max(0, numeral.start - 18), numeral.start)
        if match is None or numeral.low is None or numeral.low != numeral.high or numeral.low < 0:
            return numeral
        unit = measure(self.text, numeral, self.country)
        warm = bool(unit and unit.unit and unit.unit.si == "K")
        if not warm and not _MINUS_ALONE.search(self.text, max(0, numeral.start - 12), numeral.start):
            return numeral
        return replace(numeral, start=match.start("minus"), low=-numeral.low, high=-numeral.low)

    def _draft(self, numeral: Numeral) -> Draft | None:
        numeral = self._negated(numeral)
        if numeral.form == "ordinal":
            draft = draft_of(numeral, "ordinal", "ordinal")
            return draft
        special = self._ratio(numeral)
        if special:
            return special
        unit = measure(self.text, numeral, self.country)
        if unit is None and numeral.form == "digits":
            if (end := guards.score_end(self.text, numeral.start)) is not None and not self._range(numeral, None):
                self.at = end
                return None
        span = self._range(numeral, unit)
        if span is not None:
            return self._ranged(span)
        return self._simple(numeral, unit)

    def _range(self, numeral: Numeral, unit: Measure | None) -> Range | None:
        if unit is None and guards.score_end(self.text, numeral.start) is not None:
            return None
        return read_range(self.text, numeral, unit, self.country)

    # -- ratios -------------------------------------------------------------

    def _ratio(self, numeral: Numeral) -> Draft | None:
        text = self.text
        if numeral.form == "multiple":
            draft = draft_of(numeral, "ratio", "multiple")
            draft.linked = True
            if text[numeral.end - 1] in "ers" and not text[numeral.start : numeral.end].startswith(("le", "dou", "tri", "quad")):
                draft.change = "up"
            if text[numeral.start : numeral.end].lower().startswith(("doubl", "tripl", "quadrupl", "quintupl", "décupl", "sextupl")) and "é" in text[numeral.start : numeral.end]:
                draft.change = "up"
            return draft
        if numeral.form == "fraction":
            return self._fraction(numeral)
        if numeral.form != "one" and (match := _TIMES.match(text, numeral.end)):
            draft = draft_of(numeral, "ratio", "times")
            way = match["way"].lower()
            draft.end = match.end() if way in ("plus", "moins") else numeral.end + len(" fois")
            draft.change = "up" if way.startswith(("plus", "sup")) else "down" if way.startswith(("moins", "inf")) else None
            draft.linked = True
            return self._cued(draft)
        factor = _FACTOR.search(text, max(0, numeral.start - 24), numeral.start)
        if factor:
            draft = draft_of(numeral, "ratio", "factor")
            draft.change = "up" if factor["up"] else "down"
            return draft
        return self._out_of(numeral)

    def _fraction(self, numeral: Numeral) -> Draft | None:
        if measure(self.text, numeral, self.country) or guards.duration_after(self.text, numeral.end):
            return None
        draft = self._cued(draft_of(numeral, "ratio", "fraction"))
        if self.text[numeral.start : numeral.end].lower() == "un tiers" and not self._is_third(draft):
            return None
        return draft

    def _is_third(self, draft: Draft) -> bool:
        """``un tiers des voix``, ``réduit d'un tiers``; not ``vendu à un tiers``."""
        if draft.modifier != "approx" or draft.start < draft.number_start:
            return True
        if re.compile(r"[ ](?:de|des|du|d['’])").match(self.text, draft.end) or not self.text[draft.end :].strip():
            return True
        return change_of(self.text, draft.start, draft.end) is not None

    def _out_of(self, numeral: Numeral) -> Draft | None:
        """``un sur trois``, ``neuf Français sur dix``."""
        match = _OUT_OF.match(self.text, numeral.end)
        if match is None or numeral.low is None or numeral.modifier != "exact" or numeral.low < 0:
            return None
        from pipeline.quantities.measure import next_number

        below = next_number(self.text, match.end())
        item = match["item"]
        if below is None or below.low is None or not 1 < below.low or numeral.low >= below.low:
            return None
        if item and (item.lower() in guards.DURATIONS or item.lower() in guards.STOP):
            return None
        if guards.duration_after(self.text, below.end) or measure(self.text, below, self.country):
            return None
        from pipeline.quantities.numerals import number

        made = number(numeral.start, below.end, divide(numeral.low, below.low), "fraction")
        draft = draft_of(made, "ratio", "out_of")
        if item:
            draft.item = (match.start("item"), match.end("adjective") if match["adjective"] else match.end("item"))
        return draft

    # -- ranges and single numbers -------------------------------------------

    def _ranged(self, span: Range) -> Draft | None:
        first, second = span.first, span.second
        low, high = first.low, second.low
        if low is not None and high is not None and low > high:
            low, high = high, low
        kind = span.measure.kind if span.measure else "count"
        draft = Draft(
            span.start,
            span.end,
            first.start,
            second.end,
            kind,
            low,
            high,
            "range",
            second.form,
            "range",
            linked=second.scaled,
            change=span.change,
        )
        if span.measure:
            self._measured(draft, span.measure)
            draft.end = span.end
        elif self._is_dated(draft):
            return None
        return self._cued(draft)

    def _simple(self, numeral: Numeral, unit: Measure | None) -> Draft | None:
        draft = draft_of(numeral, unit.kind if unit else "count", unit.kind if unit else "count")
        if unit:
            draft.low = unit.numeral.low if numeral.low is not None else None
            draft.high = unit.numeral.high if numeral.high is not None else None
            self._measured(draft, unit)
        elif self._is_dated(draft) or self._is_reference(draft) or self._in_compound(numeral):
            return None
        if numeral.form == "vague":
            draft.rule = "vague"
            return draft
        return self._cued(draft)

    def _measured(self, draft: Draft, unit: Measure) -> None:
        draft.measure, draft.code = unit, unit.code
        draft.unit_span = (unit.unit_start, unit.unit_end)
        draft.start, draft.end = min(draft.start, unit.start), max(draft.end, unit.end)
        draft.linked = True

    def _is_dated(self, draft: Draft) -> bool:
        """A duration or a day; an age is kept, and becomes one here."""
        if draft.number_end - draft.number_start <= 12 and guards.is_day(self.text, draft.number_start, draft.number_end):
            return True
        if guards.in_list_of_durations(self.text, draft.number_start):
            return True
        end = guards.duration_after(self.text, draft.number_end)
        if end is None:
            return guards.is_year(self.text, draft.number_start, draft.number_end) or (
                draft.rule == "range" and self._are_years(draft)
            )
        self.at = max(self.at, end)
        return not self._aged(draft, end)

    def _in_compound(self, numeral: Numeral) -> bool:
        """``deux-roues``, ``trois-mâts``: a number word inside another word."""
        after = self.text[numeral.end : numeral.end + 2]
        return numeral.form in ("words", "one") and after[:1] in ("-", "‑") and after[1:].isalpha()

    def _are_years(self, draft: Draft) -> bool:
        return all(
            re.fullmatch(r"(?:1[0-9]|20|21)\d\d", part) is not None
            for part in re.findall(r"\d+", self.text[draft.number_start : draft.number_end])
        ) and bool(re.findall(r"\d", self.text[draft.number_start : draft.number_end]))

    def _aged(self, draft: Draft, end: int) -> bool:
        word = re.split(r"[ \u00a0\u202f'’]", self.text[draft.number_end : end])[-1]
        cue = cue_before(self.text, draft.start)
        start = cue.at if cue and cue.inside else draft.start
        bounded = draft.rule == "range" or bool(cue and cue.modifier in ("min", "max"))
        found = age_unit(self.text, start, end, word, bounded=bounded)
        if found is None:
            return False
        draft.kind, draft.rule, draft.end = "age", "age", end
        draft.code, draft.doubtless = found
        draft.unit_span = (end - len(word), end)
        return True

    def _is_reference(self, draft: Draft) -> bool:
        """A number that names something, or numbers a house."""
        if draft.form not in ("digits", "words", "one"):
            return False
        text, start, end = self.text, draft.number_start, draft.number_end
        if draft.form == "digits" and guards.is_address(text, end):
            return True
        if _TIMES_ADVERB.match(text, end) and re.compile(r"[ ]fois par\b").match(text, end):
            return True
        followed = item_after(text, end, linked=draft.linked, plural=draft.plural, tags=self.tags) is not None
        if draft.form != "digits":
            return False
        if not followed and draft.rule == "count" and guards.is_number_of_name(text, start, end):
            return True
        if text[end : end + 1].isalpha():
            return True  # 3DS, 4x4
        return guards.is_label(text, start, end, followed=followed)

    # -- cues, changes, items ----------------------------------------------------

    def _cued(self, draft: Draft) -> Draft:
        before = cue_before(self.text, draft.start)
        after = cue_after(self.text, draft.end)
        if before and draft.measure is None and self.text[before.at : draft.start].lower().endswith(("ns les ", "rs les ")):
            before = None  # `dans les 300 euros` is about 300; `dans les cinq banques` is five
        cue = before or after
        if cue is None:
            return draft
        if before and before.inside:
            draft.start = before.at
        elif before is None and after:
            draft.end = after.at
        self._bound(draft, cue.modifier)
        return draft

    def _bound(self, draft: Draft, modifier: str) -> None:
        if draft.modifier == "range" or draft.high is None:
            return
        draft.modifier = modifier
        if modifier == "min":
            draft.high = None
        elif modifier == "max":
            draft.low = None

    def _add_ones(self) -> None:
        """Keep ``un mort`` beside another count; an article is no quantity."""
        kept = [one for one in self.ones if self._counts_one(one)]
        if kept:
            self.drafts = sorted([*self.drafts, *kept], key=lambda d: d.start)

    def _counts_one(self, one: Draft) -> bool:
        text = self.text
        word = guards.next_word(text, one.end).lower()
        if not text[one.end :].strip() and not text[: one.start].strip():
            return True
        if word in ("seul", "seule"):
            return text[one.start - 1 : one.start] not in "'’"
        if word not in _ONES or text[max(0, one.start - 1) : one.start] in ("'", "’"):
            return False
        around = 60
        return any(
            d.kind == "count" and (abs(d.start - one.end) < around or abs(one.start - d.end) < around)
            for d in self.drafts
        )

    def _complete(self, draft: Draft) -> None:
        text = self.text
        if draft.change is None and draft.kind not in ("age", "ordinal"):
            draft.change = change_of(text, draft.start, draft.end)
        if draft.measure and draft.code == "{point}" and draft.change is None:
            self._points(draft)
        if draft.item is None:
            draft.item = self._item(draft)

    def _points(self, draft: Draft) -> None:
        """Points that nothing rises or falls by are counted like other things."""
        if draft.unit_span and " " not in text_of(self.text, draft.unit_span):
            draft.item, draft.kind, draft.rule = draft.unit_span, "count", "count"
            draft.end = min(draft.end, draft.unit_span[0])
            while self.text[draft.end - 1].isspace():
                draft.end -= 1
            draft.measure, draft.code, draft.unit_span = None, None, None

    def _item(self, draft: Draft) -> tuple[int, int] | None:
        linked = draft.linked or draft.measure is not None
        if self._is_distance(draft) or self._is_apposed(draft):
            return None
        if draft.kind == "age":
            return self._person(draft)
        after = item_after(self.text, draft.end, linked=linked, plural=draft.plural and draft.kind != "ordinal", tags=self.tags)
        if after or draft.kind in ("ordinal",) or draft.form in ("vague", "one"):
            return after
        return item_before(self.text, draft.start, self.tags)

    def _is_distance(self, draft: Draft) -> bool:
        """``à 450 km des côtes``: what follows is where, not what."""
        unit = draft.measure.unit if draft.measure else None
        return bool(unit and unit.si == "m") and guards.previous_word(self.text, draft.start).lower() == "à"

    def _is_apposed(self, draft: Draft) -> bool:
        """``tous deux``, ``toutes trois``."""
        return draft.form == "words" and guards.previous_word(self.text, draft.start).lower() in ("tous", "toutes")

    def _person(self, draft: Draft) -> tuple[int, int] | None:
        before = re.compile(
            r"(?P<name>[A-ZÀÉÈÊÎÔÇ][\w'’-]+(?:[ ][A-ZÀÉÈÊÎÔÇ][\w'’-]+)*)[ ]?[,(][ ]?$|(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)*)[ ](?:âgée?s?[ ])?(?:de[ ]|d['’])$"
        ).search(self.text, max(0, draft.start - 60), draft.start)
        if before is None:
            return None
        group = "name" if before["name"] else "noun"
        if before[group].lower() in guards.STOP:
            return None
        return before.start(group), before.end(group)


def text_of(text: str, span: tuple[int, int]) -> str:
    """The characters of a span."""
    return text[span[0] : span[1]]


def _mask(length: int, spans: list[tuple[int, int]]) -> bytearray:
    """One byte for each character, set inside the spans; empty without spans."""
    if not spans:
        return bytearray()
    mask = bytearray(length)
    for start, end in spans:
        begin, stop = max(0, start), min(length, end)
        mask[begin:stop] = b"\x01" * max(0, stop - begin)
    return mask

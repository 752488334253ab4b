"""The words of temporal expressions: class and value of each, from CLDR, text2num and our data.

A class is one character, so that a text becomes a string of classes on which the grammar's regular
expressions run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from babel import Locale

from pipeline.dates.folding import fold
from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import parse_ordinal

#: Classes of numbers, by what they can stand for; the scanner gives them.
NUMBER_CLASSES = """d0 d1 d2 d3 d4 d5 dy db w0 w1 w2 w3 w4 w5 wy wb u o1 od ow dec
iso dmy ym yy dm dmdm clock junk gap other_word"""
NAME_CLASSES = """month month_short month_mar month_sept weekday weekday_short holiday cap
unit_second unit_minute unit_hour unit_day unit_week unit_month unit_quarter unit_half
unit_year unit_decade unit_century second_word"""
_UNIT_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M",
    "quarter": "3M", "year": "Y", "decade": "0Y", "century": "00Y",
}  # fmt: skip
_SHORT_MONTHS = {
    1: ("jan", "janv"), 2: ("fev", "fevr"), 4: ("avr",), 6: ("jun",), 7: ("jul", "juil"),
    8: ("aou",), 9: ("sep",), 10: ("oct",), 11: ("nov",), 12: ("dec",),
}  # fmt: skip


@dataclass(slots=True)
class Vocabulary:
    """Words and phrases by folded form.

    Attributes
    ----------
    char
        Class name to its character.
    words
        Folded word to (class character, value).
    phrases
        The same for forms with a space, hyphen or inner apostrophe, blanks written as one space.
    """

    char: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, Any]] = field(default_factory=dict)
    phrases: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def declare(self, name: str) -> str:
        """Give the class its character."""
        return self.char.setdefault(name, chr(0xE000 + len(self.char)))

    def add(self, name: str, form: str, value: Any = None) -> None:
        """Enter a form; a form keeps the first class it was given."""
        folded = squeeze(fold(form))
        if re.fullmatch(r"[a-z]+'?|[^\w\s]", folded):
            self.words.setdefault(folded, (self.declare(name), value))
        else:
            self.phrases.setdefault(folded, (self.declare(name), value))


def squeeze(folded: str) -> str:
    """Blanks and hyphens between letters as one space, except a leading hyphen."""
    head, rest = folded[:1], folded[1:]
    return (head + re.sub(r"[\s\-]+", " ", rest)).strip()


def _add_names(vocabulary: Vocabulary) -> None:
    locale = Locale("fr")
    for number, name in locale.months["format"]["wide"].items():
        vocabulary.add("month", name, number)
    for number, names in _SHORT_MONTHS.items():
        abbreviation = locale.months["format"]["abbreviated"][number].rstrip(".")
        for name in {*names, fold(abbreviation)}:
            vocabulary.add("month_short", name, number)
    vocabulary.add("month_mar", "mar", 3)
    for number, name in locale.days["format"]["wide"].items():
        vocabulary.add("weekday", name, number)
        vocabulary.add("weekday", f"{name}s", (number,))
    for number, name in locale.days["format"]["abbreviated"].items():
        vocabulary.add("weekday_short", name.rstrip("."), number)


def _add_units(vocabulary: Vocabulary) -> None:
    patterns = Locale("fr")._data["unit_patterns"]
    for unit, code in _UNIT_CODES.items():
        for form in ("one", "other"):
            word = patterns[f"duration-{unit}"]["long"][form].replace("{0}", "").strip()
            name = "second_word" if unit == "second" else f"unit_{unit}"
            if unit == "hour":
                name = "heure"
            vocabulary.add(name, word.strip("\u00a0\u202f "), code)


@cache
def vocabulary() -> Vocabulary:
    """Build the vocabulary once."""
    built = Vocabulary()
    for name in (*NUMBER_CLASSES.split(), *NAME_CLASSES.split()):
        built.declare(name)
    data = load_toml("dates_words.toml")
    _add_names(built)
    _add_units(built)
    for word in data["ranks"]:
        built.add("ow", word, parse_ordinal(word))
    for name, by_value in data["values"].items():
        for value, forms in by_value.items():
            for form in forms:
                built.add(name, form, value)
    for name, forms in data["classes"].items():
        for form in forms:
            built.add(name, form)
    for number, entry in enumerate(load_toml("dates_holidays.toml")["holiday"]):
        for form in entry["names"]:
            built.add("holiday", form, number)
    return built

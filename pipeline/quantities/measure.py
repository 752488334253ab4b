"""The unit, currency or percent sign of a number, and what the number is worth in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.quantities.digits import read_digits
from pipeline.quantities.money import CurrencyMatch, currency_before, match_currency
from pipeline.quantities.numerals import Numeral, fit, plus, times
from pipeline.quantities.units import Unit, UnitMatch, denominator, match_unit, quotient
from pipeline.quantities.words import read_cardinal
from pipeline.records import QuantityKind

_WORDS = load_toml("quantity_words.toml")
_AMBIGUOUS = frozenset(_WORDS["ambiguous"]["money"])
_PRICE = frozenset(_WORDS["ambiguous"]["price"])
_HEAVY = frozenset(_WORDS["ambiguous"]["heavy"])
_WARM = frozenset(_WORDS["ambiguous"]["warm"])
_DIGITS_ONLY = frozenset(_WORDS["ambiguous"]["digits_only"])

_GAP = re.compile(r"[ \u00a0\u202f\u2009]{0,2}-?")
_OF = re.compile(r"[ \u00a0](?:de |d['’][ ]?)")
_PERCENT = re.compile(
    "|".join(
        re.escape(f) + (r"\b" if f[-1].isalpha() else "")
        for f in sorted(_WORDS["percent"]["forms"], key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_PERMILLE = re.compile(r"‰|pour mille\b", re.IGNORECASE)
_CENTS = re.compile(
    r"[ \u00a0](?:et[ ])?(?:(?P<digits>\d{1,2})|(?P<words>[^\W\d_]+(?:[- ][^\W\d_]+)?))[ ](?:cents?|centimes?|pence)\b",
    re.IGNORECASE,
)
_FINAL_CENTS = re.compile(r"(?:[ \u00a0]|[ ]et[ ])(?P<digits>\d\d)(?=[ ]?[.!?;)]*$|[.,;)!?][ \n])")
_METRES = re.compile(
    r"(?P<unit>m|mètres?)[ ]?(?P<digits>\d\d?)(?![\w%²³]|[.,]\d|[ ]?(?:[cmk]?m\b|x\b|×|[^\W\d_]+s\b))",
    re.IGNORECASE,
)
_TAIL_WORDS = re.compile(r"[ \u00a0](?=[^\W\d_])")
_TAIL_ENDS = re.compile(r"[ ]?(?:[.,;:!?)»]|$|\n)")
_TIMES = re.compile(r"[ ]?[x×*][ ]?(?=\d)|[ ]par[ ](?=\d)")
_SLASH = re.compile(r"/(?=[^\W\d_])")
_AND_HALF = re.compile(r"[ \u00a0]et[ \u00a0]demie?\b", re.IGNORECASE)
_LIST_DEGREE = re.compile(
    r"\d{1,2}°(?![ ]?[CF]\b)(?=[ ](?:[A-ZÀÉ«]|et |du |de (?!lat|long|ang|pente|alc)|à |ou |sont|est)|[ ]?[,;:)]|$)"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number measures.

    Attributes
    ----------
    kind
        ``money``, ``percent`` or ``measure``.
    numeral
        The number, with what its unit adds (``2 dollars 50``).
    code
        ISO 4217, UCUM or ``%``; ``None`` where the text leaves it open.
    unit
        The unit with its factor; ``None`` for money and percentages.
    start, end
        Span of number and unit.
    unit_start, unit_end
        Span of the unit.
    """

    kind: QuantityKind
    numeral: Numeral
    code: str | None
    unit: Unit | None
    start: int
    end: int
    unit_start: int
    unit_end: int


def measure(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """Find the unit after (or the currency before) a number; ``None`` for a bare number."""
    gap = _GAP.match(text, numeral.end)
    at = gap.end() if gap else numeral.end
    return (
        _prefixed(text, numeral, country)
        or _percent(text, numeral, at)
        or _metres(text, numeral, at)
        or _at(text, numeral, at, country)
        or _linked(text, numeral, country)
        or _shared(text, numeral, country)
    )


def _prefixed(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    if numeral.form != "digits":
        return None
    found = currency_before(text, numeral.start, country)
    if found is None:
        return None
    code = found.code
    after = (
        match_currency(text, numeral.end + 1, country)
        if text[numeral.end : numeral.end + 1] == " "
        else None
    )
    end = after.end if after and after.code and not code else numeral.end
    code = code or (after.code if after else None)
    return Measure("money", numeral, code, None, found.start, end, found.start, found.end)


def _percent(text: str, numeral: Numeral, at: int) -> Measure | None:
    if numeral.form == "percent":
        end = numeral.start + len(_WORD.match(text, numeral.start)[0])  # type: ignore[index]
        return Measure(
            "percent", numeral, "%", None, numeral.start, numeral.end, numeral.start, end
        )
    match = _PERCENT.match(text, at)
    if match and not (numeral.form == "one" and match[0].lower().startswith("pourcent")):
        return Measure("percent", numeral, "%", None, numeral.start, match.end(), at, match.end())
    if match := _PERMILLE.match(text, at):
        return Measure(
            "percent", numeral, "[ppth]", None, numeral.start, match.end(), at, match.end()
        )
    return None


def _metres(text: str, numeral: Numeral, at: int) -> Measure | None:
    """``1m80``, ``3 mètres 50``."""
    match = _METRES.match(text, at)
    if (
        match is None
        or numeral.form != "digits"
        or numeral.low is None
        or numeral.low != int(numeral.low)
    ):
        return None
    part = Decimal(match["digits"]).scaleb(-len(match["digits"]))
    value = numeral.ending(numeral.end, fit(plus(numeral.low, part)))
    unit = match_unit("m", 0)
    assert unit is not None
    return Measure(
        "measure", value, "m", unit.unit, numeral.start, match.end(), at, match.end("unit")
    )


def _shared(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """``3 x 4 cm``: the last one names the unit of both. ``10^9/L``: so many in each."""
    if numeral.form != "digits":
        return None
    if match := _TIMES.match(text, numeral.end):
        other = read_digits(text, match.end())
        last = measure(text, other, country) if other else None
        if last is None or last.unit is None:
            return None
        return Measure(
            "measure",
            numeral,
            last.code,
            last.unit,
            numeral.start,
            numeral.end,
            last.unit_start,
            last.unit_end,
        )
    slash = _SLASH.match(text, numeral.end)
    below = denominator(text, slash.end(), bare=True) if slash else None
    if below is None:
        return None
    unit = Unit(f"/{below.unit.ucum}")
    return Measure(
        "measure", numeral, unit.ucum, unit, numeral.start, below.end, numeral.end, below.end
    )


def _linked(text: str, numeral: Numeral, country: str | None) -> Measure | None:
    """``3 millions d'euros``, ``une dizaine de kilomètres``, ``un quart de litre``."""
    link = _OF.match(text, numeral.end)
    if link is None or not (numeral.scaled or numeral.form in ("fraction", "vague")):
        return None
    return _at(text, numeral, link.end(), country)


def _at(text: str, numeral: Numeral, at: int, country: str | None) -> Measure | None:
    """The longer of the currency and the unit that start at ``at``."""
    money = match_currency(text, at, country)
    unit = match_unit(text, at)
    if money and not _is_money(text, numeral, money):
        money = None
    if unit and (not _is_unit(text, numeral, unit, at) or _is_list_degree(text, numeral, unit)):
        unit = None
    if money and (unit is None or money.end >= unit.end):
        return _money(text, numeral, money)
    return _measured(text, numeral, unit) if unit else None


def _is_money(text: str, numeral: Numeral, found: CurrencyMatch) -> bool:
    word = text[found.start : found.end].lower()
    if word in _AMBIGUOUS and numeral.form == "one":
        return False
    if word in _AMBIGUOUS:
        large = numeral.low is not None and numeral.low >= 10_000
        return large or numeral.scaled or bool(_around(text, numeral) & _PRICE)
    if word.isupper() or len(word) > 2 or not word[-1].isalpha():
        return True
    return numeral.form in ("digits", "collective")


def _is_unit(text: str, numeral: Numeral, found: UnitMatch, at: int) -> bool:
    word = text[found.start : found.end]
    lower = word.lower()
    if lower in ("livre", "livres"):
        decimal = numeral.low is not None and numeral.low != int(numeral.low)
        return decimal or bool(_around(text, numeral) & _HEAVY)
    if numeral.form in ("digits", "fraction"):
        return not (
            len(word) == 1
            and word.isupper()
            and text[found.end : found.end + 2].strip()[:1].isupper()
        )
    if lower in _DIGITS_ONLY or (
        numeral.form == "one"
        and lower in ("point", "degré", "pt", "caisse", "équivalent", "bit", "pixel", "nœud")
    ):
        return False
    return (
        len(word) > 2 or (len(word) == 2 and word.isalpha() and at > numeral.end) or numeral.scaled
    )


def _is_list_degree(text: str, numeral: Numeral, found: UnitMatch) -> bool:
    """``2° Le second alinéa``, ``au 1° et au 2°``: the sign numbers a paragraph."""
    return found.unit.ucum == "{degree}" and bool(_LIST_DEGREE.match(text, numeral.start))


def _around(text: str, numeral: Numeral) -> set[str]:
    window = text[max(0, numeral.start - 60) : numeral.end + 40].lower()
    return set(_WORD.findall(window))


def _money(text: str, numeral: Numeral, found: CurrencyMatch) -> Measure:
    end, code, value = found.end, found.code, numeral
    if found.subunit and code:
        hundredth = times(numeral.low, Decimal("0.01"))
        value = numeral.ending(numeral.end, hundredth)
    if not found.subunit and not numeral.scaled:
        end, value = _with_cents(text, value, end)
    return _per(
        text, Measure("money", value, code, None, numeral.start, end, found.start, found.end)
    )


def _per(text: str, found: Measure) -> Measure:
    """``€/m²``, ``euros par mois``, ``dollars le baril``."""
    slash = re.compile(r"[ ]?/[ ]?|[ \u00a0]par[ ]|[ ](?:le|la)[ ]|[ ]l['’]").match(text, found.end)
    if slash is None or found.numeral.low is None:
        return found
    below = denominator(text, slash.end(), bare=True)
    if below is None or (
        slash[0].strip() in ("le", "la", "l'", "l’") and below.unit.factor is None
    ):
        return found
    code = quotient(Unit(found.code), below.unit).ucum
    return Measure(
        found.kind, found.numeral, code, None, found.start, below.end, found.unit_start, below.end
    )


def _with_cents(text: str, numeral: Numeral, end: int) -> tuple[int, Numeral]:
    """``2 dollars et 23 cents``, ``15 euros 50``."""
    match = _CENTS.match(text, end) or _FINAL_CENTS.match(text, end)
    if numeral.low is None or numeral.low != int(numeral.low):
        return end, numeral
    if match is None:
        return _tail_words(text, numeral, end)
    digits = match.groupdict()["digits"]
    part = Decimal(digits) if digits else None
    if part is None:
        read = read_cardinal(text, match.start("words"))
        part = read.low if read and read.end == match.end("words") else None
    if part is None or part >= 100:
        return end, numeral
    return match.end(), numeral.ending(numeral.end, plus(numeral.low, times(part, Decimal("0.01"))))


def _tail_words(text: str, numeral: Numeral, end: int) -> tuple[int, Numeral]:
    """``15 euros cinquante``, ``un mètre quatre-vingts``."""
    gap = _TAIL_WORDS.match(text, end)
    tail = read_cardinal(text, gap.end()) if gap else None
    if (
        tail is None
        or tail.low is None
        or not 1 < tail.low < 100
        or not _TAIL_ENDS.match(text, tail.end)
    ):
        return end, numeral
    value = plus(numeral.low, times(tail.low, Decimal("0.01")))
    return tail.end, numeral.ending(numeral.end, fit(value))


def _measured(text: str, numeral: Numeral, found: UnitMatch) -> Measure:
    end, value = found.end, numeral
    if text[found.start : found.end].lower().startswith("mètre") and found.unit.ucum == "m":
        end, value = _tail_words(text, numeral, end)
    if half := _AND_HALF.match(text, end):
        end, value = half.end(), numeral.ending(numeral.end, plus(numeral.low, Decimal("0.5")))
    unit = _resolved(text, numeral, found.unit)
    code = unit.ucum if unit.ucum != "{degree}" else None
    return Measure("measure", value, code, unit, numeral.start, end, found.start, found.end)


def _resolved(text: str, numeral: Numeral, unit: Unit) -> Unit:
    """``degrés`` are Celsius where the text speaks of warmth."""
    if unit.ucum != "{degree}":
        return unit
    warm = _around(text, numeral) & _WARM
    return Unit("Cel", Decimal(1), Decimal("273.15"), "K") if warm else Unit("{degree}")


def next_number(text: str, at: int) -> Numeral | None:
    """Read digits or words at ``at``, for the second end of a range."""
    if text[at : at + 1].isdigit():
        return read_digits(text, at)
    return read_cardinal(text, at)

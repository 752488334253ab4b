"""Read the numeral that an anchor opens, whatever its form."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.lexicon import load_toml
from pipeline.lexicon.numbers import parse_ordinal
from pipeline.quantities import guards, words
from pipeline.quantities.digits import read_digits
from pipeline.quantities.numerals import Numeral, number
from pipeline.quantities.scan import Anchor
from pipeline.quantities.units import match_unit

_DATA = load_toml("numerals.toml")
_MULTIPLES = {word: Decimal(value) for word, value in _DATA["multiples"].items()}
_MULTIPLIED = {
    form: Decimal(entry["value"])
    for entry in _DATA["multiplied"].values()
    for form in entry["forms"]
}
_TWO = Decimal(2)
_HALF = Decimal("0.5")
_MARK = r"(?:ers?|res?|ères?|eres?|[eè]mes?|i[eè]mes?|es?|è|nde?s?|ᵉʳ?|ᵉ)(?![\w])"
_DIGIT_ORDINAL = re.compile(
    rf"(?:\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+|\d{{1,6}})[ ]?(?P<mark>{_MARK})"
)
_NUMBERED = re.compile(
    r"(?:n[°ºᵒo]s?|№|num[ée]ro)\.?[ \u00a0]?(?P<digits>\d{1,4})(?![\w/.-]*\d)", re.IGNORECASE
)
_SPACED_MARKS = ("e", "er", "re", "ère", "ème", "eme", "ième", "nd", "nde")
_PERIODS = ("siècle", "siècles", "millénaire", "millénaires", "trimestre", "semestre")
_OFFICES = (
    "ministre",
    "ministres",
    "dame",
    "plan",
    "abord",
    "lieu",
    "degré",
    "cru",
    "né",
    "secrétaire",
)
_DES = re.compile(
    r"\b(?:des|de|d['’]|les|la|le|ces|cette|leurs?|ses|aux|une|un)[ ]?(?:bonnes? |petites? |)?$",
    re.IGNORECASE,
)
_NINE = re.compile(
    r"(?:\b(?:les|des|ces|ses|mes|nos|vos|leurs|à|de|et|ou|sur|dont|entre|environ|quelque|moins|plus|par|pour|avec|en|dans|aux|contre|déjà|étaient|sont|étions|sommes|seulement|que|restent|qu['’]|[:,;(«]|-)[ ]?|^[^\w]*)$",
    re.IGNORECASE,
)
_FRACTION_DET = re.compile(
    r"(?:\b(?:les?|un|du|au|d['’]un|ce|quelque|presque|environ|de|premier|dernier|troisième)|l['’])[ ]$",
    re.IGNORECASE,
)
_NO_PART = re.compile(
    r"[ -](?:de finales?|d['’]heures?|monde|temps|de tour|de siècle|finales?|tour|payant|de ton|final)",
    re.IGNORECASE,
)
_AUX = re.compile(
    r"\b(?:a|ont|avait|avaient|aura|auront|aurait|est|sont|été|va|vont|fait|faire|devrait|devraient|pourrait|pourraient|doit|peut|de|pour|à|ayant|plus que|presque|n['’]ont)[ ]"
    r"(?:(?:plus que|presque|quasiment|déjà|même|ainsi|donc|encore|pratiquement|été)[ ]){0,2}$",
    re.IGNORECASE,
)
_LE = re.compile(r"\b(?:le|au|du|un)[ ]$", re.IGNORECASE)


def read_numeral(text: str, anchor: Anchor) -> Numeral | None:
    """Read the number that starts at an anchor; ``None`` if none does."""
    return _READERS[anchor.reader](text, anchor)


def _digits(text: str, anchor: Anchor) -> Numeral | None:
    ordinal = _DIGIT_ORDINAL.match(text, anchor.start)
    if ordinal and not _is_unit_letter(text, ordinal):
        return _ranked(text, number(anchor.start, ordinal.end(), _rank(ordinal[0]), "ordinal"))
    found = read_digits(text, anchor.start)
    if found is None or (found.form == "fraction" and found.end - anchor.start > 1):
        return found
    return words.extend(text, found)


def _is_unit_letter(text: str, match: re.Match[str]) -> bool:
    """``5 e édition`` has lost a superscript; other marks are glued to their digits."""
    spaced = text[match.start("mark") - 1] == " "
    return spaced and (
        match["mark"] not in _SPACED_MARKS or not text[match.end() : match.end() + 2].strip()
    )


def _rank(mark: str) -> Decimal | None:
    digits = re.match(r"[\d \u00a0\u202f.]+", mark)
    return Decimal(re.sub(r"\D", "", digits[0])) if digits else None


def _ranked(text: str, found: Numeral) -> Numeral | None:
    """An ordinal, unless it is a date's: ``XIXe siècle``, ``2e trimestre``, ``1er mai``."""
    after = guards.next_word(text, found.end).lower()
    if (
        after in _PERIODS
        or guards.is_day(text, found.start, found.end)
        or after.startswith("siècle")
        or guards.in_centuries(text, found.end)
    ):
        return None
    return found


def _cardinal(text: str, anchor: Anchor) -> Numeral | None:
    if _inside_name(text, anchor):
        return None
    ordinal = words.read_ordinal(text, anchor.start)
    if ordinal is not None:
        return _ranked(text, ordinal) if ordinal.form == "ordinal" else ordinal
    found = words.read_cardinal(text, anchor.start)
    if found is None:
        return None
    second = _second(text, found)
    if second:
        return second
    if found.low == 9 and found.end - found.start == 4 and not _is_nine(text, found):
        return None
    return words.extend(text, found)


def _second(text: str, found: Numeral) -> Numeral | None:
    """``vingt-seconde``: an ordinal made with `second`."""
    match = re.compile(r"[ -]seconde?\b").match(text, found.end)
    if match is None or found.low is None or found.low < 20 or found.low % 10:
        return None
    return number(found.start, match.end(), found.low + 2, "ordinal")


def _is_nine(text: str, found: Numeral) -> bool:
    """Tell the number `neuf` from the adjective."""
    after = guards.next_word(text, found.end).lower()
    if (after and after[-1] in "sxz") or after in ("mille", "cent", "millions", "pour", "ans"):
        return True
    return (
        bool(_NINE.search(text, max(0, found.start - 12), found.start))
        and text[found.start - 3 : found.start] != " à "
    )


def _inside_name(text: str, anchor: Anchor) -> bool:
    """``Trois-Rivières``, ``deux-roues``, ``Trente Glorieuses``, ``Quatre-vingts`` stays a number."""
    at, end = anchor.start, anchor.start + len(anchor.word)
    if at and (
        (text[at - 1] in "-‑" and text[at - 2 : at - 1].isalpha()) or text[at - 1].isdigit()
    ):
        return True
    if text[end : end + 1].isdigit():
        return True
    after = text[end : end + 2]
    if after[:1] in ("-", "‑") and after[1:].isupper() and not text[at:end].isupper():
        return True
    # A capital inside a sentence: `le Conseil des Trente`.
    before = text[max(0, at - 3) : at].rstrip(" \u00a0")[-1:]
    return text[at:end].istitle() and (before.isalnum() or before in ("'", "’", ","))


def _one(text: str, anchor: Anchor) -> Numeral | None:
    found = _cardinal(text, anchor)
    if found is None or found.low != 1 or found.form != "words":
        return found
    return replace(found, form="one")


def _vague(text: str, anchor: Anchor) -> Numeral | None:
    found = words.read_vague(text, anchor.start, anchor.word)
    after = guards.next_word(text, found.end).lower() if found else ""
    if found is None or found.form == "collective":
        return found
    refused = load_toml("quantity_words.toml")["adverbial"]["words"]
    return None if not after or after in refused or after in ("uns", "unes") else found


def _many(text: str, anchor: Anchor) -> Numeral | None:
    """``de nombreux accords``, ``certains élus``, ``beaucoup d'eau``; not ``les nombreuses fois``."""
    end = anchor.start + len(anchor.word)
    before = guards.previous_word(text, anchor.start).lower()
    word, after = anchor.word, guards.next_word(text, end)
    if word == "beaucoup":
        follows = re.compile(r"[ ]d(?:e |['’])(?!plus\b|moins\b|entre\b)").match(text, end)
        return (
            Numeral(anchor.start, end, _TWO, None, "fuzzy", "vague", scaled=True)
            if follows
            else None
        )
    if word.startswith("nombreu") and before not in ("de", "très", "d"):
        return None
    if word.startswith(("certain", "divers", "maint")) and before in (
        "les",
        "ces",
        "ses",
        "mes",
        "leurs",
        "sont",
        "faits",
        "très",
        "dans",
        "plus",
    ):
        return None
    if not after or not after[0].islower() or after[-1] not in "sxz" or after in guards.STOP:
        return None
    return Numeral(anchor.start, end, _TWO, None, "fuzzy", "vague")


def _collective(text: str, anchor: Anchor) -> Numeral | None:
    """``des milliers``, ``dizaines de milliers``: at least two of them."""
    end = anchor.start + len(anchor.word)
    low = words.COLLECTIVES[anchor.word.removesuffix("s")] * _TWO
    match = re.compile(r"\bdes[ ]$", re.I).search(text, max(0, anchor.start - 5), anchor.start)
    start = match.start() if match else anchor.start
    return words.chained(text, Numeral(start, end, low, None, "min", "collective", scaled=True))


def _single(text: str, anchor: Anchor) -> Numeral | None:
    """``la centaine de``, ``le million d'euros``: one, without `un` before it."""
    end = anchor.start + len(anchor.word)
    if not _DES.search(text, max(0, anchor.start - 16), anchor.start) or not re.compile(
        r"[ ]d(?:e |['’])"
    ).match(text, end):
        return None
    value = words.COLLECTIVES[anchor.word]
    modifier = "exact" if anchor.word in ("million", "milliard") else "approx"
    return words.chained(
        text, Numeral(anchor.start, end, value, value, modifier, "collective", scaled=True)
    )


def _half(text: str, anchor: Anchor) -> Numeral | None:
    """``la moitié de``, ``une moitié``, ``de moitié``; not ``à moitié``."""
    end = anchor.start + len(anchor.word)
    before = guards.previous_word(text, anchor.start).lower()
    if before not in (
        "la",
        "une",
        "de",
        "cette",
        "leur",
        "sa",
    ):
        return None
    match = re.compile(r"\b(?:la|une)[ ]$", re.I).search(
        text, max(0, anchor.start - 5), anchor.start
    )
    return Numeral(match.start() if match else anchor.start, end, _HALF, _HALF, "exact", "fraction")


def _part(text: str, anchor: Anchor) -> Numeral | None:
    """``le tiers de``, ``le quart des``; numerators are read with their number."""
    end = anchor.start + len(anchor.word)
    if anchor.word.startswith("demi"):
        half = text[end : end + 1] in ("-", " ") and match_unit(text, end + 1)
        return Numeral(anchor.start, end, _HALF, _HALF, "exact", "words") if half else None
    if _NO_PART.match(text, end):
        return None
    match = re.compile(r"\b(?:le|du|au|l['’])[ ]$", re.I).search(
        text, max(0, anchor.start - 4), anchor.start
    )
    if match is None or not re.compile(r"[ ](?:de|des|du|d['’])").match(text, end):
        return None
    start = match.start() if match[0].lower() == "le " else anchor.start
    return number(start, end, Decimal(1) / words.FRACTIONS[anchor.word], "fraction")


def _multiple(text: str, anchor: Anchor) -> Numeral | None:
    """``le double``, ``le triple de``; not ``un double meurtre``."""
    end = anchor.start + len(anchor.word)
    match = re.compile(r"\b(?:le|au|du)[ ]$", re.I).search(
        text, max(0, anchor.start - 4), anchor.start
    )
    if match is None or not re.compile(r"[ ](?:de|des|du|d['’]|que|en)|[ ]?[.,;)]|$").match(
        text, end
    ):
        return None
    start = match.start() if match[0].lower() == "le " else anchor.start
    value = _MULTIPLES[anchor.word]
    return Numeral(start, end, value, value, "exact", "multiple")


def _multiplied(text: str, anchor: Anchor) -> Numeral | None:
    if not _AUX.search(text, max(0, anchor.start - 40), anchor.start):
        return None
    value = _MULTIPLIED[anchor.word]
    return Numeral(anchor.start, anchor.start + len(anchor.word), value, value, "exact", "multiple")


def _ordinal(text: str, anchor: Anchor) -> Numeral | None:
    if anchor.start and text[anchor.start - 1] in "-‑":
        return None
    found = words.read_ordinal(text, anchor.start)
    return _ranked(text, found) if found else None


def _roman(text: str, anchor: Anchor) -> Numeral | None:
    value = parse_ordinal(anchor.word)
    if value is None or (anchor.start and text[anchor.start - 1] in "-'’."):
        return None
    return _ranked(
        text, number(anchor.start, anchor.start + len(anchor.word), Decimal(value), "ordinal")
    )


def _first(text: str, anchor: Anchor) -> Numeral | None:
    """``le premier tour``, ``la seconde fois``; not ``premier ministre``, ``une seconde``."""
    end = anchor.start + len(anchor.word)
    if (anchor.start and text[anchor.start - 1] in "-‑") or text[end : end + 1] in ("-", "‑"):
        return None
    after = guards.next_word(text, end)
    before = guards.previous_word(text, anchor.start).lower().rsplit("'", 1)[-1]
    whole = not text[: anchor.start].strip() and not text[end:].strip()
    if after.lower() in _OFFICES or (text[anchor.start].isupper() and after[:1].isupper()):
        return None
    if (
        anchor.word.startswith("second")
        and before not in ("le", "la", "un", "son", "sa", "ce", "cette", "du", "au", "leur")
        and not whole
    ):
        return None
    if before in ("une", "en", "par", "chaque") or (
        not whole and (not after or after.lower() in guards.STOP)
    ):
        return None
    value = Decimal(parse_ordinal(anchor.word) or 0)
    return _ranked(text, number(anchor.start, end, value, "ordinal"))


def _numbered(text: str, anchor: Anchor) -> Numeral | None:
    match = _NUMBERED.match(text, anchor.start)
    if match is None or guards.previous_word(text, anchor.start).lower() in guards.LEGAL:
        return None
    return number(anchor.start, match.end(), Decimal(match["digits"]), "ordinal")


def _percent(text: str, anchor: Anchor) -> Numeral | None:
    """``pourcent des 305``: the number comes after its unit."""
    match = re.compile(r"[ ]d(?:es|e|u)[ ]").match(text, anchor.start + len(anchor.word))
    inner = words.read_cardinal(text, match.end()) if match else None
    if inner is None and match and text[match.end() : match.end() + 1].isdigit():
        inner = read_digits(text, match.end())
    return replace(inner, start=anchor.start, form="percent") if inner else None


_READERS = {
    "digits": _digits,
    "cardinal": _cardinal,
    "one": _one,
    "vague": _vague,
    "many": _many,
    "collective": _collective,
    "single": _single,
    "half": _half,
    "part": _part,
    "multiple": _multiple,
    "multiplied": _multiplied,
    "ordinal": _ordinal,
    "roman": _roman,
    "first": _first,
    "numbered": _numbered,
    "percent": _percent,
}

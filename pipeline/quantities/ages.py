"""Ages: ``âgé de 34 ans``, ``un homme de 34 ans``; not ``30 ans de prison``."""

from __future__ import annotations

import re

from pipeline.lexicon import load_csv, load_toml

_WORDS = load_toml("quantity_words.toml")["persons"]
_ROLES = {row[gender] for row in load_csv("roles.csv") for gender in ("masculine", "feminine")}
_PERSONS = frozenset({*_WORDS["words"], *(word for word in _ROLES if " " not in word)})
_TRADES = tuple(_WORDS["endings"])
_BABIES = frozenset(_WORDS["babies"])
_NO_TRADE = frozenset(_WORDS["no_persons"])
UNITS = {
    "an": "a",
    "ans": "a",
    "année": "a",
    "années": "a",
    "mois": "mo",
    "semaines": "wk",
    "jours": "d",
}

_AGED = re.compile(
    r"\b(?:[âa]gée?s?|âge(?:\s?:)?|vieux|vieilles?)[ ]?"
    r"(?:seulement |aujourd['’]hui |alors |respectivement |\()?(?:de |d['’]|entre )?$",
    re.IGNORECASE,
)
_OF_AGE = re.compile(r"[ ]d['’]âge\b|[ ](?:révolus|d['’]existence)\b", re.IGNORECASE)
# 50 ans et plus
_OPEN_ENDED = re.compile(r"(?<=ans)[ ]et (?:plus|moins)\b(?![ ](?:de|d['’]|que))")
_PERSON = re.compile(
    r"(?P<article>\b(?:un|une|le|la|cet|cette|son|sa|ce|d['’]une?)[ ]|l['’])?"
    r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*),?[ ](?:de[ ]|d['’]|(?:(?:de |d['’]\s?)?entre ))$",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?P<word>[^\W\d_]+)[ ]?[,(][ ]?$")
_NAME = re.compile(r"[A-ZÀÉÈÊÎÔÇ][\w'’.-]*[ ]?[,(][ ]?$")
_TITLED = re.compile(r"[A-ZÀÉÈÊÎÔÇ][\w'’.-]*, (?:[a-zà-ÿœ'’-]+ ){0,4}[a-zà-ÿœ'’-]+, $")
_NAME_ENDS = re.compile(r"[ ]?[,.;)]|[ ](?:et|est|a)\b|$")
_HAS = re.compile(
    r"(?<!y )(?<!y en )\b"
    r"(?:ai|as|a|avait|avaient|aura|aurait|ont|avoir|ayant|eu|avais|avons|fêt\w+|ses|mes|tes|nos)"
    r"(?:[ ](?:tout juste|à peine|déjà|aujourd['’]hui|bientôt|seulement|presque|alors|maintenant"
    r"|donc|encore|que|plus que))?[ ]$",
    re.IGNORECASE,
)
_IS = re.compile(r"\b(?:est|soit|serait|était)[ ]$", re.IGNORECASE)
_AT = re.compile(r"\b(?:à|dès|vers|passé)[ ]$", re.IGNORECASE)
# À 71 ans, il brigue un quatrième mandat.
_OPENING_AT = re.compile(r"(?:^|[.!?»\n][ ]?)[AÀ][ ](?:seulement |tout juste |à peine )?$")
_AFTER_AGE = re.compile(r"\b(?:après|avant)[ ]$", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:les|des|aux|nos|ces|chez les|parmi les)[ ]$", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"[ ](?:de|d['’]|du|des|ferme|avec|plus tard|après|avant|pour|durant|que|au)", re.I
)
_ENDS = re.compile(
    r"[ ]?(?:[,.;:)!?»]|$|\n)"
    r"|[ ](?:et|mais|car|donc|qui|à peine|seulement|déjà|lorsqu|quand|au moment)",
    re.I,
)
_SENTENCE = re.compile(
    r"condamn|prison|réclusion|peine|sursis|ferme|requis|prolong|réduit|ramené|porté|limité|durée"
    r"|mandat|contrat|délai|remont",
    re.IGNORECASE,
)


def age_unit(
    text: str, start: int, end: int, word: str, *, bounded: bool
) -> tuple[str, bool] | None:
    """Say whether a number of years (or months) is an age.

    Parameters
    ----------
    start
        Where the quantity starts, its cue included.
    end
        Where its time unit ends.
    word
        The time unit.
    bounded
        It is a bound or a range (``les moins de 25 ans``).

    Returns
    -------
    tuple[str, bool] | None
        UCUM code of the unit, and whether the cue leaves no doubt; ``None`` for a duration.
    """
    unit = UNITS.get(word.lower())
    if unit is None:
        return None
    before = text[max(0, start - 48) : start].replace("\u00a0", " ")
    said = _AGED.search(before) or _OF_AGE.match(text, end)
    if said or _of_person(before, text, end, unit) or _OPEN_ENDED.match(text, end):
        return unit, True
    complement = bool(_COMPLEMENT.match(text, end))
    apposed = _APPOSED.search(before)
    if unit == "a" and apposed and apposed["word"].lower() in _PERSONS and not complement:
        return unit, True
    named = _NAME.search(before) or _TITLED.search(before)  # `Luc Ott, apiculteur bio, 52 ans`
    if unit == "a" and not complement and named and _NAME_ENDS.match(text, end):
        return unit, True
    if unit == "a" and bounded and _GROUP.search(before) and not complement:
        return unit, True
    return (unit, False) if not complement and _weak(before, text, end, unit) else None


def _of_person(before: str, text: str, end: int, unit: str) -> bool:
    match = _PERSON.search(before)
    if match is None:
        return False
    word = match["word"]
    if unit not in ("a", "mo"):
        return word.lower() in _BABIES
    if _COMPLEMENT.match(text, end) and not text[end:].startswith(
        (" de plus", " avec", " pour", " au", " que")
    ):
        return False
    if word in _PERSONS or word.lower() in _PERSONS or word.rsplit("-", 1)[-1] in _PERSONS:
        return True
    if not match["article"] or unit != "a" or word.lower() in _NO_TRADE:
        return False
    return word.endswith(_TRADES) or (word[0].isupper() and not word.isupper())


def _weak(before: str, text: str, end: int, unit: str) -> bool:
    around = before + text[end : end + 40]
    if _IS.search(before):
        return bool(_ENDS.match(text, end))
    if unit != "a":
        return False
    if _HAS.search(before):
        return bool(_ENDS.match(text, end)) and not before.lower().endswith(("il y a ", "y a "))
    if _AT.search(before):
        opening = _OPENING_AT.search(before) and text[end : end + 1] == ","
        return bool(opening or (_ENDS.match(text, end) and not _SENTENCE.search(around)))
    return (
        bool(_AFTER_AGE.search(before))
        and text[end : end + 1] == ","
        and not _SENTENCE.search(around)
    )

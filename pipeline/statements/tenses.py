"""Tense and mood of a French verb form, by its ending: taggers err on rare forms, endings do not.

``garantit`` may be present or past, ``montrait`` is no conditional; where a form is ambiguous the
present, by far the commoner in the press, is taken, and the tagger decides on the rest.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.statements.words import word_set

Form = Literal["present", "past", "future", "conditional", "subjunctive"]

_CONDITIONAL = re.compile(r"(?:ais|ait|ions|iez|aient)$")
_FUTURE = re.compile(r"(?:a|ai|as|ons|ez|ont)$")
_IMPERFECT = re.compile(r"(?:ais|ait|aient)$")
_SIMPLE_PAST = re.compile(r"(?:èrent|irent|urent|inrent|[^aeio]int|înt)$")
_PAST_IT = ("dre", "tre", "pre", "cre", "voir")
_PARTICIPLE = re.compile(
    r"(?:ée?s?|(?:^|re|per|pro|com|ad|sou|trans|é)mise?s?|(?:^|re|ap|com|sur|entre)prise?s?)$"
)


@cache
def form_of(word: str, lemma: str) -> Form | None:
    """Tense or mood of a finite form, ``None`` where the ending does not tell.

    Examples
    --------
    >>> form_of("envisagerait", "envisager"), form_of("montrait", "montrer")
    ('conditional', 'past')
    """
    if word in word_set("forms", "no_imperfect"):
        return None
    if _on_future_stem(word, lemma, _CONDITIONAL):
        return "conditional"
    if _on_future_stem(word, lemma, _FUTURE):
        return "future"
    return "past" if _is_past(word, lemma) else None


def _is_past(word: str, lemma: str) -> bool:
    """Imperfect, or a simple past that is no present too."""
    ending = _IMPERFECT.search(word) or _SIMPLE_PAST.search(word)
    if ending or word in word_set("forms", "simple_past"):
        return True
    if lemma.endswith("er") and word == f"{lemma[:-2]}a":
        return True
    return word.endswith("it") and lemma.endswith(_PAST_IT) and not word.endswith("oit")


def _on_future_stem(word: str, lemma: str, endings: re.Pattern[str]) -> bool:
    match = endings.search(word)
    stem = word[: match.start()] if match else ""
    if not stem.endswith("r"):
        return False
    verbs, stems = (tuple(word_set("forms", f"future_{part}")) for part in ("verbs", "stems"))
    if lemma.endswith(verbs) and stem.endswith(stems):
        return not (stem == "ir" and lemma != "aller")
    return _levelled(stem) in {_levelled(lemma), _levelled(lemma[:-1])}


def _levelled(stem: str) -> str:
    """Spelling without what the future changes: ``emploier``, ``appeller``, ``achèter``."""
    plain = stem.replace("è", "e").replace("é", "e").replace("ll", "l").replace("tt", "t")
    return re.sub(r"(?<=[aou])ier$", "yer", plain)


def is_participle(word: str) -> bool:
    """Whether a form can only be a past participle."""
    return _PARTICIPLE.search(word) is not None

"""Infinitives of verb forms where the model's lemmatiser gives something that is none.

A lemmatiser that learnt from a treebank errs on verbs it never saw (``maintiennent``,
``ouvrer``); the stems of irregular verbs and the endings of the regular ones set most right.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load_toml

_INFINITIVE = re.compile(r"\w(?:er|ir|re|ïr)$")
# First group, longest first; the infinitive is what is left plus ``er``.
_FIRST_GROUP = re.compile(
    r"(?:eraient|erions|erait|erons|eront|erais|erai|erez|eras|era|aient|èrent|assent|"
    r"ées|ait|ais|ant|ons|ent|és|ée|ez|at|ai|es|é|a|e)$"
)


@cache
def verb_lemma(word: str, lemma: str) -> str:
    """The infinitive of a verb form.

    Parameters
    ----------
    word
        The form in the text.
    lemma
        What the model takes for its lemma.

    Examples
    --------
    >>> verb_lemma("maintiennent", "maintiennent"), verb_lemma("qualifiées", "qualifiée")
    ('maintenir', 'qualifier')
    """
    form, given = word.lower().strip("-"), lemma.lower()
    known = _irregular(form)
    if known:
        return known
    if (_INFINITIVE.search(given) and not given.endswith(("ère", "tre", "rre"))) or given in _known():
        return given
    if _INFINITIVE.search(form) and len(form) > 3:
        return form
    return _regular(form) or given


def _regular(form: str) -> str | None:
    found = _FIRST_GROUP.search(form)
    if not found or len(form) - len(found[0]) < 2:
        return None
    stem = form[: found.start()]
    if stem.endswith("ç"):
        return stem[:-1] + "cer"
    if stem.endswith("ge") and found[0][0] in "ao":
        return stem + "r"
    return stem + "er"


@cache
def _irregular(form: str) -> str | None:
    """An irregular verb by its stem and ending, with any of its prefixes."""
    for pattern, infinitive in _patterns():
        match = pattern.fullmatch(form)
        if match:
            return match["prefix"] + infinitive
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """``[[verb]]`` rows of the data: prefixes, stems with their endings, infinitive."""
    compiled = []
    for row in load_toml("verb_forms.toml")["verb"]:
        prefixes = "|".join(row["prefixes"])
        forms = "|".join(row["forms"])
        compiled.append((re.compile(f"(?P<prefix>{prefixes})(?:{forms})"), row["infinitive"]))
    return tuple(compiled)


@cache
def _known() -> frozenset[str]:
    return frozenset({"être", "connaître", "naître", "paraître", "mettre", "battre", "perdre"})

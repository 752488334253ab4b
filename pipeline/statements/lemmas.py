"""Infinitives of verb forms where the model's lemmatiser gives something that is none.

A lemmatiser that learnt from a treebank errs on verbs it never saw (``maintiennent``,
``ouvrer``); the stems of irregular verbs and the endings of the regular ones set most right.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import load_toml

_INFINITIVE = re.compile(r"\w(?:er|ir|re|ïr)$")
# Infinitives that no verb has: a lemmatiser cut an ending too short or too long.
_IMPOSSIBLE = re.compile(r"(?:[aeou]ier|[^r]erer|[^r]ere|oioir|ère|èrer|è\wer|ueer)$")
_KEEPS_E = ("men", "lev", "achet", "pes", "gel", "sem", "crev", "achev", "model")
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
    plausible = _INFINITIVE.search(given) and not _IMPOSSIBLE.search(given)
    if plausible and "è" not in form and form[:2] == given[:2]:
        return given
    if form.endswith(("er", "ir")) and len(form) > 3:
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
    if stem.endswith(("oi", "ui", "ai")) and found[0].startswith("e"):
        stem = stem[:-1] + "y"
    return _without_grave(stem) + "er"


def _without_grave(stem: str) -> str:
    """``espèr`` → ``espér``, ``achèt`` → ``achet``."""
    place = stem.rfind("è")
    if place < 0 or place < len(stem) - 3:
        return stem
    plain = stem[:place] + "e" + stem[place + 1 :]
    return plain if plain.endswith(_KEEPS_E) else stem[:place] + "é" + stem[place + 1 :]


@cache
def _irregular(form: str) -> str | None:
    """An irregular verb by its stem and ending, with any of its prefixes."""
    for pattern, infinitive in _patterns():
        match = pattern.fullmatch(form)
        if match:
            return str(match["prefix"]) + infinitive
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

"""Names of one organisation: acronyms in brackets or by initials, shortened names."""

from __future__ import annotations

import re
from functools import partial

from pipeline.entities.groups import Group
from pipeline.entities.spelling import abbreviates, fold, is_acronym, shortens

_BRACKETED = re.compile(r"[»\"”]?\s*\(\s*[«\"“]?\s*")


def merge_bodies(text: str, groups: list[Group]) -> list[Group]:
    """Acronyms with their long forms: in brackets first, then by initials."""
    kept = list(groups)
    for rule, may_be_short, test in (
        (
            "brackets",
            partial(_may_be_bracketed, text),
            lambda short, long: _in_brackets(text, short, long),
        ),
        ("acronym", _has_acronym, _is_acronym_of),
        ("shortened", _has_words, _is_short_body),
    ):
        for short in list(kept):
            if not may_be_short(short):
                continue  # most names are no acronym: not to be compared with all others
            bearers = [long for long in kept if long is not short and test(short, long)]
            if len(bearers) == 1:
                bearers[0].absorb(short, rule)
                kept.remove(short)
    return kept


def _may_be_bracketed(text: str, group: Group) -> bool:
    return _is_acronym(group) or any(text[one.start - 1] == "(" for one in group.members)


def _is_acronym(group: Group) -> bool:
    return any(map(is_acronym, group.forms[:1]))


def _has_acronym(group: Group) -> bool:
    return any(map(is_acronym, group.forms))


def _has_words(group: Group) -> bool:
    return len(fold(group.name)) > 1


def _in_brackets(text: str, short: Group, long: Group) -> bool:
    """``Radio Habana Cuba (RHC)``, ``RHC (Radio Habana Cuba)``, and ``Insee`` as ``RHC``."""
    if _is_acronym(long) or not (_is_acronym(short) or shortens(short.name, long.name)):
        return False
    return any(
        _BRACKETED.fullmatch(text[first.end : second.start])
        for a in short.members
        for b in long.members
        for first, second in ((a, b), (b, a))
        if 0 < second.start - first.end < 8
    )


def _is_acronym_of(short: Group, long: Group) -> bool:
    return any(is_acronym(form) and abbreviates(form, long.name) for form in short.forms)


def _is_short_body(short: Group, long: Group) -> bool:
    """``Fondation Aurore`` for ``Fondation Aurore pour l'enfance``: the first words of it."""
    one, two = fold(short.name), fold(long.name)
    return (
        2 <= len(one) < len(two)
        and two[: len(one)] == one
        and two[len(one)] in {"pour", "de", "des", "du"}
    )

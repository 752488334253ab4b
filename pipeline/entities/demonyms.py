"""Find demonyms (``russe``, ``Cubains``) and compounds of two (``russo-cubaine``) in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.countries import demonyms, prefixes


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, demonyms()), key=len, reverse=True))
    firsts = "|".join(sorted(map(re.escape, filter(None, prefixes())), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?:(?P<first>{firsts})-)?(?P<form>{forms})(?![\w-])", re.IGNORECASE
    )


def find_demonyms(text: str) -> Iterator[NameCandidate]:
    """Every demonym of the text, in order; a compound gives one candidate for each half.

    Yields
    ------
    NameCandidate
        ``kind`` demonym, ``label`` LOC, with its country.
    """
    for match in _pattern().finditer(text):
        if match["first"]:
            yield _candidate(text, match, "first", prefixes()[match["first"].lower()])
        yield _candidate(text, match, "form", demonyms()[match["form"].lower()])


def _candidate(text: str, match: re.Match[str], group: str, country: str) -> NameCandidate:
    rule = "compound" if match["first"] else "form"
    return NameCandidate(
        start=match.start(group),
        end=match.end(group),
        text=match[group],
        origin=f"entities/demonym.{rule}",
        source=text,
        label="LOC",
        kind="demonym",
        country=country,
    )

"""Occupations with their organisation → ``employer``; of pupils with their school: educated_at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Mention, Title
from pipeline.relations.kin import title_relation

_EMPLOYER, _AT, _NOUN = 0.8, 0.82, 0.78
_REACH = 60  # code points from an occupation to its place of work
_PUPILS = frozenset({"élève", "étudiant", "lycéen", "collégien", "écolier", "apprenti"})
_PLACE_OF_WORK = re.compile(
    r"\s+(?:(?!et\b|à\b|au\b|chez\b|dans\b)[a-zà-ÿ'’-]+\s+){0,4}?"
    r"(?:(?:à|dans|pour)\s+(?:l['’]|la\s+|le\s+|une?\s+)|au\s+|aux\s+|chez\s+)"
    r"(?:(?:cabinet|groupe|quotidien|journal|bureau|laboratoire|service|centre)\s+"
    r"(?:d['’]\w+\s+|de\s+\w+\s+)?)?[«\"“]?\s?$"
)  # fmt: skip
_UNNAMED = re.compile(
    r"\s+(?:[a-zà-ÿ'’-]+\s+){0,2}?(?:à\s+l['’]|à\s+la\s+|au\s+|dans\s+(?:une?|le|la)\s+|dans\s+l['’])"
    r"(?P<noun>\w+)"
)


def find_work(
    text: str, mentions: Sequence[Mention], titles: Sequence[Title]
) -> Iterator[Relation]:
    """``employer`` of those whose occupation belongs to an organisation; of pupils the school.

    A leader (``directrice``, ``maire``) is no employee: for those the position says it all.
    """
    by_span = {(one.start, one.end): one for one in mentions}
    leaders = frozenset(load_toml("relations_nouns.toml")["leaders"])
    for title in titles:
        if title.kind not in {"occupation", "office"} or title.lemma in leaders:
            continue
        bodies = [m for span in title.bodies if (m := by_span.get(span)) is not None]
        places = [m for m in bodies if m.label == "ORG" and m.kind == "name"]
        for holder in (m for span in title.holders if (m := by_span.get(span)) is not None):
            for place in places:
                target = Argument.of_mention(text, place)
                yield title_relation(text, title, holder, target, "employer", _EMPLOYER)
            if not places:
                yield from _works_at(text, mentions, title, holder)


def _works_at(
    text: str, mentions: Sequence[Mention], title: Title, holder: Mention
) -> Iterator[Relation]:
    place = place_of_work(text, mentions, title)
    if place is not None:
        confidence = _NOUN if place.entity is None else _AT
        yield title_relation(text, title, holder, place, _kind(title), confidence)


def place_of_work(text: str, mentions: Sequence[Mention], title: Title) -> Argument | None:
    """``analyste au cabinet Vidal``, ``infirmière à l'hôpital``: a name, else a noun.

    The mentions are in order of the text.
    """
    after = bisect_left(mentions, title.head_end, key=lambda one: one.start)
    for place in islice(mentions, after, None):
        if place.start > title.head_end + _REACH:
            break
        gap = text[title.head_end : place.start]
        if place.kind == "name" and place.label == "ORG" and _PLACE_OF_WORK.match(gap):
            return Argument.of_mention(text, place)
    unnamed = _UNNAMED.match(text, title.head_end)
    if unnamed is None or unnamed["noun"].lower() not in _workplaces():
        return None
    start, end = unnamed.span("noun")
    return Argument(
        start=start, end=end, text=text[start:end], source=text, head=unnamed["noun"].lower()
    )


def _kind(title: Title) -> str:
    return "educated_at" if title.lemma in _PUPILS else "employer"


def _workplaces() -> frozenset[str]:
    return frozenset(load_toml("relations_nouns.toml")["workplaces"])

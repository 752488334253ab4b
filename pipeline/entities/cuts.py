"""Cut the spans of a model where a name ends: joined names, stops, scores, marks at the borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.entities.candidates import RawName
from pipeline.entities.countries import places, plain
from pipeline.entities.roles import role_before
from pipeline.words import Words

_EDGES = " \t\n\r\u00a0\u202f«»\"“”„,;:()[]!?…*_'’-–—"
# Function words at the end of a span that the model cut short.
_TAIL = re.compile(r"\[\d*$|\s+(?:de la|de l|de|du|des|d|la|le|les|l|et|à|au|aux|en)['’]?$")
# `Nantes 2-0`, also cut within the score.
_SCORE = re.compile(r"\s+\d{1,3}(?:\s?[-–]\s?\d{1,3})?$")
_REST_OF_SCORE = re.compile(r"\s?[-–]\s?\d{1,3}\b")
# A sentence's end inside a span: a stop after a word that is no abbreviation.
_STOP = re.compile(r"(?<=\w{3})\.\s+(?=[A-ZÀ-Ý])")
_ABBREVIATIONS = frozenset({"Mgr", "Prof", "Gén", "Col", "Bros", "Inc", "Ltd", "Corp", "Ste"})
_WITH_STOPS = frozenset({"PRODUCT", "EVENT"})  # `1942. Un récit` is one title


def parts(words: Words, name: RawName) -> Iterator[RawName]:
    """The names that one span holds.

    ``La Havane et Lima`` are two places; ``SpaceX. Tesla`` has the end of a sentence in it; in
    ``le sénateur PS Paul Roy`` the party is no part of the person's name.
    """
    for one in _sentences(words.text, name):
        yield from _joined_places(words.text, one) or _party(words, one) or (one,)


def _sentences(text: str, name: RawName) -> Iterator[RawName]:
    start = name.start
    if name.label not in _WITH_STOPS:
        for stop in _STOP.finditer(text, name.start, name.end):
            if text[start : stop.start()].rsplit(maxsplit=1)[-1] not in _ABBREVIATIONS:
                yield replace(name, start=start, end=stop.start())
                start = stop.end()
    yield replace(name, start=start)


def _joined_places(text: str, name: RawName) -> tuple[RawName, ...]:
    first, joined, second = name.shown(text).partition(" et ")
    if not joined or plain(first) not in places() or plain(second) not in places():
        return ()
    return (
        replace(name, end=name.start + len(first)),
        replace(name, start=name.end - len(second)),
    )


def _party(words: Words, name: RawName) -> tuple[RawName, ...]:
    """Capitals of a party between a title and the two words of a name, at least."""
    if name.label != "PER":
        return ()
    first = words.at(name.start)
    if first + 2 >= len(words) or words.starts[first + 2] >= name.end:
        return ()
    shown = words.shown(first)
    is_acronym = 2 <= len(shown) <= 5 and shown.isupper() and shown.isalpha()
    if not is_acronym or words.shown(first + 1).isupper() or not role_before(words, first, 2):
        return ()
    return (
        replace(name, end=words.ends[first], label="ORG", rule="model.party"),
        replace(name, start=words.starts[first + 1]),
    )


def trimmed(text: str, name: RawName) -> RawName:
    """A name without marks, spaces and scores at its borders, and within one line."""
    start, end = name.start, name.end
    for border in ("\n", " – ", " — "):  # a line end; `Bulgarie – France` is two names
        cut = text.find(border, start, end)
        end = cut if cut > start else end
    while start < end and text[start] in _EDGES + ".":
        start += 1
    while start < end and (text[end - 1] in _EDGES or _is_full_stop(text, start, end)):
        end -= 1
    while (tail := _TAIL.search(text, start, end)) is not None:
        end = tail.start()
    return replace(name, start=start, end=_before_score(text, start, end))


def _before_score(text: str, start: int, end: int) -> int:
    score = _SCORE.search(text, start, end)
    if score is None or not ("-" in score[0] or "–" in score[0] or _REST_OF_SCORE.match(text, end)):
        return end
    return score.start()


def _is_full_stop(text: str, start: int, end: int) -> bool:
    """A stop that belongs to the sentence: not that of `T.`, `S.A.` or `Jr.`."""
    if text[end - 1] != ".":
        return False
    last = text[start : end - 1].split()[-1:] or [""]
    return not (len(last[0]) <= 1 or "." in last[0] or last[0] in {"Jr", "Sr", "St", "Inc", "Ltd"})

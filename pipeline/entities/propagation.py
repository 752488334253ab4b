"""Further occurrences of the names of a document that the model did not mark.

A full name, or the surname of a person named in full, is that name wherever it stands in the same
spelling; a word that also begins a sentence in lower case elsewhere is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.name_map import NameMap
from pipeline.entities.roles import role_at
from pipeline.entities.vocabulary import word_set
from pipeline.words import Words, phrase

_SHORTEST = 4  # letters of a single word that is looked for
_PROPAGATED = frozenset({"PER", "ORG", "LOC"})


def propagate(words: Words, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Candidates with the missed occurrences of their names added, in text order."""
    names = NameMap(words, candidates)
    wanted = _wanted(words, candidates)
    added = list(_occurrences(words, names, wanted))
    return sorted([*candidates, *added], key=lambda one: (one.start, -one.end))


def _wanted(
    words: Words, candidates: Sequence[NameCandidate]
) -> dict[str, list[tuple[tuple[str, ...], NameCandidate]]]:
    """First word → names that begin with it, the longest first."""
    common = {word for index, word in enumerate(words.lower) if not words.is_capital(index)}
    table: dict[str, dict[tuple[str, ...], NameCandidate]] = {}
    for one in candidates:
        if one.kind != "name" or one.label not in _PROPAGATED:
            continue
        key = phrase(one.text)
        keys = [key]
        if one.label == "PER" and len(key) > 1:
            keys.append(key[-1:])
        for entry in keys:
            if len(entry) > 1 or (len(entry[0]) >= _SHORTEST and entry[0] not in common):
                table.setdefault(entry[0], {}).setdefault(entry, one)
    return {
        first: sorted(entries.items(), key=lambda entry: -len(entry[0]))
        for first, entries in table.items()
    }


def _occurrences(
    words: Words,
    names: NameMap,
    wanted: dict[str, list[tuple[tuple[str, ...], NameCandidate]]],
) -> Iterator[NameCandidate]:
    index = 0
    while index < len(words):
        size = 1
        if words.word(index) in wanted and words.is_capital(index) and not names.name(index):
            for entry, model in wanted[words.word(index)]:
                end = index + len(entry)
                free = all(names.name(i) is None for i in range(index, end))
                if (
                    words.match(index, entry)
                    and free
                    and not _longer_name(words, names, index, end)
                ):
                    yield _copy(words, index, end, model)
                    size = len(entry)
                    break
        index += size


def _longer_name(words: Words, names: NameMap, first: int, end: int) -> bool:
    """Capitals on either side say that this is part of another name."""
    after = words.is_capital(end) and words.gap(end - 1) in {" ", "-"} and end < len(words)
    before = (
        first > 1
        and words.is_capital(first - 1)
        and words.gap(first - 1) == " "
        and words.word(first - 2) not in {".", "!", "?"}
        and words.shown(first - 1)[-1:].isalpha()
        and role_at(words, first - 1) is None
    )
    noun = words.word(first - 1) in word_set("names", "bearers")
    return after or before or noun


def _copy(words: Words, first: int, end: int, model: NameCandidate) -> NameCandidate:
    start, stop = words.starts[first], words.ends[end - 1]
    text = words.text[start:stop]
    same = text == model.text
    return NameCandidate(
        start=start,
        end=stop,
        text=text,
        origin="entities/name.repeated",
        source=words.text,
        label=model.label,
        places=model.places if same else (),
        identity=model.identity if same else None,
    )

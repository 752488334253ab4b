"""Which names of a document name the same person, organisation or place.

Precision before recall: a short form joins a full one only where the document has one that it can
belong to; each link keeps the name of its rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipeline.entities.body_aliases import merge_bodies
from pipeline.entities.candidates import NameCandidate
from pipeline.entities.groups import Group
from pipeline.entities.spelling import (
    fold,
    is_initial,
    organisation_key,
    sounds,
)
from pipeline.lexicon import load_toml
from pipeline.records import Label

_PARTICLES = frozenset(fold(" ".join(load_toml("names.toml")["particles"])))

Test = Callable[[Group, Group], bool]


def group_names(text: str, candidates: Sequence[NameCandidate]) -> list[Group]:
    """Group the names of a document by entity.

    Parameters
    ----------
    text
        The document's text.
    candidates
        Names and demonyms in text order; nominal mentions are not for this function.

    Returns
    -------
    list of Group
        In order of first mention.
    """
    groups = list(_same_names(candidates))
    people = _merge_people([group for group in groups if group.label == "PER"])
    bodies = merge_bodies(text, [group for group in groups if group.label == "ORG"])
    others = [group for group in groups if group.label not in {"PER", "ORG"}]
    return sorted([*people, *bodies, *others], key=lambda group: group.first)


def relabel(text: str, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Give each name the label that it has most often in the document; known places keep theirs.

    Parameters
    ----------
    text
        The document's text.
    candidates
        In text order.
    """
    labels = _labels(candidates)
    relabelled = []
    for one in candidates:
        label = labels.get(fold(one.text), one.label)
        fixed = one.kind != "name" or one.places or one.identity is not None
        relabelled.append(
            one if fixed or label == one.label else replace(one, label=label, source=text)
        )
    return relabelled


def _same_names(candidates: Sequence[NameCandidate]) -> Iterable[Group]:
    """One group for each place, gazetteer entry, or name as it is folded."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in candidates:
        new = Group(one.label, given_name=one.identity)
        groups.setdefault(_key(one, one.label), new).add(one)
    return groups.values()


def _key(one: NameCandidate, label: Label) -> tuple[str, ...]:
    if one.identity is not None:
        return ("identity", one.identity)
    if len(one.places) == 1:
        return ("place", one.places[0].name)
    if one.places:
        return ("places", *(place.name for place in one.places))
    if label in {"ORG", "LOC"}:
        return (label, *organisation_key(one.text))
    return (label, *sorted(fold(one.text))) if label == "PER" else (label, *fold(one.text))


def _labels(candidates: Sequence[NameCandidate]) -> dict[tuple[str, ...], Label]:
    """Folded name → its most frequent label in the document; known places keep their own."""
    counts: dict[tuple[str, ...], Counter[Label]] = {}
    for one in candidates:
        if one.kind == "name" and not one.places and one.identity is None:
            counts.setdefault(fold(one.text), Counter())[one.label] += 1
    found = {name: labels.most_common(1)[0][0] for name, labels in counts.items()}
    surnames = Counter(name[-1] for name, label in found.items() if label == "PER" and name[1:])
    return found | {name: "PER" for name in found if len(name) == 1 and surnames[name[0]] == 1}


def _merge_people(groups: list[Group]) -> list[Group]:
    full = [group for group in groups if len(_content(group)) > 1]
    short = [group for group in groups if len(_content(group)) <= 1]
    for rule, test in _FULL_NAME_RULES.items():
        full = _merged(full, rule, test)
    alone = []
    for group in short:
        rule, holder = _holder(group, full)
        if holder is None:
            alone.append(group)
        else:
            holder.absorb(group, rule)
    return [*full, *_merged(alone, "spelling", _same_sound)]


def _merged(groups: list[Group], rule: str, test: Test) -> list[Group]:
    """Put groups together where a test holds for one pair only: ambiguity keeps them apart."""
    kept: list[Group] = []
    for group in groups:
        matching = [other for other in kept if _agree(group, other) and test(group, other)]
        if len(matching) == 1:
            matching[0].absorb(group, rule)
        else:
            kept.append(group)
    return kept


def _holder(short: Group, full: Sequence[Group]) -> tuple[str, Group | None]:
    """The one full name that a surname or given name belongs to."""
    for rule, test in _SHORT_NAME_RULES.items():
        bearers = [group for group in full if _agree(short, group) and test(short, group)]
        if len(bearers) == 1:
            return rule, bearers[0]
        if bearers:
            gendered = [one for one in bearers if short.gender and one.gender == short.gender]
            return rule, gendered[0] if len(gendered) == 1 else None
    return "", None


def _agree(a: Group, b: Group) -> bool:
    return a.gender is None or b.gender is None or a.gender == b.gender


def _content(group: Group) -> tuple[str, ...]:
    """The words of a name without particles."""
    words = group.words
    return tuple(word for word in words if word.rstrip(".") not in _PARTICLES) or words


def _inverted(a: Group, b: Group) -> bool:
    return sorted(_content(a)) == sorted(_content(b))


def _same_sound(a: Group, b: Group) -> bool:
    """``Youri Borissov`` and ``Yuri Borisov``; short words must be spelt alike."""
    one, two = _content(a), _content(b)
    return (
        len(one) == len(two)
        and sounds(one) == sounds(two)
        and all(len(x) > 3 or x == y for x, y in zip(one, two, strict=True))
    )


def _by_initials(a: Group, b: Group) -> bool:
    """``K. Tremblay`` and ``Karine Tremblay``, ``Karine T.`` too."""
    one, two = _content(a), _content(b)
    if len(one) != len(two) or one == two:
        return False
    pairs = list(zip(one, two, strict=True))
    shortened = [is_initial(x) or is_initial(y) for x, y in pairs]
    return any(not short for short in shortened) and all(
        x[0] == y[0] if short else x == y for (x, y), short in zip(pairs, shortened, strict=True)
    )


def _shortened(a: Group, b: Group) -> bool:
    """``Charles Gaulle`` in ``Charles André Gaulle``: all words of one are in the other."""
    one, two = sorted((_content(a), _content(b)), key=len)
    return (
        1 < len(one) < len(two)
        and set(one) <= set(two)
        and (one[-1] == two[-1] or one == two[: len(one)])
    )


def _is_surname(short: Group, full: Group) -> bool:
    return _content(short)[-1:] == _content(full)[-1:]


def _is_part(short: Group, full: Group) -> bool:
    """A given name, or a surname that stands first (`Dupont Marie`)."""
    return _content(short)[-1] in _content(full)


def _sounds_like_surname(short: Group, full: Group) -> bool:
    one, two = _content(short)[-1], _content(full)[-1]
    return len(one) > 4 and sounds((one,)) == sounds((two,))


_FULL_NAME_RULES: dict[str, Test] = {
    "inverted": _inverted,
    "spelling": _same_sound,
    "initials": _by_initials,
    "shortened": _shortened,
}
_SHORT_NAME_RULES: dict[str, Test] = {
    "surname": _is_surname,
    "part": _is_part,
    "surname_spelling": _sounds_like_surname,
}

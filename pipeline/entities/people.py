"""Which names of a document name the same person.

Each rule is a test of two names, and the keys that two names have in common where it can hold: only
those are compared, so that a document with a hundred thousand names is no matter of hours.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from pipeline.entities.candidates import Gender
from pipeline.entities.groups import Group
from pipeline.entities.spelling import fold, is_initial, sounds
from pipeline.lexicon import load_toml

_PARTICLES = frozenset(fold(" ".join(load_toml("names.toml")["particles"])))

Words = tuple[str, ...]
Keys = Callable[[Words], Iterable[Hashable]]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A test of a new name with one that is known.

    Attributes
    ----------
    name
        Ends in the ``origin`` of mentions.
    test
        Whether the new one and the known one are the same person.
    keys
        What a known name is found under.
    sought
        What a new name is looked for under, where that is not the same.
    """

    name: str
    test: Callable[[Group, Group], bool]
    keys: Keys
    sought: Keys | None = None


class _Known:
    """Groups by the keys of a rule."""

    def __init__(self, rule: _Rule, groups: Iterable[Group] = ()) -> None:
        self._rule = rule
        self._groups: dict[Hashable, dict[Group, None]] = {}
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        """Take in a group, or the new name of one; under its old name it is tested in vain."""
        for key in self._rule.keys(_content(group)):
            self._groups.setdefault(key, {})[group] = None

    def matching(self, new: Group) -> list[Group]:
        """The groups for which the test holds."""
        sought = (self._rule.sought or self._rule.keys)(_content(new))
        near = {group: None for key in sought for group in self._groups.get(key, ())}
        return [group for group in near if _agree(new, group) and self._rule.test(new, group)]


def merge_people(groups: list[Group]) -> list[Group]:
    """Put names of one person together: full names first, then surnames and given names.

    Parameters
    ----------
    groups
        Of persons, one for each name as it is folded, in text order.
    """
    full = [group for group in groups if len(_content(group)) > 1]
    short = [group for group in groups if len(_content(group)) <= 1]
    for rule in _FULL_NAME_RULES:
        full = _merged(full, rule)
    known = [_Known(rule, full) for rule in _SHORT_NAME_RULES]
    alone = []
    for group in (part for one in short for part in _parts(one, known[0])):
        rule_name, holder = _holder(group, known)
        if holder is None:
            alone.append(group)
            continue
        holder.absorb(group, rule_name)
        for one in known:
            one.add(holder)
    return [*full, *_merged(alone, _SPELLING)]


def _parts(short: Group, surnames: _Known) -> list[Group]:
    """The mentions of a surname apart, where they cannot all mean the same relative.

    ``M. Roy`` is not ``Mme Roy``; before the second person of that name is introduced, the first
    one is meant.
    """
    by_gender: dict[Gender | None, Group] = {}
    split = {one.gender for one in short.members} >= {"m", "f"}
    for one in short.members:
        by_gender.setdefault(one.gender if split else None, Group(short.label)).add(one)
    return [part for group in by_gender.values() for part in _by_place(group, surnames)]


def _by_place(short: Group, surnames: _Known) -> list[Group]:
    bearers = sorted(surnames.matching(short), key=lambda group: group.first)
    if len(bearers) < 2:
        return [short]
    first, second = bearers[0], bearers[1].first
    early, rest = Group(short.label), Group(short.label)
    for one in short.members:
        (early if first.first < one.start < second else rest).add(one)
    if early.members:
        first.absorb(early, "surname")
    return [rest] if rest.members else []


def _merged(groups: list[Group], rule: _Rule) -> list[Group]:
    """Put groups together where a test holds for one pair only: ambiguity keeps them apart."""
    kept: list[Group] = []
    known = _Known(rule)
    for group in groups:
        matching = known.matching(group)
        if len(matching) == 1:
            matching[0].absorb(group, rule.name)
            known.add(matching[0])
        else:
            kept.append(group)
            known.add(group)
    return kept


def _holder(short: Group, known: Iterable[_Known]) -> tuple[str, Group | None]:
    """The one full name that a surname or given name belongs to."""
    for rule, one in zip(_SHORT_NAME_RULES, known, strict=True):
        bearers = one.matching(short)
        if len(bearers) == 1:
            return rule.name, bearers[0]
        if bearers:
            gendered = [one for one in bearers if short.gender and one.gender == short.gender]
            return rule.name, gendered[0] if len(gendered) == 1 else None
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
        a.words != b.words  # those of one spelling are apart because they are two relatives
        and len(one) == len(two)
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


def _initials(words: Words) -> tuple[Words, bool]:
    """The first letters of a name, and whether a word of it is no more than that."""
    return tuple(word[0] for word in words), any(map(is_initial, words))


def _other_initials(words: Words) -> Iterable[Hashable]:
    """Two names without initials are not compared: one of the two must shorten the other."""
    letters, has_initial = _initials(words)
    return [(letters, True), (letters, False)] if has_initial else [(letters, True)]


_SPELLING = _Rule("spelling", _same_sound, lambda words: [sounds(words)])
_FULL_NAME_RULES = (
    _Rule("inverted", _inverted, lambda words: [tuple(sorted(words))]),
    _SPELLING,
    _Rule("initials", _by_initials, lambda words: [_initials(words)], _other_initials),
    _Rule("shortened", _shortened, lambda words: [words[-1:], words[:2]]),
)
_SHORT_NAME_RULES = (
    _Rule("surname", _is_surname, lambda words: words[-1:]),
    _Rule("part", _is_part, lambda words: words, lambda words: words[-1:]),
    _Rule("surname_spelling", _sounds_like_surname, lambda words: [sounds(words[-1:])]),
)

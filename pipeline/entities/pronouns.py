"""Pronouns in the clear cases: ``il`` and ``elle`` where one person is near, and no other fits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.entities.candidates import Gender
from pipeline.entities.context import Context, Link
from pipeline.entities.groups import Group
from pipeline.entities.name_map import NameMap
from pipeline.entities.vocabulary import phrase_list, word_set
from pipeline.lexicon import load_toml
from pipeline.words import longest, phrase

_NEAR = 5  # words between a person and what is theirs


def link_pronouns(names: NameMap, context: Context, genders: dict[Group, Gender]) -> Iterator[Link]:
    """Links of personal pronouns, each found with those before it already in the context.

    Parameters
    ----------
    names
        The text and its names.
    context
        The document; the caller adds each link before it takes the next.
    genders
        Gender of persons as far as civilities and titles tell.
    """
    words, index = names.words, 0
    while index < len(words):
        size, gender = _pronoun_at(names, index)
        if size and (gender == "f" or not _is_impersonal(names, index + size)):
            start, end = words.starts[index], words.ends[index + size - 1]
            group = _antecedent(context, start, gender, genders)
            if group is not None:
                yield _link(names, index, end, group, "subject")
        elif words.word(index) in word_set("pronouns", "possessive", "words"):
            group = _owner(names, context, index)
            if group is not None:
                yield _link(names, index, words.ends[index], group, "possessive")
        index += size or 1


def _link(names: NameMap, index: int, end: int, group: Group, rule: str) -> Link:
    start, head = names.words.starts[index], names.words.shown(index)
    return Link(start, end, group.label, "pronoun", group, f"entities/pronoun.{rule}", head)


def _owner(names: NameMap, context: Context, index: int) -> Group | None:
    """``Paul Roy a perdu sa mère``: the person just before, with no other noun between."""
    words, offset = names.words, names.words.starts[index]
    last = next(context.before(offset, sentences_back=0), None)
    if last is None or last.label != "PER" or _in_quotation(context, offset):
        return None
    between = words.lower[words.at(last.end) : index]
    others = word_set("pronouns", "possessive", "barriers")
    return last.group if len(between) <= _NEAR and others.isdisjoint(between) else None


def _pronoun_at(names: NameMap, index: int) -> tuple[int, Gender]:
    for entry, gender in _pronouns().get(names.words.word(index), ()):
        if names.words.match(index, entry):
            return len(entry), gender
    return 0, "m"


def _is_impersonal(names: NameMap, index: int) -> bool:
    words = names.words
    hours = (
        words.word(index) in word_set("pronouns", "impersonal", "hours")
        and words.word(index + 1)[:1].isdigit()
    )
    return hours or longest(words, index, phrase_list("pronouns", "impersonal", "after")) > 0


def _antecedent(
    context: Context, offset: int, gender: Gender, genders: dict[Group, Gender]
) -> Group | None:
    """The one person of this sentence so far and the one before that the pronoun can mean.

    Whoever speaks in quotation marks may be somebody else, and a person without a name is rarely
    what the text goes on about once it has named one.
    """
    if _in_quotation(context, offset):
        return None
    near = _people(context, offset, sentences_back=1)
    fitting = [group for group in near if genders.get(group, gender) == gender]
    if len(fitting) != 1 or (fitting[0] not in genders and len(near) > 1):
        return None
    group = fitting[0]
    if not group.forms and any(one.forms for one in _people(context, offset, sentences_back=3)):
        return None
    return group


def _people(context: Context, offset: int, *, sentences_back: int) -> list[Group]:
    links = context.before(offset, sentences_back=sentences_back)
    return list(dict.fromkeys(link.group for link in links if link.label == "PER"))


def _in_quotation(context: Context, offset: int) -> bool:
    """Whether a quotation mark is open in the paragraph so far."""
    text = context.words.text
    paragraph = text[text.rfind("\n", 0, offset) + 1 : offset]
    return paragraph.count("«") > paragraph.count("»") or paragraph.count('"') % 2 == 1


@cache
def _pronouns() -> dict[str, list[tuple[tuple[str, ...], Gender]]]:
    table: dict[str, list[tuple[tuple[str, ...], Gender]]] = {}
    for text, gender in load_toml("pronouns.toml")["subject"].items():
        entry = phrase(text)
        table.setdefault(entry[0], []).append((entry, gender))
    return table

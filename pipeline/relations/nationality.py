"""Demonyms beside names and nouns → ``nationality`` of people, ``country`` of everything else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.assertions import Argument, Relation
from pipeline.records import Mention, Title
from pipeline.relations.nouns import (
    ARTICLES,
    LINKS,
    apposed,
    civilities,
    groups,
    is_adjective,
    noun_argument,
    person_or_group,
    things,
)
from pipeline.relations.passage import Passage, rules
from pipeline.words import phrases

_LONGEST_NAME = 200  # code points
_REACH = 80  # code points between a person and the verb
_OF = frozenset({"de", "d'", "du", "des", "en", "à", "au", "aux"})
_QUOTES = frozenset({"«", '"', "“"})


def find_nationalities(passage: Passage) -> Iterator[Relation]:
    """One row for each demonym whose noun or name is known, in text order."""
    by_body = {span: title for title in passage.titles for span in title.bodies}
    for demonym in passage.mentions:
        if demonym.kind != "demonym" or passage.entities[demonym.entity].country is None:
            continue  # a continent is no country
        for subject, kind, rule in _subjects(
            passage, demonym, by_body.get((demonym.start, demonym.end))
        ):
            yield passage.relation(
                kind,
                rule,
                (demonym.start, demonym.end),
                subject,
                passage.argument(demonym),
                property=rules()["properties"][kind],
            )


def _subjects(
    passage: Passage, demonym: Mention, title: Title | None
) -> Iterator[tuple[Argument, str, str]]:
    """Subject, type and rule of each reading of a demonym, the surest only."""
    index = passage.words.before(demonym.start + 1)
    for found in (
        _of_title(passage, demonym, title),
        _of_name_around(passage, demonym),
        _of_origin(passage, index),
        _of_person_beside(passage, index),
        _of_noun(passage, index),
        _of_complement(passage, demonym, title),
    ):
        if readings := list(found):
            yield from readings
            return


def _of_title(
    passage: Passage, demonym: Mention, title: Title | None
) -> Iterator[tuple[Argument, str, str]]:
    """``la vice-présidente américaine``: of its holder; without one, of the noun."""
    if title is None or not _qualifies(passage, demonym, title):
        return
    # `née d'une mère française, Ada Roy vit à Metz`: a comma ends what is said of the mother
    holders = [] if title.kind == "kin" and _is_past_comma(passage, title) else title.holders
    for span in holders:
        holder = passage.mention(span)
        if holder is not None:
            yield passage.argument(holder), "nationality", "nationality_title"
    if not holders:
        yield (
            passage.span_argument(title.head_start, title.head_end),
            "nationality",
            "nationality_title",
        )


def _is_past_comma(passage: Passage, title: Title) -> bool:
    """Whether a title in ``un`` or ``une`` comes before its holder, and a comma between them."""
    article = passage.text[: title.head_start].rstrip().lower().endswith(("un", "une"))
    return article and any(
        "," in passage.text[title.head_end : start] for start, _ in title.holders
    )


def _qualifies(passage: Passage, demonym: Mention, title: Title) -> bool:
    """Whether the demonym is that of the holder, not of a complement (`du Front rwandais`).

    A bare plural after a noun is an adjective: ``des avions militaires soudanais``.
    """
    words = passage.words
    between = words.lower[words.at(title.head_end) : words.at(demonym.start)]
    head = words.at(title.head_start)
    adjective = (
        not title.holders
        and title.determiner is None
        and title.lemma in rules()["adjectives"]["lemmas"]
        and words.word(head - 1).isalpha()
        and words.gap(head - 1) == " "
        and words.word(head - 1) not in {*_OF, *rules()["adjectives"]["quantifiers"]}
    )
    return _OF.isdisjoint(between) and not adjective


def _of_complement(
    passage: Passage, demonym: Mention, title: Title | None
) -> Iterator[tuple[Argument, str, str]]:
    """``le président du Front rwandais``: of the noun that the title belongs to."""
    if title is None or _qualifies(passage, demonym, title):
        return
    words, index = passage.words, passage.words.before(demonym.start + 1)
    start = index
    if words.starts[index - 1] == title.head_start:
        yield noun_argument(passage, index - 2), "country", "country_noun"
        return
    while start > 0 and words.word(start - 1) not in _OF and words.ends[start - 1] > title.head_end:
        start -= 1
    start += words.word(start) in ARTICLES
    if start < index:
        span = words.starts[start], words.ends[index - 1]
        yield passage.span_argument(*span), "country", "country_noun"


def _of_name_around(passage: Passage, demonym: Mention) -> Iterator[tuple[Argument, str, str]]:
    """``Commission intergouvernementale russo-cubaine``, ``le gouvernement espagnol``."""
    for mention in passage.mentions_from(demonym.start - _LONGEST_NAME, demonym.start + 1):
        if (
            mention.kind in {"name", "nominal"}
            and mention.label in {"ORG", "EVENT", "PRODUCT"}
            and mention.start <= demonym.start
            and demonym.end <= mention.end
        ):
            yield passage.argument(mention), "country", "country_name"


def _of_origin(passage: Passage, index: int) -> Iterator[tuple[Argument, str, str]]:
    """``deux enfants d'origine égyptienne``, ``Nao Clark, de nationalité anglaise``."""
    words = passage.words
    size = next((len(one) for one in _origins() if words.match_back(index - 1, one)), 0)
    if not size:
        return
    before = index - size - 1
    before -= words.word(before) in LINKS
    subject = person_or_group(passage, before)
    if subject is None:
        subject = _subject_of_verb(passage, before)
    if subject is not None:
        yield subject, "nationality", "nationality_origin"


def _subject_of_verb(passage: Passage, index: int) -> Argument | None:
    """``Nao Clark possède la nationalité anglaise``: the last person before the verb."""
    words = passage.words
    if not any(words.word(index - step) in rules()["origin"]["verbs"] for step in range(3)):
        return None
    offset = words.starts[max(index, 0)]
    near = passage.mentions_from(offset - _REACH, offset)
    people = [one for one in near if one.label == "PER" and one.end <= offset]
    return passage.argument(people[-1]) if people else None


def _of_person_beside(passage: Passage, index: int) -> Iterator[tuple[Argument, str, str]]:
    """``le Français Paul Roy``, ``Paul Roy, un Irlandais``."""
    words = passage.words
    following = index + 1
    while words.word(following) in civilities():
        following += 1
    after = passage.starting(following)
    if after is not None and after.label == "PER" and words.word(index - 1) in ARTICLES:
        yield passage.argument(after), "nationality", "nationality_noun"
        return
    before = index - 1
    while words.word(before) in {"jeune", "célèbre"}:
        before -= 1
    if words.word(before) in ARTICLES and words.word(before - 1) in LINKS:
        name = passage.ending(before - 2)
        if name is not None and name.label == "PER":
            yield passage.argument(name), "nationality", "nationality_noun"


def _of_noun(passage: Passage, index: int) -> Iterator[tuple[Argument, str, str]]:
    """``l'association espagnole « Aurore »``, ``les banques chinoises``, ``le peuple cubain``."""
    words = passage.words
    after = index + 1
    after += words.word(after) in _QUOTES
    after += words.word(after) in {"de", "d'"} and words.word(index - 1) in things()
    name = passage.starting(after)
    for noun in (index - 1, index - 2, index - 3):
        word = words.word(noun)
        if word in things():
            named = name is not None and name.label in {"ORG", "LOC"} and name.kind == "name"
            subject = passage.argument(name) if named and name else noun_argument(passage, noun)
            yield subject, "country", "country_noun"
            return
        if word in groups():
            yield (
                apposed(passage, noun) or noun_argument(passage, noun),
                "nationality",
                "nationality_noun",
            )
            return
        if not word.isalpha() or word in ARTICLES or not is_adjective(word):
            break
    mention = passage.ending(index - 1)
    if mention is not None and mention.kind == "name" and mention.label == "ORG":
        yield passage.argument(mention), "country", "country_name"
        return
    if words.is_capital(index) and words.word(index).endswith(("s", "x")):
        yield noun_argument(passage, index), "nationality", "nationality_noun"


@cache
def _origins() -> tuple[tuple[str, ...], ...]:
    return phrases(list(rules()["origin"]["phrases"]))

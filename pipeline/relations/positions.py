"""Titles with their holders → ``position_held`` and ``represents``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assertions import Argument, Relation
from pipeline.lexicon import load_toml
from pipeline.records import Mention, Title
from pipeline.relations.kinds import bodies
from pipeline.relations.passage import Passage, rules
from pipeline.relations.work import place_of_work

_POSITIONS = frozenset({"office", "occupation"})
_MINE = frozenset({"mon ", " ma ", "mes "})
_REACH = 260  # code points back to whom `son` belongs to
_OF = frozenset({"de", "d'", "du"})
_QUOTES = frozenset({"«", '"', "“"})
_ARTICLES = frozenset({"la", "l'", "cette", "ce", "cet", "sa", "son"})


def find_positions(passage: Passage) -> Iterator[Relation]:
    """One ``position_held`` for each holder of a title, and ``represents`` for envoys.

    Parameters
    ----------
    passage
        The document. A title without a name is held by its own nominal mention, unless that is
        only a further mention of someone whose title is known.
    """
    for title in passage.titles:
        if title.kind not in _POSITIONS:
            continue
        rule = title.origin.rpartition(".")[2]
        for span in title.holders:
            holder = passage.mention(span)
            if holder is not None and not _is_repetition(rule, holder):
                yield from _of_holder(passage, title, holder, rule)


def _is_repetition(rule: str, holder: Mention) -> bool:
    """``le vice-premier ministre russe`` alone, linked to one whose title was said before."""
    return rule == "alone" and holder.origin == "entities/nominal.title"


def _of_holder(passage: Passage, title: Title, holder: Mention, rule: str) -> Iterator[Relation]:
    trigger = (title.start, title.end)
    subject = passage.argument(holder)
    body = _body(passage, title)
    planned = not set(title.text.lower().split()).isdisjoint(rules()["planned"]["words"])
    modality = "planned" if planned else "factual"
    yield passage.relation(
        "position_held",
        rule,
        trigger,
        subject,
        role=title.role,
        of=body,
        property=rules()["properties"][title.kind],
        modality=modality,
    )
    words = title.role.lower().split()
    lemmas = rules()["represents"]["lemmas"]
    if body is not None and body.label and (title.lemma in lemmas or " ".join(words[:2]) in lemmas):
        yield passage.relation("represents", rule, trigger, subject, body, modality=modality)


def _body(passage: Passage, title: Title) -> Argument | None:
    """The name that the title belongs to, else the country of its adjective, else a noun phrase."""
    mentions = [one for span in title.bodies if (one := passage.mention(span)) is not None]
    named = [one for one in mentions if one.kind != "demonym"]
    chosen = next(iter([*named, *mentions]), None)
    if chosen is not None:
        return passage.argument(chosen)
    return (
        _owner(passage, title)
        or _unnamed_body(passage, title)
        or place_of_work(passage.text, passage.mentions, title)
    )


def _owner(passage: Passage, title: Title) -> Argument | None:
    """``Sa directrice``: the organisation before; ``son avocat``: the person or organisation."""
    leads = title.lemma in load_toml("relations_nouns.toml")["leaders"]
    speaks = title.lemma in rules()["represents"]["lemmas"]
    first_person = passage.text[title.head_start - 4 : title.head_start].lower() in _MINE
    if title.determiner != "possessive" or first_person or not (leads or speaks):
        return None
    labels = {"PER", "ORG"} if speaks else {"ORG"}
    held = {one.entity for span in title.holders if (one := passage.mention(span)) is not None}
    near = passage.mentions_from(max(title.start - _REACH, 0), title.start)
    before = [
        one
        for one in near
        if one.label in labels and one.end <= title.start and one.entity not in held
    ]
    return passage.argument(before[-1]) if before else None


def _unnamed_body(passage: Passage, title: Title) -> Argument | None:
    """``présidente de l'association``: the body by its noun, as the mention that it may be."""
    words, index = passage.words, passage.words.at(title.head_end)
    if words.word(index) not in _OF:
        return None
    index += 1 + (words.word(index + 1) in _ARTICLES)
    if words.word(index).rstrip("s") not in bodies() or words.starts[index] > title.end + 1:
        return None
    quoted = next((i + 1 for i in range(index, index + 4) if words.word(i) in _QUOTES), index)
    for start in (index, index - 1, quoted):
        mention = passage.starting(start)
        if mention is not None and mention.label == "ORG":
            return passage.argument(mention)
    return passage.span_argument(words.starts[index], words.ends[index])

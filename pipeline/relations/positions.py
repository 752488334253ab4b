"""Titles with their holders → ``position_held`` and ``represents``."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assertions import Argument, Relation
from pipeline.records import Mention, Title
from pipeline.relations.passage import Passage, rules

_POSITIONS = frozenset({"office", "occupation"})


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
    if body is not None and (title.lemma in lemmas or " ".join(words[:2]) in lemmas):
        yield passage.relation("represents", rule, trigger, subject, body, modality=modality)


def _body(passage: Passage, title: Title) -> Argument | None:
    """The name that the title belongs to, else the country of its adjective."""
    mentions = [one for span in title.bodies if (one := passage.mention(span)) is not None]
    named = [one for one in mentions if one.kind != "demonym"]
    chosen = next(iter([*named, *mentions]), None)
    return passage.argument(chosen) if chosen is not None else None

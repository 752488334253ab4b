"""Linked mentions and groups → the records of a document, with the keys that join them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.entities.context import Context, Link
from pipeline.entities.groups import Group
from pipeline.entities.identity import Known, Resolver, identify
from pipeline.records import Entity, Mention


def compose(
    context: Context, meant: Sequence[Group], resolver: Resolver | None
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Make mentions, in text order, and entities, in order of their first mention.

    Parameters
    ----------
    context
        The document with all its links.
    meant
        Groups that are only stood for; their entities come last.
    resolver
        Tables of names and places beyond the built-in ones.
    """
    keys = _keys([*dict.fromkeys(link.group for link in context.links), *meant])
    mentions = tuple(_mention(context.words.text, link, keys) for link in context.links)
    counts = Counter(mention.entity for mention in mentions)
    known = identify(list(keys), resolver)
    entities = tuple(_entity(group, key, counts[key], known[group]) for group, key in keys.items())
    return mentions, entities


def _keys(groups: Sequence[Group]) -> dict[Group, str]:
    """Label and name; unnamed people of the same role are told apart by a number."""
    taken: Counter[str] = Counter()
    keys: dict[Group, str] = {}
    for group in groups:
        key = f"{group.label}/{' '.join(group.name.split())}"
        taken[key] += 1
        keys[group] = key if taken[key] == 1 else f"{key}/{taken[key]}"
    return keys


def _mention(text: str, link: Link, keys: dict[Group, str]) -> Mention:
    return Mention(
        start=link.start,
        end=link.end,
        text=text[link.start : link.end],
        origin=link.origin,
        source=text,
        label=link.label,
        kind=link.kind,
        entity=keys[link.group],
        head=link.head,
        stands_for=keys[link.stands_for] if link.stands_for else None,
    )


def _entity(group: Group, key: str, n_mentions: int, known: Known) -> Entity:
    name = " ".join(group.name.split())
    aliases = dict.fromkeys(" ".join(form.split()) for form in group.forms)
    return Entity(
        key=key,
        label=group.label,
        name=name,
        aliases=tuple(alias for alias in aliases if alias != name),
        n_mentions=n_mentions,
        country=known.country,
        wikidata=known.wikidata,
        geonames=known.geonames,
        latitude=known.latitude,
        longitude=known.longitude,
    )

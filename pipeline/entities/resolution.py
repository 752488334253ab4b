"""Candidates of a whole document → mentions and the entities that they stand for.

One entity per country, whatever its name; one per name and label else. A surname alone belongs to
the one person of the document whose full name ends in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.entities.candidates import NameCandidate
from pipeline.entities.countries import canonical_names
from pipeline.records import Entity, Mention


def resolve_entities(
    text: str, candidates: Sequence[NameCandidate]
) -> tuple[list[Mention], list[Entity]]:
    """Group candidates into entities.

    Parameters
    ----------
    text
        The document's text.
    candidates
        In text order.

    Returns
    -------
    tuple
        Mentions in text order, entities in order of their first mention.
    """
    full_names = _surnames(candidates)
    keys = [_key(candidate, full_names) for candidate in candidates]
    mentions = [_mention(text, one, key) for one, key in zip(candidates, keys, strict=True)]
    groups: dict[str, list[NameCandidate]] = {}
    for candidate, key in zip(candidates, keys, strict=True):
        groups.setdefault(key, []).append(candidate)
    return mentions, [_entity(key, group) for key, group in groups.items()]


def _surnames(candidates: Sequence[NameCandidate]) -> dict[str, str]:
    """Last word of a person's full name → that name, where only one person bears it."""
    full = {one.text for one in candidates if one.label == "PER" and " " in one.text}
    bearers = Counter(name.split()[-1] for name in full)
    return {name.split()[-1]: name for name in full if bearers[name.split()[-1]] == 1}


def _key(candidate: NameCandidate, full_names: dict[str, str]) -> str:
    if candidate.country is not None:
        return f"LOC/{canonical_names()[candidate.country]}"
    name = candidate.text
    if candidate.label == "PER":
        name = full_names.get(name, name)
    return f"{candidate.label}/{_normal(name)}"


def _normal(name: str) -> str:
    """Spelling that does not tell entities apart: spaces, and the case of a leading article."""
    words = " ".join(name.split()).replace("’", "'")
    return words[0].upper() + words[1:]


def _mention(text: str, candidate: NameCandidate, key: str) -> Mention:
    return Mention(
        start=candidate.start,
        end=candidate.end,
        text=candidate.text,
        origin=candidate.origin,
        source=text,
        label=candidate.label,
        kind=candidate.kind,
        entity=key,
        head=candidate.text.split()[-1],
    )


def _entity(key: str, group: Sequence[NameCandidate]) -> Entity:
    label, name = key.split("/", 1)
    names = dict.fromkeys(_normal(one.text) for one in group if one.kind == "name")
    return Entity(
        key=key,
        label=group[0].label,
        name=name,
        aliases=tuple(alias for alias in names if alias != name),
        n_mentions=len(group),
        country=group[0].country if label == "LOC" else None,
    )

"""Names of a whole document → mentions, the entities that they stand for, and titles.

The order matters: full names first, then titles and descriptions that lean on them, pronouns last.
Each step leaves the name of its rule in the mention's ``origin``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.entities.aliases import group_names, relabel
from pipeline.entities.candidates import Gender, NameCandidate
from pipeline.entities.context import Context, Link, sentence_starts
from pipeline.entities.countries import countries
from pipeline.entities.epithets import link_epithets
from pipeline.entities.groups import Group
from pipeline.entities.holders import holders
from pipeline.entities.identity import Known, Resolver, identify
from pipeline.entities.institutions import find_institutions
from pipeline.entities.metonymy import Seat, find_metonyms, seat_of
from pipeline.entities.name_map import NameMap
from pipeline.entities.nominals import Held, link_nominals
from pipeline.entities.pronouns import link_pronouns
from pipeline.entities.propagation import propagate
from pipeline.entities.titles import find_titles, role_text
from pipeline.records import Entity, Mention, Title
from pipeline.words import Words, split


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in a document.

    Attributes
    ----------
    mentions
        In text order, an outer mention before those inside it.
    entities
        In order of their first mention; last those that are only stood for.
    titles
        In text order, with the offsets of the mentions of their holders and bodies.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    titles: tuple[Title, ...]


def resolve_entities(
    text: str,
    candidates: Sequence[NameCandidate],
    *,
    sentences: Sequence[int] = (),
    resolver: Resolver | None = None,
) -> Resolution:
    """Resolve the names of a document.

    Parameters
    ----------
    text
        The document's text.
    candidates
        Names and demonyms in text order, as the component gives them.
    sentences
        Start offset of each sentence, ascending; guessed from the punctuation when not given.
    resolver
        Tables of names and places beyond the built-in ones.

    Returns
    -------
    Resolution
        Mentions, entities and titles.
    """
    words = split(text)
    found = propagate(words, relabel(text, _decided(text, candidates)))
    found = _sorted([*found, *find_institutions(NameMap(words, found))])
    names = NameMap(words, found)
    context = Context(words, sentences or sentence_starts(words))
    groups = _link_names(text, found, context)
    titles, genders = _link_titles(names, context, groups)
    for step in (link_epithets(names, context), link_pronouns(names, context, genders)):
        for link in step:
            if not _overlaps(context, link):
                context.links.append(link)
                context.sort()
    meant = _link_seats(names, context)
    return _records(context, meant, titles, resolver)


def _sorted(found: Sequence[NameCandidate]) -> list[NameCandidate]:
    return sorted(found, key=lambda one: (one.start, -one.end))


def _decided(text: str, candidates: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Demonyms of two countries (``congolais``) get the one that the document names, if one."""
    named = {place.country for one in candidates if len(one.places) == 1 for place in one.places}
    return [_one_place(text, one, named) for one in candidates]


def _one_place(text: str, one: NameCandidate, named: set[str | None]) -> NameCandidate:
    fitting = tuple(place for place in one.places if place.country in named)
    if len(one.places) < 2 or len(fitting) != 1:
        return one
    return replace(one, places=fitting, source=text)


def _link_names(text: str, found: Sequence[NameCandidate], context: Context) -> dict[int, Group]:
    """Put the links of names, demonyms and institutions into the context; start → group."""
    groups: dict[int, Group] = {}
    named = group_names(text, [one for one in found if one.kind != "nominal"])
    for group in (*named, *_institutions(found)):
        for one in group.members:
            rule = group.rules.get(one.text) if one.kind == "name" else None
            origin = f"entities/alias.{rule}" if rule else one.origin
            groups[one.start] = group
            context.links.append(
                Link(one.start, one.end, group.label, one.kind, group, origin, _head(one))
            )
    context.sort()
    return groups


def _head(one: NameCandidate) -> str:
    """Surname of a person, first word of an institution or name else."""
    words = one.text.replace("’", "'").split()
    if one.kind == "nominal":
        return next((word for word in words if word not in {"le", "la", "les"}), words[0])
    return words[-1] if one.label == "PER" else words[0]


def _institutions(found: Sequence[NameCandidate]) -> Iterator[Group]:
    """One group for each body of a country, by its noun."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in found:
        if one.kind != "nominal":
            continue
        name = one.text
        for article in ("le ", "la ", "les ", "l'", "l’"):
            name = name.removeprefix(article)
        key = (name.split()[0].lower(), *(place.name for place in one.places))
        groups.setdefault(key, Group(one.label, given_name=name)).add(one)
    yield from groups.values()


def _link_titles(
    names: NameMap, context: Context, groups: dict[int, Group]
) -> tuple[list[Title], dict[Group, Gender]]:
    held = [
        Held(title, tuple(found), rule)
        for title, found, rule in holders(names, list(find_titles(names)))
    ]
    nominals: dict[int, Link] = {}
    for one, link in link_nominals(names, context, held, groups):
        nominals[one.title.head] = link
        if not _overlaps(context, link):
            context.links.append(link)
    context.sort()
    return (
        [_title(names.words, one, nominals.get(one.title.head)) for one in held],
        _genders(context, held, groups, nominals),
    )


def _title(words: Words, held: Held, nominal: Link | None) -> Title:
    title = held.title
    start, end = words.starts[title.first], words.ends[title.right - 1]
    spans = [(one.start, one.end) for one in held.holders]
    if nominal is not None:
        spans = [(nominal.start, nominal.end)]
    return Title(
        start=start,
        end=end,
        text=words.text[start:end],
        origin=f"entities/title.{held.rule or 'alone'}",
        source=words.text,
        role=role_text(words, title),
        lemma=title.role.lemma,
        kind=title.role.kind,
        head_start=words.starts[title.head],
        head_end=words.ends[title.head_end - 1],
        gender=title.role.gender,
        plural=title.role.plural,
        determiner=title.determiner,
        holders=tuple(spans),
        bodies=tuple((body.start, body.end) for body in title.bodies),
    )


def _genders(
    context: Context, held: Sequence[Held], groups: dict[int, Group], nominals: dict[int, Link]
) -> dict[Group, Gender]:
    """Gender of persons, from civilities first, then from the forms of their titles."""
    said: dict[Group, Counter[Gender]] = {}
    for link in context.links:
        if link.label == "PER" and link.group.gender:
            said.setdefault(link.group, Counter())[link.group.gender] += 3
    for one in held:
        gender = one.title.role.gender
        owners = [groups[holder.start] for holder in one.holders if holder.start in groups]
        nominal = nominals.get(one.title.head)
        for group in [*owners, *([nominal.group] if nominal else [])]:
            if gender and not one.title.role.plural:
                said.setdefault(group, Counter())[gender] += 1
    return {group: counts.most_common(1)[0][0] for group, counts in said.items()}


def _overlaps(context: Context, link: Link) -> bool:
    """Whether a mention crosses or repeats another; to contain names is allowed."""
    return any(
        (
            other.start < link.end
            and link.start < other.end
            and not (link.start <= other.start and other.end <= link.end)
            and not (other.start <= link.start and link.end <= other.end)
        )
        or (other.start, other.end) == (link.start, link.end)
        for other in context.links
    )


def _link_seats(names: NameMap, context: Context) -> list[Group]:
    """Set ``stands_for`` of capitals and seats; groups that only they mean."""
    seats: dict[int, Seat] = {}
    for link in context.links:
        place = link.group.place
        capital = place.country if place and place.kind == "capital" else None
        shown = names.words.text[link.start : link.end]
        seat = seat_of(shown, capital) if link.kind == "name" else None
        if seat is not None:
            seats[link.start] = seat
    meant = find_metonyms(names, context.links, seats)
    made: dict[str, Group] = {}
    for link in context.links:
        if link.start in meant and link.kind == "name":
            link.stands_for = _meant(context, seats[link.start], made)
    return list(made.values())


def _meant(context: Context, seat: Seat, made: dict[str, Group]) -> Group:
    """The group of the country or body that a seat stands for; made when it is not named."""
    place = countries().get(seat.country or "")
    if place is None or seat.body == "Union européenne":
        name = seat.body or ""
        named = next((link.group for link in context.links if link.group.name == name), None)
        return named or made.setdefault(name, Group("ORG", given_name=name))
    named = next((link.group for link in context.links if link.group.place == place), None)
    return named or made.setdefault(
        place.name, Group("LOC", given_name=place.name, given_place=place)
    )


def _records(
    context: Context, meant: Sequence[Group], titles: Sequence[Title], resolver: Resolver | None
) -> Resolution:
    keys = _keys([*dict.fromkeys(link.group for link in context.links), *meant])
    mentions = tuple(_mention(context.words.text, link, keys) for link in context.links)
    counts = Counter(mention.entity for mention in mentions)
    known = identify(list(keys), resolver)
    entities = tuple(_entity(group, key, counts[key], known[group]) for group, key in keys.items())
    return Resolution(mentions, entities, tuple(titles))


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

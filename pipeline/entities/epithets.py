"""Definite descriptions of countries, towns and bodies: ``le pays caribéen``, ``l'archipel``.

Each is linked where the document gives one candidate, else it is no mention.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pipeline.entities.context import Context, Link
from pipeline.entities.countries import Place, continents, countries, places, plain
from pipeline.entities.groups import Group
from pipeline.entities.name_map import NameMap
from pipeline.entities.spelling import fold
from pipeline.lexicon import load_toml
from pipeline.words import phrase

_ARTICLES = frozenset({"le", "la", "l'", "ce", "cet", "cette"})
_CONTRACTED = frozenset({"du", "au"})
_SHAPES = {
    "archipel": "archipelagos", "île": "islands", "royaume": "kingdoms", "émirat": "emirates",
    "sultanat": "sultanates", "principauté": "principalities",
}  # fmt: skip
_COMPLEMENT = frozenset({"de", "d'", "du", "des", "«", '"', "“"})


def link_epithets(names: NameMap, context: Context) -> Iterator[Link]:
    """Mentions of places and bodies by description, in text order.

    Parameters
    ----------
    names
        The text and its names.
    context
        The document with the links of its names.
    """
    words = names.words
    for index, word in enumerate(words.lower):
        if names.name(index) is not None:
            continue
        fixed = _fixed_at(names, index)
        if fixed is not None:
            yield _link(names, index, fixed[0], _group_of(context, fixed[1]), "epithet.fixed")
        elif word in _heads("country") and _has_article(names, index):
            yield from _country(names, context, index)
        elif word in _generic() and _has_article(names, index):
            yield from _by_noun(names, context, index)
        elif word == "capitale" and _has_article(names, index):
            yield from _capital(names, context, index)


def _fixed_at(names: NameMap, index: int) -> tuple[int, str] | None:
    for entry, value in _fixed().get(names.words.word(index), ()):
        if names.words.match(index, entry):
            return len(entry), value
    return None


def _country(names: NameMap, context: Context, index: int) -> Iterator[Link]:
    words = names.words
    adjective = words.word(index + 1)
    demonyms = names.demonyms(index + 1)
    is_one = len(demonyms) == 1 and [place.kind for place in demonyms[0].places] == ["country"]
    if is_one and words.word(index) in _heads("alone"):
        yield _link(names, index, 2, _group_of(context, demonyms[0].places[0]), "epithet.demonym")
        return
    known = _countries(context)
    region = _region(adjective)
    if region is not None:
        fitting = [group for code, group in known.items() if code in region]
        rule, size = "epithet.region", 2
    elif words.word(index) in _SHAPES and adjective not in _COMPLEMENT:
        shape = load_toml("epithets.toml")["shapes"][_SHAPES[words.word(index)]]
        fitting = [group for code, group in known.items() if code in shape]
        rule, size = "epithet.shape", 1
    elif words.word(index) == "pays" and adjective not in _COMPLEMENT:
        fitting = _near_country(context, words.starts[index], list(known.values()))
        rule, size = "epithet.country", 1
    else:
        return
    if len(fitting) == 1:
        yield _link(names, index, size, fitting[0], rule)


def _near_country(context: Context, offset: int, known: list[Group]) -> list[Group]:
    """The only country of the document, else the only one of this sentence and the one before."""
    if len(known) == 1:
        return known
    near = {
        link.group: None for link in context.before(offset, sentences_back=1) if link.group in known
    }
    return list(near)


def _capital(names: NameMap, context: Context, index: int) -> Iterator[Link]:
    """``la capitale cubaine``: the capital of that country, if the document names it."""
    demonyms = names.demonyms(index + 1)
    codes = {place.country for one in demonyms for place in one.places}
    size = 2 if demonyms else 1
    if not demonyms:
        if names.words.word(index + 1) in _COMPLEMENT:
            return
        codes = set(_countries(context))
    named = {
        link.group
        for link in context.links
        for member in link.group.members[:1]
        for place in member.places
        if place.kind == "capital" and place.country in codes
    }
    if len(named) == 1 and len(codes) == 1:
        yield _link(names, index, size, named.pop(), "epithet.capital")


def _by_noun(names: NameMap, context: Context, index: int) -> Iterator[Link]:
    """``l'association``, ``la ville``: the one entity so far that this noun was used for."""
    words = names.words
    follower = words.word(index + 1)
    name_follows = any(names.name_starting(index + step) for step in (1, 2))
    if follower in _COMPLEMENT or name_follows or names.demonyms(index + 1):
        return
    noun = fold(words.word(index))[0]
    label = "ORG" if words.word(index) in _heads("organisation") else "LOC"
    bearers = {
        link.group: None
        for link in context.links
        if link.end <= words.starts[index]
        and link.label == label
        and link.kind == "name"
        and noun in _nouns(names, link)
    }
    if len(bearers) == 1:
        group = next(iter(bearers))
        last = next(
            link for link in reversed(context.links)
            if link.end <= words.starts[index] and link.label == label
        )  # fmt: skip
        if last.group is group or label == "ORG":
            yield _link(names, index, 1, group, "nominal.noun")


def _nouns(names: NameMap, link: Link) -> set[str]:
    """The nouns that a name begins with or follows: ``l'association « Aurore »``."""
    words = names.words
    text = words.text[link.start : link.end]
    first = words.before(link.start + 1)
    before = {
        fold(words.word(i))[0]
        for i in range(max(first - 3, 0), first)
        if words.word(i)[0].isalpha()
    }
    return {*fold(text)[:1], *before}


def _has_article(names: NameMap, index: int) -> bool:
    words = names.words
    return words.word(index - 1) in _ARTICLES | _CONTRACTED and "\n" not in words.gap(index - 1)


def _link(names: NameMap, index: int, size: int, group: Group, rule: str) -> Link:
    words = names.words
    first = index - (words.word(index - 1) in _ARTICLES and index > 0)
    if words.word(index) in _ARTICLES:
        first = index
    head = index + (words.word(index) in _ARTICLES)
    return Link(
        words.starts[first],
        words.ends[index + size - 1],
        group.label,
        "nominal",
        group,
        f"entities/{rule}",
        head=words.shown(head),
    )


def _countries(context: Context) -> dict[str, Group]:
    """Countries that the document names, by code, in order of appearance."""
    found: dict[str, Group] = {}
    for link in context.links:
        place = link.group.place
        if place is not None and place.kind == "country":
            found.setdefault(place.country or "", link.group)
    return found


def _group_of(context: Context, where: Place | str) -> Group:
    """The document's group of a place, made when it is not named."""
    place = _resolve_place(where) if isinstance(where, str) else where
    name = place.name if place else str(where)
    for link in context.links:
        group = link.group
        if (group.place == place and place is not None) or group.name == name:
            return group
    return Group("LOC", given_name=name, given_place=place)


def _resolve_place(value: str) -> Place | None:
    return countries().get(value) or places().get(plain(value))


def _region(adjective: str) -> frozenset[str] | None:
    for base, codes in _regions().items():
        if adjective in {base, base + "e", base + "ne"}:
            return codes
    return None


@cache
def _regions() -> dict[str, frozenset[str]]:
    table = load_toml("epithets.toml")["regions"]
    return {
        base: frozenset(
            codes
            if isinstance(codes, list)
            else (code for code, continent in continents().items() if continent == codes)
        )
        for base, codes in table.items()
    }


@cache
def _heads(key: str) -> frozenset[str]:
    table = load_toml("epithets.toml")
    return frozenset(table["country"]["alone"] if key == "alone" else table[key]["heads"])


@cache
def _generic() -> frozenset[str]:
    """Heads that name a body, a town or a region by its noun."""
    return frozenset().union(*map(_heads, ("organisation", "town", "region")))


@cache
def _fixed() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for text, value in load_toml("epithets.toml")["fixed"].items():
        table.setdefault(phrase(text)[0], []).append((phrase(text), value))
    return table

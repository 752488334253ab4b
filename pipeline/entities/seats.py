"""Set what capitals and seats stand for in a document: the country's or body's entity."""

from __future__ import annotations

from pipeline.entities.context import Context
from pipeline.entities.countries import countries
from pipeline.entities.groups import Group
from pipeline.entities.metonymy import Seat, find_metonyms, seat_of
from pipeline.entities.name_map import NameMap


def link_seats(names: NameMap, context: Context) -> list[Group]:
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

"""Every member of the United Nations: its name, its capital, its four demonym forms."""

import pytest

from pipeline.entities.countries import alpha3, capitals, countries, demonyms, places, plain
from pipeline.lexicon import load_csv
from tests.entities.reading import demonyms_of, resolve

MEMBERS = load_csv("demonyms.csv")[:193]
# Two countries share these demonyms: the other one must be named beside them.
SHARED = {"CG", "CD"}


def test_all_members_are_there():
    assert len({row["code"] for row in MEMBERS}) == 193
    assert len({alpha3()[row["code"]] for row in MEMBERS}) == 193


@pytest.mark.parametrize("row", MEMBERS, ids=lambda row: row["code"])
def test_name_and_capital(row):
    code = alpha3()[row["code"]]
    assert places()[plain(row["name"])].country == code
    capital = next(r for r in load_csv("countries.csv") if r["code"] == row["code"])["capital"]
    assert places()[plain(capital)].country == code
    assert countries()[code].latitude is not None
    resolved = resolve(f"La délégation est arrivée hier à [{capital}](LOC) en avion.")
    entity = resolved.entities[0]
    assert entity.country == code
    assert entity.latitude is not None
    assert entity.geonames is not None


@pytest.mark.parametrize("row", MEMBERS, ids=lambda row: row["code"])
def test_four_demonym_forms(row):
    code = alpha3()[row["code"]]
    name = countries()[code].name
    for pair in row["demonyms"].split("|"):
        masculine, feminine = pair.split("/")
        plurals = [
            form if form.endswith(("s", "x")) else form + "s" for form in (masculine, feminine)
        ]
        sentence = (
            f"[{name}](LOC) : un accord {masculine}, une loi {feminine}, des accords {plurals[0]} "
            f"et des lois {plurals[1]}."
        )
        found = demonyms_of(sentence)
        assert found == [(form, code) for form in (masculine, feminine, *plurals)]


def test_a_demonym_of_two_countries_alone_is_left_open():
    assert demonyms_of("Le gouvernement congolais a réagi.") == [("congolais", None)]
    assert [place.country for place in demonyms()["congolais"]] == ["COG", "COD"]


def test_capitals_have_coordinates():
    havana = capitals()["CUB"]
    assert (havana.name, havana.geonames) == ("La Havane", 3553478)
    assert havana.latitude == pytest.approx(23.13, abs=0.05)
    assert all(place.latitude is not None for place in capitals().values())

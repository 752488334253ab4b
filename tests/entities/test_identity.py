"""Who an entity is outside the document: built-in places, GeoNames, a table of names."""

import pytest

from pipeline.entities.countries import alpha3, places, plain
from pipeline.entities.geonames import find_town, is_installed
from pipeline.entities.names_table import read_names
from pipeline.entities.resolvers import make_resolver
from pipeline.errors import SettingsError
from tests.entities.reading import resolve

needs_geonames = pytest.mark.skipif(not is_installed(), reason="needs the extra `places`")

NAMES = (
    "qid\ttype\tgender\tinstance_of\tcountry\tnames\n"
    "Q1\tPER\tfemale\thuman\t\tAda Roy | A. Roy\n"
    "Q2\tPER\tmale\thuman\t\tPaul Sow\n"
    "Q3\tPER\tmale\thuman\t\tPaul Sow\n"
    "Q4\tORG\t\tparty\tFR\tUnion verte | UV\n"
    "Q5\tORG\t\tparty\tBE\tUnion verte\n"
    "Q6\tLOC\t\tcountry\t\tCuba\n"
    "Q7\tLOC\t\tvillage\t\tCuba\n"
)


@pytest.fixture
def names(tmp_path):
    path = tmp_path / "noms.tsv"
    path.write_text(NAMES, encoding="utf-8")
    return path


@pytest.fixture
def linked(names):
    """Name of each entity of a marked text → its id in the table of names."""
    resolver = make_resolver(str(names), places="builtin")

    def link(marked):
        return {e.name: e.wikidata for e in resolve(marked, resolver=resolver).entities}

    return link


def test_one_reading_is_linked(linked):
    assert linked("[Ada Roy](PER) arrive.") == {"Ada Roy": "Q1"}
    assert linked("[Cuba](LOC) vote.") == {"Cuba": "Q6"}


@pytest.mark.parametrize(
    "marked",
    [
        "[Paul Sow](PER) arrive.",  # two people
        "[Roy](PER) arrive.",  # a surname
        "M. [Ada Roy](PER) arrive.",  # another gender
        "L'[Union verte](ORG) gagne.",  # two countries
        "[Ada Roy](ORG) recrute.",  # another type
    ],
)
def test_several_readings_are_left_open(linked, marked):
    assert set(linked(marked).values()) == {None}


def test_the_country_chooses(linked):
    assert linked("En [Belgique](LOC), l'[Union verte](ORG) gagne.")["Union verte"] == "Q5"


def test_an_alias_chooses(linked):
    assert linked("L'[Union verte](ORG) ([UV](ORG)) gagne.")["Union verte"] == "Q4"


def test_a_table_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "noms.tsv"
    path.write_text("nom\ttype\nA\tPER\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="id \\(or qid\\), type and names"):
        read_names(path)


def test_results_of_a_query_read_like_a_table(tmp_path):
    path = tmp_path / "noms.tsv"
    path.write_text('?id\t?type\t?names\n"Q9"\t"PER"\t"Luc Brun|L. Brun"\n', encoding="utf-8")
    assert read_names(path).find("PER", ["Luc Brun"]).wikidata == "Q9"


def test_parquet_reads_like_text(tmp_path, names):
    import pyarrow
    import pyarrow.parquet

    header, *rows = (line.split("\t") for line in NAMES.splitlines())
    columns = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    path = tmp_path / "noms.parquet"
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    assert read_names(path).find("PER", ["Ada Roy"]) == read_names(names).find("PER", ["Ada Roy"])


def test_gazetteer_ids(tmp_path):
    path = tmp_path / "lieux.csv"
    path.write_text("name,label,id,country\nVal Clair,LOC,X7,FR\n", encoding="utf-8")
    resolver = make_resolver(places="builtin", gazetteer=str(path))
    entity = resolve("Elle vit à [Val Clair](LOC).", resolver=resolver).entities[0]
    assert (entity.wikidata, entity.country) == ("X7", "FRA")


@needs_geonames
@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("Cologne", set(), "DEU"),
        ("Gênes", set(), "ITA"),
        ("Iekaterinbourg", set(), "RUS"),
        ("Zaporijia", set(), "UKR"),
        ("Tripoli", {"LBN"}, "LBN"),
        ("Syracuse", {"ITA"}, "ITA"),
        ("Porto", set(), "PRT"),
        ("Zzyzxville", set(), None),
    ],
)
def test_towns(name, countries, country):
    town = find_town(name, frozenset(countries))
    assert (town and town.country) == country


@needs_geonames
def test_the_other_countries_of_the_document_choose_the_town():
    resolver = make_resolver()
    found = resolve("Au [Liban](LOC), la ville de [Tripoli](LOC) dort.", resolver=resolver)
    assert {e.name: e.country for e in found.entities}["Tripoli"] == "LBN"


@needs_geonames
def test_a_region_is_no_town_of_the_same_name():
    found = resolve("Elle vit en [Bretagne](LOC).", resolver=make_resolver())
    assert (found.entities[0].country, found.entities[0].geonames) == ("FRA", None)


@needs_geonames
@pytest.mark.shared
def test_exonyms(shared):
    """At least 97 % of the French place names of the list have the right country."""
    alpha2 = {long: short for short, long in alpha3().items()}
    content = (shared / "data" / "lexicon" / "exonyms-test.txt").read_text(encoding="utf-8")
    pairs = [part.strip().split("=") for part in content.split(";") if part.strip()]
    wrong = []
    for name, said in pairs:
        place = places().get(plain(name)) or find_town(name)
        if place is None or alpha2.get(place.country) != said.split(":")[0]:
            wrong.append(name)
    assert len(pairs) > 260
    assert len(wrong) <= 0.03 * len(pairs), wrong

"""The generated tables are those that their sources make, and agree with Pint."""

import tomllib
from decimal import Decimal

import pytest

from pipeline.lexicon import load_toml
from pipeline.quantities.build_tables import plurals, write_tables

pint = pytest.importorskip("pint")


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry(non_int_type=Decimal)


def test_tables_are_up_to_date(tmp_path):
    write_tables(tmp_path)
    for name in ("units.toml", "currencies.toml"):
        assert tomllib.loads((tmp_path / name).read_text(encoding="utf-8")) == load_toml(name)


@pytest.mark.parametrize(
    ("ucum", "expression"),
    [
        ("kW.h", "kilowatt_hour"),
        ("har", "hectare"),
        ("[mi_i]", "mile"),
        ("[bbl_us]", "oil_barrel"),
        ("hPa", "hectopascal"),
        ("[kn_i]", "knot"),
        ("mm[Hg]", "mmHg"),
        ("cL", "centiliter"),
        ("km2", "kilometer ** 2"),
    ],
)
def test_factors_are_those_of_pint(registry, ucum, expression):
    (row,) = (unit for unit in load_toml("units.toml")["unit"] if unit["ucum"] == ucum)
    expected = (Decimal(1) * registry.parse_expression(expression)).to_base_units().magnitude
    base = Decimal(row["factor"])
    # Named SI units (W, J, Pa) have the factor of their base units.
    assert abs(base - expected) <= abs(expected) * Decimal("1e-20")


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("mètre carré", "mètres carrés"),
        ("kilowatt-heure", "kilowatts-heures"),
        ("degré Celsius", "degrés Celsius"),
        ("tonne équivalent pétrole", "tonnes équivalent pétrole"),
        ("mois", "mois"),
    ],
)
def test_plurals(singular, plural):
    assert plural in list(plurals(singular))


def test_no_form_has_two_units():
    seen: dict[str, str] = {}
    for unit in load_toml("units.toml")["unit"]:
        for form in (*unit.get("names", ()), *unit.get("symbols", ())):
            assert seen.setdefault(form, unit["ucum"]) == unit["ucum"]

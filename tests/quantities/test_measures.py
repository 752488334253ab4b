"""Units, their compounds, and SI values."""

from decimal import Decimal

import pytest

from pipeline.quantities import find_quantities
from pipeline.quantities.units import match_unit


@pytest.mark.parametrize(
    ("text", "unit", "low_si", "unit_si"),
    [
        ("200 tonnes", "t", "200000", "kg"),
        ("12 kg", "kg", "12", "kg"),
        ("5 km", "km", "5000", "m"),
        ("36 km/h", "km/h", "10", "m/s"),
        ("36 kilomètres par heure", "km/h", "10", "m/s"),
        ("36 kilomètres à l'heure", "km/h", "10", "m/s"),
        ("1 kWh", "kW.h", "3600000", "J"),
        ("2 MW", "MW", "2000000", "W"),
        ("20 °C", "Cel", "293.15", "K"),
        ("-40 °F", "[degF]", "233.15", "K"),
        ("3 hectares", "har", "30000", "m2"),
        ("250 litres", "L", "0.25", "m3"),
        ("5 quintaux", "{quintal}", "500", "kg"),
        ("35 µg/m³", "ug/m3", "3.5E-8", "kg/m3"),
        ("1 013 hPa", "hPa", "101300", "Pa"),
        ("10 000 pas", "{pas}", None, None),
        ("118 hab./km²", "{hab}/km2", None, None),
        ("5 Go", "GBy", "40000000000", "bit"),
        ("1,5 mg/kg/j", "mg/kg/d", "1.7E-11", "kg/kg/s"),
    ],
)
def test_units_and_si_values(text, unit, low_si, unit_si):
    (row,) = find_quantities(text)
    assert (row.unit, row.unit_si) == (unit, unit_si)
    assert row.low_si == (None if low_si is None else Decimal(low_si))


def test_what_is_measured_may_stand_inside_a_rate():
    (row,) = find_quantities("L'usine émet 3 tonnes de CO₂ par an.")
    assert (row.text, row.unit, row.item) == ("3 tonnes", "t/a", "CO₂")


def test_bounds_are_converted_too():
    (row,) = find_quantities("Il faut entre 2 et 5 km.")
    assert (row.low_si, row.high_si) == (2000, 5000)
    (row,) = find_quantities("Il faut moins de 5 km.")
    assert (row.low_si, row.high_si) == (None, 5000)


def test_degrees_are_celsius_only_where_it_is_warm_or_cold():
    assert find_quantities("Il fait 30 degrés à l'ombre.")[0].unit == "Cel"
    row = find_quantities("Le toit est incliné de 30 degrés.")[0]
    assert (row.unit, row.unit_text, row.low_si) == (None, "degrés", None)


@pytest.mark.parametrize("text", ["kg", "km/h", "mètres cubes", "tonnes de", "€/m²"])
def test_a_unit_alone_is_no_quantity(text):
    assert find_quantities(f"Le prix en {text} monte.") == []


def test_matching_starts_where_it_is_asked():
    text = "12 km/h"
    found = match_unit(text, 3)
    assert found is not None
    assert text[found.start : found.end] == "km/h"
    assert match_unit(text, 0) is None

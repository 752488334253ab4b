"""Which currency an amount is in, with and without the country of the document."""

from decimal import Decimal

import pytest

from pipeline.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("10 dollars", None, None),
        ("10 dollars", "CA", "CAD"),
        ("10 dollars", "CAN", "CAD"),
        ("10 dollars", "AUS", "AUD"),
        ("10 dollars", "FRA", "USD"),
        ("$10", "USA", "USD"),
        ("10 $", None, None),
        ("10 francs", "CHE", "CHF"),
        ("10 francs", "SEN", "XOF"),
        ("10 francs CFA", "SEN", "XOF"),
        ("10 francs CFA", "CMR", "XAF"),
        ("10 FCFA", "CIV", "XOF"),
        ("10 francs CFA", None, None),
        ("10 dinars", "DZA", "DZD"),
        ("10 dinars", "TUN", "TND"),
        ("10 pesos", "MEX", "MXN"),
        ("10 pesos", "CUB", "CUP"),
        ("10 couronnes suédoises", "NOR", "SEK"),
        ("10 millions de livres", "GBR", "GBP"),
        ("10 millions de livres", "EGY", "EGP"),
        ("10 millions de livres", None, None),
        ("10 roubles", None, "RUB"),
        ("10 £", None, "GBP"),
        ("10 yens", None, "JPY"),
    ],
)
def test_shared_names_are_decided_by_the_country(text, country, unit):
    (row,) = find_quantities(text, country=country)
    assert (row.kind, row.unit) == ("money", unit)
    assert row.unit_text


@pytest.mark.parametrize(
    ("text", "low", "unit", "unit_text"),
    [
        ("34 cents", "34", None, "cents"),
        ("50 centimes d'euro", "0.5", "EUR", "centimes d'euro"),
        ("2 dollars et 23 cents", "2.23", None, "dollars"),
        ("29 euros et 99 centimes", "29.99", "EUR", "euros"),
        ("15 euros cinquante", "15.5", "EUR", "euros"),
        ("1,2 Md€", "1200000000", "EUR", "€"),
        ("USD1,23", "1.23", "USD", "USD"),
        ("CHF 300", "300", "CHF", "CHF"),
        ("3 000 €/m²", "3000", "EUR/m2", "€/m²"),
    ],
)
def test_amounts(text, low, unit, unit_text):
    (row,) = find_quantities(text)
    assert (row.low, row.unit, row.unit_text) == (Decimal(low), unit, unit_text)


def test_books_are_counted_and_pounds_paid():
    assert find_quantities("Elle a écrit trois livres d'histoire.")[0].kind == "count"
    assert find_quantities("Une amende de 300 livres sterling.")[0].unit == "GBP"
    assert find_quantities("Le bébé pèse huit livres.")[0].unit == "[lb_av]"

"""What the document's date, names and tenses change."""

from datetime import datetime

import pytest

from pipeline.dates import find_dates
from pipeline.records import Reference


def values(text, moment=None, precision="day", **options):
    reference = Reference(datetime.fromisoformat(moment), precision) if moment else None
    return [row.value for row in find_dates(text, reference, **options)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L'année dernière, il a plu.", "DCT-P1Y"),
        ("Cette année, il pleut.", "DCT+P0Y"),
        ("Dans deux jours, il pleuvra.", "DCT+P2D"),
        ("Hier soir, il a plu.", "DCT-P1DTEV"),
        ("Il pleut le 3 mai.", "XXXX-05-03"),
        ("Il a plu mardi.", "XXXX-WXX-2"),
        ("Il a plu à Noël.", "XXXX-12-25"),
        ("Il a plu à Pâques.", None),
        ("Le mois prochain, il pleuvra.", "DCT+P1M"),
        ("Il y a trois heures, il pleuvait.", "DCT-PT3H"),
        ("Il y a un siècle, il pleuvait.", "DCT-P100Y"),
        ("Il y a deux décennies, il pleuvait.", "DCT-P20Y"),
    ],
)
def test_without_a_reference_the_offset_stays(text, value):
    (row,) = find_dates(text)
    assert (row.value, row.resolved, row.earliest, row.latest) == (value, False, None, None)


def test_a_year_is_no_more_than_a_year():
    (row,) = find_dates("La loi de 2021 est en vigueur.")
    assert row.value == "2021"
    assert (row.earliest, row.latest) == (
        datetime(2021, 1, 1),
        datetime(2021, 12, 31, 23, 59, 59),
    )


def test_months_are_months():
    (row,) = find_dates("En février 2024, il a neigé.")
    assert row.latest == datetime(2024, 2, 29, 23, 59, 59)
    assert values("Il y a un mois, il neigeait.", "2024-03-31") == ["2024-02"]


def test_a_reference_with_minutes_anchors_hours():
    text = "L'alerte a été levée il y a trois heures."
    assert values(text, "2024-03-31T12:30:00", "minute") == ["2024-03-31T09:30"]
    assert values(text, "2024-03-31") == ["DCT-PT3H"]


@pytest.mark.parametrize(
    ("moment", "year"), [("1999-05-01", "1921"), ("2021-05-01", "2021"), ("2012-05-01", "2021")]
)
def test_two_digits_pivot_on_the_reference(moment, year):
    assert values("Le 3/5/21, il a plu.", moment) == [f"{year}-05-03"]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("year", ["DCT-P1D", "DCT-P1M", "2020", "XXXX-WXX-1", "2021-05-03"]),
        ("month", ["DCT-P1D", "2021-11", "2020", "XXXX-WXX-1", "2021-05-03"]),
        ("day", ["2021-11-30", "2021-11", "2020", "2021-11-29", "2021-05-03"]),
    ],
)
def test_no_step_is_finer_than_the_reference(precision, expected):
    text = "Hier, le mois dernier, l'an dernier, lundi et le 3 mai, il a plu."
    assert values(text, "2021-12-01", precision) == expected


def test_a_day_that_became_a_name():
    text = "Depuis le 11-Septembre, tout a changé ; le 11 septembre, il a plu."
    assert values(text, "2021-12-01") == ["2001-09-11", "2021-09-11"]
    assert values("Les attentats du 13 novembre ont ému.", "2021-12-01") == ["2015-11-13"]


def test_the_weekday_settles_the_year():
    assert values("Le jeudi 12 septembre fut long.", "2003-01-10") == ["2002-09-12"]


def test_tags_decide_the_tense():
    text = "La réunion mardi au siège."
    assert values(text, "2021-12-01", tenses=[(3, "future")]) == ["2021-12-07"]
    assert values(text, "2021-12-01", tenses=[(3, "past")]) == ["2021-11-30"]


def test_a_date_inside_a_name_is_none():
    text = "La brigade du 3-Mai défile."
    assert values(text) == ["XXXX-05-03"]
    assert values(text, names=[(3, 19)]) == []


def test_a_year_in_the_name_of_an_event_is_a_date():
    assert values("La Coupe du monde 2018 fut belle.") == ["2018"]


def test_modifiers():
    text = (
        "Depuis début 2020, avant le 3 mai 2021, après 2019, vers 1850, fin 2018, d'ici 2030, "
        "jusqu'en 2025, mi-mai 2020."
    )
    modifiers = [row.modifier for row in find_dates(text)]
    assert modifiers == ["since", "before", "after", "approx", "end", "until", "until", "mid"]


def test_since_wins_and_the_start_goes_into_the_interval():
    (row,) = find_dates("Depuis début 2020, tout change.")
    assert (row.value, row.modifier) == ("2020", "since")
    assert row.latest == datetime(2020, 5, 1, 23, 59, 59)  # a third of the year


def test_a_clock_time_takes_the_day_spoken_of():
    text = "Il est arrivé le 3 mai 2021. À 22 h, il dormait."
    day, hour = find_dates(text)
    assert (hour.value, hour.anchor) == ("2021-05-03T22:00", 0)
    assert day.anchor is None


def test_the_interval_of_a_recent_stretch_ends_at_the_reference():
    (row,) = find_dates(
        "Au cours des trois derniers mois.", Reference(datetime(2021, 12, 1), "day")
    )
    assert (row.earliest, row.latest) == (datetime(2021, 9, 1), datetime(2021, 12, 1))


def test_hyphenation_at_a_line_end():
    assert values("Le 3 jan-\nvier 2020, il neige.") == ["2020-01-03"]
    assert values("Le 3 jan\u00advier 2020, il neige.") == ["2020-01-03"]


def test_paragraphs_are_not_joined():
    assert values("Un 3\n\nmai 2020 fut beau.") == ["2020-05"]


def test_origin_names_the_rule():
    (row,) = find_dates("L'année dernière, il a plu.")
    assert row.origin == "dates/unit_adjective"

"""What must hold of every date and every text."""

from datetime import date, datetime, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dates import find_dates
from pipeline.records import Reference

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
PLAIN = settings(max_examples=150, deadline=None)


def spellings(day: date) -> list[str]:
    wide = format_date(day, "MMMM", locale="fr")
    short = format_date(day, "MMM", locale="fr")
    weekday = format_date(day, "EEEE", locale="fr")
    first = "1er" if day.day == 1 else str(day.day)
    return [
        f"{first} {wide} {day.year}",
        f"{day.day:02d} {wide} {day.year}",
        f"{weekday} {first} {wide} {day.year}",
        f"{weekday.capitalize()} {first} {wide.capitalize()} {day.year}",
        f"{first} {wide.upper()} {day.year}",
        f"{first} {short} {day.year}",
        f"{first}\u00a0{wide}\u202f{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}",
        day.isoformat(),
    ]


@PLAIN
@given(DAYS)
def test_every_date_comes_back_in_twelve_spellings(day):
    written = spellings(day)
    assert len(written) == 12
    for spelling in written:
        (row,) = find_dates(f"Le texte du {spelling} est connu.")
        assert (row.text, row.value) == (spelling, day.isoformat())
        assert row.earliest == datetime(day.year, day.month, day.day)
        assert row.latest == row.earliest + timedelta(days=1, seconds=-1)


@PLAIN
@given(DAYS, st.integers(-400, 400))
def test_a_relative_day_moves_with_its_anchor(day, step):
    for words, shift in (
        ("hier", -1),
        ("demain", 1),
        ("avant-hier", -2),
        ("il y a dix jours", -10),
    ):
        (row,) = find_dates(
            f"C'était {words}.", Reference(datetime(day.year, day.month, day.day), "day")
        )
        moved = day + timedelta(days=step)
        (other,) = find_dates(
            f"C'était {words}.", Reference(datetime(moved.year, moved.month, moved.day), "day")
        )
        assert row.value == (day + timedelta(days=shift)).isoformat()
        assert other.earliest - row.earliest == timedelta(days=step)


@PLAIN
@given(DAYS)
def test_relative_months_and_years_are_calendar_ones(day):
    reference = Reference(datetime(day.year, day.month, day.day), "day")
    last, coming = find_dates("Le mois dernier et l'année prochaine.", reference)
    before = day.replace(day=1) - timedelta(days=1)
    assert last.value == f"{before:%Y-%m}"
    assert last.latest.date() == before
    assert coming.value == str(day.year + 1)


@PLAIN
@given(DAYS, st.integers(0, 6))
def test_a_weekday_lies_within_a_week(day, weekday):
    reference = Reference(datetime(day.year, day.month, day.day), "day")
    name = format_date(date(2024, 1, 1) + timedelta(days=weekday), "EEEE", locale="fr")
    last, coming = find_dates(f"De {name} dernier on passe à {name} prochain.", reference)
    for row, sign in ((last, -1), (coming, 1)):
        found = row.earliest.date()
        assert found.weekday() == weekday
        assert 1 <= sign * (found - day).days <= 7


FRAGMENTS = st.sampled_from(
    [
        "le",
        "la",
        "du",
        "de",
        "à",
        "au",
        "mai",
        "mars",
        "3",
        "12",
        "31",
        "2020",
        "1999",
        "h",
        "heures",
        "lundi",
        "mardi",
        "matin",
        "soir",
        "dernier",
        "prochain",
        "il",
        "y",
        "a",
        "trois",
        "ans",
        "mois",
        "jours",
        "semaine",
        "chaque",
        "tous",
        "les",
        "deux",
        ",",
        ".",
        "-",
        "/",
        "(",
        ")",
        "«",
        "»",
        "'",
        "1er",
        "XXe",
        "siècle",
        "été",
        "hier",
        "demain",
        "Noël",
        "entre",
        "et",
        "depuis",
        "jusqu'à",
        "fin",
        "début",
        "mi",
        "premier",
        "trimestre",
        "22h30",
        "12/08",
        "3,5",
        "\n",
        "\xa0",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(FRAGMENTS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_no_text_breaks_it_and_offsets_are_exact(text):
    for reference in (None, Reference(datetime(2021, 12, 1), "day")):
        end = 0
        rows = find_dates(text, reference)
        for row in rows:
            assert row.start >= end
            assert text[row.start : row.end] == row.text
            assert row.text == row.text.strip()
            end = row.end
            assert row.anchor is None or 0 <= row.anchor < len(rows)
            if row.earliest and row.latest:
                assert row.earliest <= row.latest


@pytest.mark.parametrize("mark", ["’", "'", "ʼ"])
@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\n"])
def test_typography_does_not_matter(mark, space):
    text = "L'année dernière, jusqu'à aujourd'hui ; le 3 mai 2021 à 22 h 30."
    other = text.replace("'", mark).replace(" ", space)
    rows = find_dates(text, Reference(datetime(2021, 12, 1), "day"))
    others = find_dates(other, Reference(datetime(2021, 12, 1), "day"))
    assert [(r.start, r.end, r.value) for r in rows] == [(r.start, r.end, r.value) for r in others]

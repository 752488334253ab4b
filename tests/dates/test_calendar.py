"""Values and their intervals."""

from datetime import date, datetime

import pytest

from pipeline.dates.calendar import add, at_grain, interval, offset
from pipeline.dates.holidays import holiday, is_fixed
from pipeline.lexicon import load_toml

INTERVALS = [
    ("2021", "2021-01-01", "2021-12-31"), ("2021-05", "2021-05-01", "2021-05-31"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2021-05-03", "2021-05-03", "2021-05-03"),
    ("2021-W18", "2021-05-03", "2021-05-09"), ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2021-W18-WE", "2021-05-08", "2021-05-09"), ("2021-Q1", "2021-01-01", "2021-03-31"),
    ("2021-Q4", "2021-10-01", "2021-12-31"), ("2021-H2", "2021-07-01", "2021-12-31"),
    ("2021-SP", "2021-03-01", "2021-05-31"), ("2021-WI", "2021-12-01", "2022-02-28"),
    ("202", "2020-01-01", "2029-12-31"), ("20", "2000-01-01", "2099-12-31"),
    ("00", "0001-01-01", "0099-12-31"), ("2015/2018", "2015-01-01", "2018-12-31"),
    ("2021-05-03/2021-05-05", "2021-05-03", "2021-05-05"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "first", "last"), INTERVALS)
def test_days(value, first, last):
    low, high = interval(value)
    assert (low.isoformat(), high.isoformat()) == (f"{first}T00:00:00", f"{last}T23:59:59")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021-05-03T22:30", "2021-05-03T22:30:00", "2021-05-03T22:30:59"),
        ("2021-05-03T22:30:15", "2021-05-03T22:30:15", "2021-05-03T22:30:15"),
        ("2021-05-03T24:00", "2021-05-04T00:00:00", "2021-05-04T00:00:59"),
        ("2021-05-03TMO", "2021-05-03T06:00:00", "2021-05-03T11:59:59"),
        ("2021-05-03TNI", "2021-05-03T21:00:00", "2021-05-04T05:59:59"),
        ("2021-05-03T09:00/2021-05-03T12:00", "2021-05-03T09:00:00", "2021-05-03T12:00:59"),
    ],
)
def test_times(value, first, last):
    low, high = interval(value)
    assert (low.isoformat(), high.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "value",
    ["P3D", "XXXX-05-03", "T22:30", "-0043", "2021-02-30", "PAST_REF", "2021-W60", "x"],
)
def test_no_place_in_the_calendar(value):
    assert interval(value) is None


def test_adding_months_cuts_the_day():
    assert add(datetime(2021, 1, 31), 1, "M") == datetime(2021, 2, 28)
    assert add(datetime(2020, 2, 29), -1, "Y") == datetime(2019, 2, 28)
    assert at_grain(datetime(2021, 1, 1), "W") == "2020-W53"


def test_offsets():
    steps = [(0, "Y"), (-1, "Y"), (2, "D"), (-3, "TH"), (-1, "00Y")]
    written = ["DCT+P0Y", "DCT-P1Y", "DCT+P2D", "DCT-PT3H", "DCT-P100Y"]
    assert [offset(count, unit) for count, unit in steps] == written


def number_of(name):
    entries = load_toml("dates_holidays.toml")["holiday"]
    return next(i for i, entry in enumerate(entries) if name in entry["names"])


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Pâques", 2024, date(2024, 3, 31)), ("lundi de Pâques", 2021, date(2021, 4, 5)),
        ("Pentecôte", 2021, date(2021, 5, 23)), ("Noël", 1999, date(1999, 12, 25)),
        ("mardi gras", 2021, date(2021, 2, 16)), ("fête des Mères", 2021, date(2021, 5, 30)),
        ("fête nationale belge", 2021, date(2021, 7, 21)),
        ("Thanksgiving", 2016, date(2016, 11, 24)),
        ("fête nationale du Québec", 2016, date(2016, 6, 24)),
        ("Aïd el-Kébir", 2021, date(2021, 7, 20)), ("Saint-Sylvestre", 2021, date(2020, 12, 31)),
    ],
)  # fmt: skip
def test_holidays(name, year, day):
    assert holiday(number_of(name), year) == day


def test_every_holiday_is_known_for_a_recent_year():
    for number, entry in enumerate(load_toml("dates_holidays.toml")["holiday"]):
        assert holiday(number, 2023), entry["names"]


def test_fixed_and_movable():
    assert is_fixed(number_of("Noël")) and not is_fixed(number_of("Pâques"))

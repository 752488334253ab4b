"""Publication dates and their precision."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from pipeline.sources.published import parse_published

MOMENT = datetime(2021, 5, 3, 22, 30)


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2021", datetime(2021, 1, 1), "year"),
        (2021, datetime(2021, 1, 1), "year"),
        ("2021-05", datetime(2021, 5, 1), "month"),
        ("2021-05-03", datetime(2021, 5, 3), "day"),
        (" 2021-05-03 ", datetime(2021, 5, 3), "day"),
        ("20210503", datetime(2021, 5, 3), "day"),
        (date(2021, 5, 3), datetime(2021, 5, 3), "day"),
        ("2021-05-03T22:30", MOMENT, "minute"),
        ("2021-05-03 22:30:59.123", MOMENT, "minute"),
        ("2021-05-03T22:30:00Z", MOMENT, "minute"),
        ("2021-05-03T22:30:00+02:00", MOMENT, "minute"),
        (MOMENT.replace(tzinfo=timezone(timedelta(hours=2))), MOMENT, "minute"),
        ("2021-05-03T00:00:00", datetime(2021, 5, 3), "day"),
        (datetime(2021, 5, 3), datetime(2021, 5, 3), "day"),
    ],
)
def test_a_date_says_what_it_says_and_no_more(value, moment, precision):
    assert parse_published(value) == (moment, precision)


@pytest.mark.parametrize(
    "value",
    [
        "hier",
        "03/05/2021",
        "2021-13",
        "2021-02-30",
        "2021-W18",
        "202",
        "0000",
        True,
        2021.5,
        "²⁰²¹",
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(ValueError, match=r"2021-05-03|day|month|year"):
        parse_published(value)

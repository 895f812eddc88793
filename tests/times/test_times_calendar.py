"""EDTF dates and intervals, and the feasts."""

from __future__ import annotations

from datetime import date

import pytest

from sayso.times.calendar import (
    compare,
    contains,
    earliest,
    easter,
    format_interval,
    hijri,
    interval_of,
    latest,
    nth_weekday,
    week_value,
)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014-06-17", date(2014, 6, 17), date(2014, 6, 17)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-06~", date(2014, 6, 1), date(2014, 6, 30)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2014-XX", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-22", date(2014, 6, 1), date(2014, 8, 31)),
        ("2014-24", date(2014, 12, 1), date(2015, 2, 28)),
        ("2014-06-14/2014-06-15", date(2014, 6, 14), date(2014, 6, 15)),
        ("../2014-06", None, date(2014, 6, 30)),
        ("2003/..", date(2003, 1, 1), None),
    ],
)
def test_an_edtf_value_covers_these_days(edtf: str, first: date | None, last: date | None):
    assert (earliest(edtf), latest(edtf)) == (first, last)


@pytest.mark.parametrize("text", ["", "..", "../..", "June", "2014-13", "2014-02-30", "2014-06-17/2014-06-01", None])
def test_what_is_no_date_is_none(text: str | None):
    assert interval_of(text) is None


def test_dates_compare_as_far_as_they_are_known():
    assert compare("2014-05", "2014-06-01") == -1
    assert compare("2014-06", "2014-06-17") == 0
    assert compare("2015", "../2014") == 1
    assert compare("soon", "2014") is None


def test_an_open_interval_contains_what_lies_on_its_side():
    assert contains("2003/..", "2004-05")
    assert contains("2014-06", "2014-06-17")
    assert not contains("2014-06-17", "2014-06")


def test_an_interval_is_written_as_short_as_can_be():
    assert format_interval(date(2014, 6, 1), date(2014, 6, 30)) == "2014-06"
    assert format_interval(date(2014, 1, 1), date(2014, 12, 31)) == "2014"
    assert format_interval(date(2014, 7, 1), date(2014, 9, 30)) == "2014-07/2014-09"
    assert format_interval(date(1990, 1, 1), date(1993, 12, 31)) == "1990/1993"
    assert format_interval(None, date(2014, 6, 17)) == "../2014-06-17"


def test_feasts_fall_where_the_calendars_say():
    assert easter(2014) == date(2014, 4, 20)
    assert hijri(1445, 9, 1) == date(2024, 3, 11)
    assert nth_weekday(2014, 5, 1, -1) == date(2014, 5, 26)
    assert week_value(date(2016, 1, 1)) == "2015-W53"

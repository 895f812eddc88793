"""Dates of containers as EDTF: what is certain, and None for what is not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.dates import to_edtf


@pytest.mark.parametrize(
    "text",
    [
        "2014-06-17", "2014-06-17T23:30:00-05:00", "2014-06-17T10:00:00.123Z", "2014-06-17 10:00", "2014/06/17",
        "20140617", "20140617T103000Z", "20140617103000", "D:20140617093000+02'00'",
        "Tue, 17 Jun 2014 23:00:00 -0500",
        "17 Jun 2014 10:00:00 GMT", "Tue, 17 Jun 2014 10:00:00 +0000 (UTC)", "June 17, 2014", "17 June 2014",
        "June 17th, 2014", "17-Jun-2014", "Tuesday, June 17, 2014 10:30 AM EDT", "June 17, 2014 at 10 a.m.",
        "17.06.2014", "17/06/2014", "06/17/2014 10:30:00 PM", "Tue Jun 17 10:00:00 +0000 2014", "1403000000",
        "1403000000000", " 2014-06-17\n",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_form(text):
    """It is the day where it was written, whatever day it was elsewhere."""
    assert to_edtf(text) == "2014-06-17"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [("2014", "2014"), ("2014-06", "2014-06"), ("June 2014", "2014-06"), ("D:2014", "2014"), ("D:201406", "2014-06")],
)
def test_what_is_not_said_is_not_filled_in(text, edtf):
    """A month stays a month, a year a year."""
    assert to_edtf(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "", None, "yesterday", "17 June 14", "03/04/2014", "2014-02-30", "2014-13-01", "0001-01-01T00:00:00",
        "1066-10-14", "3014-01-01", "1970-01-01T00:00:00Z", "2014061710", "12:30", "June 17", "updated June 17, 2014",
        "x" * 500,
    ],
)  # fmt: skip
def test_what_is_no_certain_date_is_none(text):
    """Two orders, no such day, no such year, no year, or something beside the date."""
    assert to_edtf(text) is None


def test_a_date_with_two_equal_numbers_has_only_one_reading():
    """05/05 is the fifth of May in any order."""
    assert to_edtf("05/05/2014") == "2014-05-05"


@given(st.dates(min_value=date(1971, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_written_in_full_is_read_back(day):
    """In ISO form, and in words."""
    assert to_edtf(day.isoformat()) == day.isoformat()
    assert to_edtf(f"{day:%B} {day.day}, {day.year}") == day.isoformat()


@given(st.text(max_size=90))
def test_no_text_raises(text):
    """A field called "date" may hold anything."""
    assert to_edtf(text) is None or to_edtf(text)

"""When a statement was made, as its own text tells; the texts are printed on Wednesday, 9 April 2031."""

from __future__ import annotations

import pytest

from parsed import doc_of
from sayso.text.attribution import attribute
from sayso.text.dating import Dated, date_statements

PRINTED = "2031-04-09"


def dated(name: str, published: str | None = PRINTED) -> Dated:
    """The dated statements and the times of a frozen parse."""
    return date_statements(attribute(doc_of(name)), published)


#: (parse, when each of its attributed statements was made)
WHEN = [
    ("date-cue", ["2031-04-07"]),
    ("date-content", [None]),
    ("date-carried", ["2031-04-07", "2031-04-07"]),
    ("date-other", ["2031-04-07", None]),
    ("date-later", ["2031-04-07", "2031-04-07/2031-04-09"]),
    ("date-followed", ["2031-04-07", "../2031-04-07"]),
    ("date-published", ["2019-05", "2019-05"]),
    ("date-today", ["../2031-04-09"]),
    ("date-quoted", ["2031-04-07"]),
    ("date-noun", ["2031-04-08"]),
]


@pytest.mark.parametrize(("name", "expected"), WHEN, ids=[name for name, _ in WHEN])
def test_a_statement_has_the_date_its_text_gives_it(name: str, expected: list[str | None]):
    """The date of the saying, carried on, before or after another; never that of what is said."""
    found = [s.when for s in dated(name).statements if s.form != "author"]
    assert found == expected


def test_the_date_in_a_content_is_what_it_speaks_of():
    """ "Ann Lee said the port was shut on Monday": the shutting, not the saying."""
    (said,) = (s for s in dated("date-content").statements if s.form != "author")
    assert (said.when, said.event_when) == (None, "2031-04-07")


def test_yesterday_in_a_quotation_is_the_day_before_it_was_said():
    """ "We met them yesterday," she said on Monday."""
    (said,) = (s for s in dated("date-quoted").statements if s.form != "author")
    assert said.event_when == "2031-04-06"


def test_a_text_without_a_date_places_nothing_by_a_weekday():
    """Monday of which week, nobody knows."""
    (said,) = (s for s in dated("date-cue", None).statements if s.form != "author")
    assert said.when is None

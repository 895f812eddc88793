"""Names lead to the facts known of them, at a date."""

from __future__ import annotations

import pytest

from sayso.knowledge import Known, code, load_world
from sayso.knowledge.facts import KnownKind


def known(name: str, *forms: str, kind: KnownKind = "organisation", **cells: str) -> Known:
    """A row of a case's own table."""
    fields = ("country", "sector", "since", "until", "office", "organ")
    return Known(name, forms, kind, *(cells.get(field) for field in fields), "own.csv", 2)


def test_a_holder_of_office_is_found_by_the_date():
    """Who was Secretary of State in June 2014, and what is he ten years later."""
    rows = load_world().lookup("John Kerry", "2014-06")
    assert rows[0].office == "Secretary of State"
    assert rows[0].holds("2014-06")
    assert not rows[0].holds("2024-06")


@pytest.mark.parametrize("form", ["the CIA", "Central Intelligence Agency", "CIA's"])
def test_articles_and_possessives_do_not_count(form: str):
    """One actor, however it is printed."""
    assert load_world().lookup(form)[0].name == "Central Intelligence Agency"


def test_an_acronym_needs_its_capitals():
    """WHO is not who, but Nato is NATO."""
    assert not load_world().lookup("who")
    assert not load_world().lookup("Who")
    assert load_world().lookup("WHO")
    assert load_world().lookup("Nato")


def test_a_name_is_found_by_another_spelling():
    """No row has this spelling; its sound is that of one that is there."""
    rows = load_world().lookup("Ghassem Sulaymani")
    assert rows
    assert rows[0].country == "IRN"


def test_own_rows_win_over_every_table():
    """A case knows better: here the Senate is a student club, and Georgia a ship."""
    world = load_world((known("Senate", country="NOR", sector="EDU"), known("Georgia", kind="company", sector="BUS")))
    assert [row.table for row in world.lookup("the Senate")] == ["own.csv"]
    assert world.state("Georgia") is None
    assert code("the Senate", world).sector == "EDU"
    assert code("Georgia", world).name == "Georgia"
    assert load_world().state("Georgia")


def test_one_world_serves_all_who_bring_no_rows():
    """The tables are loaded once."""
    assert load_world() is load_world()


@pytest.mark.parametrize(
    ("since", "until", "on", "holds"),
    [
        ("2014", "2016", "2016-11-30", True),
        ("2014-06", None, "2014", True),
        ("2014-06-03", None, "2014-06", True),
        ("2014-06", None, "2014-05-31", False),
        (None, "2014-06", "2014-07-01", False),
        (None, None, "1900", True),
    ],
)
def test_a_date_of_a_year_or_a_month_takes_all_of_it_in(since: str, until: str, on: str, holds: bool):
    """Bounds are as exact as they are known."""
    assert Known("A", (), "person", None, None, since, until, None, None, "own.csv", 2).holds(on) is holds

"""Looking names up: spelling does not matter, the table is in order, a case's own places win."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sayso.errors import TableError
from sayso.places import OwnPlace, find_places, load_gazetteer
from sayso.places import gazetteer as gazetteer_module
from sayso.places.fold import acronym, fold

GAZETTEER = load_gazetteer()
LINES = files("sayso.data").joinpath("places_world.txt").read_bytes().splitlines()[1:]


def ids(name: str) -> list[int | None]:
    return [entry.geonames for entry in GAZETTEER.find(name)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Şalāḩ ad Dīn", "Salah ad-Din"), ("St. Petersburg", "Saint Petersburg"), ("Ma'rib", "Ma’rib"), ("Łódź", "Lodz")],
)
def test_accents_apostrophes_and_hyphens_do_not_count(one: str, other: str):
    """Agencies differ in how they spell a name, and mean one place."""
    assert fold(one) == fold(other)


def test_the_acronym_of_a_state_is_not_the_word_us():
    """Small letters never lead to an acronym, and two or three capitals never to a word."""
    assert acronym("U.S.") == "US"
    assert ids("US") == ids("U.S.") == [6252001]
    assert 6252001 not in ids("us")


def test_every_row_of_the_world_stands_in_the_order_of_bisection():
    """Else a name would not be found."""
    assert sorted(LINES) == LINES


@pytest.mark.parametrize("line", LINES[::900], ids=lambda line: line.split(b"\t")[0].decode())
def test_a_row_is_found_under_its_key(line: bytes):
    """Rows for other names lead to a place too."""
    cells = line.decode().split("\t")
    assert int(cells[2]) in {e.geonames for key in (cells[0],) for e in GAZETTEER._at(key)}


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Kiev", 703448),
        ("Raqqah", 172955),
        ("Kobane", 172256),
        ("Bombay", 1275339),
        ("Nineveh", 92877),
        ("UAE", 290557),
    ],
)
def test_other_names_and_spellings_lead_to_the_place(name: str, geonames: int):
    """What agencies wrote then and write now."""
    assert ids(name)[0] == geonames


def test_a_place_has_its_codes_and_position():
    """What a map and a table of codes need."""
    (mosul,) = GAZETTEER.find("Mosul")
    assert (mosul.country, mosul.admin, mosul.kind) == ("IQ", "IQ-NI", "city")
    assert mosul.lat == pytest.approx(36.34, abs=0.05)
    assert mosul.lon == pytest.approx(43.13, abs=0.05)


def test_a_place_of_the_case_wins_over_all_others():
    """The user knows the affair."""
    own = OwnPlace("Paris", ("Little Paris",), country="XX", lat=1.0, lon=2.0)
    gazetteer = load_gazetteer([own])
    (first, second) = find_places("They met in Paris, and then at Little Paris.", gazetteer)
    assert (first.country, second.country) == ("XX", "XX")
    assert "named by the case" in first.rule


def test_a_bad_row_is_told_with_table_and_line(monkeypatch: pytest.MonkeyPatch):
    """Who edits a table sees where the mistake is."""
    row = {"name": "Nowhere", "forms": "", "geonames": "", "country": "", "admin": "", "kind": "area"}
    rows = [(7, {**row, "lat": "north", "lon": "2"})]
    monkeypatch.setattr(gazetteer_module, "read_table", lambda name, columns: iter(rows))
    with pytest.raises(TableError, match="line 7"):
        list(gazetteer_module._areas())

"""Actor phrases to countries and sectors: one rule a test, on phrases that no key holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.knowledge import Code, Known, code, load_world

WORLD = load_world()


def coded(phrase: str, on: str | None = None, near: str | None = None) -> tuple[str | None, str | None]:
    """Country and sector."""
    found = code(phrase, WORLD, on, near)
    return found.country, found.sector


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Norway", "NOR", None),
        ("three Bolivians", "BOL", None),
        ("Nairobi", "KEN", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("central Nairobi", "KEN", None),
        ("Transnistria", "MDA", "PRE"),
        ("Bavaria", "DEU", None),
        ("they", None, "UNK"),
        ("some strange thing", None, None),
        ("", None, None),
    ],
)
def test_a_state_has_no_sector_but_its_capital_is_its_government(phrase: str, country: str | None, sector: str | None):
    """A metonym needs no other word beside it; a breakaway territory is its claimant's."""
    assert coded(phrase) == (country, sector)


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("a navy dentist", "MED"),
        ("navy clerk", "MIL"),
        ("members of the parliament", "LEG"),
        ("a police spokeswoman", "COP"),
        ("chairman of the parliament", "LEG"),
        ("chairman of the brewery", "BUS"),
        ("a group of nurses", "MED"),
        ("Sunni leaders", "REL"),
        ("world leaders", "GOV"),
        ("dozens of armed policemen", "COP"),
        ("a former judge", "ELI"),
        ("former rebels", "REB"),
        ("the Ministry of Police", "GOV"),
        ("University of Nowhere", "EDU"),
        ("Bread and Roses Party", "PTY"),
    ],
)
def test_the_head_noun_decides_unless_it_says_little(phrase: str, sector: str):
    """Then what stands before it does, and then its whole."""
    assert coded(phrase)[1] == sector


@pytest.mark.parametrize(
    ("phrase", "country"),
    [
        ("Peru's ministry of fisheries", "PER"),
        ("fishermen from Ghana", "GHA"),
        ("the Swedish ambassador to Peru", "SWE"),
        ("Iranian-backed gunmen in Iraq", "IRQ"),
        ("anti-American protesters in Jordan", "JOR"),
        ("talks with Peru", "PER"),
        ("an army major, Chad's envoy", "TCD"),
        ("Slovneian nurses", "SVN"),
        ("a Virginia-class submarine", "USA"),
    ],
)
def test_the_country_is_that_of_the_head_before_that_of_its_place(phrase: str, country: str):
    """States of others, in "to", "-backed" and "anti-", do not count."""
    assert coded(phrase)[0] == country


def test_an_unknown_gunman_takes_the_name_beside_him():
    """ "Gunmen" means only that nobody knows whose."""
    assert coded("masked gunmen") == (None, "UAF")
    assert coded("Hezbollah gunmen")[0] == "LBN"
    assert coded("Hezbollah gunmen")[1] != "UAF"


def test_an_office_counts_at_the_date():
    """In office, after it, and as the text calls him."""
    assert coded("Barack Obama", "2014-06-01") == ("USA", "GOV")
    assert coded("Barack Obama", "2018-06-01") == ("USA", "ELI")
    assert coded("Barack Obama", "2006-06-01") == ("USA", "LEG")
    assert coded("President Barack Obama", "2018-06-01") == ("USA", "GOV")
    assert coded("former President Barack Obama", "2014-06-01") == ("USA", "ELI")


def test_a_title_and_a_surname_find_the_holder_of_the_office():
    """No row has the bare surname; the office and the date tell who it is."""
    assert code("Secretary of State Kerry", WORLD, "2014-06-01").name == "John Kerry"


def test_the_context_settles_what_the_phrase_leaves_open():
    """A name of several countries; a body without one."""
    assert coded("the National Guard", near="Saudi")[0] == "SAU"
    assert coded("the finance minister", near="in Peru") == ("PER", "GOV")
    assert coded("the finance minister") == (None, "GOV")


def test_a_surname_beside_an_unknown_name_is_another_person():
    """Nobody's namesake is he, and Nils is no city."""
    assert code("Lavinia Putin", WORLD).name is None
    assert coded("Nils Valencia") == (None, None)
    assert code("Minister Juan Carlos Nobody", WORLD).name is None


def test_a_town_is_asked_for_where_the_tables_know_none():
    """The lookup of places is handed in; a town alone is its people, before a word for a body it is its place."""
    towns = {"Quibble": "NOR"}.get
    assert code("Quibble", WORLD, city_country=towns) == Code(
        "NOR", "CVL", None, None, ("Quibble lies in NOR", "a town that is no capital")
    )
    assert code("Quibble police", WORLD, city_country=towns).country == "NOR"


def test_what_no_table_knows_can_be_told():
    """A case's own rows are read as the others are."""
    own = Known("Tern Committee", ("the Terns",), "armed_group", "NOR", "REB", None, None, None, None, "own.csv", 2)
    world = load_world((own,))
    assert code("Terns gunmen", world).sector == "REB"
    assert code("a spokesman for the Tern Committee", world).country == "NOR"


def test_every_code_says_why():
    """One step for the country, one for the sector."""
    assert code("Peruvian nurses", WORLD).why == ("Peruvian: adjective of PER", "nurses: MED")


@given(st.text(max_size=60))
def test_no_phrase_raises(phrase: str):
    """Whatever it is."""
    assert isinstance(code(phrase, WORLD), Code)

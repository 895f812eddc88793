"""Who the tables know: states and their words, organs with names of their own, persons at a date."""

from __future__ import annotations

import pytest
from sighted import actor_of, actors, are_one, met, own, why


@pytest.mark.parametrize("form", ["Iranians", "Iranian", "Tehran", "Islamic Republic of Iran"])
def test_a_state_goes_by_its_people_its_adjective_and_its_capital(form: str):
    assert are_one(met("a", "Iran", "state"), met("b", form))


def test_a_person_or_an_outlet_is_no_state_for_its_name():
    assert not are_one(met("a", "Jordan", "state"), met("b", "Jordan", "person"))


@pytest.mark.parametrize("form", ["Kremlin", "White House", "Downing Street", "Pentagon", "State Department"])
def test_an_organ_with_a_name_of_its_own_speaks_for_its_state_and_is_not_it(form: str):
    (organ,) = actors(met("a", form))
    assert organ.kind == "organ"
    assert organ.behalf in {"Russia", "United States", "United Kingdom"}


def test_a_region_is_not_the_state_it_is_part_of():
    assert not are_one(met("a", "United Kingdom", "state"), met("b", "Scotland"))


def test_a_name_many_states_share_is_the_one_the_text_names_besides():
    there = met("a", "Islamic Republic", "state")
    assert actor_of(actors(there, met("a", "Iran", "state")), there).name == "Iran"
    assert actor_of(actors(there, met("a", "Pakistan", "state")), there).name == "Islamic Republic"


def test_a_union_is_an_organisation():
    (union,) = actors(met("a", "European Union", "state"))
    assert (union.kind, union.country) == ("organisation", "EUR")


def test_the_same_person_under_every_spelling_and_shortening_the_tables_have():
    names = ["Qassem Soleimani", "Qasem Sulaimani", "Suleimani", "Soleimani"]
    assert are_one(*(met(str(i), name, "person") for i, name in enumerate(names)))


def test_titles_before_a_known_name_do_not_count():
    assert are_one(met("a", "President Rouhani", "person"), met("b", "Hassan Rouhani", "person", behalf="Iran"))


def test_who_speaks_for_another_state_is_another():
    minister, other = met("a", "John Kerry", "person"), met("b", "John Kerry", "person", behalf="Australia")
    assert not are_one(minister, other)
    assert are_one(minister, met("b", "John Kerry", "person", behalf="State Department"))


BUSHES = own(
    ("George W. Bush", ("George Bush", "Bush"), "person", "USA", "2001-01-20", "2009-01-20"),
    ("George H. W. Bush", ("George Bush", "Bush"), "person", "USA", "1989-01-20", "1993-01-20"),
)


@pytest.mark.parametrize(
    ("on", "name"), [("1991-02-01", "George H. W. Bush"), ("2003-03-20", "George W. Bush"), (None, "George Bush")]
)
def test_of_two_namesakes_the_one_in_office_at_the_date_is_meant_and_without_a_date_neither(on: str | None, name: str):
    there = met("a", "George Bush", "person", on=on)
    found = actors(there, met("b", "George W. Bush", "person"), met("c", "George H. W. Bush", "person"), world=BUSHES)
    assert actor_of(found, there).name == name


def test_a_bare_surname_is_nobody_who_came_to_office_later():
    world = own(("Ada Brandt", ("Brandt",), "person", "AUT", "2000-07-17", None))
    early, late = met("a", "Brandt", "person", on="1995-01-01"), met("a", "Brandt", "person", on="2001-01-01")
    assert actor_of(actors(early, world=world), early).name == "Brandt"
    assert actor_of(actors(late, world=world), late).name == "Ada Brandt"


def test_two_that_the_tables_tell_apart_never_become_one():
    assert not are_one(met("a", "George W. Bush", "person"), met("b", "George H. W. Bush", "person"), world=BUSHES)


def test_of_two_namesakes_the_one_of_the_state_the_text_names():
    world = own(
        ("Ada Brandt", ("Brandt",), "person", "AUT", None, None),
        ("Karl Brandt", ("Brandt",), "person", "CHE", None, None),
    )
    there = met("a", "Brandt", "person")
    assert actor_of(actors(there, met("a", "Switzerland", "state"), world=world), there).name == "Karl Brandt"


def test_a_bare_name_is_whom_the_case_introduces_rather_than_a_known_one_out_of_office():
    mayor, bare = met("a", "Frank Karzai", "person"), met("b", "Karzai", "person", on="2022-01-01")
    assert are_one(mayor, bare)
    assert not are_one(mayor, met("b", "Karzai", "person", on="2010-01-01"))


def test_outlets_go_by_their_variants():
    assert are_one(met("a", "The New York Times", "outlet"), met("b", "New York Times", "outlet"), met("c", "NYT"))
    assert are_one(met("a", "FARS", "outlet"), met("b", "Fars News Agency", "outlet"))


def test_a_common_noun_in_small_letters_is_no_known_actor():
    (found,) = actors(met("a", "congress", "organ"))
    assert found.country is None


def test_a_state_that_no_table_knows_is_one_by_the_text_with_what_is_made_of_its_name():
    norland = met("a", "Norland", "state", forms=["Norland", "Norish"])
    assert are_one(norland, met("b", "Norland"), met("c", "Norish"), met("d", "Norlander"))
    assert not are_one(norland, met("b", "Norwich"))
    assert are_one(norland, met("b", "Norland", "person"))
    assert not are_one(norland, met("b", "Norland", "person", roles=["mr."]))
    assert actor_of(actors(norland), norland).country is None


def test_what_a_text_takes_for_a_state_but_more_of_them_for_a_person_is_a_person():
    told = [met(d, "Oster", "person", roles=["mr."]) for d in "abc"]
    assert are_one(met("d", "Oster", "state"), *told)


def test_reasons_name_the_word_and_the_row():
    assert why(met("a", "Tehran")) == "“Tehran” is the capital, its government, of Iran"
    assert why(met("a", "NYT")).startswith("“NYT” is New York Times (known_outlets.csv, line ")

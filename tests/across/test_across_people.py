"""Persons no table knows: spellings, fewer names, initials, titles, surnames, namesakes."""

from __future__ import annotations

import pytest
from sighted import actor_of, actors, are_one, met, why


@pytest.mark.parametrize(("one", "other"), [("Yusko Harrand", "Yusko Harand"), ("Mohamed Tarik", "Muhammad Tariq")])
def test_spellings_of_one_full_name_are_one(one: str, other: str):
    assert are_one(met("a", one, "person"), met("b", other, "person"))


@pytest.mark.parametrize(("one", "other"), [("Ada Brandt", "Ida Berndt"), ("Jon Hask", "Jan Hask")])
def test_names_that_only_look_alike_are_two(one: str, other: str):
    assert not are_one(met("a", one, "person"), met("b", other, "person"))


def test_a_spelling_is_not_joined_across_two_states():
    one, other = met("a", "Yusko Harrand", "person", behalf="Chile"), met("b", "Yusko Harand", "person", behalf="Kenya")
    assert not are_one(one, other)


def test_fewer_names_are_the_only_fuller_ones_about():
    short, full = met("a", "Javad Ossian", "person"), met("b", "Mohan Javad Ossian", "person")
    assert are_one(short, full)
    assert not are_one(short, full, beside=[met("c", "Pavel Javad Ossian", "person")])


def test_an_initial_is_the_only_first_name_it_may_stand_for():
    short, full = met("a", "T. Wendel", "person"), met("b", "Tomas Wendel", "person")
    assert are_one(short, full)
    assert not are_one(short, full, beside=[met("c", "Theo Wendel", "person")])
    assert not are_one(met("a", "B. Wendel", "person"), full)


def test_a_title_that_its_text_took_for_a_name_does_not_count():
    assert are_one(met("a", "General Yusko Harrand"), met("b", "Yusko Harrand", "person"))
    assert not are_one(met("a", "General Motors"), met("b", "Yusko Harrand", "person"))


def test_a_bare_surname_is_the_only_one_the_case_introduces():
    bare, full = met("a", "Stroud", "person"), met("b", "Hanna Stroud", "person")
    assert are_one(bare, full)
    assert not are_one(bare, full, beside=[met("c", "Piet Stroud", "person")])


def test_a_bare_surname_may_be_spelt_otherwise():
    assert are_one(met("a", "Harand", "person"), met("b", "Yusko Harrand", "person"))


def test_of_several_bearers_the_one_in_the_same_text_of_the_same_state_or_office():
    hanna = met("b", "Hanna Stroud", "person", behalf="Chile", roles=["colonel"])
    piet = met("c", "Piet Stroud", "person", behalf="Kenya", roles=["senator"])
    assert are_one(met("b", "Stroud", "person"), hanna, beside=[piet])
    assert are_one(met("a", "Stroud", "person", behalf="Kenya"), piet, beside=[hanna])
    assert are_one(met("a", "Stroud", "person", roles=["colonel"]), hanna, beside=[piet])


def test_bare_surnames_of_several_bearers_are_not_one_for_their_name():
    bearers = [met("c", "Hanna Stroud", "person"), met("d", "Piet Stroud", "person")]
    assert not are_one(met("a", "Stroud", "person"), met("b", "Stroud", "person"), beside=bearers)


def test_a_name_of_no_kind_is_a_surname_only_where_it_acts_like_a_person():
    full = met("b", "Mary Waters", "person")
    assert are_one(met("a", "Waters", by="pronoun"), full)
    assert not are_one(met("a", "Waters"), full)


def test_a_surname_of_another_state_is_another():
    assert not are_one(met("a", "Stroud", "person", behalf="Chile"), met("b", "Hanna Stroud", "person", behalf="Kenya"))


def test_one_name_of_two_states_is_two_people_and_a_slip_of_reading_makes_none():
    one, other = met("a", "Ann Lee", "person", behalf="Chile"), met("b", "Ann Lee", "person", behalf="Kenya")
    assert not are_one(one, other)
    assert are_one(one, other, *(met(d, "Ann Lee", "person", behalf="Chile") for d in "cdef"))


def test_a_person_is_called_by_the_full_name_most_texts_use():
    sightings = [met("a", "Harand", "person"), *(met(d, "Yusko Harrand", "person") for d in "bc")]
    (found,) = actors(*sightings, met("d", "General Yusko Harand", "person"))
    assert found.name == "Yusko Harrand"


def test_unnamed_sources_stay_apart_across_documents():
    one, other = met("a", "two officials", "unnamed", number=2), met("b", "two officials", "unnamed", number=2)
    assert not are_one(one, other)
    assert actor_of(actors(one, other), one).kind == "unnamed"


def test_reasons_name_the_other_name():
    full = met("b", "Yusko Harrand", "person")
    assert why(met("a", "Yusko Harand", "person"), full, met("c", "Yusko Harrand", "person")) == (
        "“Yusko Harand” spells the same name as “Yusko Harrand”"
    )
    assert why(met("a", "Harrand", "person"), full) == "the only Harrand whom the case introduces: Yusko Harrand"

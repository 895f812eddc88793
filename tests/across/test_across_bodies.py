"""Organs, groups, outlets: whose ministry, acronyms, short names, kinds."""

from __future__ import annotations

import pytest
from sighted import actor_of, actors, are_one, met, own, why

CORVIA = met("z", "Corvia", "state", forms=["Corvia", "Corvian"])
VANDRIA = met("z", "Vandria", "state", forms=["Vandria", "Vandrian"])


def test_one_foreign_ministry_under_all_its_names():
    names = ["Iranian Foreign Ministry", "Iran's Ministry of Foreign Affairs", "Foreign Ministry of Iran"]
    in_tehran = met("d", "Foreign Ministry", roles=["tehran"])
    spoken_for = met("e", "Foreign Ministry", behalf="Iran")
    assert are_one(*(met(str(i), name) for i, name in enumerate(names)), in_tehran, spoken_for)


def test_two_foreign_ministries_are_two():
    assert not are_one(met("a", "Iranian Foreign Ministry"), met("b", "Chinese Foreign Ministry"))
    assert not are_one(met("a", "Foreign Ministry"), met("b", "Foreign Ministry"))
    assert not are_one(met("a", "Foreign Ministry"), met("b", "Iranian Foreign Ministry"))


def test_an_organ_of_a_state_no_table_knows_goes_by_its_adjective_and_its_matter():
    names = ["Defence Ministry of Corvia", "Corvian Ministry of Defense", "Ministry of Defence of Corvia, Press Office"]
    assert are_one(*(met(str(i), name) for i, name in enumerate(names)), beside=[CORVIA])
    assert not are_one(
        met("a", "Corvian Defence Ministry"), met("b", "Vandrian Defence Ministry"), beside=[CORVIA, VANDRIA]
    )


def test_the_ministry_is_the_one_named_last_before_it():
    first, second = (
        met("a", "Defence Ministry", behalf="Corvia", at=5),
        met("a", "Foreign Ministry", behalf="Corvia", at=90),
    )
    assert are_one(met("a", "ministry", at=50), first, beside=[second, CORVIA])
    assert are_one(met("a", "ministry", at=150), second, beside=[first, CORVIA])


def test_a_bare_ministry_is_that_of_its_spokesman_whom_another_text_introduces():
    here = met("a", "Foreign Ministry")
    speaker = met("a", "Emil Gorran", "person", behalf="Foreign Ministry")
    theirs = met("b", "Vandrian Foreign Ministry")
    elsewhere = met("b", "Emil Gorran", "person", behalf="Vandrian Foreign Ministry")
    assert are_one(here, theirs, beside=[speaker, elsewhere, VANDRIA])
    assert not are_one(here, theirs, beside=[speaker, VANDRIA])


def test_a_bare_ministry_is_that_of_its_minister_in_the_same_text():
    here, minister = met("a", "Foreign Ministry"), met("a", "Lena Tarrik", "person", roles=["foreign", "minister"])
    theirs, known = met("b", "Foreign Ministry", behalf="Vandria"), met("c", "Lena Tarrik", "person", behalf="Vandria")
    assert are_one(here, theirs, beside=[minister, known, VANDRIA])
    assert not are_one(met("a", "Defence Ministry"), theirs, beside=[minister, known, VANDRIA])


def test_a_ministry_is_found_where_no_text_names_it_with_its_state():
    here, minister = met("a", "Foreign Ministry"), met("a", "Lena Tarrik", "person", roles=["foreign", "minister"])
    found = actors(here, minister, met("c", "Lena Tarrik", "person", behalf="Vandria"), VANDRIA)
    assert (actor_of(found, here).name, actor_of(found, here).behalf) == ("Foreign Ministry of Vandria", "Vandria")


def test_two_ministers_of_two_states_leave_a_bare_ministry_alone():
    here = met("a", "Foreign Ministry")
    lena = met("a", "Lena Tarrik", "person", roles=["foreign", "minister"], behalf="Vandria")
    tomas = met("a", "Tomas Wendel", "person", roles=["foreign", "minister"], behalf="Corvia")
    theirs = met("b", "Foreign Ministry", behalf="Vandria")
    assert not are_one(here, theirs, beside=[lena, tomas, CORVIA, VANDRIA])


def test_two_bare_ministries_with_one_spokesman_are_one():
    one, other = met("a", "Trade Ministry"), met("b", "Trade Ministry")
    speakers = [met(d, "Ann Lee", "person", behalf="Trade Ministry") for d in "ab"]
    assert are_one(one, other, beside=speakers)


def test_an_organ_of_an_own_name_is_one_unless_two_states_have_it():
    bare, theirs = met("a", "Border Corps"), met("b", "Vandrian Border Corps")
    assert are_one(bare, theirs, beside=[VANDRIA])
    assert not are_one(bare, theirs, beside=[VANDRIA, CORVIA, met("c", "Corvian Border Corps")])
    assert are_one(met("a", "Border Corps"), met("b", "Border Corps"))


def test_an_acronym_or_an_own_name_is_what_another_text_calls_by_it():
    watch = met("a", "Dray Valley Air Watch", forms=["Dray Valley Air Watch", "DVAW"])
    assert are_one(watch, met("b", "DVAW"))
    assert not are_one(watch, met("b", "DVAW"), beside=[met("c", "Delta Veterans Aid Works", forms=["DVAW"])])
    front = met("a", "Ashen Front", forms=["Ashen Front", "Kesh Aval"])
    assert are_one(front, met("b", "Kesh Aval"))
    assert not are_one(met("a", "Ashen Front"), met("b", "Kesh Aval"))


def test_a_section_is_its_outlet():
    assert are_one(met("a", "Brund Tribune", "outlet"), met("b", "Brund Tribune, Opinion", "outlet"))
    assert not are_one(met("a", "Brund Tribune", "outlet"), met("b", "Ostmar Tribune, Opinion", "outlet"))


def test_a_row_of_the_users_own_wins():
    world = own(("Kesh Aval", ("Ashen Front",), "armed_group", "VAN", None, None))
    (found,) = actors(met("a", "Ashen Front"), met("b", "Kesh Aval"), world=world)
    assert (found.name, found.kind, found.country) == ("Kesh Aval", "armed_group", "VAN")


@pytest.mark.parametrize(
    ("name", "told", "roles", "kind"),
    [
        ("Ashen Front", None, ["militia"], "armed_group"),
        ("Ministry of Trade, Press Office", "person", [], "organ"),
        ("Radio Five Rivers", "person", [], "outlet"),
        ("Emily Post", "person", [], "person"),
        ("Grand Basin", None, [], "organisation"),
    ],
)
def test_kinds_where_the_text_tells_none_or_a_wrong_one(name: str, told: str, roles: list[str], kind: str):
    (found,) = actors(met("a", name, told, roles=roles))  # type: ignore[arg-type]
    assert found.kind == kind


def test_reasons_say_whose_and_by_whom():
    minister = met("a", "Lena Tarrik", "person", roles=["foreign", "minister"])
    told = why(met("a", "Foreign Ministry"), minister, met("c", "Lena Tarrik", "person", behalf="Vandria"), VANDRIA)
    assert told == "that of Vandria, which Lena Tarrik, named here too, is of by other texts"

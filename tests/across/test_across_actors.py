"""What all actors share: members, ids that hold, no order of documents, names, codes, and for whom they speak."""

from __future__ import annotations

import random

import pytest
from sighted import actor_of, actors, met, own

from sayso.across.evidence import Sighting
from sayso.records import Actor

STATES = [met("z", "Corvia", "state", forms=["Corvia", "Corvian"]), met("z", "Vandria", "state", forms=["Vandrian"])]
AFFAIR = [
    *STATES,
    met("a", "Defence Ministry of Corvia", behalf="Corvia", on="2023-04-03"),
    met("a", "ministry", at=40),
    met("a", "Hanna Stroud", "person", behalf="ministry", roles=["col.", "spokeswoman"]),
    met("b", "Stroud", "person", roles=["colonel"], on="2023-04-11"),
    met("b", "Defence Ministry"),
    met("c", "Yusko Harrand", "person", behalf="Border Corps", roles=["commander"]),
    met("c", "Border Corps", roles=["commander"]),
    met("d", "Yusko Harand", "person"),
    met("d", "Vandrian Border Corps"),
    met("d", "two officials", "unnamed", number=2),
    met("d", "Washington"),
    met("e", "John Kirby", "person", on="2014-06-17"),
    met("e", "Pentagon"),
]


def test_every_referent_is_a_member_of_exactly_one_actor_and_says_why():
    members = [m for actor in actors(*AFFAIR) for m in actor.members]
    assert sorted(m.referent for m in members) == sorted(s.referent.id for s in AFFAIR)
    assert all(m.why for m in members)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_documents_plays_no_part(seed: int):
    shuffled = random.Random(seed).sample(AFFAIR, len(AFFAIR))
    assert actors(*shuffled) == actors(*AFFAIR)


def test_no_referents_make_no_actors():
    assert actors() == ()


@pytest.mark.parametrize(
    "another",
    [
        met("f", "Yusko Maria Harrand", "person"),
        met("f", "Harrand", "person"),
        met("f", "Yusco Harand", "person", behalf="Vandria"),
        met("f", "Ann Lee", "person"),
    ],
    ids=lambda s: s.referent.name,
)
def test_a_document_more_leaves_ids_as_they_are(another: Sighting):
    before, after = actors(*AFFAIR), actors(*AFFAIR, another)
    assert {a.id for a in before} <= {a.id for a in after}
    members = {a.id: {m.referent for m in a.members} for a in after}
    assert all({m.referent for m in a.members} <= members[a.id] for a in before)


def test_an_id_holds_when_a_bare_surname_gets_its_first_name():
    (before,) = actors(met("a", "Harrand", "person"))
    (after,) = actors(met("a", "Harrand", "person"), met("b", "Yusko Harrand", "person"))
    assert before.id == after.id


def test_a_second_bearer_of_a_surname_never_takes_the_id_of_the_first():
    (before,) = actors(met("a", "Yusko Harrand", "person"))
    assert before.id not in {
        a.id for a in actors(met("a", "Yusko Harrand", "person"), met("b", "Ann Harrand", "person"))
    }


def test_ids_are_all_different():
    found = actors(
        *AFFAIR, met("f", "Ann Lee", "person", behalf="Chile"), met("g", "Ann Lee", "person", behalf="Kenya")
    )
    assert len({a.id for a in found}) == len(found)


def named(name: str) -> Actor:
    (actor,) = [a for a in actors(*AFFAIR) if a.name == name]
    return actor


@pytest.mark.parametrize(
    ("name", "behalf"),
    [
        ("Hanna Stroud", "Defence Ministry of Corvia"),
        ("Defence Ministry of Corvia", "Corvia"),
        ("Yusko Harrand", "Vandrian Border Corps"),
        ("Vandrian Border Corps", "Vandria"),
        ("John Kirby", "Pentagon"),
        ("Pentagon", "United States"),
        ("United States", None),
    ],
)
def test_a_person_speaks_for_an_organ_and_the_organ_for_its_state(name: str, behalf: str | None):
    assert named(name).behalf == behalf


def test_an_organ_told_once_comes_before_its_state_told_more_often():
    texts = [met(d, "Ann Lee", "person", behalf="Corvia") for d in "fgh"]
    organ = met("i", "Defence Ministry of Corvia", behalf="Corvia")
    speaker = met("i", "Ann Lee", "person", behalf="Defence Ministry of Corvia")
    assert actor_of(actors(*texts, organ, speaker, *STATES), speaker).behalf == "Defence Ministry of Corvia"


def test_nobody_speaks_for_himself():
    (guard,) = actors(met("a", "Basin League", behalf="Basin League"))
    assert guard.behalf is None


@pytest.mark.parametrize(
    ("sighting", "codes"),
    [
        (met("a", "Tehran"), ("IRN", None)),
        (met("a", "Hassan Rouhani", "person", on="2014-11-11"), ("IRN", "GOV")),
        (met("a", "Ann Lee", "person", behalf="Iran", roles=["foreign", "minister"]), ("IRN", "GOV")),
        (met("a", "Karen Gorran", "person"), (None, None)),
        (met("a", "Viktor Sand", "person", roles=["leader", "opposition"]), (None, "OPP")),
        (met("a", "Harbour Herald", "outlet"), (None, "JRN")),
        (met("a", "Basin League"), (None, None)),
        (met("a", "Kestrel Institute", behalf="Norway"), ("NOR", "EDU")),
    ],
    ids=lambda value: value.referent.name if isinstance(value, Sighting) else "",
)
def test_codes_come_from_tables_roles_nouns_and_behalf_never_from_a_lookalike(
    sighting: Sighting, codes: tuple[str | None, str | None]
):
    found = actor_of(actors(sighting), sighting)
    assert (found.country, found.sector) == codes


def test_codes_are_as_of_the_dates_of_the_documents():
    after = met("a", "John Kerry", "person", on="2019-05-01")
    before = met("a", "John Kerry", "person", on="2014-06-17")
    assert actor_of(actors(after), after).sector == "ELI"
    assert actor_of(actors(before), before).sector == "GOV"


def test_the_country_of_the_state_comes_down_the_whole_chain():
    speaker = met("a", "Ann Lee", "person", behalf="Harbour Guards")
    guards = met("a", "Harbour Guards", behalf="Chile")
    assert actor_of(actors(speaker, guards), speaker).country == "CHL"


def test_own_rows_name_whom_the_tables_do_not_know():
    world = own(("Adela Morrant", ("Morrant",), "person", "CHL", None, None))
    (found,) = actors(met("a", "Morrant", "person"), met("b", "Adela Morrant", "person"), world=world)
    assert (found.name, found.country) == ("Adela Morrant", "CHL")

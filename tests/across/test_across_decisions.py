"""What people decide has the last word: merge, split, rename, undo; and what a rebuild leaves of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sighted import actor_of, actors, met

from sayso.across.decisions import orphaned, standing
from sayso.across.evidence import Sighting
from sayso.records import Review, referent_id

FRONT, KESH = met("a", "Ashen Front", "armed_group"), met("b", "Kesh Aval", "armed_group")


def ids(*sightings: Sighting) -> list[str]:
    return [s.referent.id for s in sightings]


def review(
    kind: str, moved: Sequence[str], into: Sequence[str] = (), after: str | None = None, id_: str = "v1"
) -> Review:
    told = json.dumps({"referents": list(moved), "into": list(into)})
    return Review(id_, "ada", "2023-05-01T00:00:00Z", kind, "a0", told, after, "the spokesman says so")


MERGE = review("merge", ids(KESH), ids(FRONT))


def test_a_merge_makes_one_of_two_and_says_who_and_why():
    found = actors(FRONT, KESH, reviews=[MERGE])
    assert actor_of(found, KESH) == actor_of(found, FRONT)
    assert "merged by ada: the spokesman says so" in {m.why for m in found[0].members}
    assert found[0].name == "Ashen Front"


def test_a_merge_takes_along_what_later_documents_add_to_either():
    later = met("c", "Kesh Aval", "armed_group")
    found = actors(FRONT, KESH, later, reviews=[MERGE])
    assert actor_of(found, later) == actor_of(found, FRONT)


def test_a_merge_takes_of_a_larger_actor_only_what_was_meant():
    stray, meant = met("a", "Front", "person"), [met(d, "Kesh Aval", "armed_group") for d in "bc"]
    others = [met(d, "Front", "person") for d in "defg"]
    decided = review("merge", [*ids(*meant), *ids(stray)], ids(FRONT))
    found = actors(FRONT, *meant, stray, *others, reviews=[decided])
    assert actor_of(found, stray) == actor_of(found, FRONT)
    assert actor_of(found, others[0]) != actor_of(found, FRONT)


def test_a_split_takes_out_what_was_named_under_a_name_of_its_own():
    one, other = met("a", "Ann Lee", "person"), met("b", "Ann Lee", "person")
    found = actors(one, other, reviews=[review("split", ids(other), after="Ann Lee (the mayor)")])
    assert actor_of(found, one).name == "Ann Lee"
    assert actor_of(found, other).name == "Ann Lee (the mayor)"


def test_what_is_split_off_is_of_its_own_kind_again():
    league, moll = met("a", "Basin League", "organisation"), met("b", "Ingrid Moll", "person")
    merged = review("merge", ids(moll), ids(league))
    found = actors(league, moll, reviews=[merged, review("split", ids(moll), after="Ingrid Moll", id_="v2")])
    assert actor_of(found, moll).kind == "person"


def test_a_rename_holds_and_those_who_speak_for_it_follow():
    speaker = met("a", "Davin Roke", "person", behalf="Ashen Front")
    found = actors(FRONT, speaker, reviews=[review("rename", ids(FRONT), after="Kesh Aval")])
    assert actor_of(found, FRONT).name == "Kesh Aval"
    assert actor_of(found, speaker).behalf == "Kesh Aval"


def test_what_is_taken_back_stands_no_more_until_that_is_taken_back():
    undo = Review("v2", "ada", "2023-05-02T00:00:00Z", "undo", "v1")
    again = Review("v3", "ada", "2023-05-03T00:00:00Z", "undo", "v2")
    assert standing([MERGE, undo]) == []
    assert standing([MERGE, undo, again]) == [MERGE]
    assert len(actors(FRONT, KESH, reviews=[MERGE, undo])) == 2


def test_a_decision_on_what_is_not_found_any_more_does_nothing_and_is_named():
    gone = review("merge", [referent_id("x", "Ashen Front")], ids(FRONT))
    assert actors(FRONT, KESH, reviews=[gone]) == actors(FRONT, KESH)
    assert orphaned(ids(FRONT, KESH), [gone, MERGE]) == [gone]


def test_a_broken_or_foreign_review_is_passed_over():
    strange = Review("v4", "ada", "2023-05-04T00:00:00Z", "stance", "s0", "{}")
    assert actors(FRONT, KESH, reviews=[strange]) == actors(FRONT, KESH)

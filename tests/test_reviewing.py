"""What a person decides about actors holds through every rebuild, can be taken back, and says so where it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from case.affair import at, made
from sayso import reviewing
from sayso.case import Case
from sayso.comparing import compare
from sayso.errors import NotFoundError, SaysoError
from sayso.records import Document, Known, Mention, Reading, Referent, Review, referent_id
from sayso.views.export import write_json

#: What three texts tell of the mill of Upper Sollen, and whom each of them names.
TEXTS = {
    "a.txt": ("Lena Marrow closed the mill. The Sollen Guard stood by.", ("Lena Marrow", "Sollen Guard")),
    "b.txt": ("Lena Marrow denied it. Bram Tolk, a miller, wept.", ("Lena Marrow", "Bram Tolk")),
    "c.txt": ("Magdalena Orsk, once Marrow, is the owner. The Mill Watch came.", ("Magdalena Orsk", "Mill Watch")),
}  # fmt: skip
LATER = {"d.txt": ("Lena Marrow and Magdalena Orsk met Bram Tolk.", ("Lena Marrow", "Magdalena Orsk", "Bram Tolk"))}
PEOPLE = {"Lena Marrow", "Bram Tolk", "Magdalena Orsk"}


def read(case: Case, texts: dict[str, tuple[str, Sequence[str]]]) -> None:
    """Do what a build does: add what is new, read every text, compare."""
    for source, (text, names) in texts.items():
        document = made(source, text)
        case.add_document(document)
        case.finish_file(source, "digest of " + source)
        case.put_reading(Reading(document.id, referents=tuple(named(document, name) for name in names)), "test 1")
    compare(case)


def named(document: Document, name: str) -> Referent:
    kind = "person" if name in PEOPLE else "organ"
    mentions = (Mention(at(document.text, name)[0], "name", "test"),)
    return Referent(referent_id(document.id, name), document.id, name, kind, mentions, (name,))


def names(case: Case) -> dict[str, int]:
    """The actors and in how many documents they are met."""
    return {entry.name: entry.documents for entry in case.actors()}


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "mill.sayso", created="2031-04-03T00:00:00Z") as case:
        read(case, TEXTS)
        yield case


FOUND = {"Lena Marrow": 2, "Sollen Guard": 1, "Bram Tolk": 1, "Magdalena Orsk": 1, "Mill Watch": 1}


def test_the_case_as_it_is_found(case: Case):
    """One name is one actor across the texts, before anybody decides anything."""
    assert names(case) == FOUND


# ------------------------------------------------------------------------------------------------ each decision


def test_merge_makes_several_one_under_the_name_of_the_first(case: Case):
    """Any name is taken for any of them; why they are one is that somebody said so."""
    kept = reviewing.merge(case, "Marrow", ["Orsk", "bram tolk", "Orsk"], who="Kit", why="née Marrow")
    assert (kept.name, kept.documents, len(case.reviews())) == ("Lena Marrow", 3, 2)
    assert {"Magdalena Orsk", "Bram Tolk"} == {form for form, _ in kept.aliases}
    assert "merged by Kit: née Marrow" in {member.why for member in case.members("Lena Marrow")}
    assert names(case) == {"Lena Marrow": 3, "Sollen Guard": 1, "Mill Watch": 1}


def test_split_takes_out_what_a_document_means(case: Case):
    """The new actor has the name the document gives, or the one given; the other keeps the rest."""
    new = reviewing.split(case, "Lena Marrow", documents=["b.txt"], as_name="Lena Marrow the younger", who="Kit")
    assert (new.name, new.documents, new.kind) == ("Lena Marrow the younger", 1, "person")
    assert names(case)["Lena Marrow"] == 1


def test_split_takes_out_what_goes_by_a_name(case: Case):
    """Together with a document, both must be true."""
    reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit")
    with pytest.raises(
        NotFoundError, match=r"nothing of Lena Marrow answers to that; its names there are: Lena Marrow"
    ):
        reviewing.split(case, "Lena Marrow", names=["Magdalena Orsk"], documents=["a.txt"])
    assert reviewing.split(case, "Lena Marrow", names=["magdalena orsk"], who="Kit").name == "Magdalena Orsk"
    assert names(case) == FOUND


def test_rename_gives_another_name(case: Case):
    """Blanks are tidied; the names the texts have become aliases, and it is found by them."""
    reviewing.rename(case, "Lena Marrow", " Lena  Marrow-Orsk ", who="Kit")
    entry = case.find_actor("lena marrow")
    assert (entry.name, entry.aliases) == ("Lena Marrow-Orsk", (("Lena Marrow", 2),))


def test_a_decision_says_who_when_why_and_what_was_before(case: Case):
    """Enough to judge it later."""
    reviewing.rename(case, "Tolk", "Abraham Tolk", who="Kit", why="his letter")
    ((review, stands),) = reviewing.decisions(case)
    assert (review.who, review.kind, review.after, review.why, stands) == (
        "Kit", "rename", "Abraham Tolk", "his letter", "yes",
    )  # fmt: skip
    assert '"name": "Bram Tolk"' in (review.before or "")
    assert review.when.endswith("Z")


# ------------------------------------------------------------------------------------------------ it holds


def decide_all(case: Case) -> dict[str, int]:
    """One decision of each kind; the actors that follow."""
    reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit", why="one woman")
    reviewing.split(case, "Lena Marrow", documents=["b"], as_name="The other Marrow", who="Kit")
    reviewing.rename(case, "Mill Watch", "Watch of the Mill", who="Kit")
    decided = {"Lena Marrow": 2, "The other Marrow": 1, "Watch of the Mill": 1, "Sollen Guard": 1, "Bram Tolk": 1}
    assert names(case) == decided
    return decided


def own_row(name: str) -> Known:
    return Known(name, (), "organ", None, "COP", None, None, None, None, "own.csv", 2)


@pytest.mark.parametrize(
    "rebuild",
    [
        lambda case: (case.forget_readings(), read(case, TEXTS)),
        lambda case: (case.put_own_actors("own.csv", [own_row("Sollen Guard")]), compare(case)),
        lambda case: (case.put_actors((), "other rules"), compare(case)),
    ],
    ids=["read again", "own actors", "other rules"],
)
def test_decisions_hold_through_a_rebuild(case: Case, rebuild: Callable[[Case], object]):
    """Whatever is read or compared again, the last word is the person's."""
    decided = decide_all(case)
    ids = {entry.name: entry.id for entry in case.actors()}
    rebuild(case)
    assert names(case) == decided
    known = {own.name for own in case.own_actors()}  # whom the user's table knows is that one from then on
    assert {a.name: a.id for a in case.actors() if a.name not in known}.items() <= ids.items()
    assert {stands for _, stands in reviewing.decisions(case)} == {"yes"}


def test_decisions_hold_when_documents_are_added(case: Case):
    """What a new text says of an actor follows the actor; what was split off by document stays apart."""
    decided = decide_all(case)
    read(case, LATER)
    assert names(case) == decided | {"Lena Marrow": 3, "Bram Tolk": 2}


def test_decisions_apply_in_their_order(case: Case):
    """A name given later wins, and a merge after a split takes in what was split off."""
    reviewing.split(case, "Lena Marrow", documents=["b"], as_name="Younger", who="Kit")
    reviewing.rename(case, "Younger", "Youngest", who="Kit")
    reviewing.merge(case, "Bram Tolk", ["Youngest"], who="Kit")
    reviewing.rename(case, "Tolk", "The Tolks", who="Kit")
    assert names(case) == {"Lena Marrow": 1, "The Tolks": 1, "Sollen Guard": 1, "Magdalena Orsk": 1, "Mill Watch": 1}


def test_the_same_texts_and_decisions_give_the_same_export(case: Case, tmp_path: Path):
    """Ids of split actors too: nothing depends on the order in which texts came, or on the clock."""
    decide_all(case)
    with Case.create(tmp_path / "again.sayso", "mill", created=case.created) as again:
        read(again, dict(reversed(TEXTS.items())))
        for review in case.reviews():
            again.add_review(review)
        compare(again)
        written = [io.StringIO(), io.StringIO()]
        write_json(case, written[0])
        write_json(again, written[1])
    assert written[0].getvalue() == written[1].getvalue()


# ------------------------------------------------------------------------------------------------ taken back


def test_a_decision_can_be_taken_back_and_so_can_that(case: Case):
    """The list keeps all three, each with whether it stands."""
    reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit")
    merged = names(case)
    taken = reviewing.undo(case, case.reviews()[0].id[:8], who="Ann", why="two women")
    assert taken == case.reviews()[0]
    assert names(case) == FOUND
    reviewing.undo(case, case.reviews()[1].id, who="Kit", why="one after all")
    assert names(case) == merged
    assert [(r.kind, stands) for r, stands in reviewing.decisions(case)] == [
        ("merge", "yes"), ("undo", "taken back"), ("undo", "yes"),
    ]  # fmt: skip


def test_taking_back_an_early_decision_leaves_the_later_ones(case: Case):
    """Each is about referents, not about what an earlier decision made of them."""
    decide_all(case)
    reviewing.undo(case, case.reviews()[0].id, who="Kit")
    assert names(case) == {
        "Lena Marrow": 1, "The other Marrow": 1, "Watch of the Mill": 1, "Sollen Guard": 1, "Bram Tolk": 1,
        "Magdalena Orsk": 1,
    }  # fmt: skip


def test_a_decision_whose_actors_are_not_found_any_more_says_so_and_does_nothing(case: Case):
    """And holds again as soon as they are: here the text is read by other rules, and then by the first again."""
    reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit")
    reviewing.rename(case, "Mill Watch", "Watch of the Mill", who="Kit")
    text, _ = TEXTS["c.txt"]
    read(case, {"c.txt": (text, ("Marrow",))})
    assert [stands for _, stands in reviewing.decisions(case)] == ["not found any more"] * 2
    assert "Watch of the Mill" not in names(case)
    read(case, TEXTS)
    assert [stands for _, stands in reviewing.decisions(case)] == ["yes"] * 2
    assert "Watch of the Mill" in names(case)


def test_a_merge_into_an_actor_that_is_not_found_any_more_says_so(case: Case):
    """It takes two to be one."""
    reviewing.merge(case, "Mill Watch", ["Sollen Guard"], who="Kit")
    text, _ = TEXTS["c.txt"]
    read(case, {"c.txt": (text, ("Magdalena Orsk",))})
    assert [stands for _, stands in reviewing.decisions(case)] == ["not found any more"]
    assert "Sollen Guard" in names(case)


@pytest.mark.parametrize("before", [None, "{", "[1]", "Ida Brock", '{"referents": 7}', '{"referents": ["r0"]}'])
@pytest.mark.parametrize("kind", ["merge", "split", "rename"])
def test_a_review_that_was_not_made_here_does_nothing(case: Case, kind: str, before: str | None):
    """Any program may add a review, with anything in it."""
    case.add_review(Review("r1", "Kit", "2031-04-04T09:00:00Z", kind, "a1", before, "Ida Brock"))
    compare(case)
    assert names(case) == FOUND
    assert [stands for _, stands in reviewing.decisions(case)] == ["not found any more"]


def test_reviews_of_other_records_are_left_alone(case: Case):
    """Not every review is about actors, and not every one was made here."""
    case.add_review(Review("r1", "Kit", "2031-04-04T09:00:00Z", "speaker", "s1", "Ida Brock", "Ida Brock"))
    compare(case)
    assert names(case) == FOUND
    assert [stands for _, stands in reviewing.decisions(case)] == ["yes"]


# ------------------------------------------------------------------------------------------------ refused


@pytest.mark.parametrize(
    ("attempt", "message"),
    [
        (lambda c: reviewing.merge(c, "Lena Marrow", ["lena marrow"]), "are one actor already: Lena Marrow"),
        (lambda c: reviewing.merge(c, "Lena Marrow", ["Orsk", "Nobody"]), "no actor answers to 'Nobody'"),
        (lambda c: reviewing.merge(c, "Marrow", ["Marrow"]), "are one actor already"),
        (lambda c: reviewing.split(c, "Bram Tolk", documents=["b"]), "that is all of Bram Tolk, .* rename"),
        (lambda c: reviewing.split(c, "Lena Marrow", documents=["a", "b"]), "that is all of Lena Marrow"),
        (lambda c: reviewing.split(c, "Lena Marrow"), "say what to take out of Lena Marrow"),
        (lambda c: reviewing.split(c, "Lena Marrow", documents=["c"]), "it is not met there"),
        (lambda c: reviewing.split(c, "Lena Marrow", documents=["z"]), "no document answers to 'z'"),
        (lambda c: reviewing.split(c, "Lena Marrow", documents=["b"], as_name=" "), "needs a name"),
        (lambda c: reviewing.rename(c, "Lena Marrow", " \t"), "needs a name"),
        (lambda c: reviewing.rename(c, "Lena Marrow", "Lena Marrow"), "is called so already"),
        (lambda c: reviewing.rename(c, "Bram", "Bram\ud800"), "U\\+D800"),
        (lambda c: reviewing.rename(c, "Bram", "Abraham", who=" "), "needs a name"),
        (lambda c: reviewing.undo(c, "v0"), "no reviews answer to 'v0'; sayso reviews CASE lists them"),
        (lambda c: reviewing.undo(c, ""), "no reviews answer"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_kept(
    case: Case, attempt: Callable[[Case], object], message: str
):
    """The message says what is so, and what to do; the list of reviews stays empty."""
    with pytest.raises(SaysoError, match=message):
        attempt(case)
    assert case.reviews() == ()
    assert names(case) == FOUND


def test_merging_twice_is_refused_politely(case: Case):
    """They are one already, by whichever name they are called."""
    reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit")
    with pytest.raises(SaysoError, match=r"'Orsk' and 'Lena Marrow' are one actor already: Lena Marrow"):
        reviewing.merge(case, "Lena Marrow", ["Orsk"], who="Kit")
    assert len(case.reviews()) == 1


def test_taking_back_twice_is_refused_with_what_to_do(case: Case):
    """To let it stand again, the undo is taken back."""
    reviewing.rename(case, "Tolk", "Abraham Tolk", who="Kit")
    first = case.reviews()[0].id
    reviewing.undo(case, first, who="Kit")
    with pytest.raises(SaysoError, match=rf"{first} is taken back already; .*: undo {case.reviews()[1].id}"):
        reviewing.undo(case, first, who="Kit")


def test_a_beginning_that_several_reviews_have_is_refused(case: Case):
    """Every id of a decision begins with a v."""
    decide_all(case)
    with pytest.raises(NotFoundError, match="3 reviews answer to 'v'"):
        reviewing.undo(case, "v")


def test_a_machine_that_knows_no_user_is_told_how_to_say_who_decides(case: Case, monkeypatch: pytest.MonkeyPatch):
    """As in a container that runs under a number."""

    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(reviewing.getpass, "getuser", nobody)
    with pytest.raises(SaysoError, match="--by NAME"):
        reviewing.rename(case, "Tolk", "Abraham Tolk")
    assert reviewing.rename(case, "Tolk", "Abraham Tolk", who="Kit").name == "Abraham Tolk"


def test_an_actor_is_decided_about_as_the_person_saw_it(case: Case):
    """Also where a text was read anew since: the decision names what it found then, and what is left of it follows."""
    document = made("b.txt", TEXTS["b.txt"][0])
    reading = Reading(document.id, referents=(replace(named(document, "Bram Tolk"), roles=("miller",)),))
    case.put_reading(reading, "test 2")
    assert not case.is_compared()
    assert reviewing.rename(case, "Lena Marrow", "L. Marrow", who="Kit").documents == 1
    assert names(case)["Bram Tolk"] == 1

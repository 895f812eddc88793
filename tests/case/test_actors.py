"""Who is meant, where and when, as a case keeps it: what goes in comes out, what cannot be is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from case.affair import HARBOUR, MAKER, TIDE, actors_of, at, fill_with_actors, made, referent, tide_reading
from sayso.case import Case
from sayso.case.connection import ask
from sayso.errors import NotFoundError, RecordError
from sayso.records import Actor, Known, Membership, Reading, Review, Span, TimeExpression

DECIDED = Review("v1", "Kit", "2031-06-01T09:00:00Z", "rename", "a1", "{}", "Minister Venn")
OWN = Known("Quay Guard", ("the Guard",), "organ", "TUV", "COP", "2029", None, None, None, "own.csv", 2)
COMPUTED = ("referent", "mention", "time_expression", "place", "actor", "alias", "member", "comparison")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "affair.sayso") as case:
        fill_with_actors(case)
        yield case


def rows(case: Case, table: str) -> int:
    return int(ask(case._connection, f"SELECT count(*) FROM {table}")[0][0])


# ------------------------------------------------------------------------------------------------ in and out


def test_referents_come_out_as_they_went_in(case: Case):
    """Every field and every mention, in the order of the reading; with the date the document was published."""
    told = tide_reading(made("tide.txt", TIDE)).referents
    assert tuple(found for found, _ in case.sightings() if found.document == told[0].document) == told
    assert {published for _, published in case.sightings()} == {"2031-04-03", "2031-05-06"}


def test_times_and_places_come_out_as_they_went_in(case: Case):
    """Of one document, in the order of its text; of another there are none."""
    reading = tide_reading(made("tide.txt", TIDE))
    assert case.times("tide") == reading.times
    assert case.places("tide") == reading.places
    assert (case.times("001"), case.places("001")) == ((), ())


def test_the_users_own_rows_come_out_as_they_went_in(case: Case):
    """A file given again replaces what it said before, and leaves the rows of other files."""
    other = replace(OWN, name="Tide Office", table="more.csv")
    case.put_own_actors("own.csv", [OWN, replace(OWN, name="Gone", line=3)])
    case.put_own_actors("more.csv", [other])
    case.put_own_actors("own.csv", [OWN])
    assert set(case.own_actors()) == {OWN, other}


def test_a_statement_has_three_times(case: Case):
    """When it was said, what time it speaks of, and when its document was published."""
    (entry,) = case.in_words(case.statements(document="tide", form="direct"))
    assert (entry.statement.when, entry.statement.event_when) == ("2031-05-05", "2031-05")
    assert entry.document.published == "2031-05-06"


# ------------------------------------------------------------------------------------------------ refused


def far(reading: Reading) -> Reading:
    first, *rest = reading.referents
    mention = replace(first.mentions[0], span=Span(len(TIDE) - 1, len(TIDE) + 1))
    return replace(reading, referents=(replace(first, mentions=(mention,)), *rest))


def bad_time(reading: Reading) -> Reading:
    return replace(reading, times=(replace(reading.times[0], type="ERA"),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (far, "a mention of Orla Venn: span"),
        (lambda r: replace(r, referents=(*r.referents, r.referents[0])), "two referents of document .* have one name"),
        (lambda r: replace(r, referents=(replace(r.referents[0], document="d0"),)), "is of document d0"),
        (lambda r: replace(r, referents=(replace(r.referents[0], kind="ghost"),)), "CHECK"),
        (lambda r: replace(r, referents=(replace(r.referents[0], forms=("\x00",)),)), "U\\+0000"),
        (lambda r: replace(r, times=(replace(r.times[0], span=Span(5, 5)),)), "a DATE expression: span"),
        (bad_time, "CHECK"),
        (lambda r: replace(r, times=(r.times[0], r.times[0])), "UNIQUE"),
        (lambda r: replace(r, places=(replace(r.places[0], span=Span(0, 999)),)), "the place Port Sorrel: span"),
        (lambda r: replace(r, places=(replace(r.places[0], lat=91.0),)), "CHECK"),
        (lambda r: replace(r, places=(replace(r.places[0], use="ship"),)), "CHECK"),
    ],
)
def test_what_a_document_cannot_have_is_refused(case: Case, spoil: Callable[[Reading], Reading], complaint: str):
    """A bug in a rule is told by name, and the reading that was there stays."""
    with pytest.raises(RecordError, match=complaint):
        case.put_reading(spoil(tide_reading(made("tide.txt", TIDE))), MAKER)
    assert len(case.times("tide")) == 2
    assert case.is_compared(MAKER)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda a: (replace(a, members=(Membership("r0", "a whim"),)),), "the case has no referent r0"),
        (lambda a: (a, replace(a, id="a0")), "is of another actor already"),
        (lambda a: (replace(a, kind="ghost"),), "CHECK"),
        (lambda a: (replace(a, name="\ud800"),), "U\\+D800"),
        (lambda a: (a, replace(a, members=())), "UNIQUE"),
    ],
)
def test_actors_that_cannot_be_are_refused(case: Case, spoil: Callable[[Actor], tuple[Actor, ...]], complaint: str):
    """All or nothing: the actors that were there stay."""
    before = case.actors()
    with pytest.raises(RecordError, match=complaint):
        case.put_actors(spoil(actors_of(case)[0]), MAKER)
    assert case.actors() == before


# ------------------------------------------------------------------------------------------------ out of date


@pytest.mark.parametrize(
    "change",
    [
        lambda case: case.put_reading(tide_reading(made("tide.txt", TIDE)), MAKER),
        lambda case: case.add_review(DECIDED),
        lambda case: case.put_own_actors("own.csv", [OWN]),
        lambda case: case.forget_readings(),
    ],
    ids=["reading", "review", "own actors", "forgotten"],
)
def test_actors_are_out_of_date_when_what_they_rest_on_changes(case: Case, change: Callable[[Case], object]):
    """The next build compares the documents again."""
    assert case.is_compared(MAKER) and case.is_compared()
    assert not case.is_compared("other rules")
    change(case)
    assert not case.is_compared(MAKER) and not case.is_compared()


def test_a_document_read_again_leaves_nothing_of_what_was_read_before(case: Case):
    """Its referents, mentions, times, places and memberships go with its reading; other documents keep theirs."""
    case.put_reading(Reading(made("tide.txt", TIDE).id), MAKER)
    assert [rows(case, table) for table in ("time_expression", "place")] == [0, 0]
    assert {found.document for found, _ in case.sightings()} == {made("001_harbour.txt", HARBOUR).id}
    assert len(case.find_actor("Orla Venn").aliases) == 1
    assert len(case.members("Orla Venn")) == 1


def test_forgetting_readings_empties_every_computed_table(case: Case):
    """What was decided and what the user knows of the actors stays."""
    case.add_review(DECIDED)
    case.put_own_actors("own.csv", [OWN])
    case.forget_readings()
    assert [rows(case, table) for table in COMPUTED] == [0] * len(COMPUTED)
    assert (case.reviews(), case.own_actors()) == ((DECIDED,), (OWN,))


def test_deleting_a_reading_with_any_tool_takes_all_that_hangs_on_it(case: Case):
    """As the page on the case file promises: by cascade."""
    case._connection.execute("DELETE FROM reading")
    assert [rows(case, table) for table in ("referent", "mention", "time_expression", "place", "member")] == [0] * 5


# ------------------------------------------------------------------------------------------------ asked


def test_actors_are_listed_with_what_there_is_of_them(case: Case):
    """The most mentioned first; aliases with the number of documents that use them."""
    first, *rest = case.actors()
    assert (first.name, first.kind, first.country, first.sector, first.behalf) == (
        "Orla Venn", "person", "TUV", "GOV", "Venn ministry",
    )  # fmt: skip
    assert (first.documents, first.mentions, first.statements) == (2, 4, 4)
    assert first.aliases == (("Vénn", 1),)
    assert [entry.name for entry in rest] == ["Venn ministry", "Ada Brandt", "pirates"]
    assert [entry.name for entry in case.actors("unnamed")] == ["pirates"]
    assert [entry.name for entry in case.actors(behalf="Venn ministry")] == ["Orla Venn"]


def test_an_alias_counts_documents_and_not_mentions(case: Case):
    """What a text calls an actor once or ten times is one use of the name."""
    ministry = case.find_actor("Venn ministry")
    merged = replace(
        actors_of(case)[0],
        members=tuple(Membership(m.referent, "one") for name in ("Orla Venn", ministry.id) for m in case.members(name)),
    )
    case.put_actors([merged], MAKER)
    assert case.find_actor("Orla Venn").aliases == (("Venn ministry", 1), ("Vénn", 1))
    assert case.find_actor("Orla Venn").documents == 2


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("orla venn", "Orla Venn"),
        ("  Orla   Venn ", "Orla Venn"),
        ("VENN", "Orla Venn"),  # an alias in full, accents apart, comes before a part of a name
        ("brandt", "Ada Brandt"),
        ("ministry", "Venn ministry"),
        ("pirate", "pirates"),
    ],
)
def test_an_actor_is_found_by_any_name_it_has(case: Case, asked: str, name: str):
    """Name, alias, or a part; case, accents and blanks do not matter."""
    assert case.find_actor(asked).name == name


def test_an_actor_is_found_by_its_id_or_the_beginning_of_it(case: Case):
    """As lists and messages show it."""
    entry = case.find_actor("Ada Brandt")
    assert case.find_actor(entry.id) == case.find_actor(entry.id[:9]) == entry


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("r", r"3 actors answer to 'r': Orla Venn \(person, a\w+\), Venn ministry .*Give more of the name, or the id"),
        ("Adda Brant", r"no actor answers to 'Adda Brant'. Did you mean: Ada Brandt\?"),
        ("zebra", "sayso actors CASE lists them"),
        ("", "no actor answers to ''"),
    ],
)
def test_a_name_that_does_not_name_one_actor_is_answered_with_what_to_do(case: Case, asked: str, message: str):
    """The candidates, or the nearest names, or the command that lists all."""
    with pytest.raises(NotFoundError, match=message):
        case.find_actor(asked)


def test_a_case_that_was_never_compared_says_what_finds_actors(tmp_path: Path):
    """As one made by an older Sayso."""
    with Case.create(tmp_path / "new.sayso") as case:
        assert case.actors() == []
        with pytest.raises(NotFoundError, match="knows no actors yet: sayso build CASE"):
            case.find_actor("Venn")


def test_mentions_stand_in_their_context(case: Case):
    """By document and place, the words around them as the text has them, with how and why."""
    found = list(case.mentions("Orla Venn"))
    assert [(m.document.source, m.text, m.mention.kind) for m in found] == [
        ("001_harbour.txt", "Minister Orla Venn", "name"),
        ("001_harbour.txt", "she", "pronoun"),
        ("001_harbour.txt", "the minister", "description"),
        ("tide.txt", "Orla Venn", "name"),
    ]
    texts = {"001_harbour.txt": HARBOUR, "tide.txt": TIDE}
    assert all(m.before + m.text + m.after in texts[m.document.source] for m in found)
    assert {m.why for m in found} == {"the same name"}
    assert [(member.name, member.roles) for member in case.members("Orla Venn")] == [
        ("Orla Venn", ("minister",)), ("Orla Venn", ()),
    ]  # fmt: skip
    assert len(list(case.all_mentions())) == 8


def test_statements_have_the_names_of_their_actors(case: Case):
    """Speaker, whom for and carriers; what no referent stands for keeps the name the text has."""
    renamed = [replace(a, name="Minister Venn") if a.name == "Orla Venn" else a for a in actors_of(case)]
    case.put_actors(renamed, MAKER)
    assert {s.speaker for s in case.statements(form="indirect")} == {"Minister Venn", "Ada Brandt"}
    (denied,) = case.statements(act="deny", form="indirect")
    assert [c.name for c in denied.carriers] == ["Harbour Post", "Minister Venn"]
    assert denied.on_behalf_of == "Ministry of Ports"
    shown = ask(case._connection, "SELECT DISTINCT speaker FROM statements WHERE form = 'indirect' ORDER BY 1")
    assert shown == [("Ada Brandt",), ("Minister Venn",)]


@pytest.mark.parametrize("name", ["first lady", "VENN", "minister v", "the harbourmistress", "she"])
def test_statements_are_found_by_any_name_of_their_speaker(case: Case, name: str):
    """The name the case has, that of the text, an alias from another text, or the words of the source."""
    case.put_reading(
        replace(
            tide_reading(made("tide.txt", TIDE)),
            referents=(
                referent(
                    made("tide.txt", TIDE), "Orla Venn", (at(TIDE, "Orla Venn")[0], "name"),
                    forms=("First Lady", "the Harbourmistress"),
                ),
            ),
        ),
        MAKER,
    )  # fmt: skip
    case.put_actors([replace(a, name="Minister V.") if a.name == "Orla Venn" else a for a in actors_of(case)], MAKER)
    found = {s.act for s in case.statements(speaker=name, document="001")}
    assert found == ({"deny", "promise"} if name != "she" else {"deny"})


def test_the_views_show_actors_mentions_times_and_places_in_words(case: Case):
    """For any SQLite tool; `tests/case/test_case_docs.py` runs the queries of the page."""
    name, aliases, mentions = ask(case._connection, "SELECT name, aliases, mentions FROM actors")[0]
    assert (name, aliases, mentions) == ("Orla Venn", "Vénn", 4)
    assert ask(case._connection, "SELECT text, kind FROM mentions WHERE actor = 'Ada Brandt'") == [
        ("Colonel Ada Brandt", "name")
    ]
    assert ask(case._connection, "SELECT text, value FROM times") == [("Monday", "2031-05-05"), ("in May", "2031-05")]
    assert ask(case._connection, "SELECT text, geonames, country FROM places") == [("Port Sorrel", 900001, "TV")]


def test_a_time_of_any_documented_type_can_be_kept(case: Case):
    """A habit that no calendar places has no interval and no anchor."""
    habit = TimeExpression(at(TIDE, "Monday")[0], "SET", "XXXX-WXX-1", None, "day", None, "test.set")
    case.put_reading(Reading(made("tide.txt", TIDE).id, times=(habit,)), MAKER)
    assert case.times("tide") == (habit,)

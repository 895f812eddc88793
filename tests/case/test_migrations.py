"""How a case made by an older Sayso is brought up to date when it is opened, and what of it stays."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from case.affair import fill
from sayso.case import Case, connection, migrations
from sayso.case.connection import ask
from sayso.errors import CaseError, RecordError
from sayso.records import Actor, Carrier, Membership, Mention, Reading, Referent, Review, Span, Statement

NEWEST = migrations.VERSION
OLD_FORMAT = Path(__file__).with_name("format_1.sql").read_text("utf-8")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The path of a case as the first format had it."""
    path = tmp_path / "quay.sayso"
    with closing(sqlite3.connect(path)) as tool:
        tool.executescript(OLD_FORMAT)
    return path


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "affair.sayso") as case:
        fill(case)
        yield case


# ------------------------------------------------------------------------------------------------ from format 1


def test_a_case_of_format_1_keeps_its_statements_and_they_are_unjudged(old: Path):
    """What the old format did not know has its default until the next build."""
    with Case.open(old) as case:
        assert case.version == NEWEST
        assert list(case.statements(speaker="brock")) == [
            Statement(
                "s1", "d1", (Span(22, 37),), (Span(38, 42),), (Span(0, 20),), "indirect", "assert", "clause.said",
                "Ida Brock", None, (Carrier("outlet", "Quay Herald"), Carrier("person", "Ida Brock", Span(22, 37))),
                kind="speech", confidence=None, maker=None,
            )
        ]  # fmt: skip


def test_a_case_of_format_1_keeps_what_was_given_and_decided(old: Path):
    """Documents, files and a person's reviews are as they were, and can be searched."""
    decided = Review("r1", "Kit", "2031-04-04T09:00:00Z", "speaker", "s1", "Ida Brock", "Ida Brock", "she signed it")
    with Case.open(old) as case:
        assert (case.title, case.created) == ("The quay", "2031-04-03T10:00:00Z")
        assert case.document("quay").text == "The quay was flooded, Mayor Ida Brock said."
        assert case.has_file("quay.txt", "f1")
        assert case.reviews("s1") == (decided,)
        assert [hit.match for hit in case.search("flooded")] == ["flooded"]


def test_a_case_of_format_1_is_read_again_by_the_next_build(old: Path):
    """A new reading brings kind, confidence and maker in the place of the defaults."""
    with Case.open(old, write=True) as case:
        (document,) = case.unread("sayso 0.1.0")
        (said,) = case.statements()
        judged = replace(said, kind="attitude", confidence=0.731, maker="tagger 1")
        case.put_reading(Reading(document.id, statements=(judged,)), "sayso 0.1.0")
        assert list(case.statements()) == [judged]
        assert case.count_unread("sayso 0.1.0") == 0
        assert len(case.reviews("s1")) == 1


@pytest.mark.parametrize("bad", [{"kind": "shout"}, {"confidence": 1.5}])
def test_a_case_of_format_1_refuses_what_a_new_one_refuses(old: Path, bad: dict[str, object]):
    """The columns that were added are checked as those of a new file are."""
    (column, value), = bad.items()  # fmt: skip
    Case.open(old).close()
    with closing(sqlite3.connect(old)) as tool, pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        tool.execute(f"UPDATE statement SET {column} = ?", (value,))
    with Case.open(old, write=True) as case, pytest.raises(RecordError):
        case.put_reading(Reading("d1", statements=(replace(next(case.statements()), **bad),)), "sayso 0.1.0")  # type: ignore[arg-type]


# ------------------------------------------------------------------------------------------------ from format 2


@pytest.fixture
def second(old: Path) -> Path:
    """The path of a case as the second format had it, with a statement that was judged."""
    with closing(sqlite3.connect(old, isolation_level=None)) as tool:
        migrations.migrate(tool, migrations.MIGRATIONS[:1])
        tool.execute("UPDATE statement SET confidence = 0.9, maker = 'tagger 1'")
        # The views of format 2 knew no actors; what `migrate` made anew is of the newest format.
        for (view,) in tool.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            tool.execute(f"DROP VIEW {view}")
        tool.execute("CREATE VIEW statements AS SELECT id, speaker FROM statement")
        assert migrations.version_of(tool) == 2
    return old


def test_a_case_of_format_2_keeps_its_statements_and_knows_no_actors_yet(second: Path):
    """They have no event time, and their speakers the names of the text, until the next build."""
    with Case.open(second) as case:
        assert case.version == NEWEST
        (said,) = case.statements()
        assert (said.speaker, said.confidence, said.maker, said.event_when) == ("Ida Brock", 0.9, "tagger 1", None)
        assert (case.actors(), case.own_actors(), list(case.all_mentions())) == ([], (), [])
        assert (case.times("quay"), case.places("quay"), case.is_compared()) == ((), (), False)
        assert [s.speaker for s in case.statements(speaker="brock")] == ["Ida Brock"]


def test_a_case_of_format_2_takes_actors(second: Path):
    """Referents and actors are put and found as in a new case, and its old views are the newest."""
    with Case.open(second, write=True) as case:
        mayor = Referent("r1", "d1", "Ida Brock", "person", (Mention(Span(22, 37), "name", "test"),))
        (said,) = case.statements()
        case.put_reading(Reading("d1", statements=(said,), referents=(mayor,)), "sayso 0.2.0")
        case.put_actors([Actor("a1", "Mayor Brock", "person", (Membership("r1", "test"),))], "sayso 0.2.0")
        assert [s.speaker for s in case.statements()] == ["Mayor Brock"]
        assert ask(case._connection, "SELECT speaker, event_when FROM statements") == [("Mayor Brock", None)]
        assert case.find_actor("Ida Brock").statements == 1


def test_a_case_of_format_2_ends_as_a_new_one_begins(second: Path, tmp_path: Path):
    """Migrated or new, a case has the same tables and views."""
    Case.open(second).close()
    Case.create(tmp_path / "new.sayso").close()
    assert shape(second) == shape(tmp_path / "new.sayso")


def shape(path: Path) -> dict[str, object]:
    """Every table by its columns, and the SQL of every view, index and trigger."""
    with closing(sqlite3.connect(path)) as tool:
        found = tool.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
        return {
            name: tool.execute(f"PRAGMA table_xinfo({name})").fetchall() if kind == "table" else sql
            for name, kind, sql in found
        }


def test_an_older_case_ends_as_a_new_one_begins(old: Path, tmp_path: Path):
    """Migrated or new, a case has the same tables and views."""
    Case.open(old).close()
    Case.create(tmp_path / "new.sayso").close()
    assert shape(old) == shape(tmp_path / "new.sayso")


def test_a_view_of_the_users_own_stays(old: Path):
    """Only the views of the format are made anew."""
    with closing(sqlite3.connect(old)) as tool:
        tool.execute("CREATE VIEW mine AS SELECT speaker, document FROM statements")
    with Case.open(old) as case:
        assert ask(case._connection, "SELECT * FROM mine") == [("Ida Brock", "quay.txt")]


def test_an_older_case_that_cannot_be_written_is_answered_with_what_to_do(old: Path, monkeypatch: pytest.MonkeyPatch):
    """On a read-only disc it cannot be brought up to date; a copy of it can."""
    reading = connection._reading
    monkeypatch.setattr(connection, "_reading", lambda uri: reading(f"{uri.partition('?')[0]}?mode=ro&immutable=1"))
    with pytest.raises(CaseError, match=r"has format 1, .* copy it to where it can be, and open the copy"):
        Case.open(old)


# ------------------------------------------------------------------------------------------------ any step


def add_mood(connection: sqlite3.Connection) -> None:
    """A step for these tests."""
    connection.execute("ALTER TABLE statement ADD COLUMN mood TEXT")


def add_tone(connection: sqlite3.Connection) -> None:
    """Another step."""
    connection.execute("ALTER TABLE segment ADD COLUMN tone TEXT")


def fail_halfway(connection: sqlite3.Connection) -> None:
    """A step that finds something it did not expect."""
    connection.execute("ALTER TABLE segment ADD COLUMN half TEXT")
    raise RuntimeError("halfway")


def columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}


def test_an_older_case_is_brought_up_to_date_step_by_step(case: Case):
    """Each step is applied once, in order, and recorded; the rows stay."""
    connection, steps = case._connection, (*migrations.MIGRATIONS, add_mood, add_tone)
    assert migrations.migrate(connection, steps[:-1]) == NEWEST + 1
    assert migrations.migrate(connection, steps) == NEWEST + 2
    assert migrations.migrate(connection, steps) == NEWEST + 2
    recorded = ask(connection, "SELECT version, name FROM migration")
    assert recorded == [(NEWEST + 1, "add_mood"), (NEWEST + 2, "add_tone")]
    assert "mood" in columns(connection, "statement") and "tone" in columns(connection, "segment")
    assert len(list(case.statements())) == 9


def test_a_step_that_fails_leaves_the_case_as_it_was(case: Case):
    """All steps or none."""
    with pytest.raises(RuntimeError, match="halfway"):
        migrations.migrate(case._connection, (*migrations.MIGRATIONS, add_mood, fail_halfway))
    assert case.version == NEWEST
    assert not {"mood", "half"} & (columns(case._connection, "statement") | columns(case._connection, "segment"))


def test_a_case_is_brought_up_to_date_when_it_is_opened(case: Case, monkeypatch: pytest.MonkeyPatch):
    """Opening is all a user does."""
    case.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_mood))
    monkeypatch.setattr("sayso.case.connection.VERSION", NEWEST + 1)
    with Case.open(case.path) as opened:
        assert opened.version == NEWEST + 1
        assert len(list(opened.statements())) == 9


def test_the_schema_is_of_the_newest_version():
    """A step added to the list is added to schema.sql as well, in the same change."""
    assert f"format version {migrations.VERSION}." in migrations.schema()
    assert len(migrations.MIGRATIONS) + 1 == migrations.VERSION

"""The commands about actors: what they print, for a person and for a program, what they decide, how they fail."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from case.affair import HARBOUR, TIDE, fill_with_actors
from sayso.case import Case
from sayso.views.cli import app
from sayso.views.inert import one_line
from views.hostile import make_hostile_case

LISTS = (("actors", "--unnamed"), ("actors", "venn"), ("reviews",))


def ask(*arguments: object, **environment: str) -> Result:
    """Run a command as a user would, on a terminal 100 columns wide that is none (a pipe)."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "100", **environment})


@pytest.fixture
def affair(tmp_path: Path) -> Path:
    """The path of a small case with actors, closed."""
    with Case.create(tmp_path / "affair.sayso", "The harbour") as case:
        fill_with_actors(case)
    return tmp_path / "affair.sayso"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The path of a case whose every text and name attacks the terminal."""
    make_hostile_case(tmp_path / "hostile.sayso").close()
    return tmp_path / "hostile.sayso"


# ------------------------------------------------------------------------------------------------ the list


def test_actors_are_listed_with_kind_codes_counts_and_names(affair: Path):
    """One a row; unnamed sources are counted, and shown when asked for."""
    shown = ask("actors", affair).stdout
    assert re.search(r"Orla Venn +person +TUV GOV +2 +4 +4 +Vénn", shown)
    assert "for Venn ministry" in shown
    assert "pirates" not in shown
    assert "3 actors." in shown
    assert "1 unnamed source is left out; --unnamed brings it in." in shown
    for flags in (("--unnamed",), ("--kind", "unnamed")):
        assert "pirates" in ask("actors", affair, *flags).stdout
        assert "left out" not in ask("actors", affair, *flags).stdout
    assert "Ada Brandt" not in ask("actors", affair, "--kind", "organ").stdout


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_a_list_of_actors_fits_the_window_and_cuts_no_name(affair: Path, width: int):
    """What has no column of its own in a narrow window stands under the name."""
    shown = ask("actors", affair, COLUMNS=str(width)).stdout
    rows = shown.partition("3 actors.")[0].splitlines()
    assert max(map(len, rows)) <= width
    assert all(any(name in line for line in rows) for name in ("Orla Venn", "Venn ministry", "Ada Brandt"))
    assert "organ" in shown
    assert "for Venn" in shown
    assert width == 40 or "Vénn" in shown  # what stands under a name is cut where its line ends


def test_a_list_of_actors_that_stops_says_so(affair: Path):
    """A limit never passes for the whole."""
    shown = ask("actors", affair, "--limit", "1").stdout
    assert "The first 1 of 3 actors; --limit shows more." in shown
    assert len(json.loads(ask("actors", affair, "--limit", "1", "--format", "json").stdout)) == 1


def test_a_case_without_actors_is_told_which_command_finds_them(tmp_path: Path, affair: Path):
    """An older case, or one that changed since: the list says that it is not of today, and what to do."""
    Case.create(tmp_path / "new.sayso").close()
    assert ask("actors", tmp_path / "new.sayso").stdout.strip() == "0 actors."
    with Case.open(affair, write=True) as case:
        case.forget_readings()
    shown = ask("actors", affair).stdout
    assert one_line(shown).endswith(f"not compared as they are now; this does it: sayso build {affair}")
    result = ask("actors", affair, "--format", "json")
    assert json.loads(result.stdout) == []
    assert f"sayso build {affair}" in result.stderr
    assert "The case knows no actors yet: sayso build CASE finds them" in ask("actors", affair, "Venn").stderr


# ------------------------------------------------------------------------------------------------ one actor


def test_one_actor_is_shown_with_all_that_is_known_of_it(affair: Path):
    """Codes, names and words with the number of documents, why it is one, who speaks for it."""
    shown = one_line(ask("actors", affair, "venn", COLUMNS="160").stdout)
    for words in (
        "Orla Venn person · TUV GOV · a",
        "Met in 2 documents, 4 mentions, 4 statements",
        "Also called Vénn (1)",
        "Described with minister (1)",
        "Speaks for Venn ministry",
        "One because Orla Venn: the same name (2 documents)",
        "001_harbour.txt · Harbour Post · 2031-04-03",
    ):
        assert words in shown
    assert "Spoken for by Orla Venn" in one_line(ask("actors", affair, "Venn ministry").stdout)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
def test_mentions_stand_under_each_other_in_their_context(affair: Path, width: int):
    """Within a document all begin in one column, and no line is longer than the window."""
    shown = ask("actors", affair, "venn", COLUMNS=str(width)).stdout
    lines = [line for line in shown.splitlines() if re.search(r"\[(Minister Orla Venn|she|the minister)\]", line)]
    assert len(lines) == 3
    assert len({line.index("[") for line in lines}) == 1
    assert max(map(len, lines)) <= width
    assert [kind in line for kind, line in zip(("name", "pronoun", "description"), lines, strict=True)] == [
        width >= 60
    ] * 3


def test_the_words_around_a_mention_are_the_texts_own(affair: Path):
    """No blank is lost or added beside it, and no word is cut where the line begins."""
    shown = ask("actors", affair, "ministry", COLUMNS="200").stdout
    assert "blamed the pirates on Monday. “[We] lost two boats at Port Sorrel in May" in shown
    before = next(line for line in shown.splitlines() if "[the Venn ministry]" in line).partition("[")[0].split()[1:]
    assert set(before) <= set(TIDE.split())


def test_the_mentions_of_an_actor_can_be_limited(affair: Path):
    """In every format."""
    assert "The first 2 of 4 mentions; --limit shows more." in ask("actors", affair, "venn", "--limit", "2").stdout
    assert len(ask("actors", affair, "venn", "--limit", "2", "--format", "jsonl").stdout.splitlines()) == 2


def test_colours_take_the_place_of_brackets(affair: Path):
    """At a terminal the style says which words are the mention."""
    shown = ask("actors", affair, "venn", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[1;36mMinister Orla Venn\x1b[0m" in shown
    assert "[Minister" not in shown


def test_a_name_that_does_not_name_one_actor_is_an_error_with_what_to_do(affair: Path):
    """One sentence on standard error, nothing on standard output."""
    for name, words in (("r", "Give more of the name, or the id"), ("Adda Brant", "Did you mean: Ada Brandt?")):
        result = ask("actors", affair, name)
        assert (result.exit_code, result.stdout) == (1, "")
        assert words in result.stderr


# ------------------------------------------------------------------------------------------------ for a program


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_json_json_lines_and_csv_say_the_same(affair: Path, command: tuple[str, ...]):
    """Standard output holds the rows and nothing else, and the three formats hold the same ones."""
    ask("rename", affair, "Brandt", "Ada B.", "--by", "Kit")
    name, *rest = command
    rows = json.loads(ask(name, affair, *rest, "--format", "json").stdout)
    lines = [json.loads(line) for line in ask(name, affair, *rest, "--format", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(ask(name, affair, *rest, "--format", "csv").stdout)))
    assert rows
    assert rows == lines
    assert len(table) == len(rows)
    assert all(list(row) == list(rows[0]) for row in table)


def test_a_mention_carries_its_words_and_its_place(affair: Path):
    """The words are the text at those positions, the context what stands on either side."""
    texts = {"001_harbour.txt": HARBOUR, "tide.txt": TIDE}
    for row in json.loads(ask("actors", affair, "venn", "--format", "json").stdout):
        text = texts[row["source"]]
        assert row["text"] == text[row["start"] : row["end"]]
        assert text[: row["start"]].endswith(row["before"]) and text[row["end"] :].startswith(row["after"])


def test_statements_are_found_by_an_alias_of_the_actor(affair: Path):
    """A name that only another text has for the speaker."""
    rows = json.loads(ask("statements", affair, "--speaker", "vénn", "--format", "json").stdout)
    assert {(row["document_source"], row["speaker"]) for row in rows} == {
        ("001_harbour.txt", "Orla Venn"), ("tide.txt", "Orla Venn"),
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------ decisions


def test_decisions_are_made_listed_and_taken_back(affair: Path):
    """Each command says what the actor is now; the list says what was decided, by whom and why."""
    made = ask("merge", affair, "Venn", "Brandt", "pirates", "--why", "one crew", "--by", "Kit")
    assert re.match(r"Orla Venn \(person, a\w+\): 2 documents, 6 mentions; also called .*Ada Brandt", made.stdout)
    parted = ask("split", affair, "Venn", "--document", "tide", "--name", "pirates", "--as", "Pirates", "--by", "Kit")
    assert parted.stdout.startswith("Pirates (")
    assert ask("rename", affair, "Venn", "Mayor Venn", "--by", "Kit").stdout.startswith("Mayor Venn (")
    shown = ask("reviews", affair, COLUMNS="120").stdout
    for words in (
        "merge Ada Brandt into Orla Venn", "merge pirates into Orla Venn", "split Pirates from Orla Venn",
        "rename Orla Venn to Mayor Venn", " · one crew", "4 reviews.",
    ):  # fmt: skip
        assert words in shown
    (*_, last) = json.loads(ask("reviews", affair, "--format", "json").stdout)
    back = ask("undo", affair, last["id"][:9], "--by", "Ann")
    assert re.fullmatch(r"Taken back: rename of \d{4}-\d\d-\d\d \d\d:\d\d by Kit\.\n", back.stdout)
    assert "taken back" in ask("reviews", affair).stdout
    assert "Orla Venn" in ask("actors", affair).stdout


def test_a_case_with_no_decisions_says_so(affair: Path):
    """A sentence, not an empty table."""
    assert ask("reviews", affair).stdout == "0 reviews.\n"


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("merge", "Venn", "Orla Venn"), "are one actor already"),
        (("merge", "Venn", "Nobody"), "no actor answers to 'Nobody'"),
        (("split", "Brandt", "--document", "001"), "that is all of Ada Brandt"),
        (("split", "Brandt"), "say what to take out of Ada Brandt"),
        (("rename", "Brandt", " "), "needs a name"),
        (("undo", "v1"), "sayso reviews CASE lists them"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_decided_is_told_in_one_sentence(affair: Path, command: tuple[str, ...], message: str):
    """On standard error, with exit code 1; nothing is kept."""
    name, *rest = command
    result = ask(name, affair, *rest)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert ask("reviews", affair).stdout == "0 reviews.\n"


@pytest.mark.parametrize(
    "command",
    [
        ("actors",),
        ("merge", "a", "b"),
        ("split", "a", "--name", "b"),
        ("rename", "a", "b"),
        ("reviews",),
        ("undo", "v"),
    ],
    ids=lambda command: command[0],
)
def test_a_case_that_is_not_there_is_told_with_the_command_that_makes_one(tmp_path: Path, command: tuple[str, ...]):
    """A slip in the name makes no new case."""
    name, *rest = command
    result = ask(name, tmp_path / "none.sayso", *rest)
    assert result.exit_code == 1
    assert "sayso build" in result.stderr
    assert not (tmp_path / "none.sayso").exists()


# ------------------------------------------------------------------------------------------------ with real texts

FERRY = "The ferry is late, Governor Mira Sand said on Monday. “I have seen worse,” Sand told reporters.\n"
QUAY = "Captain Tilda Moor denied it. Governor Mira Sand and the Quay Guard were asked. She did not answer.\n"
LOCKS = "The locks are shut, Captain Tilda Moor said. Governor Mira Sand left for Ostmar.\n"


@pytest.mark.model
def test_decisions_hold_through_the_builds_of_real_texts(tmp_path: Path):
    """Read afresh, with a text more, with a table of one's own: what a person decided stays, and can be undone."""
    texts, case, own = tmp_path / "texts", tmp_path / "ferry.sayso", tmp_path / "own.csv"
    texts.mkdir()
    (texts / "ferry.txt").write_text(FERRY, "utf-8")
    (texts / "quay.txt").write_text(QUAY, "utf-8")
    assert ask("build", case, texts).exit_code == 0
    assert ask("rename", case, "Mira Sand", "Governor Sand", "--by", "Kit").exit_code == 0
    assert ask("split", case, "Governor Sand", "--document", "quay", "--as", "Sand the younger").exit_code == 0
    (texts / "locks.txt").write_text(LOCKS, "utf-8")
    own.write_text("name,kind,sector\nQuay Guard,armed_group,UAF\n", "utf-8")
    for more in ((texts,), ("--again",), ("--actors", own)):
        assert ask("build", case, *more).exit_code == 0
        found = {row["name"]: row for row in json.loads(ask("actors", case, "--format", "json").stdout)}
        assert "Mira Sand" not in found
        assert found["Sand the younger"]["documents"] == 1
        assert found["Governor Sand"]["documents"] == (2 if (texts / "locks.txt").exists() else 1)
    assert found["Quay Guard"]["sector"] == "UAF"
    said = json.loads(ask("statements", case, "--speaker", "Mira Sand", "--format", "json").stdout)
    assert {row["speaker"] for row in said} <= {"Governor Sand", "Sand the younger"}
    assert {row["stands"] for row in json.loads(ask("reviews", case, "--format", "json").stdout)} == {"yes"}


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"name,kind\nQuay Guard,ghost\n", "own.csv, line 2: kind 'ghost' is none of"),
        (b"name,kind\n\nCaf\xe9 Moor,company\n", "own.csv, line 3: not UTF-8"),
        (b"", "own.csv, line 1: no column name"),
        (None, "own.csv: No such file"),
    ],
)
def test_a_table_of_ones_own_that_cannot_be_read_is_told_with_file_and_line(
    tmp_path: Path, content: bytes | None, complaint: str
):
    """And no case is made of it."""
    own, text = tmp_path / "own.csv", tmp_path / "ferry.txt"
    text.write_text(FERRY, "utf-8")
    if content is not None:
        own.write_bytes(content)
    result = ask("build", tmp_path / "a.sayso", text, "--actors", own)
    assert result.exit_code == 1
    assert complaint in result.stderr
    assert not (tmp_path / "a.sayso").exists()


# ------------------------------------------------------------------------------------------------ hostile texts


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}], ids=["pipe", "terminal"])
@pytest.mark.parametrize("width", ["40", "80", "160"])
@pytest.mark.parametrize(
    "command", [("actors",), ("actors", "cmd"), ("actors", "\x1b[31m\u202e"), ("reviews",)], ids=str
)
def test_a_name_cannot_command_the_terminal(
    hostile: Path, command: tuple[str, ...], width: str, environment: dict[str, str]
):
    """No escape sequence, bell, override or C1 control from a name, code, reason or review reaches the screen."""
    name, *rest = command
    shown = ask(name, hostile, *rest, COLUMNS=width, **environment).output
    assert shown
    assert "\x1b]" not in shown
    assert not set(shown) & set("\x07\x9b\u202e\r")
    assert "\x1b[31m" not in shown
    assert "\x1b" not in shown or environment


def test_rich_markup_in_a_name_is_text(hostile: Path):
    """Square brackets and colons are shown as they stand."""
    for command in (("actors",), ("actors", "cmd")):
        shown = one_line(ask(command[0], hostile, *command[1:], COLUMNS="200").stdout)
        assert "[bold red]not markup[/bold red] :smile:" in shown


@pytest.mark.parametrize("command", [("actors",), ("actors", "cmd"), ("reviews",)], ids=" ".join)
@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_what_a_program_reads_is_inert(hostile: Path, command: tuple[str, ...], kind: str):
    """JSON holds such characters as escapes, and no cell of a CSV is a formula."""
    name, *rest = command
    shown = ask(name, hostile, *rest, "--format", kind).stdout
    if kind == "csv":
        cells = [cell for row in csv.DictReader(io.StringIO(shown)) for cell in row.values()]
        assert cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    else:
        assert shown
        assert not set(shown) & set("\x1b\x07\x9b\u202e")


def test_a_decision_about_a_hostile_name_is_inert(hostile: Path):
    """The command that decides prints the name it gave."""
    shown = ask("rename", hostile, "cmd", "\x1b[31mred\u202e", "--by", "\x1b[31mKit")
    assert shown.exit_code == 0
    assert not set(shown.output) & set("\x1b\u202e")
    (*_, last) = json.loads(ask("reviews", hostile, "--format", "json").stdout)
    assert not set(ask("undo", hostile, last["id"]).output) & set("\x1b\u202e")

"""The commands that question a case: what they print, for a person and for a program, and how they fail."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from case.affair import HARBOUR, fill
from sayso.case import Case
from sayso.views.cli import app
from sayso.views.inert import one_line
from views.hostile import make_hostile_case

LISTS = (("documents",), ("statements", "--all"), ("search", "air strikes"), ("problems",))


def ask(*arguments: object, **environment: str) -> Result:
    """Run a command as a user would, on a terminal 100 columns wide that is none (a pipe)."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "100", **environment})


@pytest.fixture
def affair(tmp_path: Path) -> Path:
    """The path of a small case, closed."""
    with Case.create(tmp_path / "affair.sayso", "The harbour") as case:
        fill(case)
    return tmp_path / "affair.sayso"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The path of a case whose every text attacks the terminal."""
    make_hostile_case(tmp_path / "hostile.sayso").close()
    return tmp_path / "hostile.sayso"


# ------------------------------------------------------------------------------------------------ for a person


def test_statements_say_who_says_what_and_how(affair: Path):
    """Speaker, on whose behalf, act, form and words, under the document they stand in."""
    shown = ask("statements", affair).stdout
    for words in (
        "001_harbour.txt",
        "Harbour Post",
        "Orla Venn",
        "Ministry of Ports",
        "deny",
        "indirect",
        "was closed",
    ):
        assert words in shown


def test_author_statements_are_left_out_and_counted(affair: Path):
    """What authors say in their own voice is not in the list, which says how many there are and how to see them."""
    shown = ask("statements", affair).stdout
    assert "5 statements in an author's own voice are left out; --all brings them in." in shown
    assert "Strikes from the air" not in shown
    for flags in (("--all",), ("--form", "author")):
        more = ask("statements", affair, *flags).stdout
        assert "the author" in more
        assert "left out" not in more


@pytest.mark.parametrize(
    ("flags", "count"),
    [
        (("--speaker", "venn"), 3),
        (("--act", "deny"), 2),
        (("--form", "direct"), 1),
        (("--speaker", "venn", "--act", "promise"), 1),
        (("--document", "letters.csv#row=1"), 0),
        (("--document", "001"), 4),
        (("--since", "2031-04-03"), 3),
        (("--until", "2031-04-02"), 1),
        (("--kind", "attitude"), 1),
        (("--kind", "speech", "--act", "deny"), 2),
        (("--min-confidence", "0.8"), 3),
        (("--min-confidence", "0.9", "--all"), 7),
        (("--limit", "2"), 2),
    ],
)
def test_statements_can_be_filtered(affair: Path, flags: tuple[str, ...], count: int):
    """Each filter keeps what it should, and filters combine."""
    assert len(json.loads(ask("statements", affair, "--format", "json", *flags).stdout)) == count


def test_a_list_says_how_sure_a_statement_is_where_the_window_is_wide(affair: Path):
    """In a narrower one the words need the room; nothing stands where nothing judged."""
    for command in (("statements", affair), ("search", affair, "harbour")):
        assert "Sure" in ask(*command, COLUMNS="120").stdout
        assert "0.912" in ask(*command, COLUMNS="120").stdout
        assert "0.912" not in ask(*command, COLUMNS="119").stdout
    assert not re.search(r"promise · indirect +\d", ask("statements", affair, COLUMNS="120").stdout)


@pytest.mark.parametrize("width", ["60", "100", "140"])
def test_a_list_names_a_kind_that_is_not_speech(affair: Path, width: str):
    """Most statements are speech, and no word is spent on that."""
    shown = ask("statements", affair, COLUMNS=width).stdout
    assert "attitude" in shown
    assert "speech" not in shown


@pytest.mark.parametrize(
    "command", [("statements",), ("show", "001"), ("search", "air"), ("export",)], ids=lambda command: command[0]
)
def test_a_confidence_outside_0_to_1_is_wrong_usage(affair: Path, command: tuple[str, ...]):
    """A percentage, or a number that is none, is answered with the option and never with an empty list."""
    name, *rest = command
    for bad in ("80", "-0.1", "nan"):
        result = ask(name, affair, *rest, f"--min-confidence={bad}")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--min-confidence" in result.stderr


def test_a_table_that_stops_says_so(affair: Path):
    """A limit never passes for the whole."""
    assert "2 of 4 statements; --limit shows more." in ask("statements", affair, "--limit", "2").stdout
    assert "The first 1 place; --limit shows more." in ask("search", affair, "strikes", "--limit", "1").stdout


def test_show_marks_source_cue_and_content_in_the_text(affair: Path):
    """Without colours, brackets say what is what; kinds stand in the margin, notes under the paragraph."""
    shown = ask("show", affair, "001").stdout
    assert "[Minister Orla Venn|source 1] [denied|cue 1] [that the harbour was closed|content 1]" in " ".join(
        shown.split()
    )
    assert "title Harbour stays open" in shown
    assert (
        "1 Orla Venn for Ministry of Ports · indirect · deny · via Harbour Post → Orla Venn · sure 0.912"
        in one_line(shown)
    )
    assert "4 Orla Venn · indirect · promise · attitude" in shown
    assert "inside 3" in shown
    assert "1 statement in an author's own voice is left out" in shown


def test_show_prints_every_character_once_and_in_order(affair: Path):
    """Take margin, notes and marks away, and the text is left."""
    with Case.open(affair) as case:
        for entry in case.documents():
            text = case.document(entry.id).text
            shown = json.loads(ask("show", affair, entry.id, "--format", "json").stdout)
            assert shown["document"]["text"] == text
            lines = ask("show", affair, entry.id).stdout.splitlines()
            body = "".join(line[12:] for line in lines[lines.index("") :])
            letters = iter("".join(body.split()))
            assert all(letter in letters for letter in "".join(text.split()))


def test_show_marks_only_what_is_likely_enough(affair: Path):
    """What is not marked is text like any other; what nothing judged stays marked."""
    shown = one_line(ask("show", affair, "001", "--min-confidence", "0.85").stdout)
    assert "[denied|cue 1]" in shown
    assert "[promised|cue 2]" in shown
    assert "“We never closed it,” she said" in shown
    page = json.loads(ask("show", affair, "001", "--min-confidence", "0.85", "--format", "json").stdout)
    assert [row["confidence"] for row in page["statements"]] == [0.912, None]


@pytest.mark.parametrize("width", ["30", "60", "200"])
def test_show_fits_the_window(affair: Path, width: str):
    """No line is longer than the window, and none is too long to be read."""
    lines = ask("show", affair, "001", COLUMNS=width).stdout.splitlines()
    assert max(map(len, lines)) <= min(int(width), 100)


def test_show_marks_the_authors_voice_when_asked(affair: Path):
    """--all marks what the author says."""
    shown = ask("show", affair, "001", "--all").stdout
    assert "[Harbour stays open|content 1]" in shown
    assert "the author · author · assert" in shown


def test_colours_take_the_place_of_brackets(affair: Path):
    """At a terminal the style says the role, and a raised number the statement."""
    shown = ask("show", affair, "001", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "\x1b[33mdenied\x1b[0m" in shown
    assert "|source 1]" not in shown
    assert "|source 1]" in ask("show", affair, "001", FORCE_COLOR="1", TERM="xterm-256color", NO_COLOR="1").stdout


def test_search_shows_the_words_and_who_says_them(affair: Path):
    """Each place stands in its line, with the speaker of the statement around it."""
    shown = ask("search", affair, "air strikes").stdout
    assert "[air strikes] against pirates" in one_line(shown)
    assert "Orla Venn" in shown
    assert "Ada Brandt" not in ask("search", affair, "Brandt", "--min-confidence", "0.5").stdout.partition("Post")[0]
    assert "Nothing found for zebra" in ask("search", affair, "zebra").stdout


def test_problems_say_what_and_why(affair: Path):
    """Every problem with its severity, its source and its reason."""
    shown = ask("problems", affair).stdout
    for words in ("lost", "letters.csv#row=4", "the row has no text", "2 problems: 1 lost, 1 kept with a reserve."):
        assert words in shown


def test_documents_are_listed_with_what_is_known_of_them(affair: Path):
    """Source, date, outlet, title and how many statements."""
    shown = ask("documents", affair).stdout
    for words in ("001_harbour.txt", "2031-04-03", "Harbour Post", "Harbour stays open", "5 documents, 9 statements."):
        assert words in shown


def test_an_empty_case_is_told_so_in_words(tmp_path: Path):
    """A list with nothing in it is a sentence, not an empty table."""
    Case.create(tmp_path / "new.sayso").close()
    for command, sentence in (
        ("documents", "0 documents, 0 statements."), ("statements", "0 statements."), ("problems", "No problems."),
    ):  # fmt: skip
        assert ask(command, tmp_path / "new.sayso").stdout.strip() == sentence


# ------------------------------------------------------------------------------------------------ for a program


@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_json_json_lines_and_csv_say_the_same(affair: Path, command: tuple[str, ...]):
    """Standard output holds the rows and nothing else, and the three formats hold the same ones."""
    name, *rest = command
    rows = json.loads(ask(name, affair, *rest, "--format", "json").stdout)
    lines = [json.loads(line) for line in ask(name, affair, *rest, "--format", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(ask(name, affair, *rest, "--format", "csv").stdout)))
    assert rows
    assert rows == lines
    assert len(table) == len(rows)
    assert all(list(row) == list(rows[0]) for row in table)


@pytest.mark.parametrize("command", LISTS, ids=lambda command: command[0])
def test_a_list_of_nothing_is_still_json_and_csv(tmp_path: Path, command: tuple[str, ...]):
    """An empty array, no lines, a header."""
    Case.create(tmp_path / "new.sayso").close()
    name, *rest = command
    answers = {
        kind: ask(name, tmp_path / "new.sayso", *rest, "--format", kind).stdout for kind in ("json", "jsonl", "csv")
    }
    assert json.loads(answers["json"]) == []
    assert answers["jsonl"] == ""
    assert len(answers["csv"].splitlines()) == 1


def test_what_is_left_out_is_said_on_standard_error(affair: Path):
    """A program reads rows; the person beside it reads what is missing."""
    result = ask("statements", affair, "--format", "json")
    assert len(json.loads(result.stdout)) == 4
    assert "5 statements in an author's own voice are left out" in result.stderr


def test_statements_carry_their_words_and_their_places(affair: Path):
    """The words beside the positions are the text at those positions."""
    rows = json.loads(ask("statements", affair, "--document", "001", "--all", "--format", "json").stdout)
    for row in rows:
        for role in ("source", "cue", "content"):
            words = " … ".join(HARBOUR[start:end] for start, end in row[role])
            assert row[f"{role}_text"] == (words or None)


def test_export_goes_to_standard_output_or_to_a_file(affair: Path, tmp_path: Path):
    """The same bytes either way, in each format."""
    for kind in ("json", "jsonl", "csv"):
        target = tmp_path / f"out.{kind}"
        assert ask("export", affair, "--format", kind, "--output", target).stdout == ""
        assert target.read_bytes() == ask("export", affair, "--format", kind).stdout_bytes
    assert len(json.loads((tmp_path / "out.json").read_text("utf-8"))["statements"]) == 9


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_export_can_leave_out_what_is_less_likely(affair: Path, kind: str):
    """The same statements in each format; documents and segments stay."""
    written = ask("export", affair, "--format", kind, "--min-confidence", "0.85").stdout
    if kind == "json":
        exported = json.loads(written)
        rows = exported["statements"]
        assert (len(exported["documents"]), len(exported["segments"])) == (5, 7)
    else:
        rows = [*csv.DictReader(io.StringIO(written))] if kind == "csv" else [*map(json.loads, written.splitlines())]
    assert len(rows) == 7
    assert {row["confidence"] for row in rows} <= {0.912, "0.912", None, ""}


# ------------------------------------------------------------------------------------------------ hostile texts


@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}], ids=["pipe", "terminal"])
@pytest.mark.parametrize(
    "command", [*LISTS, ("show", "evil"), ("search", "markup"), ("search", "\x1b[31m")], ids=lambda command: command[0]
)
def test_a_text_cannot_command_the_terminal(hostile: Path, command: tuple[str, ...], environment: dict[str, str]):
    """No escape sequence, bell, override or C1 control from a text reaches the screen."""
    name, *rest = command
    shown = ask(name, hostile, *rest, **environment).output
    assert "\x1b]" not in shown
    assert not set(shown) & set("\x07\x9b\u202e\r")
    if environment:  # our own colours may be there; red is none of them in this view
        shown = shown.replace("\x1b[1;31mlost\x1b[0m", "")
    assert "\x1b[31m" not in shown
    assert "\x1b" not in shown or environment


def test_rich_markup_in_a_text_is_text(hostile: Path):
    """Square brackets and colons in a text are shown as they stand."""
    shown = one_line(ask("show", hostile, "evil").stdout)
    assert "[bold red]not markup[/bold red] :smile:" in shown
    assert "[blink]Title[/blink]" in shown


@pytest.mark.parametrize("kind", ["json", "jsonl", "csv"])
def test_what_a_program_reads_is_escaped_too(hostile: Path, kind: str):
    """JSON holds such characters as escapes, and no cell of a CSV is a formula."""
    shown = ask("statements", hostile, "--format", kind).stdout
    if kind == "csv":
        (row,) = csv.DictReader(io.StringIO(shown))
        assert row["speaker"].startswith("'=cmd()")
    else:
        assert not set(shown) & set("\x1b\x07\x9b\u202e")


# ------------------------------------------------------------------------------------------------ failures


@pytest.mark.parametrize(
    "command",
    [("documents",), ("statements",), ("show", "1"), ("search", "x"), ("problems",), ("export",), ("add", "more.txt")],
    ids=lambda command: command[0],
)
def test_a_case_that_is_not_there_is_told_with_the_command_that_makes_one(
    tmp_path: Path, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    """One sentence on standard error: what, where, and the next step; exit code 1."""
    monkeypatch.chdir(tmp_path)
    Path("more.txt").write_text("More.")
    name, *rest = command
    result = ask(name, "absent.sayso", *rest)
    assert result.exit_code == 1
    assert "there is no case at absent.sayso" in result.stderr
    assert "sayso build absent.sayso FOLDER" in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_no_case_is_told_apart(tmp_path: Path):
    """A text given in place of a case is not an SQLite error."""
    path = tmp_path / "note.txt"
    path.write_text("Just a note.")
    result = ask("documents", path)
    assert result.exit_code == 1
    assert "not a case" in result.stderr


def test_a_document_that_is_not_there_is_answered_with_those_that_are(affair: Path):
    """The message names documents that exist."""
    result = ask("show", affair, "harbuor")
    assert result.exit_code == 1
    assert "001_harbour.txt" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("statements",), ("statements", "x", "--form", "oral"), ("nonsense",), ("search", "x", "y", "--format", "xml")],
)
def test_wrong_usage_is_exit_code_two(arguments: tuple[str, ...]):
    """Typer says what is wrong; the code is the usual one."""
    assert ask(*arguments).exit_code == 2


def test_a_date_that_is_none_is_an_error_in_words(affair: Path):
    """A slip in a date is not an empty answer."""
    result = ask("statements", affair, "--since", "last week")
    assert result.exit_code in (1, 2)
    assert "last week" in result.stderr


def test_an_output_that_cannot_be_written_is_an_error_in_words(affair: Path, tmp_path: Path):
    """No traceback for a folder that is not there."""
    result = ask("export", affair, "--output", tmp_path / "no" / "such" / "folder.json")
    assert result.exit_code == 1
    assert "folder.json" in result.stderr


# ------------------------------------------------------------------------------------------------ the real program


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)


def test_output_is_utf8_whatever_the_locale(affair: Path):
    """A C locale without Python's own rescue still prints curly quotes."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    result = run("show", affair, "001", **plain)
    assert "“".encode() in result.stdout
    assert result.returncode == 0


@pytest.mark.parametrize("command", [("statements", "--all"), ("export",), ("show", "001")], ids=lambda c: c[0])
def test_a_reader_that_goes_away_ends_it_quietly(affair: Path, command: tuple[str, ...]):
    """`| head` leaves no traceback and no message."""
    name, *rest = command
    reading, writing = os.pipe()
    os.close(reading)
    program = [sys.executable, "-m", "sayso", name, str(affair), *rest]
    result = subprocess.run(program, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert result.stderr == b""
    assert result.returncode == 0

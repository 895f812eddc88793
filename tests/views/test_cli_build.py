"""The commands that read texts: what they report, what they refuse, and the exit codes."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

import sayso.building
from case.affair import fill
from sayso.building import BuildReport, Format, Progress
from sayso.case import Case
from sayso.example import EXAMPLE_TITLE
from sayso.ingest import Columns, Options
from sayso.records import Problem
from sayso.views.cli import app
from sayso.views.progress import watching
from sayso.views.terminal import program


def ask(*arguments: object) -> Result:
    """Run a command as a user would."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": "100"})


def report(*problems: Problem) -> BuildReport:
    """What a run of three files came to."""
    return BuildReport(
        files=3, files_unchanged=1, documents_new=2, documents_known=1, documents_read=2, words=1200, statements=34,
        formats=(Format(".html", 1, 1), Format(".txt", 2, 2)), problems=problems,
    )  # fmt: skip


def problem(severity: str, source: str = "bad.pdf") -> Problem:
    """Something that was not read."""
    return Problem(source, "ingest", severity, "the file is encrypted")


class Asked:
    """Stands for `build` and `add`: keeps what it was asked, and answers with a report or raises."""

    def __init__(self, answer: BuildReport | BaseException) -> None:
        self.answer = answer
        self.case = Path()
        self.inputs: list[str] = []
        self.known: dict[str, object] = {}

    def __call__(self, case: Path, inputs: list[Path], **known: object) -> BuildReport:
        self.case, self.inputs, self.known = case, [str(entry) for entry in inputs], known
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[BuildReport | BaseException], Asked]:
    """Put something in the place of the build, which would load the language model."""

    def replace(answer: BuildReport | BaseException) -> Asked:
        asked = Asked(answer)
        monkeypatch.setattr(sayso.building, "build", asked)
        monkeypatch.setattr(sayso.building, "add", asked)
        return asked

    return replace


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a text."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("A text.")
    return folder


# ------------------------------------------------------------------------------------------------ reports and codes


@pytest.mark.parametrize(
    ("problems", "code"),
    [((), 0), ((problem("flag"),), 0), ((problem("partial"),), 3), ((problem("flag"), problem("lost")), 3)],
    ids=["all read", "a reserve", "a part left", "a text lost"],
)
def test_the_exit_code_says_whether_something_was_left(
    answering: Callable, texts: Path, tmp_path: Path, problems: tuple[Problem, ...], code: int
):
    """0 when all was read, with reserves or without; 3 when something was not."""
    answering(report(*problems))
    assert ask("build", tmp_path / "a.sayso", texts).exit_code == code


def test_the_closing_table_says_what_was_read_and_what_was_not(answering: Callable, texts: Path, tmp_path: Path):
    """Files and documents by format, words and statements, the worst problems first, and the commands that follow."""
    flags = [problem("flag", f"{n}.txt") for n in range(6)]
    answering(report(*flags, problem("lost")))
    shown = " ".join(ask("build", tmp_path / "a.sayso", texts).stdout.split())
    for words in (
        ".html 1 1", ".txt 2 2", "all 3 3", "2 new documents; 1 file unchanged since an earlier run",
        "1 document in the case already", "Read 2 documents, 1,200 words: 34 statements.",
        "1 lost, 6 kept with a reserve",
        "lost bad.pdf the file is encrypted flag 0.txt", "and 2 more: sayso problems", "Next: sayso statements",
    ):  # fmt: skip
        assert words in shown


def test_progress_goes_to_standard_error(answering: Callable, texts: Path, tmp_path: Path):
    """Off a terminal there is a line at the start and one at the end, and standard output holds the report alone."""
    answering(report())
    result = ask("build", tmp_path / "a.sayso", texts)
    assert result.stderr.startswith("Reading into ")
    assert result.stderr.endswith("Done.\n")
    assert "Reading into" not in result.stdout


def test_a_terminal_gets_a_bar_for_each_stage():
    """Each stage has its own, with how far it is; names from outside are inert."""
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=100)
    with watching(console, "Reading") as watch:
        watch(Progress("ingest", 0, None, "[red]a.txt\x1b[31m"))
        watch(Progress("text", 1, 2, "b.txt"))
        watch(Progress("text", 2, 2, "b.txt"))
    shown = stream.getvalue()
    assert "Reading files" in shown
    assert "Finding statements" in shown
    assert "2/2" in shown


def test_ctrl_c_ends_with_a_word_that_nothing_is_lost(answering: Callable, texts: Path, tmp_path: Path):
    """The case stays valid and the same command goes on; 130 is what a shell expects."""
    Case.create(tmp_path / "a.sayso").close()
    answering(KeyboardInterrupt())
    result = ask("build", tmp_path / "a.sayso", texts)
    assert result.exit_code == 130
    assert "is a valid case" in result.stderr
    assert "goes on from here" in result.stderr


# ------------------------------------------------------------------------------------------------ what is handed on


def test_flags_reach_the_build(answering: Callable, texts: Path, tmp_path: Path):
    """Title, processes, outlet and the column names."""
    asked = answering(report())
    flags = {
        "--text-column": "body", "--title-column": "head", "--author-column": "by", "--outlet-column": "paper",
        "--date-column": "day", "--url-column": "link", "--language-column": "lang", "--outlet": "The Post",
        "--title": "An affair", "--processes": "2", "--actors": "own.csv",
    }  # fmt: skip
    ask("build", tmp_path / "a.sayso", texts, "-", *[part for flag in flags.items() for part in flag])
    columns = Columns("body", "head", "by", "paper", "day", "link", "lang")
    assert asked.inputs == [str(texts), "-"]
    assert asked.known["options"] == Options(columns=columns, outlet="The Post")
    assert (asked.known["title"], asked.known["processes"]) == ("An affair", 2)
    assert asked.known["actors"] == Path("own.csv")


def test_again_forgets_what_was_read_and_nothing_else(answering: Callable, tmp_path: Path):
    """--again leaves the documents and drops their readings, so that the build makes them afresh."""
    with Case.create(tmp_path / "a.sayso") as case:
        fill(case)
    asked = answering(report())
    assert ask("build", tmp_path / "a.sayso", "--again").exit_code == 0
    assert asked.inputs == []
    with Case.open(tmp_path / "a.sayso") as case:
        assert (case.counts().documents, case.counts().read) == (5, 0)


# ------------------------------------------------------------------------------------------------ slips of the hand


def test_a_folder_in_the_place_of_the_case_is_refused(answering: Callable, texts: Path):
    """`sayso build articles/ affair.sayso` is told which comes first."""
    result = ask("build", texts, "a.sayso")
    assert result.exit_code == 1
    assert "the case file comes first" in result.stderr


def test_nothing_to_read_makes_no_case(answering: Callable, tmp_path: Path):
    """A mistyped folder does not leave an empty case behind."""
    for inputs in ((), ("artcles",)):
        result = ask("build", tmp_path / "a.sayso", *inputs)
        assert result.exit_code == 1
        assert not (tmp_path / "a.sayso").exists()
    assert "there is no artcles" in result.stderr


def test_one_missing_input_of_several_is_left_to_the_run(answering: Callable, texts: Path, tmp_path: Path):
    """The others are read; the run reports the one that is not there."""
    asked = answering(report(problem("lost", "gone.txt")))
    assert ask("build", tmp_path / "a.sayso", texts, tmp_path / "gone.txt").exit_code == 3
    assert len(asked.inputs) == 2


# ------------------------------------------------------------------------------------------------ the demonstration


@pytest.mark.parametrize("kind", ["text", "case"])
def test_the_demo_never_writes_into_a_file_that_is_the_users_own(answering: Callable, tmp_path: Path, kind: str):
    """A file of the example's name that is not the example stays as it is."""
    path = tmp_path / "example.sayso"
    if kind == "text":
        path.write_text("my notes")
    else:
        Case.create(path, "My own affair").close()
    before = path.read_bytes()
    answering(AssertionError("it was built all the same"))
    result = ask("demo", tmp_path)
    assert result.exit_code == 1
    assert "is not the example" in result.stderr
    assert path.read_bytes() == before


@pytest.mark.model
def test_the_demo_builds_the_example_and_can_be_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It shows a few views, ends with commands that work, and a second run changes nothing."""
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        result = ask("demo", tmp_path / "new")
        assert result.exit_code == 0, result.output
    for words in (EXAMPLE_TITLE, "$ sayso documents", "--speaker Tarrik", "|source 2]", "$ sayso problems", "Now try:"):
        assert words in result.stdout
    commands = [shlex.split(line, comments=True) for line in result.stdout.partition("Now try:")[2].splitlines()]
    for command in commands:
        if command and "FOLDER" not in command:
            assert ask(*command[1:]).exit_code == 0


def test_the_next_step_is_named_as_this_shell_can_call_it(monkeypatch: pytest.MonkeyPatch):
    """Set up in a folder the shell does not search, Sayso names the path it was called by."""
    monkeypatch.setattr(sys, "argv", [".venv/bin/sayso", "demo"])
    monkeypatch.setenv("PATH", "")
    assert program() == ".venv/bin/sayso"

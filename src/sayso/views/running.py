"""Run a build from the command line: check what was asked, show how far it is, say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sayso.errors import CaseError, CaseMissingError, SaysoError
from sayso.views.closing import print_report
from sayso.views.listing import name_of, words
from sayso.views.progress import watching
from sayso.views.terminal import make_console, program

if TYPE_CHECKING:
    from sayso.building import BuildReport, Watch
    from sayso.ingest import Options

#: The run finished, but something was left unread.
LEFT_UNREAD = 3
#: What a shell reports for a program ended by Ctrl-C.
INTERRUPTED = 130

STANDARD_INPUT = "-"


def make_options(columns: Sequence[str | None], outlet: str | None) -> Options:
    """How to read, from the flags: columns of text, title, authors, outlet, date, address, language, in this order."""
    from sayso.ingest import Columns, Options

    return Options(columns=Columns(*columns), outlet=outlet)


def forget_readings(case: Path) -> None:
    """Delete what was read out of the texts, so that the next run reads them afresh; texts and reviews stay."""
    from sayso.case import Case

    with Case.open(case, write=True) as opened:
        opened.forget_readings()


def check_inputs(case: Path, inputs: Sequence[Path]) -> None:
    """Raise SaysoError for what is surely a slip of the hand, before a case is made of it.

    One input of several that is not there is left to the run, which reads the others and reports it.
    """
    if case.is_dir():
        raise CaseError(f"{case} is a folder; the case file comes first: sayso build CASE {name_of(case)}")
    if not inputs and not case.exists():
        raise CaseMissingError(f"there is no case at {case}, and nothing to read: sayso build {name_of(case)} FOLDER")
    if inputs and not any(str(entry) == STANDARD_INPUT or entry.exists() for entry in inputs):
        names = ", ".join(str(entry) for entry in inputs)
        raise SaysoError(f"nothing was read: there is no {names}; check the name, or the folder you are in")


def run_and_report(case: Path, run: Callable[[Watch], BuildReport]) -> None:
    """Run, with progress on standard error and the closing table on standard output; exits 3 if anything was left."""
    report = watch_run(case, run)
    console = make_console()
    print_report(console, report, case)
    console.print(words(f"Next: {program()} statements {name_of(case)}"), soft_wrap=True)
    if not report.complete:
        raise typer.Exit(LEFT_UNREAD)


def watch_run(case: Path, run: Callable[[Watch], BuildReport]) -> BuildReport:
    """Run, with progress on standard error; Ctrl-C ends it with a word that nothing is lost."""
    console = make_console(stderr=True)
    try:
        with watching(console, f"Reading into {name_of(case)}") as watch:
            return run(watch)
    except KeyboardInterrupt:
        kept = f"{name_of(case)} is a valid case with all that was done so far" if case.exists() else "no case was made"
        console.print(words(f"Stopped: {kept}. The same command goes on from here."), soft_wrap=True)
        raise typer.Exit(INTERRUPTED) from None

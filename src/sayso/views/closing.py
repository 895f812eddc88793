"""The closing table of a run: what was read, and what was not and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.records import Problem
from sayso.views.listing import SEVERITY_WORDS, counted, name_of, problems_table, severities, table, words
from sayso.views.terminal import program

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from sayso.building import BuildReport

#: The first few reasons are shown, the worst first; `sayso problems` shows them all.
MOST_REASONS = 5


def print_report(console: Console, report: BuildReport, case: Path) -> None:
    """Print what a run did."""
    if report.formats:
        console.print(_formats_table(report))
    for sentence in _sentences(report):
        console.print(words(sentence))
    if report.problems:
        _print_problems(console, report.problems, case)


def _formats_table(report: BuildReport) -> Table:
    from rich.table import Column

    figures = (Column(name, justify="right") for name in ("Files", "Documents"))
    formats = table(Column("Format"), *figures, expand=False)
    for format_ in report.formats:
        formats.add_row(words(format_.suffix), words(f"{format_.files:,}"), words(f"{format_.documents:,}"))
    if len(report.formats) > 1:
        documents = sum(format_.documents for format_ in report.formats)
        formats.add_section()
        formats.add_row(words("all", "heading"), words(f"{report.files:,}"), words(f"{documents:,}"))
    return formats


def _sentences(report: BuildReport) -> Iterator[str]:
    known = []
    if report.files_unchanged:
        known.append(f"{counted(report.files_unchanged, 'file')} unchanged since an earlier run")
    if report.documents_known:
        known.append(f"{counted(report.documents_known, 'document')} in the case already")
    yield "; ".join([f"{counted(report.documents_new, 'new document')}", *known]) + "."
    if report.documents_read:
        read = f"{counted(report.documents_read, 'document')}, {counted(report.words, 'word')}"
        yield f"Read {read}: {counted(report.statements, 'statement')}."


def _print_problems(console: Console, problems: Sequence[Problem], case: Path) -> None:
    worst_first = [severity for severity, _ in SEVERITY_WORDS]
    worst = sorted(problems, key=lambda problem: worst_first.index(problem.severity))
    console.print()
    console.print(words(f"Not read as it should have been: {severities(problems)}."))
    console.print(problems_table(worst[:MOST_REASONS]))
    if len(worst) > MOST_REASONS:
        console.print(words(f"and {len(worst) - MOST_REASONS:,} more: {program()} problems {name_of(case)}"))

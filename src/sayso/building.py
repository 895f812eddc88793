"""files -> ingest -> text -> case -> across: the one place where they meet.

Three steps, each resumable. First every file is read into documents, which are given and never change; then every
document whose reading is missing, or was made by other rules, is read; then all are compared. A run that is ended at
any point leaves a valid case, and the next run does what is left.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sayso.case import Case
from sayso.comparing import read_own_actors
from sayso.errors import ReadError
from sayso.ingest import InputFile, Options, file_digest, find_files, read_file
from sayso.records import Document, Problem
from sayso.records import digest as content_digest

#: Fewer documents than this are read sooner by one process than a second one takes to start.
WORTH_A_SECOND_PROCESS = 40

#: Each process holds the language model, some 250 MB; more than this many would not fit a small laptop.
MOST_PROCESSES = 4


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: `done` of `total` files (stage ingest) or documents (text); then they are compared."""

    stage: Literal["ingest", "text", "compare"]
    done: int
    total: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Format:
    """What came of the files of one suffix: how many there were, and how many documents they held."""

    suffix: str
    files: int
    documents: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a run did. `problems` holds those of this run; the case keeps them all."""

    files: int
    files_unchanged: int
    documents_new: int
    documents_known: int
    documents_read: int
    words: int
    statements: int
    formats: tuple[Format, ...]
    problems: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing of the input was left out."""
        return all(problem.severity == "flag" for problem in self.problems)


Watch = Callable[[Progress], None]


def build(  # noqa: PLR0913  all but the first two by keyword
    case_path: str | Path,
    inputs: Sequence[str | Path] = (),
    *,
    title: str | None = None,
    actors: Path | None = None,
    options: Options | None = None,
    processes: int = 1,
    progress: Watch | None = None,
) -> BuildReport:
    """Read inputs (files, folders, "-" for standard input) into the case, making it if need be.

    Then read whatever in the case has no current reading. `processes` 0 chooses by the number of documents and
    processors. `actors` is a table of your own of the affair's actors (`sayso.knowledge.read_own`), which the case
    keeps. To have all read afresh, call `Case.forget_readings` first; reviews are kept. Raises the errors of
    `sayso.errors` when the case cannot be used; bad input is never raised, it is reported.
    """
    own = None if actors is None else read_own_actors(actors)  # a malformed table is reported before a case is made
    with Case.open_or_create(Path(case_path), title=title) as case:
        if own is not None:
            case.put_own_actors(str(actors), own)
        return _run(case, inputs, options=options, processes=processes, progress=progress)


def add(
    case_path: str | Path,
    inputs: Sequence[str | Path],
    *,
    options: Options | None = None,
    processes: int = 1,
    progress: Watch | None = None,
) -> BuildReport:
    """As `build`, for a case that must be there already: raises CaseMissingError where there is none."""
    with Case.open(Path(case_path), write=True) as case:
        return _run(case, inputs, options=options, processes=processes, progress=progress)


def _run(
    case: Case, inputs: Sequence[str | Path], *, options: Options | None, processes: int, progress: Watch | None
) -> BuildReport:
    run = _Run(options or Options(), progress or _unwatched)
    run.ingest(case, [Path(entry) for entry in inputs if str(entry) != "-"], stdin="-" in map(str, inputs))
    run.read(case, processes)
    run.compare(case)
    return run.report()


class _Run:
    """One run's tallies."""

    def __init__(self, options: Options, watch: Watch) -> None:
        self.options = options
        self.watch = watch
        self.count: Counter[str] = Counter()
        self.files_by_suffix: Counter[str] = Counter()
        self.documents_by_suffix: Counter[str] = Counter()
        self.problems: list[Problem] = []

    def ingest(self, case: Case, inputs: Sequence[Path], *, stdin: bool) -> None:
        """Put the documents of every new or changed file into the case, with the problems met on the way."""
        for done, entry in enumerate(find_files(inputs, stdin=stdin)):
            if isinstance(entry, Problem):
                self._note(case, entry.source, None, [entry])
                continue
            if entry.path and _is_of_case(entry.path, case.path):
                continue  # the case may lie in the folder it is made from
            self.watch(Progress("ingest", done, None, entry.source))
            self.count["files"] += 1
            self.files_by_suffix[_suffix(entry)] += 1
            self._ingest_file(case, entry)

    def read(self, case: Case, processes: int) -> None:
        """Read every document of the case that has no current reading."""
        from sayso.text.read import maker, read_documents

        total = case.count_unread(maker())
        if not total:
            return
        self.watch(Progress("text", 0, total, ""))
        sources: dict[str, str] = {}
        documents = self._watched(case.unread(maker()), sources)
        for reading in read_documents(documents, processes or _processes_for(total)):
            case.put_reading(reading, maker())
            self.problems += reading.problems
            self.count["read"] += 1
            self.count["statements"] += len(reading.statements)
            self.watch(Progress("text", self.count["read"], total, sources.pop(reading.document)))

    def compare(self, case: Case) -> None:
        """Set the documents side by side: who is the same actor."""
        from sayso.comparing import compare

        self.watch(Progress("compare", 0, None, ""))
        compare(case)

    def report(self) -> BuildReport:
        """What the run did."""
        return BuildReport(
            files=self.count["files"],
            files_unchanged=self.count["unchanged"],
            documents_new=self.count["new"],
            documents_known=self.count["known"],
            documents_read=self.count["read"],
            words=self.count["words"],
            statements=self.count["statements"],
            formats=tuple(
                Format(suffix, n, self.documents_by_suffix[suffix])
                for suffix, n in sorted(self.files_by_suffix.items())
            ),
            problems=tuple(self.problems),
        )

    def _ingest_file(self, case: Case, file: InputFile) -> None:
        try:
            # Read with other columns or limits, the same bytes may give other documents.
            digest = content_digest("f", file_digest(file), self.options)
        except ReadError as error:
            self._note(case, file.source, None, [Problem(file.source, "ingest", "lost", error.reason)])
            return
        if case.has_file(file.source, digest):
            self.count["unchanged"] += 1
            return
        problems = []
        for item in read_file(file, self.options):
            if isinstance(item, Problem):
                problems.append(item)
                continue
            self.count["new" if case.add_document(item) else "known"] += 1
            self.documents_by_suffix[_suffix(file)] += 1
        left = any(problem.severity != "flag" for problem in problems)
        # Without its digest the file is tried again by the next run, which then says again what it had to leave.
        self._note(case, file.source, None if left else digest, problems)

    def _note(self, case: Case, source: str, digest: str | None, problems: list[Problem]) -> None:
        case.finish_file(source, digest, problems)
        self.problems += problems

    def _watched(self, documents: Iterator[Document], sources: dict[str, str]) -> Iterator[Document]:
        """The documents, each counted and its source kept until its reading comes back."""
        for document in documents:
            self.count["words"] += len(document.text.split())
            sources[document.id] = document.source
            yield document


def _processes_for(documents: int) -> int:
    if documents < WORTH_A_SECOND_PROCESS:
        return 1
    return min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST_PROCESSES
    )


def _is_of_case(path: Path, case_path: Path) -> bool:
    """Whether a file is the case itself or what SQLite keeps beside it while it is open."""
    names = {case_path.name + ending for ending in ("", "-wal", "-shm", "-journal")}
    return path.name in names and path.resolve().parent == case_path.resolve().parent


def _suffix(file: InputFile) -> str:
    return Path(file.source).suffix.lower() or "no suffix"


def _unwatched(_: Progress) -> None:
    """Nobody watches."""

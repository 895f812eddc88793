"""The tree of errors. Each says what happened, where, and what to do next.

SaysoError
├── ReadError        one input could not be read; a run turns it into a row of `problems` and goes on
├── TableError       a row of a word list or code table is malformed
├── PipelineError    the language model or a component is missing
├── CaseError        the case file cannot be used
│   ├── CaseMissingError   there is no such file
│   ├── CaseVersionError   the file was written by a newer Sayso
│   └── CaseLockedError    another process is writing to it
├── NotFoundError    nothing, or more than one thing, answers to what was asked for
└── RecordError      a record does not fit its document: a fault of Sayso
"""

from __future__ import annotations


class SaysoError(Exception):
    """Anything Sayso raises on purpose; catch this to catch them all."""


class ReadError(SaysoError):
    """An input could not be read: `source` names it, `reason` says why in words for the user."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class TableError(SaysoError):
    """A row of a table is malformed: the file, the line and what is wrong with it."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}, line {line}: {reason}")


class PipelineError(SaysoError):
    """The language model or a component the pipeline needs is missing."""


class CaseError(SaysoError):
    """The case file cannot be opened, or is not a case."""


class CaseMissingError(CaseError):
    """No case file stands at that path."""


class CaseVersionError(CaseError):
    """The case was written by a newer Sayso than this one."""


class CaseLockedError(CaseError):
    """Another process is writing to the case and did not finish in time."""


class NotFoundError(SaysoError):
    """Nothing in the case, or more than one thing, answers to the name given."""


class RecordError(SaysoError):
    """A record does not fit the document it is about. No text can cause this: please report it."""

"""What a reader may be told: which columns hold what, what to call the outlet, and how much is too much."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to be read. `path` is None for standard input, whose bytes are then in `content`.

    `source` is the path relative to the folder the user gave ("sub/a.txt"), or the file's name; it is always
    printable and encodable, whatever bytes the file's real name has.
    """

    path: Path | None
    source: str
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns (CSV, TSV) or keys (JSON) that hold each field; None means: guess from the usual names."""

    text: str | None = None
    title: str | None = None
    authors: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before Sayso calls it too much; what is left out is reported, never dropped in silence.

    `max_bytes` bounds one text, as a file or as a part of a container; `max_container_bytes` bounds a file that
    is read piece by piece (zip, mbox, WARC, CSV, JSON lines); `max_expanded` bounds all that one file may unpack
    to, `max_members` the parts in it, `max_depth` how deep containers may stand in one another.
    """

    max_bytes: int = 64 * MEGABYTE
    max_container_bytes: int = 4096 * MEGABYTE
    max_expanded: int = 4096 * MEGABYTE
    max_members: int = 200_000
    max_depth: int = 4


@dataclass(frozen=True, slots=True)
class Options:
    """How to read. `outlet` names the publisher of every document whose container does not name one."""

    columns: Columns = field(default_factory=Columns)
    outlet: str | None = None
    limits: Limits = field(default_factory=Limits)

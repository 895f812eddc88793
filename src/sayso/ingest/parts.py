"""The one thing every reader takes: the bytes of a file, or of a part of one, and what is known of it from outside.

Readers are `Part -> Iterator[Document | Problem | Part]`: a container yields its parts, and the dispatch in
`read.py` reads each through the same table, so limits and errors are dealt with in one place.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.ingest.files import open_regular
from sayso.ingest.options import MEGABYTE, Options
from sayso.records import Document, Problem, Severity

CHUNK = 1024 * 256
#: Suffixes made of two, which choose a reader of their own.
DOUBLE_SUFFIXES = frozenset({".warc.gz"})


class LimitError(ReadError):
    """A file unpacks to more than the limits allow: the whole file is left, not only the part at hand."""


@dataclass(frozen=True, slots=True)
class About:
    """What a container says of a text: the fields of a Document that are not the text itself."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    agency: str | None = None
    republishes: str | None = None

    def over(self, other: About) -> About:
        """This, with each gap filled from `other`."""
        gaps = {f.name: getattr(other, f.name) for f in fields(self) if not getattr(self, f.name)}
        return replace(self, **gaps)


class Budget:
    """What one file given by the user may still unpack to: shared by all parts inside it."""

    __slots__ = ("bytes_left", "members_left")

    def __init__(self, options: Options) -> None:
        self.bytes_left = options.limits.max_expanded
        self.members_left = options.limits.max_members

    def spend(self, source: str, *, size: int = 0, members: int = 0) -> None:
        """Count what was unpacked. Raises LimitError when it is more than the file may unpack to."""
        self.bytes_left -= size
        self.members_left -= members
        if self.bytes_left < 0:
            raise LimitError(source, "it unpacks to more than the limit (a zip bomb?); what came before this was read")
        if self.members_left < 0:
            raise LimitError(source, "it holds more parts than the limit; what came before this was read")


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a part of a container. `content` is a path only for the file on disk itself.

    `suffix` chooses the reader; `charset` is the encoding the container declares (mail and HTTP headers).
    """

    source: str
    content: bytes | Path = field(repr=False)
    options: Options
    budget: Budget = field(repr=False)
    suffix: str = ""
    about: About = About()
    charset: str | None = None
    depth: int = 0

    def open(self) -> BinaryIO:
        """The bytes as a stream. Raises ReadError when they are more than a container may have."""
        limit = self.options.limits.max_container_bytes
        if isinstance(self.content, bytes):
            return io.BytesIO(self.content)
        return open_regular(self.content, self.source, limit)

    def read(self) -> bytes:
        """All the bytes. Raises ReadError when they are more than one text may have."""
        limit = self.options.limits.max_bytes
        if isinstance(self.content, bytes):
            return check_size(self.content, self.source, limit)
        with open_regular(self.content, self.source, limit) as stream:
            # The size was checked on opening; a file still being written may have grown since.
            return check_size(stream.read(limit + 1), self.source, limit)

    def head(self, size: int = 4096, *, whole: bool = False) -> bytes:
        """The first bytes, to see what it is. Raises ReadError if all of it must be read at once, and is too large."""
        if whole and not isinstance(self.content, bytes):
            open_regular(self.content, self.source, self.options.limits.max_bytes).close()
        with self.open() as stream:
            return stream.read(size)

    def inside(self, mark: str, content: bytes, **known: object) -> Part:
        """A part of this one, at `SOURCE` + `mark`; `known` may set suffix, about and charset."""
        given = {"about": self.about, "suffix": suffix_of(mark), "charset": None} | known
        return replace(self, source=self.source + mark, content=content, depth=self.depth + 1, **given)  # type: ignore[arg-type]

    def unpack(self, stream: BinaryIO, name: str) -> bytes:
        """The bytes of a member, counted as they come out: sizes in headers are not believed."""
        limit = self.options.limits.max_bytes
        chunks: list[bytes] = []
        size = 0
        while size <= limit and (chunk := stream.read(CHUNK)):
            self.budget.spend(self.source, size=len(chunk))
            chunks.append(chunk)
            size += len(chunk)
        return check_size(b"".join(chunks), name, limit)

    def problem(self, severity: Severity, reason: str, document: str | None = None) -> Problem:
        """A Problem of this part."""
        return Problem(self.source, "ingest", severity, reason, document)


Item = Document | Problem | Part
Reader = Callable[[Part], Iterator[Item]]


def check_size(data: bytes, source: str, limit: int) -> bytes:
    """`data`, if it is within the limit. Raises ReadError otherwise."""
    if len(data) > limit:
        raise ReadError(
            source,
            f"larger than the limit of {megabytes(limit)}; split it (from Python, Options(limits=...) raises it)",
        )
    return data


def megabytes(size: int) -> str:
    """A size for people: "64 MB"."""
    return f"{size / MEGABYTE:,.0f} MB" if size >= MEGABYTE else f"{size:,} bytes"


def suffix_of(name: str) -> str:
    """The suffix that chooses a reader, in lower case: ".html", ".warc.gz", "" for none."""
    suffixes = [suffix.lower() for suffix in PurePosixPath(name.replace("\\", "/")).suffixes[-2:]]
    double = "".join(suffixes)
    return double if double in DOUBLE_SUFFIXES else (suffixes[-1] if suffixes else "")

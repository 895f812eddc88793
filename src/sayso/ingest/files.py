"""Find the files under what the user gave: in a fixed order, through no loop, opening nothing that could block."""

from __future__ import annotations

import os
import stat
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from sayso.errors import ReadError
from sayso.ingest.options import InputFile, Options
from sayso.records import Problem

STDIN = "standard input"
#: Files that systems leave behind in folders, besides those whose names begin with a dot.
LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin"})


def find_files(paths: Iterable[Path], *, stdin: bool = False) -> Iterator[InputFile | Problem]:
    """Yield each file under `paths`, sorted by name, folder by folder; a Problem for each entry that is not read.

    A file that is reached twice (a link, a folder given along with its parent) is read once: read twice it would
    look like two documents. Hidden files are reported and left, unless they are named themselves.
    """
    seen: dict[str, str] = {}
    for path in paths:
        yield from _walk(Path(path), seen)
    if stdin:
        # One byte more than may be read, so that what is too long is seen to be too long.
        yield InputFile(None, STDIN, sys.stdin.buffer.read(Options().limits.max_bytes + 1))


def _walk(top: Path, seen: dict[str, str]) -> Iterator[InputFile | Problem]:
    """Yield what is at or under a path. A stack, not recursion: folders nest deeper than Python's stack."""
    stack: list[tuple[Path, str]] = [(top, "")]
    while stack:
        path, inside = stack.pop()
        source = inside or printable(path.name or str(path))
        if problem := (inside and _litter(path, source)) or _again(path, source, seen):
            yield problem
        elif not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered
            yield _check(path, source)
        else:
            try:
                names = sorted(os.listdir(path), reverse=True)  # noqa: PTH208 - the stack gives them back in order
            except OSError as error:
                yield lost(source, f"the folder cannot be opened: {explain_os(error)}")
                continue
            stack.extend((path / name, f"{inside}/{printable(name)}".lstrip("/")) for name in names)


def _litter(path: Path, source: str) -> Problem | None:
    """A Problem for what lies in folders without being anybody's article."""
    if path.name.startswith(".") or path.name.lower() in LITTER:
        return Problem(source, "ingest", "flag", "a hidden or system file, not read; name it itself to have it read")
    return None


def _again(path: Path, source: str, seen: dict[str, str]) -> Problem | None:
    """A Problem when the same file or folder was met before, which is also how a loop of links ends."""
    real = os.path.realpath(path)
    if (before := seen.get(real)) is not None:
        return Problem(source, "ingest", "flag", f'the same as "{before}", which is read already')
    seen[real] = source
    return None


def _check(path: Path, source: str) -> InputFile | Problem:
    """The file, if it is one that can be opened without waiting on anybody."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        if path.is_symlink():
            return lost(source, "a link that leads nowhere, or back to itself")
        return lost(source, explain_os(error) if isinstance(error, OSError) else "not a possible file name")
    if not stat.S_ISREG(mode):
        return lost(source, f"not a file but {special(mode)}, which is never opened")
    return InputFile(path, source)


def file_digest(file: InputFile) -> str:
    """The digest of the file's bytes, to tell whether it was read before. Raises ReadError when it cannot be read."""
    state = blake2b(digest_size=16)
    if file.path is None:
        state.update(file.content or b"")
        return state.hexdigest()
    try:
        with open_regular(file.path, file.source, Options().limits.max_container_bytes) as stream:
            while chunk := stream.read(1 << 20):
                state.update(chunk)
    except OSError as error:
        raise ReadError(file.source, explain_os(error)) from error
    return state.hexdigest()


def open_regular(path: Path, source: str, limit: int) -> BinaryIO:
    """The file, opened; never a pipe or device, on which opening waits forever. Raises ReadError, OSError.

    Checked after opening, on the open file: between a check and an opening another file may take its place.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    stream = os.fdopen(descriptor, "rb")
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        stream.close()
        raise ReadError(source, f"not a file but {special(found.st_mode)}; it is never read")
    if found.st_size > limit:
        stream.close()
        size = f"{found.st_size / 1024**2:,.0f} MB, larger than the limit of {limit / 1024**2:,.0f} MB"
        raise ReadError(source, f"{size}; split it (from Python, Options(limits=...) raises it)")
    return stream


def lost(source: str, reason: str) -> Problem:
    """A Problem of something that cannot be read at all."""
    return Problem(source, "ingest", "lost", reason)


def special(mode: int) -> str:
    """What a thing that is not a file is, in words."""
    kinds = {
        stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket", stat.S_ISDIR: "a folder",
        stat.S_ISCHR: "a device", stat.S_ISBLK: "a device",
    }  # fmt: skip
    return next((words for test, words in kinds.items() if test(mode)), "something else")


def explain_os(error: OSError) -> str:
    """Why the system would not give a file, in words."""
    if isinstance(error, FileNotFoundError):
        return "no such file: it was moved or deleted, or the name is misspelt"
    if isinstance(error, PermissionError):
        return "no permission to read it; change its permissions, or run as its owner"
    return f"the system would not read it ({error.strerror or type(error).__name__})"


def printable(name: str) -> str:
    """A name that can be shown and stored: odd bytes and control characters become \\x.. escapes.

    Direction marks are escaped too: with them a name can be made to look like another.
    """
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _escape(c) for c in name)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries a byte of a file name that is not UTF-8
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")

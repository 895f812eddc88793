"""Open and create the SQLite file beneath a case, run SQL on it, and put SQLite's errors into the user's words.

A file that is not a case is recognised by its first 100 bytes, before SQLite may touch it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sayso.case.migrations import VERSION, migrate, schema, version_of
from sayso.errors import CaseError, CaseLockedError, CaseMissingError, CaseVersionError, RecordError

#: Bytes 68-71 of the file: "SaSo". `file` and other tools can tell a case from any other SQLite file by it.
APPLICATION_ID = 0x5361536F
#: How long to wait for another process that is writing. Writes take milliseconds, a large file's documents seconds.
PATIENCE_MS = 10_000

_HEADER = b"SQLite format 3\x00"

Row = tuple[Any, ...]


def create_file(path: Path, title: str, created: str) -> None:
    """Make an empty case at `path`, complete or not at all; never in place of a file that is there already."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(schema())
        connection.execute("INSERT INTO case_info VALUES (1, ?, ?)", (title, created))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        content = connection.serialize()
    try:
        _write_new(path, content)
    except FileExistsError:
        raise CaseError(f"{path} exists already: open it, or give the new case another name") from None
    except OSError as error:
        raise CaseError(f"{path} cannot be created: {_reason(error)}") from error


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that appears at its name complete, so that a kill leaves no half case. Raises FileExistsError."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(content)
        os.link(draft, path)  # unlike a rename, a link never replaces what is there
    except FileExistsError:
        raise
    except OSError:  # a file system without links, as on a USB stick
        with path.open("xb") as file:
            file.write(content)
    finally:
        draft.unlink(missing_ok=True)


def open_file(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the case at `path`, its format brought up to date; raises a CaseError that says what to do."""
    _check_header(path)
    with explained(path):
        connection = _connect(path)
        try:
            _set_up(connection, path, write=write)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_header(path: Path) -> None:
    """Raise unless the file at `path` begins as a case does."""
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        raise CaseError(f"not a case: {path} is {'a folder' if path.is_dir() else 'no regular file'}")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise CaseMissingError(f"there is no case at {path}: make one with `sayso build {path} FOLDER`") from None
    except OSError as error:
        raise CaseError(f"{path} cannot be opened: {_reason(error)}") from error
    if not head.startswith(_HEADER):
        raise CaseError(f"not a case: {path} is {'an empty file' if not head else 'no SQLite file'}")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise CaseError(f"not a case: {path} is an SQLite file that Sayso did not make")


def _connect(path: Path) -> sqlite3.Connection:
    """An SQLite connection that can at least read `path`.

    Asked for writing even by readers: SQLite needs to write beside a file in WAL mode to read it, and falls back to
    reading by itself when the file is write-protected. In a folder where nothing can be written (a disc, a mail
    attachment) that fails too, and the file is read as one that nobody else can change.
    """
    uri = path.resolve().as_uri()
    try:
        return _reading(f"{uri}?mode=rw")
    except sqlite3.OperationalError as error:
        unwritable = error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}
        log = path.with_name(path.name + "-wal")
        if not unwritable or (log.exists() and log.stat().st_size):  # what stands in the log alone would be missing
            raise
    return _reading(f"{uri}?mode=ro&immutable=1")


def _reading(uri: str) -> sqlite3.Connection:
    """A connection by which something was read: SQLite opens the file only then."""
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE_MS / 1000)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    """Check the version, bring an older format up to date, set what SQLite sets per connection."""
    connection.execute("PRAGMA foreign_keys = ON")
    if _up_to_date(connection, path) > VERSION:
        raise CaseVersionError(
            f"{path} has format {version_of(connection)}, newer than this Sayso's {VERSION}:"
            " upgrade with `pip install -U sayso`"
        )
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        # In WAL mode a commit survives a killed process without waiting for the disk; after a power cut the last
        # few documents may be missing, which the next build reads again.
        connection.execute("PRAGMA synchronous = NORMAL")
    else:
        connection.execute("PRAGMA query_only = ON")


def _up_to_date(connection: sqlite3.Connection, path: Path) -> int:
    """The format version of a case after an older one was brought up to date; raises CaseError where it cannot be."""
    try:
        return migrate(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        raise CaseError(
            f"{path} has format {version_of(connection)}, which this Sayso has to bring up to {VERSION}, and cannot be"
            " written: copy it to where it can be, and open the copy"
        ) from error


def close_file(connection: sqlite3.Connection) -> None:
    """Close; the last to leave folds the write-ahead log in, so that a closed case is one file.

    A writer that is not the last folds in what no reader needs, and does not wait for them.
    """
    with suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        if not connection.execute("PRAGMA query_only").fetchone()[0]:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def ask(connection: sqlite3.Connection, sql: str, *values: object) -> list[Row]:
    """All rows of a question: a list, since an open cursor would hold up writers and see half of a change."""
    with explained():
        return connection.execute(sql, values).fetchall()


@contextmanager
def transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of the block is written, or none of it; inside another transaction, as a part of that one."""
    begin, commit, rollback = (f"BEGIN {kind}", "COMMIT", "ROLLBACK")
    if connection.in_transaction:
        begin, commit, rollback = ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part")
    with explained():
        connection.execute(begin)
    try:
        yield
        with explained():
            connection.execute(commit)
    except BaseException:
        if connection.in_transaction:  # a full disk rolls back by itself
            for step in rollback.split("; "):
                connection.execute(step)
        raise


@contextmanager
def explained(path: Path | None = None) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    name = path or "the case"
    try:
        yield
    except sqlite3.ProgrammingError as error:
        if "closed" not in str(error):
            raise
        raise CaseError("the case is closed: open it again with Case.open") from error
    except sqlite3.IntegrityError as error:  # a kind that is not in the glossary, a number where words belong
        raise RecordError(f"{name} does not take this row: {error}") from error
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise CaseLockedError(
                f"another process is writing to {name}: wait until it is done, then try again"
            ) from error
        raise CaseError(f"{name} {_TROUBLE.get(code, 'cannot be used')} ({error})") from error


_TROUBLE = {
    sqlite3.SQLITE_CORRUPT: "is damaged: use a copy, or build it again",
    sqlite3.SQLITE_NOTADB: "is damaged: use a copy, or build it again",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full",
    sqlite3.SQLITE_READONLY: "cannot be written: it is open for reading, or write-protected",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that its folder can be written to",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error",
}


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

"""The changes of format a case file goes through, oldest first. Append-only: never edit a step that was released.

`schema.sql` is the newest format, for new cases. A case made by an older Sayso is brought up to it step by step when
it is opened, and each step is recorded in the file. A test holds that both ways lead to the same tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

Migration = Callable[[sqlite3.Connection], None]

#: Step i leads from format version i + 1 to i + 2. A step's first docstring line is what it does; its name is recorded.
MIGRATIONS: tuple[Migration, ...] = ()

#: The format version this Sayso writes.
VERSION = 1 + len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration] | None = None) -> int:
    """Bring an older case up to the newest format; the version it has afterwards.

    All steps or none: the whole of it is one transaction. Asks for the version again inside the transaction, since
    another process may have done the work in the meantime. A file that is new enough stays as it is.
    """
    steps = MIGRATIONS if steps is None else steps
    if version_of(connection) > len(steps):
        return version_of(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        current = version_of(connection)
        for version, step in enumerate(steps, 2):
            if version <= current:
                continue
            step(connection)
            connection.execute("INSERT INTO migration VALUES (?, ?)", (version, step.__name__))
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return version_of(connection)


def version_of(connection: sqlite3.Connection) -> int:
    """The format version of a case file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])

"""Read the tables of known actors, Sayso's own and a case's, all of one shape.

Columns: name, forms (split with `|`), kind, country, sector, since, until, office, organ; a row is one fact. In a
case's own table only `name` is required, and the columns may stand in any order.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from sayso.errors import TableError
from sayso.knowledge.facts import KNOWN_KINDS
from sayso.records import Known

COLUMNS = ("name", "forms", "kind", "country", "sector", "since", "until", "office", "organ")

_HEADER = ",".join((*COLUMNS, "note", "source"))
_COMMAS = _HEADER.count(",")

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COUNTRY = re.compile(r"[A-Z]{3}")


def table_names() -> list[str]:
    """The files of `data/` that hold known actors, in alphabetical order."""
    entries = (entry.name for entry in files("sayso.data").iterdir())
    return sorted(name for name in entries if name.startswith("known_") and name.endswith(".csv"))


class Table(NamedTuple):
    """A table of `data/` as lines, not yet read: reading all of them would take longer than any case has use for."""

    name: str
    lines: tuple[str, ...]

    def row(self, index: int) -> Known:
        """The fact in the line of that index, counted from 0; raises TableError for a malformed one."""
        return _read_row(self.lines[index], self.name, index + 1)

    def forms(self) -> list[tuple[int, str]]:
        """The index of each line that is a row, with its name and forms, joined with `|`.

        Raises TableError for another header than that of all these tables, and for a row of another length; what is in
        the cells is checked when the row is read.
        """
        rows = [(index, line) for index, line in enumerate(self.lines) if line and line[0] != "#"]
        if not rows or rows[0][1] != _HEADER:
            raise TableError(self.name, rows[0][0] + 1 if rows else 1, f"the header is not {_HEADER}")
        return [(index, self._forms(index, line)) for index, line in rows[1:]]

    def _forms(self, index: int, line: str) -> str:
        if '"' not in line and line.count(",") == _COMMAS:
            name, forms, _ = line.split(",", 2)
        else:
            cells = next(csv.reader([line]))
            if len(cells) != _COMMAS + 1:
                raise TableError(self.name, index + 1, f"{len(cells)} cells where the header names {_COMMAS + 1}")
            name, forms = cells[:2]
        return f"{name}|{forms}" if forms else name


def load_tables() -> tuple[Table, ...]:
    """All tables of known actors in `data/`."""
    return tuple(
        Table(name, tuple(files("sayso.data").joinpath(name).read_text("utf-8").split("\n"))) for name in table_names()
    )


@lru_cache(maxsize=4096)
def _read_row(text: str, table: str, line: int) -> Known:
    cells = (cell.strip() for cell in next(csv.reader([text])))
    return make_known(dict(zip(COLUMNS, cells, strict=False)), table, line)


def read_own(path: str | PathLike[str]) -> tuple[Known, ...]:
    """The rows of a case's own table: plain CSV in UTF-8 with a header, of whose columns only `name` is required.

    Lines that start with `#` and empty lines are passed over. A person without a kind but with an office is a person;
    other rows without a kind are organisations. Raises TableError, naming the file and the line, and OSError where
    there is no such file.
    """
    table = str(path)
    try:
        text = Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise TableError(table, line, "not UTF-8: save the table as CSV in UTF-8") from None
    numbered = enumerate(text.splitlines(), 1)
    lines = [(number, line) for number, line in numbered if line.strip() and not line.startswith("#")]
    cells = csv.reader(line for _, line in lines)
    header = [column.strip().lower() for column in next(cells, [])]
    if "name" not in header:
        raise TableError(table, lines[0][0] if lines else 1, "no column name")
    out = []
    for (number, _), values in zip(lines[1:], cells, strict=False):
        if len(values) > len(header):
            raise TableError(
                table, number, f"{len(values)} cells where the header names {len(header)}: quote cells with commas"
            )
        out.append(make_known(dict(zip(header, (v.strip() for v in values), strict=False)), table, number))
    return tuple(out)


def make_known(row: Mapping[str, str], table: str, line: int) -> Known:
    """One checked fact of a row."""
    cell = row.get
    name, kind = cell("name", ""), cell("kind", "")
    since, until, country = cell("since", ""), cell("until", ""), cell("country", "")
    if not name:
        raise TableError(table, line, "no name")
    if not kind:
        kind = "person" if cell("office") else "organisation"
    if kind not in KNOWN_KINDS:
        raise TableError(table, line, f"kind {kind!r} is none of {', '.join(KNOWN_KINDS)}")
    if country and not _COUNTRY.fullmatch(country):
        raise TableError(table, line, f"country {country!r} is not three capitals")
    if not all(_DATE.fullmatch(date) for date in (since, until) if date):
        raise TableError(table, line, f"{since!r} to {until!r}: a date is YYYY, YYYY-MM or YYYY-MM-DD")
    if since and until and until < since and not since.startswith(until):
        raise TableError(table, line, f"it ends ({until}) before it begins ({since})")
    forms = cell("forms", "")
    return Known(
        name,
        tuple(forms.split("|")) if forms else (),
        kind,
        country or None,
        cell("sector") or None,
        since or None,
        until or None,
        cell("office") or None,
        cell("organ") or None,
        table,
        line,
    )

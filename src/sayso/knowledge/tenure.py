"""Which of the facts known under one name is meant, and what sector it has at a date."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from sayso.knowledge.folding import fold
from sayso.knowledge.world import Index, World
from sayso.records import Known

#: Sectors whose people are former elite (ELI) once their office is over.
OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})

#: Without a date, whoever left office before this year is taken to be out of office where the phrase is from.
UNDATED = "2021"

#: Of two facts that hold at once, the office says more than the seat, the seat more than the party.
_WEIGHT = {"GOV": 4, "MIL": 4, "SPY": 4, "JUD": 4, "COP": 4, "REB": 3, "PRM": 3, "LEG": 2, "OPP": 1, "PTY": 1}


def pick(rows: Sequence[Known], countries: Sequence[str], on: str | None) -> Known | None:
    """The fact meant: of a country the context names, if there is one, and in force at the date; None without rows."""
    near = [row for row in rows if row.country in countries]
    return max(near or rows, key=lambda row: _merit(row, on), default=None)


def _merit(row: Known, on: str | None) -> tuple[bool, bool, int, str]:
    day = on or "9999"
    weight = _WEIGHT.get(row.sector or "", 0)
    holds = row.holds(day) if on else row.until is None or row.until >= UNDATED
    begun = (row.since or "") <= day
    # Of facts that are over, the last office counts; of those to come, the first.
    rank = weight if holds else int(row.sector in OFFICES)
    return holds, begun, rank, (row.since or "") if begun else _before(row.since)


def _before(date: str | None) -> str:
    """A string that sorts dates backwards."""
    return "".join(chr(ord("9") - int(c) + ord("0")) if c.isdigit() else c for c in date or "")


def sector_at(row: Known, on: str | None) -> str | None:
    """The sector of that fact at that date: ELI for an office of state that is over, none for one still to come."""
    if row.kind != "person":
        return row.sector
    if on and row.since and not row.holds(on) and row.since > on:
        return None
    over = row.until is not None and (not row.holds(on) if on else row.until < UNDATED)
    return "ELI" if over and row.sector in OFFICES else row.sector


@lru_cache(maxsize=4)
def surnames(world: World) -> Index:
    """Folded last words of the names of persons who held an office -> their rows."""
    found: dict[str, list[Known]] = {}
    lines = ((table, index) for table in world.tables for index, line in enumerate(table.lines) if ",person," in line)
    rows = (table.row(index) for table, index in lines)
    for row in chain(rows, *world.own.values()):
        if row.kind == "person" and row.office and " " in row.name:
            found.setdefault(fold(row.name).rsplit(" ", 1)[1], []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def titled(title: str, surname: str, world: World, on: str | None) -> tuple[Known, ...]:
    """Who held an office of this title at that date, by a bare surname; () unless all are of one country.

    "Deputy Secretary Hicks"; "President Bush", where both are of one country.
    """
    words = set(fold(title).split())
    rows = [
        row
        for row in surnames(world).get(fold(surname), ())
        if words <= set(fold(row.office or "").split()) and (on is None or row.holds(on))
    ]
    return tuple(rows) if len({row.country for row in rows}) == 1 else ()

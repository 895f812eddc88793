"""Words that several rules read alike: which one, which part of it, how far away."""

from __future__ import annotations

from datetime import date

from sayso.times import calendar
from sayso.times.context import Context, Found
from sayso.times.points import Meaning, point, vague

_LAST = {"last", "previous", "preceding", "past"}
_NEXT = {"next", "coming", "following"}
#: These count from what was told last; "last" and "next" count from the day of the text.
TOLD = frozenset({"previous", "preceding", "following", "same", "that"})
_EDGES = {
    "start": {"early", "beginning", "start", "outset", "first"},
    "mid": {"mid", "middle"},
    "end": {"late", "end", "close", "latter"},
    "later": {"later"},
    "earlier": {"earlier"},
}


def edge_of(found: Found) -> str | None:
    """The part of a stretch an expression speaks of: start, mid, end, later, earlier."""
    words = set(found.said("edge")) | set(found.said("edge2"))
    for edge, names in _EDGES.items():
        if words & names:
            return edge
    return None


def direction(words: list[str]) -> int:
    """-1 for "last", 1 for "next", 0 for "this" and the like."""
    return -1 if _LAST & set(words) else 1 if _NEXT & set(words) else 0


def step(day: date, unit: str, by: int) -> date:
    """A day so many units of the tables on. Raises OverflowError beyond the calendar."""
    size, letter = int(unit.rstrip("DWEMQYS")), unit.lstrip("0123456789")[0]
    return calendar.shift_day(day, by * size, letter)


def stepped(base: date | None, unit: str, by: int, edge: str | None = None, now: date | None = None) -> Meaning:
    """The unit so many steps from a day; a word without a date where the day is not known."""
    return point(unit, step(base, unit, by), edge, now) if base else vague((by > 0) - (by < 0))


def year_of(found: Found, part: str, context: Context) -> tuple[int | None, bool]:
    """The year some words name ("2009", "'82", "of last year"), and whether it is relative to the anchor."""
    if years := found.shaped("year", part=part):
        return int(years[0]), False
    if short := found.shaped("shortyear", part=part):
        return short_year(short[0]), False
    words = found.said(part)
    base = context.reference("1Y", found.start) if TOLD & set(words) else context.now("1Y")
    return (base.year + direction(words) if base else None), True


def short_year(word: str) -> int:
    """'82 is 1982, '14 is 2014: from 1930 to 2029."""
    number = int(word[-2:])
    return number + (1900 if number >= 30 else 2000)

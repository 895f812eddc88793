"""Dates without a text: EDTF values and intervals, weeks, feasts. Pure arithmetic; standard library only.

EDTF (ISO 8601-2) as Sayso writes it: `2014-06-17`, `2014-06`, `2014`, a decade `201X`, a century `20XX`, an interval
`2014-06-14/2014-06-15`, an open end `../2014-06-16`. Qualifiers (`?`, `~`, `%`) are read over, unspecified digits
(`201X`, `2014-XX`) are read as all they may be, seasons (`2014-21` to `2014-24`) as those of the northern
hemisphere, by whole months. Sets, exponents, years before 1 and after 9999 are not read, and are None.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_EDTF = re.compile(r"([\dX]{4})(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T.*)?")
#: The first month of the seasons 21 to 24 of EDTF; winter begins in the December before its year.
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


class Interval(NamedTuple):
    """The first and the last day, both inclusive; None is an open or unknown end."""

    first: date | None
    last: date | None


def interval_of(edtf: str | None) -> Interval | None:
    """The days an EDTF date or interval covers; None for what is none, or is not read here."""
    if not edtf:
        return None
    start, slash, end = edtf.partition("/")
    first, last = _days(start), _days(end if slash else start)
    if first is None or last is None or (first == last == Interval(None, None)):
        return None
    found = Interval(first.first, last.last)
    return None if found.first and found.last and found.first > found.last else found


def earliest(edtf: str | None) -> date | None:
    """The first day an EDTF value may mean; None when open, unknown or unreadable."""
    found = interval_of(edtf)
    return found.first if found else None


def latest(edtf: str | None) -> date | None:
    """The last day an EDTF value may mean; None when open, unknown or unreadable."""
    found = interval_of(edtf)
    return found.last if found else None


def compare(one: str | None, other: str | None) -> int | None:
    """-1: all of one lies before all of the other; 1: after; 0: they touch; None: a value is missing or unreadable."""
    a, b = interval_of(one), interval_of(other)
    if a is None or b is None:
        return None
    if a.last and b.first and a.last < b.first:
        return -1
    if a.first and b.last and a.first > b.last:
        return 1
    return 0


def contains(outer: str | None, inner: str | None) -> bool:
    """Whether every day of one EDTF value lies within the other; an open end holds all on its side."""
    a, b = interval_of(outer), interval_of(inner)
    if a is None or b is None:
        return False
    starts = a.first is None or (b.first is not None and a.first <= b.first)
    return starts and (a.last is None or (b.last is not None and b.last <= a.last))


def format_interval(first: date | None, last: date | None) -> str | None:
    """The shortest EDTF for a stretch of days: a day, a whole month, a whole year, or an interval."""
    if first is None or last is None:
        return None if first == last else f"{first or '..'}/{last or '..'}"
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == month_end(last.year, last.month):
        if (first.year, first.month) == (last.year, last.month):
            return _month(first)
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
        return f"{_month(first)}/{_month(last)}"
    return f"{first}/{last}"


def _month(day: date) -> str:
    return day.isoformat()[:7]


def _days(part: str) -> Interval | None:
    if part in ("", ".."):
        return Interval(None, None)
    match = _EDTF.fullmatch(re.sub("[?~%]", "", part))
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month is None or "X" in month:
            return Interval(date(low, 1, 1), date(high, 12, 31))
        if int(month) in _SEASON_MONTHS:
            return Interval(*season(low, _SEASON_MONTHS[int(month)]))
        if day is None or "X" in day:
            return Interval(date(low, int(month), 1), month_end(high, int(month)))
        return Interval(date(low, int(month), int(day)), date(high, int(month), int(day)))
    except ValueError:
        return None


def season(year: int, first_month: int) -> tuple[date, date]:
    """Three whole months from the one named; winter (12) of a year runs from its December into the next year."""
    year_after, month = shift_month(year, first_month, 2)
    return date(year, first_month, 1), month_end(year_after, month)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """A month so many months away."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def shift_day(day: date, amount: int, unit: str) -> date:
    """A day so many D, W, M, Q or Y away; the 31st becomes the last day of a shorter month. May raise OverflowError."""
    if unit in "DW":
        return day + timedelta(days=amount * (7 if unit == "W" else 1))
    months = amount * {"M": 1, "Q": 3, "S": 3, "Y": 12}[unit]
    year, month = shift_month(day.year, day.month, months)
    if not 1 <= year <= 9999:
        raise OverflowError
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def monday(day: date) -> date:
    """The Monday of its ISO week."""
    return day - timedelta(days=day.weekday())


def week_value(day: date) -> str:
    """The ISO week a day is in: `2014-W25`."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The nth Monday (1) to Sunday (7) of a month; -1 is the last. Raises ValueError where there is none."""
    if number < 0:
        end = month_end(year, month)
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.isoweekday()) % 7 + 7 * (number - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (30-year cycle, civil epoch); what is announced may be a day or two off."""
    days = day - 1 + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(227015 + days)

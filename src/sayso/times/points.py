"""What an expression means: stretches of the calendar with their TIMEX3 values and EDTF intervals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from sayso.records import TimeType
from sayso.times import calendar

#: ISO 8601's letters as tables give them ("T1M", "10Y") to the words of `granularity`.
GRANULARITY = {
    "T1S": "minute", "T1M": "minute", "T1H": "minute", "1D": "day", "1WE": "weekend", "1W": "week", "2W": "week",
    "1M": "month", "2M": "month", "6M": "month", "1Q": "quarter", "1S": "season", "1Y": "year", "2Y": "year",
    "10Y": "decade", "100Y": "century",
}  # fmt: skip
#: How many characters of an EDTF anchor must be known to place a unit: "2014" is enough for "last year".
NEEDED = {"1Y": 4, "10Y": 4, "100Y": 4, "1M": 7, "1Q": 7, "1S": 7}
SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
REFERENCE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """A reading of one expression: what the record says of it, and the unit and first day others refer back to."""

    type: TimeType
    value: str
    interval: str | None
    granularity: str
    relative: bool = False
    unit: str | None = None
    first: date | None = None


def point(unit: str, day: date, edge: str | None = None, now: date | None = None, relative: bool = True) -> Meaning:
    """The day, week, month ... (a unit of the tables) that `day` is in; of it, the part that `edge` names."""
    value, first, last = _whole(unit, day)
    interval = calendar.format_interval(*_part(first, last, edge, now))
    if unit == "10Y" and not edge:
        interval = f"{value}X"
    if unit == "100Y" and not edge:
        interval = f"{value}XX"
    return Meaning("DATE", value, interval, GRANULARITY[unit], relative, unit, first)


def _whole(unit: str, day: date) -> tuple[str, date, date]:
    """The TIMEX3 value of the unit around a day, its first and its last day."""
    year = f"{day.year:04}"
    if unit in ("1W", "1WE"):
        first = calendar.monday(day) + timedelta(days=5 if unit == "1WE" else 0)
        suffix = "-WE" if unit == "1WE" else ""
        return calendar.week_value(day) + suffix, first, first + timedelta(days=1 if suffix else 6)
    if unit == "1M":
        return year + f"-{day.month:02}", day.replace(day=1), calendar.month_end(day.year, day.month)
    if unit == "1Q":
        quarter = (day.month + 2) // 3
        return f"{year}-Q{quarter}", date(day.year, quarter * 3 - 2, 1), calendar.month_end(day.year, quarter * 3)
    if unit == "1Y":
        return year, date(day.year, 1, 1), date(day.year, 12, 31)
    if unit in ("10Y", "100Y"):
        digits = 3 if unit == "10Y" else 2
        low, high = (int(year[:digits].ljust(4, fill)) for fill in "09")
        return year[:digits], date(max(low, 1), 1, 1), date(high, 12, 31)
    return day.isoformat(), day, day


def _part(first: date, last: date, edge: str | None, now: date | None) -> tuple[date, date]:
    """The first or last third of a stretch, the middle one, or what lies before or after now in it."""
    if edge in ("later", "earlier"):
        if now is None or not first <= now <= last:
            return first, last
        return (now, last) if edge == "later" else (first, now)
    if edge is None or last - first < timedelta(days=2):
        return first, last
    if first.day == 1 and (last.month - first.month) == 11 and first.year == last.year:
        start, end = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}[edge]
        return date(first.year, start, 1), calendar.month_end(first.year, end)
    if last.year > first.year:  # a decade by its years: 0 to 3, 4 to 6, 7 to 9
        third = (last.year - first.year + 1) / 3
        years = {"start": (0, third), "mid": (third, 2 * third), "end": (2 * third, 3 * third)}[edge]
        return date(first.year + ceil(years[0]), 1, 1), date(first.year + ceil(years[1]) - 1, 12, 31)
    third = ((last - first).days + 1) // 3
    one, two = first + timedelta(days=third), last - timedelta(days=third)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month):
        one, two = date(first.year, first.month, 11), date(first.year, first.month, 20)
    day = timedelta(days=1)
    return {"start": (first, one - day), "mid": (one, two), "end": (two + day, last)}[edge]


def season(year: int, code: str, edge: str | None = None, relative: bool = True) -> Meaning:
    """A season of a year; its interval is whole months of the northern hemisphere."""
    first, last = calendar.season(year, SEASON_MONTHS[code])
    interval = calendar.format_interval(*_part(first, last, edge, None))
    return Meaning("DATE", f"{year:04}-{code}", interval, "season", relative, "1S", first)


def half(year: int, number: int, relative: bool) -> Meaning:
    """The first or second half of a year."""
    interval = f"{year:04}-01/{year:04}-06" if number == 1 else f"{year:04}-07/{year:04}-12"
    return Meaning("DATE", f"{year:04}-H{number}", interval, "quarter", relative, "1Q", date(year, number * 6 - 5, 1))


def vague(direction: int) -> Meaning:
    """PAST_REF, PRESENT_REF, FUTURE_REF: before, at or after an anchor that nobody gave."""
    return Meaning("DATE", REFERENCE[direction], None, "vague", True)


def moment(day: Meaning, clock: str, granularity: str) -> Meaning:
    """A time of day ("18:00Z", "MO") on a day; the day keeps its interval, for EDTF here goes by days."""
    return Meaning(
        "TIME", f"{day.first or day.value}T{clock}", day.interval, granularity, day.relative, day.unit, day.first
    )

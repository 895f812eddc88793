"""Dates of containers as EDTF (ISO 8601-2): "2014-06-17", "2014-06", "2014"; None rather than a guess.

Reads ISO 8601, RFC 2822, PDF dates, "June 17, 2014", "17 June 2014", "June 2014", seconds since 1970, and numbers
with slashes where only one order is possible. A date is the day where it was written: its own offset, never ours.
Does not read two-digit years, words ("yesterday"), or any language but English.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

FIRST_YEAR, LAST_YEAR = 1700, 2199
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
#: A time of day, and what may follow it: seconds, fraction, a.m., an offset, the name of a zone, "(UTC)".
_TIME = (
    r"(?:(?:T|,|\s|\s+at|\s*[-|–])\s*(?P<time>\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?|\d{1,2}(?=\s*[ap]\.?m))"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,5})?\s*(?:[+-]\d{2}:?\d{2}|[+-]\d{2})?\s*(?:\([^)]{1,40}\))?)?"
)
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}}){_TIME}",
        rf"{_YEAR}-(?P<month>\d{{2}})",
        _YEAR,
        rf"(?:D:)?{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})(?:T?(?P<time>\d{{4}}(?:\d{{2}})?)[\dZ.+'-]*)?",
        rf"D:{_YEAR}(?P<month>\d{{2}})?",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+{_YEAR}{_TIME}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}\s+(?P<time>\d\d:\d\d:\d\d)\s+(?:[A-Z]{{3,5}}\s+|[+-]\d{{4}}\s+)?{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}{_TIME}",
    )
)
_SLASHES = re.compile(rf"(?P<a>\d{{1,2}})(?P<sep>[/-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}{_TIME}", re.IGNORECASE)
_SECONDS = re.compile(r"(?P<seconds>\d{9,10})(?:\d{3}|\.\d+)?")


def to_edtf(text: str | None) -> str | None:
    """The date that `text` is, and nothing else besides a weekday, a time and a zone; None if it is not certain."""
    text = " ".join((text or "").split())
    if not text or len(text) > 80:
        return None
    for form in _FORMS:
        if (match := form.fullmatch(text)) and (found := _edtf(match.groupdict())):
            return found
    if match := _SLASHES.fullmatch(text):
        return _slashes(match.groupdict())
    if match := _SECONDS.fullmatch(text):
        return _since_1970(int(match["seconds"]))
    return None


def _edtf(found: dict[str, str | None]) -> str | None:
    year = int(found["year"] or 0)
    month, day = found.get("month"), found.get("day")
    if name := found.get("name"):
        month = str(_MONTHS.index(name[:3].lower()) + 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year:04}-{int(month):02}"
    return _day(year, int(month), int(day), found.get("time"))


def _day(year: int, month: int, day: int, time: str | None = None) -> str | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    # Midnight of 1 January 1970 is what programs write for "no date".
    return None if (found == date(1970, 1, 1) and time and not time.strip("0:.,")) else found.isoformat()


def _slashes(found: dict[str, str | None]) -> str | None:
    """03/04/2014 is March in one country and April in another; 17/06/2014 is only one day."""
    a, b = int(found["a"] or 0), int(found["b"] or 0)
    if a != b and a <= 12 and b <= 12:
        return None
    month, day = (a, b) if a <= 12 else (b, a)
    return _edtf({"year": found["year"], "month": str(month), "day": str(day), "time": found["time"]})


def _since_1970(seconds: int) -> str | None:
    """The day in UTC, all that such a number says. From 1973 to 2033: outside it is some other number."""
    if not 100_000_000 <= seconds <= 2_000_000_000:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()

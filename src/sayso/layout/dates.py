"""Yield the dates that a masthead gives, as EDTF (ISO 8601-2).

Only whole dates count: a year with a month, or with a month and a day. "11/12/2014" is the eleventh of December in
London and the twelfth of November in New York, so it is no date here; "11/11/2014" and "25/12/2014" are. Relative
dates ("Monday", "3 hours ago") are not read.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from sayso.tables import read_table


class DateFound(NamedTuple):
    """A date in a piece of text: `edtf`, and where it stands in the piece."""

    edtf: str
    start: int
    end: int


def find_date(piece: str) -> DateFound | None:
    """Yield the first whole date in a short piece of text, or None."""
    for match in _pattern().finditer(piece):
        if edtf := _edtf(match):
            return DateFound(edtf, match.start(), match.end())
    return None


def _edtf(match: re.Match[str]) -> str | None:
    year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"] or match["y5"])
    name = match["m1"] or match["m2"] or match["m5"]
    if match["m5"]:
        return f"{year:04d}-{_months()[name.lower()]:02d}"
    if name:
        return _day(year, _months()[name.lower()], int(match["d1"] or match["d2"]))
    if match["y3"]:
        return _day(year, int(match["m3"]), int(match["d3"]))
    first, second = int(match["a4"]), int(match["b4"])
    if first != second and first <= 12 and second <= 12:
        return None
    return _day(year, min(first, second), max(first, second))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        row["name"]: int(row["number"]) for _, row in read_table("months.csv", ("name", "number", "note", "source"))
    }


@cache
def _pattern() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=len, reverse=True))
    year = r"(?:1[6-9]|20)\d\d"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<m1>{month})\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(?P<y1>{year})"
        rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]+(?P<m2>{month})\.?,?[\s-]+(?P<y2>{year})"
        rf"|(?P<y3>{year})[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}})(?:T[\d:.+Z-]+)?"
        rf"|(?P<a4>\d{{1,2}})(?P<s4>[-/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>{year})"
        rf"|(?P<m5>{month})\.?,?\s+(?P<y5>{year})"
        rf")(?![\w/-]|\.\d)",
        re.IGNORECASE,
    )

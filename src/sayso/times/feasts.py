"""Days with a name: Christmas, Thanksgiving, Ramadan, 9/11."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.times import calendar
from sayso.times.context import Context, Found
from sayso.times.patterns import grammar
from sayso.times.points import Meaning, point
from sayso.times.shared import direction, year_of


def holiday(found: Found, context: Context) -> Meaning | None:
    """A day with a name, of the year told or of the nearest."""
    if found.after("island"):
        return None
    rule = _holiday_rule(found)
    if rule[:4].isdigit():
        return point("1D", date.fromisoformat(rule), relative=False)
    if found.has("year"):
        named, relative = year_of(found, "year", context)
        days = feast(rule, named) if named else None
        return _feast(days, relative) if days else None
    now = context.now("1D")
    if now is None:
        return Meaning("DATE", f"XXXX-{rule}" if rule[:2].isdigit() else "XXXX-XX-XX", None, "day", True)
    sign = direction(found.said("which")) or found.tense
    near = [days for by in (-1, 0, 1) if (days := feast(rule, now.year + by))]
    right = [days for days in near if (days[0] - now).days * sign >= 0] or near
    return _feast(min(right, key=lambda days: abs((days[0] - now).days)), True) if right else None


def _holiday_rule(found: Found) -> str:
    letters, span = found.words.letters, found.match.span("name")
    return next(rule for pattern, rule in grammar().holidays if pattern.fullmatch(letters, *span))


def _feast(days: tuple[date, date], relative: bool) -> Meaning:
    if days[0] == days[1]:
        return point("1D", days[0], relative=relative)
    interval = calendar.format_interval(*days)
    return Meaning("DATE", days[0].isoformat()[:7], interval, "month", relative, "1M", days[0])


def feast(rule: str, year: int) -> tuple[date, date] | None:
    """The first and last day of a rule of time_holidays.csv in a year; None where there is none."""
    kind, *numbers = rule.replace("easter", "easter ").split()
    try:
        if kind == "easter":
            day = calendar.easter(year) + timedelta(days=int(numbers[0]))
        elif kind == "nth":
            day = calendar.nth_weekday(year, *map(int, numbers))
        elif kind == "hijri":
            return _hijri(year, *map(int, numbers))
        else:
            day = date.fromisoformat(f"{year:04}-{rule}")
    except (ValueError, OverflowError):
        return None
    return day, day


def _hijri(year: int, month_number: int, day: int | None = None) -> tuple[date, date] | None:
    """The Islamic year is eleven days shorter: of the two that may begin in a year, the first."""
    for hijri_year in range((year - 622) * 33 // 32 - 1, (year - 622) * 33 // 32 + 3):
        first = calendar.hijri(hijri_year, month_number, day or 1)
        if first.year == year:
            after = calendar.hijri(hijri_year + month_number // 12, month_number % 12 + 1, 1)
            return first, first if day else after - timedelta(days=1)
    return None

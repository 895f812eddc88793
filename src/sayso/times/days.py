"""Days and times of day: "June 17", "Monday", "early on Tuesday", "Friday night", "18:00 UTC"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sayso.times import calendar
from sayso.times.context import Context, Found, weekday_near
from sayso.times.patterns import grammar
from sayso.times.points import Meaning, moment, point
from sayso.times.shared import TOLD, direction, short_year, stepped, year_of


def whole_date(found: Found, context: Context, part: str = "day") -> Meaning | None:
    """A date with a month and a day of it, with or without its year."""
    if iso := found.shaped("isodate", part=part):
        year, month, day = map(int, iso[0].split("-"))
        return _exact(year, month, day)
    if slashed := found.shaped("slashdate", part=part):
        return _slashed(slashed[0], context)
    month = int(found.value("month", part) or found.value("monthshort", part) or 0)
    days = [int(n) for n in found.shaped("n12", "n24", "n31", part=part)] or [
        int(n) for n in found.values("ordinal", part)
    ]
    if found.shaped("year", "shortyear", part=part) or set(found.said(part)) & {"year"}:
        told, relative = year_of(found, part, context)
    else:
        told, relative = _year_of_day(found, context, month, days[0]), True
    if told is None:
        return Meaning("DATE", f"XXXX-{month:02}-{days[0]:02}", None, "day", True)
    meaning = _exact(told, month, days[0], relative)
    if meaning and len(days) > 1 and (last := _exact(told, month, days[-1])) and last.value > meaning.value:
        return replace(meaning, interval=f"{meaning.value}/{last.value}")
    return meaning


def _exact(year: int, month: int, day: int, relative: bool = False) -> Meaning | None:
    try:
        return point("1D", date(year, month, day), relative=relative)
    except ValueError:
        return None


def _slashed(text: str, context: Context) -> Meaning | None:
    """7/8/07: by the month first as Americans write, unless only the other order is a date or is nearer the anchor."""
    one, two, year = map(int, text.split("/"))
    year = year if year > 99 else short_year(f"{year:02}")
    found = [m for m in (_exact(year, one, two), _exact(year, two, one)) if m]
    now = context.now("1D")
    if not found:
        return None
    if len(found) == 2 and found[0] != found[1] and now is None:
        return Meaning("DATE", f"{year:04}-XX-XX", f"{year:04}", "year", False, "1Y", date(year, 1, 1))
    nearest = min(found, key=lambda m: abs((m.first - now).days) if m.first and now else 0)
    return replace(nearest, relative=len(found) > 1 and found[0] != found[1])


def _year_of_day(found: Found, context: Context, month: int, day: int) -> int | None:
    """The year of "June 17": of an event of that name, or that the weekday fits, or that lies on the right side."""
    if found.after("attacks"):
        for _, rule in grammar().holidays:
            if rule[4:] == f"-{month:02}-{day:02}":
                return int(rule[:4])
    now = context.now("1D")
    if now is None:
        base = context.now("1Y")
        return base.year if base else None
    near = [d for year in (now.year - 1, now.year, now.year + 1) if (d := _date(year, month, day))]
    weekday = found.value("weekday", "day") or found.value("weekdayshort", "day")
    near = [d for d in near if weekday and d.isoweekday() == int(weekday)] or near
    tense = -1 if found.before("since") else found.tense
    right = [d for d in near if (d - now).days * tense >= 0 and abs((d - now).days) < 300] or near
    return min(right, key=lambda d: abs((d - now).days)).year if right else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(found: Found, context: Context) -> Meaning | None:
    """The part `day` of a rule: a date, a weekday, today."""
    words = found.said("day")
    now = context.now("1D")
    if "today" in words:
        paper = words == ["today"] and found.capital(found.start) and found.before("name") and not found.opens
        return None if paper else stepped(now, "1D", 0)
    if "yesterday" in words:
        return stepped(now, "1D", -2 if "before" in words else -1)
    if "tomorrow" in words:
        return stepped(now, "1D", 2 if "after" in words else 1)
    if (
        found.value("month", "day")
        or found.value("monthshort", "day")
        or found.shaped("isodate", "slashdate", part="day")
    ):
        return whole_date(found, context)
    return _weekday(found, context, words)


def _weekday(found: Found, context: Context, words: list[str]) -> Meaning | None:
    number = int(found.value("weekday", "day") or 0)
    now = context.reference("1D", found.start) if {"previous"} & set(words) else context.now("1D")
    if now is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", None, "day", True)
    return point("1D", _weekday_date(found, now, number, words))


def _weekday_date(found: Found, now: date, number: int, words: list[str]) -> date:
    sign = direction(words)
    this_week = calendar.monday(now) + timedelta(days=number - 1)
    if "week" in words:
        return this_week + timedelta(days=7 * sign)
    if sign:
        near = weekday_near(now, number, sign)
        return near + timedelta(days=7 * sign) if near == now else near
    if "this" in words or "that" in words:
        return this_week
    tense = found.tense
    if found.before("by"):
        tense = 1 if tense >= 0 else -1
    elif found.before("up_to"):
        tense = -1 if found.before("not_until") else 1
    return weekday_near(now, number, tense)


def part_of_day(found: Found, context: Context) -> Meaning | None:
    """Friday morning, the morning of June 17, last night."""
    code = found.value("part", "part") or "MO"
    day = day_of(found, context) if found.has("day") else _day_of_part(found, context)
    return moment(day, code, "part-of-day") if day and day.unit else _unplaced(code) if day else None


def _unplaced(clock: str) -> Meaning:
    return Meaning("TIME", f"XXXX-XX-XXT{clock}", None, "part-of-day", True)


def _day_of_part(found: Found, context: Context) -> Meaning | None:
    which, word = found.said("which"), found.said("part")[-1]
    bare = not which and not found.has("edge")
    if bare and not found.before("in_day"):
        return None
    if (bare and word == "night") or found.after("of_papers"):
        return None
    sign = direction(which)
    if TOLD & set(which) or not which or which == ["the"]:
        return stepped(context.reference("1D", found.start), "1D", sign)
    return stepped(context.now("1D"), "1D", sign)


def overnight(found: Found, context: Context) -> Meaning | None:
    """Tonight, overnight."""
    now = context.now("1D")
    return moment(point("1D", now), "NI", "part-of-day") if now else _unplaced("NI")


def clock_time(found: Found, context: Context) -> Meaning | None:
    """A time of the clock, on the day that stands with it, or was told before it in the sentence, or of the text."""
    clock = _clock(found)
    if clock is None:
        return None
    if found.has("day"):
        day = day_of(found, context)
    else:
        told = context.told if context.told and context.told.unit == "1D" else None
        between = found.words.letters[context.told_at : found.start]
        same = told and not set(between) & set(grammar().vocabulary.classes["stop"])
        day = told if same else stepped(context.now("1D"), "1D", 0)
    if day is None:
        return None
    return moment(day, clock, "minute") if day.unit else Meaning("TIME", f"XXXX-XX-XXT{clock}", None, "minute", True)


#: The hours from UTC in "6 p.m. (GMT +8)".
_OFFSET = re.compile(r"([-+]) (\d\d?)\b")


def _clock(found: Found) -> str | None:
    words = found.said("clock")
    zone = found.value("zone", "clock")
    if bare := found.shaped("clock", part="clock"):
        hour, minute = map(int, bare[0].replace(".", ":").split(":")[:2])
        named = zone is not None or found.value("ampm", "clock") or found.has("day") or {"local"} & set(words)
        if not named and not found.before("at_time"):
            return None
    elif four := found.shaped("hhmm", "year", "oldyear", part="clock"):
        hour, minute = divmod(int(four[0]), 100)
    elif {"noon", "midnight"} & set(words):
        hour, minute = (12 if "noon" in words else 0), 0
    else:
        number = found.value("ones", "clock")
        hour, minute = int(number or (found.shaped("n12", part="clock") or ["0"])[0]), 0
    if part := found.value("part", "clock"):
        hour += 12 if part in ("AF", "EV", "NI") and hour < 12 and not {"noon", "midnight"} & set(words) else 0
    if half_day := found.value("ampm", "clock"):
        hour = hour % 12 + int(half_day) if hour <= 12 else hour
    if zone == "Z" and (offset := _OFFSET.search(" ".join(words))):
        zone = f"{offset[1]}{int(offset[2]):02}:00"
    return f"{hour:02}:{minute:02}{zone or ''}" if hour <= 24 and minute < 60 else None

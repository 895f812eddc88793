"""What is told by units: "last week", "the day", "three days later", "27-year", "every month", "recently"."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.times import calendar
from sayso.times.context import Context, Found
from sayso.times.months import half_of, quarter_of
from sayso.times.numbers import amount, duration_value
from sayso.times.patterns import grammar
from sayso.times.points import GRANULARITY, Meaning, point, vague
from sayso.times.shared import TOLD, direction, edge_of, step, stepped, year_of

#: Units that have a place on the calendar; an hour and a fortnight only have a length.
_PLACED = frozenset({"1D", "1WE", "1W", "1M", "1Q", "1Y", "10Y", "100Y"})


def this_unit(found: Found, context: Context) -> Meaning | None:
    """This, last, next, that, the same, the previous day, week, month ..."""
    words, name = found.said("which"), found.said("unit")[0]
    unit = found.value("unit", "unit") or (context.told.unit if context.told else None) or "1D"
    if found.after("dash") or not _is_stretch(found, words, name):
        return None
    if {"fiscal", "financial"} & set(found.said("kind")) and unit == "1Y":
        return _fiscal(context, words)
    if unit == "1WE":
        return weekend(found, context)
    if "past" in words:
        return _stretch(context, 1.0, unit, -1)
    if unit not in _PLACED:
        return _stretch(context, 1.0, unit, direction(words)) if direction(words) and name not in _ONCE else None
    told = TOLD & set(words) or (unit == "1D" and "next" in words)
    base = context.reference(unit, found.start) if told else context.now(unit)
    return _shifted(found, context, base, unit)


def _is_stretch(found: Found, words: list[str], name: str) -> bool:
    if name == "time":
        return words in (["that"], ["that", "same"]) or found.has("tail")
    return words != ["last"] if name == "day" else "same" in words if name == "period" else True


def _shifted(found: Found, context: Context, base: date | None, unit: str) -> Meaning:
    if found.has("tail"):
        return _tailed(found, context, base, unit)
    if found.said("unit") == ["time"] and base is None:
        return vague(-1)
    return stepped(base, unit, direction(found.said("which")), edge_of(found), context.now("1D"))


#: "last minute", "the last season", "next time" are no stretches of the calendar.
_ONCE = frozenset({"minute", "second", "season", "time", "period"})


def _fiscal(context: Context, words: list[str]) -> Meaning:
    now = context.now("1Y")
    return Meaning("DATE", f"FY{now.year + direction(words)}", None, "year", True) if now else vague(direction(words))


def _tailed(found: Found, context: Context, base: date | None, unit: str) -> Meaning:
    """The same month a year ago, the same period last year."""
    if base is None:
        return vague(-1)
    words = found.said("tail")
    away = found.value("unit", "tail") or found.value("units", "tail") or ""
    if {"ago", "earlier", "before", "previously", "later"} & set(words) and away in _PLACED:
        count = amount([word for word in words[:-1] if word != "a"]) or 1
        return point(unit, step(base, away, round(count) * (1 if "later" in words else -1)))
    year, _ = year_of(found, "tail", context)
    return point(unit, step(base, "1Y", year - base.year)) if year else vague(-1)


def the_unit(found: Found, context: Context) -> Meaning | None:
    """The day, the week, the year: the one told, if it was one, else that of the text."""
    unit = found.value("unit", "unit") or ""
    if (
        unit not in _PLACED
        or found.after("dash", "number")
        or (not found.has("edge") and not found.before("over") and found.after("clause", "side"))
    ):
        return None
    whole = {"entire", "whole", "full"} & set(found.said())
    told = unit in context.last
    if {"fiscal", "financial"} & set(found.said("kind")):
        return _fiscal(context, []) if unit == "1Y" else None
    if unit == "1WE":
        return weekend(found, context)
    if unit == "1Q" and not told:
        return quarter_before(found, context) if found.before("in_course") else None
    base = (
        context.reference(unit, found.start)
        if (told and unit in ("1D", "1Q")) or (whole and unit == "1Y")
        else context.now(unit)
    )
    return stepped(base, unit, 0, edge_of(found), context.now("1D"))


def unit_end(found: Found, context: Context) -> Meaning | None:
    """Year's end, month-end."""
    unit = found.value("unit", "unit") or ""
    now = context.now(unit)
    return (point(unit, now, "end") if now else vague(1)) if unit in ("1M", "1Y", "1Q", "10Y", "100Y") else None


def quarter_before(found: Found, context: Context) -> Meaning:
    """ "In the quarter" of a report is the one that is over."""
    return stepped(context.now("1M"), "1Q", -1, edge_of(found))


def unit_beside(found: Found, context: Context) -> Meaning | None:
    """The day before, the year previous, the week after: beside what was told last."""
    unit = found.value("unit", "unit") or ""
    side = found.said("side")
    if unit not in _PLACED or (side[-1] in ("before", "after") and not found.after("pause")):
        return None
    far = 2 if len(side) > 1 else 1
    sign = -1 if side[0] in ("before", "previous", "earlier", "prior") else 1
    base = context.now(unit) if far == 2 else context.reference(unit, found.start)
    return stepped(base, unit, far * sign)


def nth_of(found: Found, context: Context) -> Meaning | None:
    """The third quarter of 2009, the first half of last year, the last week of March."""
    unit = found.value("unit", "unit")
    number = int(found.value("ordinal", "nth") or 0)
    if "half" in found.said("unit"):
        return half_of(found, context)
    if unit == "1Q":
        if "latest" in found.said("nth"):
            return stepped(context.now("1M"), "1Q", -1)
        return quarter_of(found, context, number or 4)
    if not found.has("whole") or unit not in ("1D", "1W", "1M", "1WE"):
        return None
    whole = _whole(found, context)
    return _nth(whole, unit, number) if whole else None


def _whole(found: Found, context: Context) -> tuple[date, date] | None:
    """The month or year that a week or a day is counted in."""
    month = found.value("month", "whole")
    words = found.said("whole")
    if month is None and "month" not in words:
        year, _ = year_of(found, "whole", context)
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    now = context.now("1M")
    if month is None:
        day = step(now, "1M", direction(words)) if now else None
    elif found.shaped("year", part="whole"):
        day = date(int(found.shaped("year", part="whole")[0]), int(month), 1)
    else:
        day = date(now.year - (int(month) > now.month + 5), int(month), 1) if now else None
    return (day.replace(day=1), calendar.month_end(day.year, day.month)) if day else None


def _nth(whole: tuple[date, date], unit: str, number: int) -> Meaning | None:
    first, last = whole
    if unit == "1D":
        day = first + timedelta(days=number - 1) if number else last
    elif unit == "1M":
        day = date(first.year, number or 12, 1)
    else:  # the first week is the one with most of its days in the month
        day = first + timedelta(days=3 + 7 * (number - 1)) if number else last - timedelta(days=3)
    return point(unit, day) if first <= day <= last else None


def nth_in_a_row(found: Found, context: Context) -> Meaning | None:
    """A second consecutive day: the day it is."""
    unit = found.value("unit", "unit") or ""
    if not (found.has("row") or found.has("row2")):
        return None
    return stepped(context.now(unit), unit, 0) if unit in _PLACED else None


def weekend(found: Found, context: Context) -> Meaning | None:
    """The last or the next weekend; early in the week and in the past tense "this weekend" is the last one."""
    words = found.said("which") or (["the"] if "the" in found.said() else [])
    now = context.reference("1D", found.start) if TOLD & set(words) else context.now("1D")
    if found.after("dash") or not words:
        return None
    if now is None:
        return Meaning("DATE", "XXXX-WXX-WE", None, "weekend", True)
    sign = direction(words)
    if not sign and now.isoweekday() < 6 and (found.tense < 0 or (found.tense == 0 and now.isoweekday() <= 3)):
        sign = -1
    return point("1WE", now + timedelta(days=7 * sign))


def away(found: Found, context: Context) -> Meaning | None:
    """Two years ago, three days later, days earlier."""
    unit = found.value("units", "units") or found.value("unit", "units") or found.value("unit", "one")
    unit = unit or found.value("unit", "halved") or found.value("units", "bare") or ""
    word = found.said("away")[0]
    if (word in ("before", "later", "earlier") and not _pauses(found)) or unit in ("1S", "T1S"):
        return None
    sign = 1 if word in ("later", "from", "hence", "afterwards", "after", "on") else -1
    count = _count(found)
    told = word not in ("ago", "from", "hence")
    if unit not in _PLACED or unit == "1WE":
        return _clock_away(found, context, sign, unit, count, told)
    base = (
        context.reference(unit, found.start)
        if told and context.told and context.told.first
        else context.now("1Y" if unit in ("10Y", "100Y") else unit)
    )
    if count is None or base is None:
        return vague(sign)
    count, unit = count * {"10Y": 10, "100Y": 100}.get(unit, 1), {"10Y": "1Y", "100Y": "1Y"}.get(unit, unit)
    if count % 1 and unit == "1Y":
        count, unit = count * 12, "1M"
    day = step(base, unit, sign * round(count))
    # "A week ago" is the day of a week ago; "three weeks ago" is a week.
    return point("1D" if unit == "1W" and count == 1 else unit, day)


def _pauses(found: Found) -> bool:
    return not found.after("than") and (found.said("away")[0] != "before" or found.after("pause"))


def _count(found: Found) -> float | None:
    if found.has("count"):
        return amount(found.said("count"))
    if found.has("halved"):
        return 0.5
    return 1.5 if found.has("half") else 1.0 if found.has("one") else None


def _clock_away(
    found: Found, context: Context, sign: int, unit: str, count: float | None, told: bool
) -> Meaning | None:
    """Hours ago: a time of the same day, as far as one can say."""
    if unit == "2W" and count and (now := context.now("1D")):
        return stepped(now, "1W", sign * round(2 * count))
    if not unit.startswith("T"):
        return None
    base = context.reference("1D", found.start) if told else context.now("1D")
    value = base.isoformat() if base and count else None
    return Meaning("TIME", value, value, "day", True) if value else vague(sign)


def _stretch(context: Context, count: float | None, unit: str, sign: int) -> Meaning:
    """The past nine days end at the anchor, the next four years begin there; how far an unsaid number goes is open."""
    value = duration_value(count, unit)
    now = (
        context.now("1D")
        if unit in ("1D", "1W", "2W", "1WE")
        else context.now("1M")
        if unit in ("1M", "1Q")
        else context.now("1Y")
    )
    if now is None or unit.startswith("T") or not sign:
        return Meaning("DURATION", value, None, GRANULARITY[unit], bool(sign and now))
    here = context.anchor or ""
    other = step(now, "1W" if unit == "1WE" else unit, round(count) * sign) if count else None
    there = other.isoformat()[: len(here)] if other else ".."
    interval = f"{there}/{here}" if sign < 0 else f"{here}/{there}"
    return Meaning("DURATION", value, interval, GRANULARITY[unit], True)


def duration(found: Found, context: Context) -> Meaning | None:
    """Two and a half years, the past nine days, recent weeks, decades-long."""
    unit = found.value("units", "units") or ""
    frame = set(found.said("frame"))
    counted = found.has("count")
    if unit in ("1Q", "1S", "1WE") and not counted and not frame:
        return None
    if unit == "1Q" and len(found.said()) == 2 and found.after("of"):
        return None
    if not counted and not frame and unit in ("T1S", "1D") and found.after("of"):
        return None
    count = amount(found.said("count")) if counted else None
    sign = direction(list(frame)) or (-1 if "recent" in frame else 0)
    if {"previous", "preceding", "following"} & frame:
        sign = 0
    return _stretch(context, count, unit, sign)


def one_unit(found: Found, context: Context) -> Meaning | None:
    """A year, half an hour, another day; "15 a year" is how often."""
    unit = found.value("unit", "unit") or ""
    if unit in ("1Q", "1S") or (found.after("dash") and not {"old", "long"} & set(found.said())):
        return None
    if unit == "T1M" and found.after("noun"):
        return None  # a minute detail
    article = found.said("det")[-1:] in (["a"], ["an"]) and not found.has("half")
    if article and not found.before("for_a") and found.before("rate"):
        return Meaning("SET", duration_value(1, unit), None, GRANULARITY[unit])
    count = 0.5 if found.has("half") else 1.5 if found.has("andhalf") else 1.0
    return Meaning("DURATION", duration_value(count, unit), None, GRANULARITY[unit])


def measured(found: Found, context: Context) -> Meaning | None:
    """Fifty-year, a four day rally, single-day."""
    unit = found.value("unit", "unit") or "T1S"
    words = found.said()
    dashed = any(word[0] in "-–—‑" for word in words[:-1])
    if found.value("second", "unit") and not dashed:
        return None
    half = found.said("count") == ["half"]
    count = 0.5 if half else amount(found.said("count"))
    if (count is None and not found.value("few", "count")) or (half and unit in ("T1M", "1Q")) or unit == "1Q":
        return None
    return Meaning("DURATION", duration_value(count, unit), None, GRANULARITY[unit])


def unit_long(found: Found, context: Context) -> Meaning | None:
    """Year-long, month-long."""
    unit = found.value("unit", "unit") or ""
    return Meaning("DURATION", duration_value(1, unit), None, GRANULARITY[unit])


def elliptic(found: Found, context: Context) -> Meaning | None:
    """The 60 of "between 60 and 90 days"."""
    letters = found.words.letters
    units = grammar().vocabulary.classes["units"]
    index = next(i for i in range(found.end, len(letters)) if letters[i] in units)
    unit = grammar().vocabulary.value("units", found.words.word(index)) or ""
    count = amount(found.said("count"))
    return Meaning("DURATION", duration_value(count, unit), None, GRANULARITY[unit]) if count else None


def every(found: Found, context: Context) -> Meaning | None:
    """Every day, each Monday, per hour, twice a week."""
    unit = found.value("unit", "every") or found.value("units", "every")
    unit = unit or (None if found.value("weekday", "every") else found.value("second", "every"))
    if unit:
        count = amount(found.said("count")) if found.has("count") else 2.0 if "other" in found.said() else 1.0
        return Meaning("SET", duration_value(count, unit), None, GRANULARITY[unit])
    return _habit(found, "every")


def habit(found: Found, context: Context) -> Meaning | None:
    """Mondays, Friday nights, nights."""
    if found.value("parts") and not found.value("weekday") and not found.before("by_habit"):
        return None
    return _habit(found, None)


def _habit(found: Found, part: str | None) -> Meaning | None:
    weekday = found.value("weekday", part) or found.value("weekdays", part)
    code = found.value("part", part) or found.value("parts", part)
    if weekday or code:
        value = f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX"
        return Meaning("SET", value + (f"T{code}" if code else ""), None, "part-of-day" if code else "day")
    if month := found.value("month", part):
        return Meaning("SET", f"XXXX-{int(month):02}", None, "month")
    return Meaning("SET", f"XXXX-{found.value('season', part)}", None, "season")


def often(found: Found, context: Context) -> Meaning | None:
    """Weekly, annual; "the Daily Telegraph" is a name."""
    if found.capital(found.start) and (not found.opens or found.capital(found.end)):
        return None
    unit = found.value("often", "often") or ""
    twice = {"twice", "semi", "bi"} & set(found.said())
    return Meaning("SET", duration_value(0.5 if twice else 1, unit), None, GRANULARITY[unit])


def vaguely(found: Found, context: Context) -> Meaning | None:
    """Now, recently, in the near future: before, at or after the anchor, and no more is known."""
    row = next(row for row in grammar().vague if row.pattern.fullmatch(found.words.letters, found.start, found.end))
    last = found.said()[-1]
    if found.after("dash") and found.said() != ["the", "present"]:
        return None
    if last == "later" and (found.after("than", "or_sooner") or found.before("no_later")):
        return None
    if last in ("recent", "current") and (found.before("superlative") or found.after("account")):
        return None
    if (
        last in ("past", "future", "present")
        and found.said()[0] == "the"
        and len(found.said()) == 2
        and found.after("noun", "of")
    ):
        return None
    if found.capital(found.start) and not found.opens and found.capital(found.end):
        return None
    return Meaning(row.type, row.value, None, "vague", bool(context.anchor))

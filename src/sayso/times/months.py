"""Months, years and what lies between and beyond: quarters, halves, seasons, decades, centuries."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.times import calendar
from sayso.times.context import Context, Found
from sayso.times.points import SEASON_MONTHS, Meaning, half, point, season, vague
from sayso.times.shared import TOLD, direction, edge_of, short_year, year_of


def month(found: Found, context: Context) -> Meaning | None:
    """A month, with its year, or the nearest on the side that the tense tells."""
    cls = "month" if found.value("month") else "monthshort"
    number = int(found.value(cls) or 0)
    if number == 0 or (not found.has("year") and not _is_month(found)):
        return None
    named = "year" if found.has("year") else "yearof" if found.has("yearof") else None
    told, relative = _year_of_month(found, context, number), True
    if found.shaped("year"):
        told, relative = int(found.shaped("year")[0]), False
    elif named:
        told, relative = year_of(found, named, context)
    if told is None:
        return Meaning("DATE", f"XXXX-{number:02}", None, "month", True)
    return point("1M", date(told, number, 1), edge_of(found), context.now("1D"), relative)


def _year_of_month(found: Found, context: Context, number: int) -> int | None:
    which = found.said("which")
    now = context.reference("1M", found.start) if TOLD & set(which) else context.now("1M")
    if now is None:
        return None
    told = context.told
    if told and told.first and told.unit == "1M" and context.told_at == found.start - 1 and found.before("to_month"):
        return told.first.year + (number < told.first.month)
    sign = direction(which)
    if sign:
        return now.year + (sign if (number - now.month) * sign <= 0 else 0)
    if which:
        return now.year
    ahead = found.tense > 0 or (found.before("by", "up_to") and found.tense >= 0)
    if ahead:
        return now.year + (number < now.month)
    return now.year - (number > now.month)


def _is_month(found: Found) -> bool:
    """Whether "May", "March", "April", "June" and "August" are months here, not verbs, marches and people."""
    word = found.said()[-1]
    if word not in ("may", "march", "april", "june", "august") or found.has("which") or found.has("edge"):
        return True
    if found.before("preposition") or (word != "may" and found.before("to_or_comma")):
        return True
    if word == "may":
        return found.after("and_month", "possessive") and not found.opens
    if word == "march":
        return not found.before("article") or not found.after("direction")
    return not found.capital(found.end) or found.before("whose")


def year(found: Found, context: Context) -> Meaning | None:
    """A year of four digits, unless it counts something."""
    word = found.shaped("year")[0]
    if found.has("fiscal"):
        return Meaning("DATE", f"FY{word}", None, "year", False, "1Y", date(int(word), 1, 1))
    sure = found.has("edge") or len(found.said()) > 1 or found.before("in_year")
    if not sure and _counts(found, word):
        return None
    if found.after("things") or (not sure and found.after("measure")):
        return None
    if found.words.text[found.words.ends[found.end - 1] :][:1] in ("%", "°"):
        return None
    return point("1Y", date(int(word), 1, 1), edge_of(found), context.now("1D"), relative=False)


def _counts(found: Found, word: str) -> bool:
    if found.before("quantity") or found.after("some_things", "more_digits"):
        return True
    # A round number behind a name is a part of the name, or a count.
    return word == "2000" and not found.before("before_2000")


def old_year(found: Found, context: Context) -> Meaning | None:
    """A year before 1900 needs a preposition; one after 2099 has to come from a year of ours."""
    word = found.shaped("oldyear")[0]
    if found.after("things", "measure") or not found.before("in_old_year", "of_old_year"):
        return None
    if found.before("of_old_year") and not 1400 <= int(word) < 1900:
        return None
    return point("1Y", date(int(word), 1, 1), edge_of(found), relative=False)


def shortened_year(found: Found, context: Context) -> Meaning | None:
    """'82, behind a preposition; "iLife '11" is a name."""
    if not found.has("edge") and not found.before("in_year", "before_2000", "season"):
        return None
    return point("1Y", date(short_year(found.shaped("shortyear")[0]), 1, 1), edge_of(found), relative=False)


def split_year(found: Found, context: Context) -> Meaning | None:
    """2003-04, 1990-94; 2003-2011 is two years, and other rules'."""
    first, second = int(found.said("first")[0]), found.said("second")[0]
    last = first // 100 * 100 + int(second) + (100 if second == "00" else 0)
    if len(second) != 2 or not first < last < first + 50:
        return None
    return Meaning("DATE", f"{first:04}", f"{first:04}/{last:04}", "year", False, "1Y", date(first, 1, 1))


def fiscal_year(found: Found, context: Context) -> Meaning | None:
    """FY2009, FY09; when it begins, its country decides."""
    digits = found.said()[-1].lstrip("fy '‘")
    number = int(digits) if len(digits) == 4 else short_year(digits)
    return Meaning("DATE", f"FY{number}", None, "year", False, "1Y", date(number, 1, 1)) if number else None


def decade(found: Found, context: Context) -> Meaning | None:
    """The 1980s, the 80s, the eighties: of the twentieth century unless it says otherwise."""
    if found.has("short"):
        digits = found.value("tensordinal", "short") or "".join(c for c in found.said("short")[0] if c.isdigit())
        bare = found.said()[0][0].isdigit() or not found.shaped("shortdecade")
        if bare and "the" not in found.said() and not found.has("edge") and not found.before("decade_and"):
            return None
        if found.before("whose_age") or found.after("slash"):
            return None
        return point("10Y", date(1900 + int(digits), 1, 1), edge_of(found), relative=False)
    return point("10Y", date(int(found.shaped("decade")[0][:4]), 1, 1), edge_of(found), relative=False)


def century(found: Found, context: Context) -> Meaning | None:
    """The 19th century, as TIMEX3 has it: the years that begin with 18."""
    number = sum(map(int, found.values("tens", "nth") + found.values("ordinal", "nth")))
    return (
        point("100Y", date(max(number * 100 - 99, 1), 1, 1), edge_of(found), relative=False) if number <= 99 else None
    )


def quarter(found: Found, context: Context) -> Meaning | None:
    """Q3, Q3 2009, of last year."""
    return quarter_of(found, context, int(found.said("quarter")[0][1]))


def quarter_of(found: Found, context: Context, number: int) -> Meaning | None:
    """A quarter of the year named, or else the nearest on the side that the tense tells."""
    if not 1 <= number <= 4:
        return None
    if found.has("whole"):
        named, relative = year_of(found, "whole", context)
        return point("1Q", date(named, number * 3, 1), None, None, relative) if named else None
    now = context.now("1M")
    if now is None:
        return Meaning("DATE", f"XXXX-Q{number}", None, "quarter", True)
    near = [date(now.year + by, number * 3 - 1, 15) for by in (-1, 0, 1)]
    if found.tense > 0:
        near = [d for d in near if d >= now - timedelta(days=45)]
    return point("1Q", min(near, key=lambda d: abs((d - now).days)))


def half_of(found: Found, context: Context) -> Meaning | None:
    """The first half of 2009."""
    if not found.has("whole") or found.value("month", "whole") or "month" in found.said("whole"):
        return None
    named, relative = year_of(found, "whole", context)
    second = {"second", "latter", "last", "final"} & set(found.said("nth"))
    return half(named, 2 if second else 1, relative) if named else vague(0)


def seasonal(found: Found, context: Context) -> Meaning | None:
    """Summer, last summer, the fall of 2009; "fall" and "spring" are more often something else."""
    code = found.value("season") or ""
    word = found.said("season")[0]
    which = [w for w in found.said("which") if w != "the"]
    told = which or found.has("year")
    if found.after("games"):
        return None
    if (
        word in ("fall", "spring")
        and not told
        and not (
            found.before("preposition") and (word == "spring" or found.has("which")) and not found.after("of", "in")
        )
    ):
        return None
    if found.has("year"):
        named, relative = year_of(found, "year", context)
    else:
        named, relative = _year_of_season(found, context, code, which), True
    return (
        season(named, code, edge_of(found), relative)
        if named
        else Meaning("DATE", f"XXXX-{code}", None, "season", True)
    )


def _year_of_season(found: Found, context: Context, code: str, which: list[str]) -> int | None:
    now = context.now("1M")
    if now is None:
        return None
    starts = [calendar.season(now.year + by, SEASON_MONTHS[code]) for by in (-2, -1, 0, 1)]
    sign = direction(which)
    if sign < 0:
        return max(first.year for first, last in starts if last < now)
    if sign > 0 or (found.tense > 0 and not which):
        return min(first.year for first, last in starts if first > now or (not sign and last >= now))
    if which:
        return min((first for first, last in starts if last >= now)).year
    return max(first for first, last in starts if first <= now).year

"""Which function reads which rule of the grammar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.times import days, feasts, months, units
from sayso.times.context import Context, Found
from sayso.times.points import Meaning

Resolver = Callable[[Found, Context], Meaning | None]

RESOLVERS: Mapping[str, Resolver] = {
    "date": days.day_of,
    "day_time": days.clock_time,
    "time_day": days.clock_time,
    "time": days.clock_time,
    "dayword": days.day_of,
    "weekday": days.day_of,
    "day_part": days.part_of_day,
    "part_of_day": days.part_of_day,
    "part": days.part_of_day,
    "overnight": days.overnight,
    "month": months.month,
    "year": months.year,
    "fiscal_year": months.fiscal_year,
    "old_year": months.old_year,
    "short_year": months.shortened_year,
    "split_year": months.split_year,
    "decade": months.decade,
    "century": months.century,
    "quarter": months.quarter,
    "season": months.seasonal,
    "this_unit": units.this_unit,
    "the_unit": units.the_unit,
    "unit_end": units.unit_end,
    "unit_beside": units.unit_beside,
    "nth_of": units.nth_of,
    "nth_in_a_row": units.nth_in_a_row,
    "away": units.away,
    "duration": units.duration,
    "one_unit": units.one_unit,
    "measured": units.measured,
    "unit_long": units.unit_long,
    "elliptic": units.elliptic,
    "every": units.every,
    "often": units.often,
    "habit": units.habit,
    "holiday": feasts.holiday,
    "vague": units.vaguely,
}

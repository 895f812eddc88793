"""The time tagger: dates, times of day, durations and habits in English text, and where they lie on the calendar.

Standard library only. `find_times` reads a text; `calendar` has the arithmetic of EDTF dates.
"""

from sayso.times.find import find_times

__all__ = ["find_times"]

"""Find the time expressions of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sayso.records import Span, TimeExpression
from sayso.times import calendar
from sayso.times.context import Context, Found
from sayso.times.patterns import Grammar, grammar
from sayso.times.points import Meaning
from sayso.times.resolve import RESOLVERS
from sayso.times.words import Words, read_words

Anchors = Sequence[tuple[Span, str]]


class Read(NamedTuple):
    """A place of the text, read."""

    found: Found
    meaning: Meaning
    anchor: str | None


def find_times(text: str, anchor: str | None = None, anchors: Anchors = ()) -> tuple[TimeExpression, ...]:
    """The dates, times, durations and habits an English text names, in its order; they do not overlap.

    `anchor` is the EDTF date of the text, against which "Monday" is read; where it is None, or is no date, relative
    expressions keep what they say ("XXXX-WXX-1"). `anchors` gives stretches of the text, such as quotations, dates of
    their own; of stretches inside one another the shortest counts.
    """
    known = grammar()
    words = read_words(text, known.vocabulary)
    contexts: dict[str | None, Context] = {}
    read: list[Read] = []
    place = 0
    while match := known.anywhere.search(words.letters, place):
        here = _anchor_at(words.starts[match.start()], anchor, anchors)
        context = contexts.setdefault(here, Context(_plain(here)))
        place = match.start() + 1
        if fit := _read(words, match.start(), context, known):
            read.append(fit)
            place = fit.found.end
            context.tell(fit.meaning, place)
    return tuple(
        _expression(fit, _range(before, fit) or _range(fit, after) or _bounded(fit))
        for before, fit, after in zip([None, *read], read, [*read[1:], None], strict=False)
    )


def _anchor_at(position: int, anchor: str | None, anchors: Anchors) -> str | None:
    around = [(span.end - span.start, date) for span, date in anchors if span.start <= position < span.end]
    return min(around)[1] if around else anchor


def _plain(anchor: str | None) -> str | None:
    """A year, month or day; of another EDTF date, what is known of it: "2014-06-17?", "2014-XX"."""
    match = re.match(r"\d{4}(-\d\d(-\d\d)?)?(?![\d/])", re.sub("[?~%]", "", anchor or ""), re.ASCII)
    return match[0] if match and "/" not in str(anchor) and calendar.interval_of(match[0]) else None


def _read(words: Words, place: int, context: Context, known: Grammar) -> Read | None:
    """The longest rule that begins at a place and makes sense there."""
    fits = [Found(words, match, name) for name, rule in known.rules if (match := rule.match(words.letters, place))]
    for found in sorted(fits, key=lambda fit: -fit.end):
        try:
            meaning = RESOLVERS[found.rule](found, context)
        except (ValueError, OverflowError):  # no such day, or beyond the years 1 to 9999
            continue
        if meaning:
            return Read(found, meaning, context.anchor if meaning.relative else None)
    return None


def _expression(read: Read, interval: str | None) -> TimeExpression:
    found, meaning = read.found, read.meaning
    span = Span(found.words.starts[found.start], found.words.ends[found.end - 1])
    return TimeExpression(span, meaning.type, meaning.value, interval, meaning.granularity, read.anchor, found.rule)


def _range(one: Read | None, other: Read | None) -> str | None:
    """Both ends of "from 2009 to 2011", "between April and June" lie in the whole of it."""
    if one is None or other is None or other.found.start - one.found.end != 1:
        return None
    if not ((one.found.before("between") and one.found.after("and")) or one.found.after("dash", "up_to_end")):
        return None
    if one.found.after("up_to_end") and not one.found.before("range"):
        return None
    first, last = one.meaning.interval, other.meaning.interval
    if not first or not last or not one.meaning.type == other.meaning.type == "DATE":
        return None
    both = f"{first.partition('/')[0]}/{last.rpartition('/')[2]}"
    return (first if first == last else both) if calendar.interval_of(both) else None


def _bounded(read: Read) -> str | None:
    """The interval with the preposition before the expression heard: "until Monday", "since June", "by 2012"."""
    found, meaning = read.found, read.meaning
    if meaning.interval is None or meaning.type == "DURATION" or ".." in meaning.interval:
        return meaning.interval
    start, _, end = meaning.interval.partition("/")
    if found.before("until"):
        return f"../{end or start}"
    # "From June 12 to 15" has both its ends.
    if found.before("from") and meaning.type == "DATE" and not (end and meaning.unit == "1D"):
        return f"{start}/.."
    return meaning.interval

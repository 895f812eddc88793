"""What an expression is read against: the anchor, the date last told, the tense around it, the words beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from sayso.times import calendar
from sayso.times.patterns import grammar
from sayso.times.points import NEEDED, Meaning
from sayso.times.words import Words

#: How many words before an expression, and after it, may tell its tense.
BEFORE, AFTER = 14, 8
#: For how many words a date told is what "the day" means.
MEMORY = 120
_ORDER = ("1D", "1WE", "1W", "1M", "1S", "1Q", "1Y", "10Y", "100Y")


@dataclass(slots=True)
class Context:
    """The anchor of a text or a quotation, and the calendar date last told under it. Lives as long as one call."""

    anchor: str | None
    told: Meaning | None = None
    #: The word at which the date last told ended.
    told_at: int = -1
    #: The last date told of each unit, and where.
    last: dict[str, tuple[int, date]] = field(default_factory=dict)

    def tell(self, meaning: Meaning, place: int) -> None:
        """Remember a date for "the day", "that time" and "two years earlier"."""
        if meaning.first and meaning.unit:
            self.told, self.told_at = meaning, place
            self.last[meaning.unit] = (place, meaning.first)

    def now(self, unit: str) -> date | None:
        """The anchor's day, or its first, where the anchor is known well enough to place such a unit."""
        if self.anchor is None or len(self.anchor) < NEEDED.get(unit, 10):
            return None
        return calendar.earliest(self.anchor)

    def reference(self, unit: str, place: int) -> date | None:
        """The first day of what was told last not far before, and is at most as long as the unit; else the anchor's."""
        near = [self.last[known] for known in _ORDER[: _ORDER.index(unit) + 1] if known in self.last]
        near = [(told_at, day) for told_at, day in near if place - told_at <= MEMORY]
        return max(near)[1] if near else self.now(unit)


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fits at a place, with its parts and what stands around it."""

    words: Words
    match: re.Match[str]
    rule: str

    @property
    def start(self) -> int:
        return self.match.start()

    @property
    def end(self) -> int:
        return self.match.end()

    def has(self, part: str) -> bool:
        """Whether the rule has such a part, and it was there."""
        return bool(self.match.groupdict().get(part))

    def said(self, part: str | None = None) -> list[str]:
        """The words of a part, or of the whole, in small letters."""
        if part is not None and not self.has(part):
            return []
        start, end = self.match.span(part or 0)
        return [self.words.word(index) for index in range(start, end)]

    def values(self, cls: str, part: str | None = None) -> list[str]:
        """What the words of a part are worth in a class, those that belong to it."""
        value = grammar().vocabulary.value
        return [found for word in self.said(part) if (found := value(cls, word)) is not None]

    def value(self, cls: str, part: str | None = None) -> str | None:
        """The first of them."""
        return next(iter(self.values(cls, part)), None)

    def shaped(self, *classes: str, part: str | None = None) -> list[str]:
        """The words of a part whose shape is of one of these classes (`year`, `n12`)."""
        if part is not None and not self.has(part):
            return []
        start, end = self.match.span(part or 0)
        letters = {grammar().vocabulary.classes[cls] for cls in classes}
        return [self.words.word(i) for i in range(start, end) if self.words.letters[i] in letters]

    def before(self, *cues: str) -> bool:
        """Whether one of these cues of the grammar ends right before the expression."""
        patterns = grammar().before
        return any(patterns[cue].search(self.words.letters, max(0, self.start - 5), self.start) for cue in cues)

    def after(self, *cues: str) -> bool:
        """Whether one of these cues of the grammar begins right after the expression."""
        patterns = grammar().after
        return any(patterns[cue].match(self.words.letters, self.end) for cue in cues)

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital letter; False outside the text."""
        return 0 <= index < len(self.words.starts) and self.words.text[self.words.starts[index]].isupper()

    @property
    def opens(self) -> bool:
        """Whether a sentence or line begins with the expression, as far as one can see."""
        return self.start == 0 or self.before("opening") or self.line_before

    @property
    def line_before(self) -> bool:
        """Whether a line ends right before the expression."""
        return "\n" in self.words.text[self.words.ends[self.start - 1] : self.words.starts[self.start]]

    @property
    def tense(self) -> int:
        """1 where the words around say that it is to come, -1 that it is over, 0 where they say neither.

        The nearest verb before it in its sentence decides; where there is none, the first after it.
        """
        letters, known = self.words.letters, _tenses()
        edge = self.start
        for index in range(self.start - 1, max(-1, self.start - BEFORE), -1):
            edge = index
            if letters[index] in known["stop"]:
                break
            if sign := _sign(letters, index, known):
                return sign
        if edge < self.start - AFTER:
            return 0
        for index in range(self.end, min(len(letters), self.end + AFTER)):
            if letters[index] in known["stop"]:
                break
            if sign := _sign(letters, index, known):
                return sign
        return 0


def _sign(letters: str, index: int, known: dict[str, frozenset[str]]) -> int:
    """What one word says of the tense: 1 to come, -1 over, 0 nothing."""
    here = letters[index]
    if here in known["future"]:
        return (
            0 if letters[index : index + 2] in known["due to"] and letters[index + 2 : index + 3] in known["the"] else 1
        )
    if here in known["to"] and letters[index - 1 : index] in known["aiming"]:
        return 1
    # "To cut" is an infinitive; "should be completed" is as much to come as "should".
    return -1 if here in known["past"] and letters[index - 1 : index] not in known["infinitive"] else 0


@cache
def _tenses() -> dict[str, frozenset[str]]:
    classes, letters = grammar().vocabulary.classes, grammar().vocabulary.letters
    done = {code for word, code in letters.items() if word.endswith("ed")} - set(classes["future"])
    return {
        "future": frozenset(classes["future"]),
        "past": frozenset(classes["past"] + classes["done"]) | done,
        "stop": frozenset(classes["stop"] + classes["break"]),
        "to": frozenset(letters["to"]),
        "aiming": frozenset(classes["aiming"]),
        "infinitive": frozenset([letters["to"], letters["be"]]),
        "due to": frozenset([letters["due"] + letters["to"]]),
        "the": frozenset(classes["determiner"]),
    }


def weekday_near(now: date, weekday: int, tense: int) -> date:
    """The Monday (1) to Sunday (7) a newspaper of that day means: the last one, today included, or the next one."""
    back = (now.isoweekday() - weekday) % 7
    return now + timedelta(days=7 - back if back else 0) if tense > 0 else now - timedelta(days=back)

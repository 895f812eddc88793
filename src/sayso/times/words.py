"""A text as a string of letters, one for each word, so that a grammar of words can be an ordinary regular expression.

Every word the tables know has a letter of its own (from Unicode's private area), and so has every shape of number and
every mark the grammar asks for; all other words share one. A class of words is a set of letters. So `last {unit}` is a
pattern of two letters, and a whole article is searched for it in microseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.errors import TableError
from sayso.tables import read_table

_FIRST = 0xE000
#: Classes that are told by shape. `year` to `clock` are numbers, the rest marks and other words.
_SHAPES = (
    "isodate", "slashdate", "clock", "grouped", "decimal", "decade", "shortdecade", "shortyear", "quartername",
    "fiscalyear", "n12", "n24", "n31", "int", "year", "oldyear", "hhmm", "dash", "pausedash", "comma", "stop",
    "slash", "open", "close", "money", "possessive", "break", "quote", "other", "capital", "done",
)  # fmt: skip
#: Capitalised in English; without a capital they are other words ("may", "march", "sun").
_PROPER = frozenset({"weekday", "weekdays", "weekdayshort", "month", "monthshort"})
#: What a class asks of the values in its rows.
_UNIT, _NUMBER, _PART = r"T?\d+(S|M|H|D|W|WE|Q|Y)", r"\d+", r"MO|MI|AF|EV|NI"
_VALUES = {
    **dict.fromkeys(("unit", "units", "second", "often"), _UNIT),
    **dict.fromkeys(("ones", "tens", "hundreds", "ordinal", "tensordinal", "weekday", "weekdays", "ampm"), _NUMBER),
    **dict.fromkeys(("part", "parts", "overnight"), _PART),
    "season": "SP|SU|FA|WI",
}
_TOKEN = re.compile(
    r"(?P<word>[ap]\.m\b\.?|(?![A-Z]\.[A-Z]|FY \d)[^\W\d_]++(?:['’](?!s\b|ll\b)[^\W\d_]++)*+(?![\d_]))"
    r"|(?P<capital>(?:[A-Z]\.){2,})"
    r"|(?P<quartername>Q[1-4]\b)|(?P<fiscalyear>FY ?['’]?(?:\d{4}|\d\d)\b)"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<isodate>\d{4}-\d\d-\d\d\b)"
    r"|(?P<event>9/11\b(?!/))"
    r"|(?P<slashdate>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b)"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![^\W_]|:\d|[.,]\d)|(?:0?\d|1[0-2])[:.][0-5]\d(?=\s?[ap]\.?m\b))"
    r"|(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?\b)"
    r"|(?P<decimal>\d+\.\d+\b(?!\.\d))"
    r"|(?P<decade>(?:1[0-9]|20)\d0['’]?s\b)"
    r"|(?P<shortdecade>['’‘`]?[2-9]0['’]?s\b)"
    r"|(?P<number>\d+(?![^\W_]|\.\d|[:,]\d)|\d{1,2}(?=[ap]\.?m\b))"
    r"|(?P<shortyear>(?<!\w)['’‘`]\d\d\b)"
    r"|(?P<possessive>(?<=\w)['’](?:s\b)?)|(?P<future>['’]ll\b)"
    r"|(?P<dash>(?<=[^\s–—-])[-–‑](?=[^\s–—-]))|(?P<pausedash>[-–—‑]+)|(?P<comma>,)|(?P<stop>[.!?;])|(?P<slash>/)|(?P<open>\()|(?P<close>\))|(?P<money>[$£€¥#])"
    r"|(?P<quote>[\"“”«»`‘’']+)|(?P<break>\n[^\S\n]*\n\s*)|(?P<other>\w+(?:[-.,:/]\w+)*|[^\s\w])"
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Letters of words, letters of classes, and what a word is worth in a class."""

    letters: dict[str, str]
    classes: dict[str, str]
    values: dict[tuple[str, str], str]
    proper: frozenset[str]

    def value(self, cls: str, word: str) -> str | None:
        """What a word, in small letters, is worth in a class; None where it is not in it."""
        return self.values.get((cls, word))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their letters in one string, and where each begins and ends in the text."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """A word in small letters, with a plain apostrophe."""
        return self.text[self.starts[index] : self.ends[index]].lower().replace("’", "'")


def make_vocabulary(grammar_words: Iterable[str]) -> Vocabulary:
    """The vocabulary of the tables and of the words a grammar names besides."""
    classes = {shape: chr(_FIRST + number) for number, shape in enumerate(_SHAPES)}
    letters: dict[str, str] = {}
    values: dict[tuple[str, str], str] = {}
    rows = _rows()
    for word in (*(word for word, _, _ in rows), *grammar_words):
        letters.setdefault(word, chr(_FIRST + len(_SHAPES) + len(letters)))
    for word, cls, value in rows:
        classes[cls] = classes.get(cls, "") + letters[word]
        values[cls, word] = value
    return Vocabulary(letters, classes, values, frozenset(word for word, cls, _ in rows if cls in _PROPER))


def _rows() -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for number, row in read_table("time_words.csv", ("word", "class", "value", "note", "source")):
        shape = _VALUES.get(row["class"], r".*")
        if not row["word"] or not row["class"] or not re.fullmatch(shape, row["value"]):
            raise TableError("time_words.csv", number, f"{row['value']!r} is no value of class {row['class']!r}")
        rows.append((row["word"], row["class"], row["value"]))
    for _, row in read_table("months.csv", ("name", "number", "note", "source")):
        rows.append((row["name"], "month" if row["note"] == "in full" else "monthshort", row["number"]))
    return rows


def read_words(text: str, known: Vocabulary) -> Words:
    """Cut a text into words and marks, and give each its letter; spaces and single line ends are passed over."""
    letters, classes, proper = known.letters, known.classes, known.proper
    other, capital, done = classes["other"], classes["capital"], classes["done"]
    codes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind, start, end = match.lastgroup or "other", match.start(), match.end()
        if kind == "word":
            word = match[0]
            low = word.lower()
            code = letters.get(low) or (letters.get(low.replace("’", "'")) if "’" in low else None)
            if code is None:
                code = capital if word[0].isupper() else done if low.endswith("ed") else other
            elif low in proper and word[0].islower():
                code = other
        elif kind == "number":
            code = classes[_shape(match[0])]
        elif kind in ("ordinal", "event", "future"):
            code = letters.get("'ll" if kind == "future" else match[0].lower(), other)
        else:
            code = classes[kind]
        codes.append(code)
        starts.append(start)
        ends.append(end)
    return Words(text, "".join(codes), starts, ends)


def _shape(number: str) -> str:
    """The class of a row of digits: what it can be, the narrowest first."""
    if len(number) > 4:
        return "int"
    count = int(number)
    if len(number) == 4:
        if 1900 <= count <= 2099:
            return "year"
        if number[0] == "0" or count < 1000:
            return "hhmm" if count % 100 < 60 and count < 2400 else "int"
        return "oldyear" if count < 2200 else "hhmm" if count < 2400 and count % 100 < 60 else "int"
    return "n12" if 1 <= count <= 12 else "n24" if count <= 24 else "n31" if count <= 31 else "int"

"""The grammar, compiled: rules over words become regular expressions over letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import get_args

from sayso.errors import TableError
from sayso.records import TimeType
from sayso.tables import read_table
from sayso.times.rules import CUES, FRAGMENTS, NEVER_FIRST, RULES
from sayso.times.words import Vocabulary, make_vocabulary


@dataclass(frozen=True, slots=True)
class Vague:
    """A row of time_vague.csv."""

    pattern: re.Pattern[str]
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, compiled: `anywhere` finds where one begins, the patterns say which and with what parts."""

    vocabulary: Vocabulary
    anywhere: re.Pattern[str]
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    holidays: tuple[tuple[re.Pattern[str], str], ...]
    vague: tuple[Vague, ...]
    before: Mapping[str, re.Pattern[str]]
    after: Mapping[str, re.Pattern[str]]


_FEAST = re.compile(r"(\d{4}-)?\d\d-\d\d|easter[-+]\d+|nth \d+ [1-7] (-1|[1-5])|hijri \d+( \d+)?")
_PIECE = re.compile(r"\(\?(?:P<\w+>|<?[=!:])|\{[a-z]\w*\}|\{\d,\d\}|[a-z0-9][a-z0-9'./]*|\S")


@cache
def grammar() -> Grammar:
    """Read the tables and compile the rules, once."""
    holidays = list(_holidays())
    vague = list(read_table("time_vague.csv", ("phrase", "type", "value", "note", "source")))
    fragments = {
        **FRAGMENTS,
        "holiday": _either(name for name, _ in holidays),
        "vague": _either(row["phrase"] for _, row in vague),
    }
    vocabulary = make_vocabulary(_words_of([*fragments.values(), *RULES.values(), *CUES.values()]))
    expand = partial(_expand, vocabulary=vocabulary, fragments=fragments)
    unnamed = "|".join(re.sub(r"\(\?P<\w+>", "(?:", expand(rule)) for rule in RULES.values())
    inside = (vocabulary.classes[mark] for mark in NEVER_FIRST)
    first = "".join(sorted({code for code in unnamed if code > "\ud7ff"}.difference(*inside)))
    return Grammar(
        vocabulary,
        re.compile(f"(?=[{first}])(?:{unnamed})"),
        tuple((name, re.compile(expand(rule))) for name, rule in RULES.items()),
        tuple((re.compile(expand(name)), rule) for name, rule in holidays),
        tuple(_vague(number, row, expand) for number, row in vague),
        {name: re.compile(f"(?:{expand(cue)})\\Z") for name, cue in CUES.items()},
        {name: re.compile(expand(cue)) for name, cue in CUES.items()},
    )


def _either(phrases: Iterable[str]) -> str:
    return f"({'|'.join(sorted(phrases, key=len, reverse=True))})"


def _holidays() -> Iterator[tuple[str, str]]:
    for number, row in read_table("time_holidays.csv", ("name", "rule", "note", "source")):
        if not _FEAST.fullmatch(row["rule"]):
            raise TableError(
                "time_holidays.csv", number, f"{row['rule']!r} is no rule of a day: see the head of the table"
            )
        yield row["name"], row["rule"]


def _vague(number: int, row: dict[str, str], expand: Callable[[str], str]) -> Vague:
    kind = next((kind for kind in get_args(TimeType) if kind == row["type"]), None)
    if kind is None:
        raise TableError("time_vague.csv", number, f"{row['type']!r} is no type of TIMEX3")
    return Vague(re.compile(expand(row["phrase"])), kind, row["value"])


def _words_of(patterns: list[str]) -> list[str]:
    """The words that patterns name literally."""
    return sorted({piece for pattern in patterns for piece in _PIECE.findall(pattern) if piece[0].isalnum()})


def _expand(pattern: str, vocabulary: Vocabulary, fragments: Mapping[str, str]) -> str:
    """A pattern of words as a pattern of letters."""
    out = []
    for piece in _PIECE.findall(pattern):
        name = piece[1:-1]
        if piece[0] == "{" and name in fragments:
            out.append(f"(?:{_expand(fragments[name], vocabulary, fragments)})")
        elif piece[0] == "{" and not name[0].isdigit():
            out.append(f"[{vocabulary.classes[name]}]")
        elif piece[0].isalnum():
            out.append(vocabulary.letters[piece])
        else:
            out.append("(?:" if piece == "(" else piece)
    return "".join(out)

"""Yield what set phrases say of a paragraph: "Post a Comment", "Read more:", "Copyright ©" and their like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from sayso.errors import TableError
from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.records import SEGMENT_KINDS, SegmentKind
from sayso.tables import read_table

Where = Literal["whole", "start", "label", "opening", "within", "ending", "end"]
Reach = Literal["block", "list", "comments", "rest"]

#: A paragraph longer than this is no line of a page's furniture, unless a legal phrase opens it.
SHORT = 200

#: How much of a paragraph's end the phrases that end one can take up.
ENDING = 60

TABLE = "set_phrases.csv"
_BY_FIRST_WORD: tuple[Where, ...] = ("whole", "start", "label", "opening")
_SHORT_ONLY: tuple[Where, ...] = ("whole", "start", "label", "ending")
_SLOTS = {
    "{n}": r"(?:[\d.,]+k?|one|no|zero)",
    "{x}": r".{1,80}?",
    "{c}": r"(?:©|\(c\)|&copy;|\d{4})",
}
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_CUT_MARKS = ("..", "…", "»", "→", ">>", "...]", "…]", "...)")


class SetPhrase(NamedTuple):
    """What a set phrase stands for: the kind of its paragraph, how far it reaches, and where it may stand."""

    phrase: str
    where: Where
    kind: SegmentKind
    reach: Reach
    at_foot: bool


class _Rules(NamedTuple):
    """Phrases compiled into one pattern; the group that matched tells which phrase it was."""

    pattern: re.Pattern[str]
    rows: tuple[SetPhrase, ...]


def match_phrase(block: Block, after_running: bool) -> SetPhrase | None:
    """Yield the set phrase that a paragraph is, opens or ends with; `after_running`: running text came before."""
    head = plain(block.head)
    short = block.end - block.start <= SHORT
    word = _FIRST_WORD.match(head)
    for where in _BY_FIRST_WORD:
        if (where in _SHORT_ONLY and not short) or (where == "label" and block.is_running):
            continue
        # Of some seven hundred phrases only those that share the paragraph's first word are tried.
        for first in (word[0].lower() if word else "", ""):
            rules = _rules(where, after_running).get(first)
            if rules and (match := rules.pattern.match(head)):
                return rules.rows[cast(int, match.lastindex) - 1]
    lowered = head.lower().replace("’", "'")
    for row in _within(after_running):
        if row.phrase in lowered:
            return row
    ending = _rules("ending", after_running).get("") if short else None
    if ending and (match := ending.pattern.search(plain(block.tail)[-ENDING:])):
        return ending.rows[cast(int, match.lastindex) - 1]
    return None


def cut_off_at(piece: str) -> int | None:
    """Yield where the words begin that mark a copy's being cut off there ("... Continue...."), or None."""
    if not piece.endswith(_CUT_MARKS):
        return None
    start = max(0, len(piece) - ENDING)
    match = _rules("end", True)[""].pattern.search(piece, start)
    return match.start() if match else None


@cache
def _within(after_running: bool) -> tuple[SetPhrase, ...]:
    """The phrases that may stand anywhere: matched letter for letter, since every paragraph is searched for them."""
    return tuple(row for row in _table() if row.where == "within" and (after_running or not row.at_foot))


@cache
def _rules(where: Where, after_running: bool) -> dict[str, _Rules]:
    """The phrases of one sort by their first word; those that begin with no letter, or need no word first, under ""."""
    sorted_out: dict[str, list[SetPhrase]] = {}
    for row in _table():
        if row.where == where and (after_running or not row.at_foot):
            word = _FIRST_WORD.match(row.phrase) if where in _BY_FIRST_WORD else None
            sorted_out.setdefault(word[0] if word else "", []).append(row)
    return {first: _compiled(where, rows) for first, rows in sorted_out.items()}


def _compiled(where: Where, rows: Sequence[SetPhrase]) -> _Rules:
    options = "|".join(f"({_pattern(row.phrase)})" for row in rows)
    shape = {
        "whole": rf"(?:{options})[\s.:…!»→>|]*\Z",
        "ending": rf"(?:{options})[\s.)]*\Z",
        "end": rf"(?<![\w'’-])[\[(]?(?:{options})\s*(?:\.{{2,}}|…|»|→|>>)[\s.)\]]*\Z",
    }.get(where, options)
    return _Rules(re.compile(shape, re.IGNORECASE), tuple(rows))


def _pattern(phrase: str) -> str:
    pieces = re.split(r"(\{[nxc]\})", phrase)
    body = "".join(
        _SLOTS.get(piece) or re.escape(piece).replace(r"\ ", r"\s+").replace("'", "['’]") for piece in pieces
    )
    return body + (r"(?!\w)" if phrase[-1].isalnum() else "")


@cache
def _table() -> tuple[SetPhrase, ...]:
    columns = ("phrase", "where", "kind", "reach", "place", "note", "source")
    return tuple(_row(number, row) for number, row in read_table(TABLE, columns))


def _row(number: int, row: dict[str, str]) -> SetPhrase:
    for column, known in (("where", get_args(Where)), ("kind", SEGMENT_KINDS), ("reach", get_args(Reach))):
        if row[column] not in known:
            raise TableError(TABLE, number, f"unknown {column} {row[column]!r}; one of {', '.join(known)}")
    if row["place"] not in ("any", "foot"):
        raise TableError(TABLE, number, f"unknown place {row['place']!r}; one of any, foot")
    where, kind, reach = cast(Where, row["where"]), cast(SegmentKind, row["kind"]), cast(Reach, row["reach"])
    return SetPhrase(row["phrase"], where, kind, reach, row["place"] == "foot")

"""Yield the notes on the author at the foot of a text ("Jane Roe is a fellow at ...").

A note is known by the author's name, when the text gives one elsewhere, or by the phrases of such notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.layout.masthead import byline_names
from sayso.layout.page import Blocks, Mark, Marks, share_before, words_of

#: Notes stand in the last part of the text, and at most this many paragraphs of the article's own before its end.
FROM = 0.5
LAST = 3

_NAME = r"[A-Z][\w.'’-]+(?: (?:(?:von|van|der|de|la|al|bin) )?[A-Z][\w.'’-]*){1,4}"
_OPENS = re.compile(
    rf"[(*]{{0,3}}(?P<name>(?:{_NAME}|[A-Z][\w'’-]+)),?"
    r" (?:is|was|has|writes|works|teaches|serves|holds|covers|can|lives)\b"
)
_NAMED = re.compile(rf"(?:articles by|from|by|posts by|about):?\s+(?P<name>{_NAME})", re.IGNORECASE)


def subject_of_bio(words: str) -> str | None:
    """The full name that a note on the author opens with, or None."""
    match = _OPENS.match(words)
    return match["name"] if match and " " in match["name"] else None


def find_bios(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for notes on the author among the last paragraphs of the article."""
    authors = {name.lower() for n, mark in marks.items() if (name := _author_named(blocks[n], mark))}
    rows = [n for n in range(len(blocks)) if n not in marks][-LAST:]
    for n in reversed(rows):
        if share_before(blocks, n) < FROM or not _is_bio(blocks[n], authors, last=n == rows[-1]):
            break
        yield n, Mark("bio")


def _author_named(block: Block, mark: Mark) -> str | None:
    if mark.kind == "byline":
        return byline_names(plain(block.head))
    match = _NAMED.search(plain(block.head)) if mark.kind in ("related", "metadata") and block.whole else None
    return match["name"] if match else None


def _is_bio(block: Block, authors: set[str], *, last: bool) -> bool:
    head = plain(block.head)
    match = _OPENS.match(head)
    if match is None:
        return False
    name = match["name"].lower()
    if any(name in author or author in name for author in authors):
        return True
    if " " not in name or re.search(r"[“”\"]", head) or not last:
        return False
    first = re.split(r"(?<=[.?!])\s(?=[A-Z])", head, maxsplit=1)[0].lower()
    return any(phrase in head.lower() for phrase in words_of("bio_phrases.csv", "phrase")) and bool(
        _bio_noun().search(first)
    )


@cache
def _bio_noun() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words_of('bio_nouns.csv')))})\b")

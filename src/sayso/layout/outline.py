"""Yield what gives running text its outline: headings, the items of lists, captions' neighbours; then lead and body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.layout.page import Blocks, Mark, Marks, words_of

#: A heading has at most this many words; as a question, fewer, since a short question may be the writer's own.
HEADING_WORDS = 12
QUESTION_WORDS = 7

_NUMBER = re.compile(r"#?(\d{1,3})[.):]\s+(?=\S)")
_BULLET = re.compile(r"([•·▪●◦‣*+–—-])\s+(?=\S)")
_ENDS_OPEN = (",", ";", ":", "-", "–", "—", "…", "...")
_MARKED_HEADING = re.compile(r"#{1,6}\s")
_BOLD = re.compile(r"(\*\*|__)[^*_]{2,120}\1")


def find_items(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for the items of lists: numbers that count up, or bullets that come at least twice."""
    rows = [n for n in range(len(blocks)) if n not in marks]
    for n in sorted({*_numbered(blocks, rows), *_bulleted(blocks, rows)}):
        following = n + 1 < len(blocks) and n + 1 not in marks and blocks[n + 1].is_running
        titled = not blocks[n].is_running and following and not _marker(blocks[n + 1])
        yield n, Mark("heading" if titled and _NUMBER.match(blocks[n].head) else "list_item", unit=n)


def find_headings(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for headings: short lines with no full stop, above running text."""
    for n, block in enumerate(blocks):
        if n in marks or not block.whole:
            continue
        marked = _MARKED_HEADING.match(block.head) or _BOLD.fullmatch(block.head)
        if marked or (0 < n < len(blocks) - 1 and _is_heading(block) and _stands_over_text(blocks, marks, n)):
            yield n, Mark("heading", unit=n)


def find_running(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for all that is left: the first paragraph is the lead, the others are body."""
    rows = [n for n in range(len(blocks)) if n not in marks]
    for n in rows:
        yield n, Mark("lead" if n == rows[0] else "body")


def _numbered(blocks: Blocks, rows: list[int]) -> Iterator[int]:
    found = [(n, int(match[1])) for n in rows if (match := _NUMBER.match(plain(blocks[n].head)))]
    for (n, number), (after, next_number) in pairwise(found):
        if abs(next_number - number) == 1:
            yield n
            yield after


def _bulleted(blocks: Blocks, rows: list[int]) -> Iterator[int]:
    found = {n: match[1] for n in rows if (match := _BULLET.match(blocks[n].head))}
    for n, bullet in found.items():
        if found.get(n - 1) == bullet or found.get(n + 1) == bullet:
            yield n


def _marker(block: Block) -> bool:
    return bool(_NUMBER.match(block.head) or _BULLET.match(block.head))


def _is_heading(block: Block) -> bool:
    line = plain(block.head)
    if not line or block.lines > 3 or not (line[0].isupper() or line[0].isdigit() or line[0] in "‘'“\"¿"):
        return False
    if line.endswith("?"):
        return block.words <= QUESTION_WORDS and line[0] not in "‘'“\"" and line.split()[0].lower() not in _CONNECTIVES
    if block.words > HEADING_WORDS or block.ends_sentence or line.endswith(_ENDS_OPEN):
        return False
    return line.rsplit(None, 1)[-1].lower() not in words_of("line_end_words.csv") and line[0] not in '“"'


_CONNECTIVES = frozenset({"so", "but", "and", "or", "then", "really"})


def _stands_over_text(blocks: Blocks, marks: Marks, n: int) -> bool:
    """Whether running text, a list or a quotation follows, and no question stands before it that it answers."""
    before, after = blocks[n - 1], blocks[n + 1]
    answers = n - 1 not in marks and before.is_running and before.tail.endswith("?")
    if answers:
        return False
    if n + 1 in marks:
        return marks[n + 1].kind in ("list_item", "block_quote", "question", "answer", "caption")
    return after.is_running or after.ends_sentence or _is_heading(after)

"""Yield the readers' comments under a text: one segment each, with its author's name where the page gives one.

Comments are found only under a line that opens them ("7 Responses", "Comments (3)"); whether a comment answers
another is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.layout.dates import find_date
from sayso.layout.furniture import comments_start
from sayso.layout.layout import Block
from sayso.layout.markup import plain
from sayso.layout.page import Blocks, Mark, Marks

_NAME = r"[^\W\d_][\w.'’-]{0,30}(?: [\w.'’-]{1,30}){0,3}"
_NUMBER = re.compile(r"#?(\d{1,4})[.):]\s+(?=\S)")
_SAYS = re.compile(rf"({_NAME})\s+(?:says|said|wrote|writes|replied|commented)\s*(?:[:.…]+\s*|(?:on\s.{{1,60}})|\Z)")
_STAMPED = re.compile(rf"({_NAME})\s*[•·|,–—-]?\s*(?:\d+\s+\w+\s+ago|an? \w+ ago|just now)\W*")
_BY = re.compile(rf"(?:comment |posted |left )?by:?\s+({_NAME})(?:\s+(?:on|at|[•·|,–—-])\s.*)?", re.IGNORECASE)
_BARE = re.compile(_NAME)


def find_comments(blocks: Blocks, marks: Marks) -> Iterator[tuple[int, Mark]]:
    """Yield (block, mark) for every block of a comment; blocks of one comment share a unit."""
    start = comments_start(blocks)
    if start is None:
        return
    rows = [n for n in range(start, len(blocks)) if n not in marks]
    numbered = sum(bool(_NUMBER.match(blocks[n].head)) for n in rows) >= 2
    authors = {n: name for n in rows if (name := _author(blocks, n, numbered))}
    voice, unit = None, 0
    for n in rows:
        opens = bool(_NUMBER.match(blocks[n].head)) if numbered else n in authors or not authors
        if opens or unit == 0:
            voice, unit = authors.get(n), n
        yield n, Mark("comment", voice, unit)


def _author(blocks: Blocks, n: int, numbered: bool) -> str | None:
    """Yield the name of a comment's author where this block is the line that gives it."""
    block = blocks[n]
    if not block.whole or (block.words > 14 and not _SAYS.match(plain(block.head))):
        return None
    line = plain(block.head)
    if numbered:
        number = _NUMBER.match(line)
        if number is None:
            return None
        line = line[number.end() :]
    for pattern in (_BY, _STAMPED):
        if match := pattern.fullmatch(line):
            return match[1]
    if match := _SAYS.match(line):
        return match[1]
    if (found := find_date(line)) and (match := _BARE.fullmatch(line[: found.start].rstrip(" ,|•·–—-"))):
        return match[1] if match.lastindex else match[0]
    return line if _is_bare_name(line) and (numbered or _is_date(blocks, n + 1)) else None


def _is_bare_name(line: str) -> bool:
    return _BARE.fullmatch(line) is not None and all(word[0].isupper() for word in line.split())


def _is_date(blocks: Blocks, n: int) -> bool:
    block: Block | None = blocks[n] if n < len(blocks) else None
    return block is not None and block.whole and block.words <= 8 and find_date(block.head) is not None

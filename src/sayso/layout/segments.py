"""Yield the segments of a text: who speaks in which stretch of it, and in what role.

A text is laid out in blocks (`layout`), and each finder in turn marks the blocks it knows; the first mark stays. What
none of them knows is the article's own text. Language: English. Not handled: tables, verse, several articles in one
text, comments that no line announces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from sayso.layout.bios import find_bios
from sayso.layout.comments import find_comments
from sayso.layout.furniture import find_furniture
from sayso.layout.layout import TAIL, Block, lay_out
from sayso.layout.masthead import dateline_end, find_masthead
from sayso.layout.outline import find_headings, find_items, find_running
from sayso.layout.page import Blocks, Mark, Marks
from sayso.layout.phrases import cut_off_at
from sayso.layout.quoted import find_quoted
from sayso.layout.turns import find_turns
from sayso.records import Segment, SegmentKind, Span

Finder = Callable[[Blocks, Marks], Iterator[tuple[int, Mark]]]

#: In this order: what set phrases tell is surest, and what is merely short comes last.
FINDERS: tuple[Finder, ...] = (
    find_furniture,
    find_comments,
    find_masthead,
    find_turns,
    find_bios,
    find_items,
    find_quoted,
    find_headings,
    find_running,
)

#: Neighbours of these kinds stay apart: each is a line, or an item, of its own.
_SINGLE: frozenset[SegmentKind] = frozenset({"title", "byline", "dateline", "metadata", "heading", "caption"})


def find_segments(text: str) -> tuple[Segment, ...]:
    """Yield the segments in order: every non-blank character lies in exactly one; none starts or ends with a blank."""
    blocks = lay_out(text)
    marks: dict[int, Mark] = {}
    for find in FINDERS:
        for n, mark in tuple(find(blocks, marks)):
            marks.setdefault(n, mark)
    pieces = (piece for n, block in enumerate(blocks) for piece in _pieces(text, block, marks[n]))
    return tuple(_merged(pieces))


def _pieces(text: str, block: Block, mark: Mark) -> Iterator[tuple[Span, Mark]]:
    """Cut a block where another role begins inside it: a dateline before the lead, "Continue..." after a cut copy."""
    start, end = block.start, block.end
    if mark.kind == "lead" and (size := dateline_end(block)):
        cut = _after(text, block, size)
        yield Span(start, cut), Mark("dateline")
        start = _skip_blanks(text, cut, end)
    if start < end and mark.kind in ("lead", "body", "block_quote", "answer", "list_item"):
        tail_start = max(start, end - TAIL)
        if (at := cut_off_at(text[tail_start:end])) is not None:
            cut = tail_start + at
            stop = start + len(text[start:cut].rstrip())
            if stop > start:
                yield Span(start, stop), mark
            start, mark = cut, Mark("boilerplate")
    if start < end:
        yield Span(start, end), mark


def _after(text: str, block: Block, size: int) -> int:
    """The place in the text that lies `size` characters into a block's head, whose runs of blanks were made one."""
    wanted = sum(not character.isspace() for character in block.head[:size])
    at = block.start
    while wanted:
        wanted -= not text[at].isspace()
        at += 1
    return at


def _skip_blanks(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _merged(pieces: Iterator[tuple[Span, Mark]]) -> Iterator[Segment]:
    for mark, group in groupby(pieces, key=lambda piece: piece[1]):
        spans = [span for span, _ in group]
        if mark.kind in _SINGLE:
            yield from (Segment(span, mark.kind, mark.voice) for span in spans)
        else:
            yield Segment(Span(spans[0].start, spans[-1].end), mark.kind, mark.voice)

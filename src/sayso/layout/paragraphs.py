"""Yield the paragraphs inside a segment, as the parser is to read them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.layout.layout import lay_out
from sayso.records import Segment, Span


def find_paragraphs(text: str, segment: Segment) -> tuple[Span, ...]:
    """Yield the spans of the paragraphs inside one segment; a hard-wrapped paragraph is one span.

    Every non-blank character of the segment lies in exactly one span, and the spans are trimmed of blanks.
    """
    blocks = lay_out(text)
    first = max(0, bisect_right(blocks, segment.span.start, key=lambda block: block.start) - 1)
    last = bisect_left(blocks, segment.span.end, key=lambda block: block.start)
    spans = []
    for block in blocks[first:last]:
        span = _trimmed(text, max(block.start, segment.span.start), min(block.end, segment.span.end))
        if span.start < span.end:
            spans.append(span)
    return tuple(spans)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

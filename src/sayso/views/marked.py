"""Cut a document into blocks and pieces for reading: its own characters, each once and in order, and marks beside them.

Nothing here knows a terminal: a block is a paragraph of one segment, a piece a run of characters with the same
roles, or a mark that was added. Blanks are laid out anew (a hard-wrapped paragraph is unwrapped, so that it can be
wrapped to the reader's own width); every other character is shown as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol

from sayso.records import Segment, SegmentKind, Span, Statement

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

_LINE_END = re.compile(r"(?>\r\n|\r|\n)")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)\s*")
_LINE = re.compile(r"[^\r\n]+")
_BLANKS = " \t\f\v\u00a0"

#: Text is taken as hard-wrapped when hardly any line is longer than this; e-mail wraps at 72, a typewriter at 100.
WIDEST_WRAP = 100
NARROWEST_WRAP = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of one statement, with the number the statement has on this page."""

    span: Span
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A statement and its number on the page; `at` is the character its note stands under."""

    number: int
    at: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: characters of one segment (kind None: of no segment), and whether it opens that segment."""

    span: Span
    kind: SegmentKind | None
    voice: str | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of shown characters with the roles they play, or a mark that was added to them."""

    text: str
    roles: tuple[Role, ...] = ()
    added: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One block as it is shown: its pieces, and the statements whose notes stand under it."""

    block: Block
    pieces: tuple[Piece, ...]
    notes: tuple[Numbered, ...]


class Pen(Protocol):
    """How a mark is drawn where it opens and where it closes."""

    def opens(self, mark: Mark) -> str:
        """What is written before the span."""

    def closes(self, mark: Mark, *, ends: bool) -> str:
        """What is written after the span; `ends` is False where it goes on after an interruption."""


class Brackets:
    """Marks for a page without styles: `[Marlo|source 3]`."""

    def opens(self, mark: Mark) -> str:
        """An opening bracket."""
        return "["

    def closes(self, mark: Mark, *, ends: bool) -> str:
        """The role and the number, and the closing bracket, each time: a bracket left open could not be read."""
        return f"|{mark.role} {mark.number}]"


class Superscripts:
    """Marks for a page with styles: the style says the role, a raised number the statement."""

    def opens(self, mark: Mark) -> str:
        """Nothing: the style shows where it begins."""
        return ""

    def closes(self, mark: Mark, *, ends: bool) -> str:
        """The number, raised, where the span ends for good."""
        return str(mark.number).translate(_RAISED) if ends else ""


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def number_statements(statements: Sequence[Statement]) -> tuple[Numbered, ...]:
    """The statements in the order of the text, numbered from 1."""
    placed = sorted(((_anchor(s), s) for s in statements), key=lambda pair: (pair[0], pair[1].id))
    return tuple(Numbered(number, at, statement) for number, (at, statement) in enumerate(placed, 1))


def marks_of(numbered: Sequence[Numbered]) -> tuple[Mark, ...]:
    """Every span of the statements as a mark, in the order of the text, the wider before the narrower."""
    marks = [
        Mark(span, role, item.number)
        for item in numbered
        for role in ROLES
        for span in getattr(item.statement, role)
        if span.start < span.end
    ]
    return tuple(sorted(marks, key=_opening_order))


def find_blocks(text: str, segments: Sequence[Segment]) -> Iterator[Block]:
    """Yield every stretch of the text that is not blank: by segment, and by paragraph inside it.

    Characters that no segment holds (a text that was never analysed) make blocks of their own.
    """
    done = 0
    for segment in sorted(segments, key=lambda s: s.span):
        start, end = max(done, segment.span.start), min(segment.span.end, len(text))
        yield from _paragraphs(text, Segment(Span(done, start), "body"), known=False)
        yield from _paragraphs(text, Segment(Span(start, end), segment.kind, segment.voice), known=True)
        done = max(done, end)
    yield from _paragraphs(text, Segment(Span(done, len(text)), "body"), known=False)


def lay_out(text: str, segments: Sequence[Segment], statements: Sequence[Statement], pen: Pen) -> Iterator[Section]:
    """Yield the whole text, block by block, with the statements marked in it and numbered from 1."""
    numbered = number_statements(statements)
    waiting = list(reversed(marks_of(numbered)))
    notes = list(reversed(numbered))
    measure = wrap_measure(text)
    under_way: list[Mark] = []
    blocks = list(find_blocks(text, segments))
    for block, following in zip(blocks, [*blocks[1:], None], strict=False):
        while waiting and waiting[-1].span.start < block.span.end:
            under_way.append(waiting.pop())
        under_way = [mark for mark in under_way if mark.span.end > block.span.start]
        here = []
        while notes and (following is None or notes[-1].at < following.span.start):
            here.append(notes.pop())
        yield Section(block, tuple(find_pieces(text, block.span, under_way, pen, measure)), tuple(here))


def find_pieces(text: str, span: Span, marks: Sequence[Mark], pen: Pen, measure: int | None) -> Iterator[Piece]:
    """Yield the characters of `span` with the marks that meet it; marks that cross are closed and opened again."""
    soft = soft_breaks(text, span, measure)
    waiting = sorted((_clip(mark, span) for mark in marks), key=_opening_order, reverse=True)
    cuts = sorted({span.start, span.end} | {edge for m in waiting for edge in (m.span.start, m.span.end)})
    stack: list[Mark] = []
    for start, end in pairwise(cuts):
        while waiting and waiting[-1].span.start == start:
            yield from _open(stack, waiting.pop(), pen)
        if shown := _laid_out(text, Span(start, end), soft):
            yield Piece(shown, tuple(dict.fromkeys(mark.role for mark in stack)))
        yield from _close(stack, end, pen)


def wrap_measure(text: str) -> int | None:
    """The line length a hard-wrapped text was wrapped to, or None: nineteen lines in twenty are not longer."""
    lengths = sorted(len(line.group()) for line in _LINE.finditer(text))
    if len(lengths) < 5:
        return None
    measure = lengths[len(lengths) * 19 // 20]
    return measure if NARROWEST_WRAP <= measure <= WIDEST_WRAP else None


def soft_breaks(text: str, span: Span, measure: int | None) -> tuple[Span, ...]:
    """The line ends (with the blanks around them) inside `span` that only wrap a line and mean nothing.

    A break is soft when the next line goes on in lower case, or its first word would not have fitted on the line.
    """
    found = []
    line = span.start
    for match in _LINE_END.finditer(text, span.start, span.end):
        start = line + len(text[line : match.start()].rstrip(_BLANKS))
        end = match.end()
        while end < span.end and text[end] in _BLANKS:
            end += 1
        if text[end : end + 1].islower() or (measure and _was_full(text, Span(line, start), end, measure)):
            found.append(Span(start, end))
        line = match.end()
    return tuple(found)


def _was_full(text: str, line: Span, after: int, measure: int) -> bool:
    word = _first_word(text, after, measure)
    return bool(word) and line.end - line.start + 1 + word > measure


def _first_word(text: str, start: int, longest: int) -> int:
    end = start
    while end < min(len(text), start + longest) and not text[end].isspace():
        end += 1
    return end - start


def _anchor(statement: Statement) -> int:
    """Where a statement's note belongs: at its cue; without one, at its content."""
    for spans in (statement.cue, statement.content, statement.source):
        if spans:
            return min(span.start for span in spans)
    return 0


def _opening_order(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.span.start, -mark.span.end, mark.number, mark.role)


def _clip(mark: Mark, span: Span) -> Mark:
    return Mark(Span(max(mark.span.start, span.start), min(mark.span.end, span.end)), mark.role, mark.number)


def _paragraphs(text: str, segment: Segment, *, known: bool) -> Iterator[Block]:
    start, opens = segment.span.start, True
    for end, after in [*_paragraph_ends(text, segment.span), (segment.span.end, segment.span.end)]:
        stretch = text[start:end]
        if shown := stretch.strip():
            left = start + len(stretch) - len(stretch.lstrip())
            yield Block(Span(left, left + len(shown)), segment.kind if known else None, segment.voice, opens)
            opens = False
        start = max(start, after)


def _paragraph_ends(text: str, span: Span) -> list[tuple[int, int]]:
    """Where paragraphs end: at a blank line, and where a line too long to be a wrapped one ends."""
    stop = max(span.start, span.end)
    ends = [(match.start(), match.end()) for match in _BLANK_LINE.finditer(text, span.start, stop)]
    line = span.start
    for match in _LINE_END.finditer(text, span.start, stop):
        if match.start() - line > WIDEST_WRAP and not text[match.end() : match.end() + 1].islower():
            ends.append((match.start(), match.end()))
        line = match.end()
    return sorted(ends)


def _open(stack: list[Mark], mark: Mark, pen: Pen) -> Iterator[Piece]:
    stack.append(mark)
    if drawn := pen.opens(mark):
        yield Piece(drawn, (mark.role,), added=True)


def _close(stack: list[Mark], at: int, pen: Pen) -> Iterator[Piece]:
    """Close what ends here; what was opened later but ends later is interrupted, and opened again."""
    ending = [depth for depth, mark in enumerate(stack) if mark.span.end == at]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    for mark in reversed(above):
        if drawn := pen.closes(mark, ends=mark.span.end == at):
            yield Piece(drawn, (mark.role,), added=True)
    for mark in above:
        if mark.span.end > at:
            yield from _open(stack, mark, pen)


def _laid_out(text: str, span: Span, soft: Sequence[Span]) -> str:
    """The characters of `span`, each soft break inside it as one blank, written where the break begins."""
    first = bisect_right([s.end for s in soft], span.start)
    last = bisect_left([s.start for s in soft], span.end)
    parts, at = [], span.start
    for gap in soft[first:last]:
        parts.append(text[at : max(at, gap.start)])
        if gap.start >= span.start:
            parts.append(" ")
        at = min(gap.end, span.end)
    parts.append(text[at : span.end])
    return "".join(parts)

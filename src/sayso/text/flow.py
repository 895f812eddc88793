"""The running text of a document: what the parser reads, with the way back to every character of the original.

News text comes hard-wrapped, indented and with link markup in it, and a parser trained on clean sentences stumbles
over each. The flow keeps the words of the readable segments, joins the lines of a paragraph with one blank, parts
paragraphs with an empty line and leaves markup out. The document's text itself is never changed:
`Flow.original` gives the place of any span of the flow in it.

Not read, and reported by `Flow.unread`: words of more than LONGEST_WORD characters (encoded matter, not language).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from sayso.records import Segment, SegmentKind, Span, Spans

T = TypeVar("T")

#: Segments in which nobody says anything the record could hold.
UNREAD_KINDS: frozenset[SegmentKind] = frozenset({"byline", "dateline", "metadata", "bio", "related", "boilerplate"})

#: Longer runs without a blank are encoded matter or addresses; the tokenizer's cost on them is quadratic.
LONGEST_WORD = 400

_PIECE = re.compile(
    r"(?P<blank>\s+)"
    r"|(?P<hidden>[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+"  # soft hyphens, direction
    r"|\[(?=[^\[\]\n]{1,300}\]\([^()\s]{0,300}\))|(?<=[^\s\[])\]\([^()\s]{0,300}\)"  # [words](address): the words stay
    r"|(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*]))"  # *emphasis*
    r"|(?P<parted>(?<=[^\W\d_])-[^\S\n]*\n[^\S\n]*(?=[a-z]))"  # a word parted at the end of a line
    r"|(?P<words>[^\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\[\]*-]+|[\[\]*-])"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """`text` is what is parsed; `paragraphs` and `segments` count in its characters.

    `_here[i]` is where piece i starts in the flow, `_there[i]` where it starts in the original; within a piece
    characters correspond one to one.
    """

    text: str
    paragraphs: Spans
    segments: tuple[Segment, ...]
    unread: int
    _here: tuple[int, ...]
    _there: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """Where a span of the flow stands in the document; not defined for empty spans."""
        return Span(self._back(span.start), self._back(span.end - 1) + 1)

    def part(self, span: Span) -> Flow:
        """A stretch of the flow as a flow of its own, which leads back to the same document."""
        first, last = max(0, bisect_right(self._here, span.start) - 1), bisect_left(self._here, span.end)
        pieces = list(zip(self._here[first:last], self._there[first:last], strict=True))
        return Flow(
            self.text[span.start : span.end],
            tuple(_moved(p, span) for p in self.paragraphs[_within(self.paragraphs, span, lambda p: p)]),
            tuple(
                Segment(_moved(s.span, span), s.kind, s.voice)
                for s in self.segments[_within(self.segments, span, lambda s: s.span)]
            ),
            0,
            tuple(max(0, here - span.start) for here, _ in pieces),
            tuple(there + max(0, span.start - here) for here, there in pieces),
        )

    def _back(self, position: int) -> int:
        piece = bisect_right(self._here, position) - 1
        return self._there[piece] + position - self._here[piece]


def _within(items: Sequence[T], stretch: Span, span_of: Callable[[T], Span]) -> slice:
    """Where those of some items stand, in order and apart from one another, that lie in a stretch."""
    first = bisect_right(items, stretch.start, key=lambda item: span_of(item).end)
    return slice(first, bisect_left(items, stretch.end, key=lambda item: span_of(item).start))


def _moved(span: Span, stretch: Span) -> Span:
    """What of a span lies in a stretch, in the stretch's own characters."""
    return Span(max(span.start, stretch.start) - stretch.start, min(span.end, stretch.end) - stretch.start)


def make_flow(
    text: str, segments: Sequence[Segment], find_paragraphs: Callable[[str, Segment], Sequence[Span]]
) -> Flow:
    """The flow of the readable segments of a text, in their order."""
    builder = _Builder(text)
    placed = []
    for segment in segments:
        if segment.kind in UNREAD_KINDS:
            continue
        spans = [span for paragraph in find_paragraphs(text, segment) if (span := builder.add(paragraph))]
        if spans:
            placed.append(Segment(Span(spans[0].start, spans[-1].end), segment.kind, segment.voice))
    return Flow(
        "".join(builder.parts),
        tuple(builder.paragraphs),
        tuple(placed),
        builder.unread,
        tuple(builder.here),
        tuple(builder.there),
    )


class _Builder:
    """Grows the flow one paragraph at a time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.length = 0
        self.paragraphs: list[Span] = []
        self.here: list[int] = []
        self.there: list[int] = []
        self.unread = 0

    def add(self, paragraph: Span) -> Span | None:
        """Append one paragraph and return where it now stands, or None when nothing of it is to be read."""
        start: int | None = None
        for blank, word in self._words_in(paragraph):
            if start is not None:
                self._append(" ", blank)
            elif self.paragraphs:
                self._append("\n\n", word[0][0])
            start = self.length if start is None else start
            for at, piece in word:
                self._append(piece, at)
        if start is None:
            return None
        self.paragraphs.append(Span(start, self.length))
        return self.paragraphs[-1]

    def _words_in(self, paragraph: Span) -> Iterator[tuple[int, list[tuple[int, str]]]]:
        """The words that are read: the place of the blank before each, and its pieces. The others are counted."""
        blank, size = paragraph.start, 0
        word: list[tuple[int, str]] = []
        for at, piece in chain(self._pieces(paragraph), [(paragraph.end, " ")]):
            if not piece.isspace():
                size += len(piece)
                if size <= LONGEST_WORD:
                    word.append((at, piece))
                continue
            if size > LONGEST_WORD:
                self.unread += size
            elif word:
                yield blank, word
            blank, size, word = at, 0, []

    def _pieces(self, paragraph: Span) -> Iterator[tuple[int, str]]:
        for match in _PIECE.finditer(self.text, paragraph.start, paragraph.end):
            if match.lastgroup == "parted":
                if not self._is_one_word(match):
                    yield match.start(), "-"
            elif match.lastgroup != "hidden":
                yield match.start(), match.group().replace("`", "'")

    def _is_one_word(self, parted: re.Match[str]) -> bool:
        """Whether "de-" and "nied" are a word that the text elsewhere has whole; if not, the hyphen is its own."""
        head = re.search(r"[^\W\d_]{1,40}$", self.text[max(0, parted.start() - 40) : parted.start()])
        tail = re.match(r"[^\W\d_]{1,40}", self.text[parted.end() : parted.end() + 40])
        return head is not None and tail is not None and (head[0] + tail[0]).lower() in self._whole

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]+", self.text.lower()))

    def _append(self, piece: str, at: int) -> None:
        self.parts.append(piece)
        self.here.append(self.length)
        self.there.append(at)
        self.length += len(piece)

"""Yield the lines and the paragraphs of a text as they stand on the page, before any of them has a role.

A paragraph is one of: a run of lines between blank lines; one long line; or some lines of a hard-wrapped text, where
nothing but a short line tells that a paragraph ended. Copying from web pages also leaves the first word or two of a
paragraph alone on their line, and breaks a line around each link. Not handled: columns, words hyphenated at a line's
end, texts wrapped by hand at no steady width with no stop at the end of their paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from sayso.tables import read_table

#: A block's head and tail are bounded, so that a rule costs the same on a line of five megabytes.
HEAD = 300
TAIL = 160

#: A wrapped text has at least this share of line ends that cut a sentence, and few lines beyond its width.
SOFT_SHARE = 0.2
LONG_SHARE = 0.1
WIDTHS = range(30, 161)

#: A line that ends no sentence and still leaves a quarter of the width free was ended on purpose: a heading.
EARLY = 0.75

_CLOSERS = "\"'”’»)]}*_"
_STOPS = ".!?…。"
_LINK_TAIL = re.compile(r"\]\([^()\s]*\)$")
_MARKER = re.compile(r"(?:\(?\d{1,3}[.)]|[•·▪●◦‣*+–—-])\s")
_QUOTED = re.compile(r">|#{1,6}\s")
_BYLINE = re.compile(r"(?:[Bb]y|BY)\s+\[?[A-Z]")
_TURN = re.compile(r"\**[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}\**\s?:")


class Line(NamedTuple):
    """One line without its outer blanks; `gap` counts the blank lines before it, `indent` its leading columns."""

    start: int
    end: int
    indent: int
    gap: int


class Block(NamedTuple):
    """One paragraph: `head` is its first characters and `tail` its last, each with runs of blanks made one.

    Where `whole` is true the head is all of it.
    """

    start: int
    end: int
    indent: int
    gap: int
    lines: int
    head: str
    tail: str

    @property
    def whole(self) -> bool:
        """Whether the head holds all of the block."""
        return self.end - self.start <= HEAD

    @property
    def words(self) -> int:
        """The number of words, as far as the head goes."""
        return len(self.head.split())

    @property
    def ends_sentence(self) -> bool:
        """Whether the block ends with a stop, inside or outside closing marks."""
        return ends_sentence(self.tail)

    @property
    def is_running(self) -> bool:
        """Whether it reads as running text, not as a line of a masthead, a heading or a list of links."""
        if self.words >= 25 or (self.words >= 8 and self.ends_sentence):
            return True
        return self.words >= 12 and self.tail.endswith(":")


@lru_cache(maxsize=1)
def lay_out(text: str) -> tuple[Block, ...]:
    """Yield the blocks of a text in order; every non-blank character lies in exactly one, trimmed of outer blanks.

    The last answer is kept: segments and paragraphs of a text are asked for one after the other.
    """
    lines = tuple(split_lines(text))
    groups = _paragraphs(text, lines)
    blocks = [_block(text, group) for group in _continued(text, groups)]
    return tuple(blocks)


def split_lines(text: str) -> Iterator[Line]:
    """Yield the lines that are not blank, whatever ends them (LF, CR, CRLF, form feed, U+2028 and their like)."""
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            lead = raw[: len(raw) - len(raw.lstrip())]
            start = at + len(lead)
            yield Line(start, start + len(body), len(lead.expandtabs(4)), gap)
            gap = 0
        else:
            gap += 1
        at += len(raw)


def ends_sentence(piece: str) -> bool:
    """Whether a piece of text ends with a stop that ends a sentence ("Gen." does not)."""
    bare = _LINK_TAIL.sub("", piece[-TAIL:]).rstrip(_CLOSERS)
    if not bare or bare[-1] not in _STOPS:
        return False
    return bare.rsplit(None, 1)[-1].lower().lstrip("(\"'“‘") not in _line_end_words("abbreviation")


def wrap_width(text: str, lines: Sequence[Line]) -> int | None:
    """Yield the width at which these lines were wrapped, or None when they were not."""
    pairs = [(line, after) for line, after in pairwise(lines) if not after.gap]
    soft = sorted(line.end - line.start for line, after in pairs if _cuts_sentence(text, line, after))
    if len(soft) < max(2, SOFT_SHARE * len(pairs)):
        return None
    width = soft[int(0.85 * len(soft))]
    # A line cut around a link is no wrapped line: beside it stand paragraphs of many times its length.
    long = sum(line.end - line.start > 1.25 * width for line, _ in pairs)
    return width if width in WIDTHS and long <= LONG_SHARE * len(pairs) else None


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    width = wrap_width(text, lines)
    labels = _turn_labels(text, lines)
    for run in _runs(lines):
        yield from _split_run(text, run, width or wrap_width(text, run), labels)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.gap and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _split_run(text: str, run: Sequence[Line], width: int | None, labels: frozenset[str]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for n, line in enumerate(run):
        if group:
            after = run[n + 1] if n + 1 < len(run) else None
            if _starts_block(text, group[-1], line, labels) or not _joins(text, group[-1], line, after, width):
                yield group
                group = []
        group.append(line)
    if group:
        yield group


def _starts_block(text: str, line: Line, after: Line, labels: frozenset[str]) -> bool:
    """Whether the second line opens with a mark that only a new block has: a bullet, a number, a speaker's label."""
    head = text[after.start : min(after.end, after.start + 80)]
    if (quoted := _QUOTED.match(head)) or _QUOTED.match(text, line.start):
        return not (quoted and quoted[0] == ">" == text[line.start])
    if _BYLINE.match(head) and after.end - after.start < 80:
        return True
    if after.indent >= line.indent + 2:
        return True
    stopped = ends_sentence(_end_of(text, line)) or line.end - line.start < 60
    if stopped and (marker := _MARKER.match(head)):
        return not head[marker.end() : marker.end() + 1].islower() or bool(_MARKER.match(text, line.start))
    label = _TURN.match(head)
    return bool(stopped and label and label[0] in labels)


def _joins(text: str, line: Line, after: Line, third: Line | None, width: int | None) -> bool:
    """Whether the second line goes on with the paragraph of the first."""
    if text[line.start] == ">" == text[after.start]:
        return True
    if _cuts_sentence(text, line, after):
        return True
    ending = _end_of(text, line)
    if width is None:
        return _last_word(ending) in _line_end_words("particle")
    size, first_word = line.end - line.start, len(_first_word(text, after))
    if ends_sentence(ending):
        return size + 1 + first_word > width and size <= 1.3 * width and not _is_stub(text, after, third, width)
    if size + 1 + first_word > EARLY * width:
        return True
    last = _last_word(ending)
    return last in _line_end_words("particle") or last in _line_end_words("abbreviation") or last.endswith(",")


def _is_stub(text: str, line: Line, after: Line | None, width: int) -> bool:
    """Whether a line holds a paragraph's first words alone, as copying from web pages leaves them."""
    if after is None or text[line.start].islower() or ends_sentence(_end_of(text, line)):
        return False
    return line.end - line.start + 1 + len(_first_word(text, after)) <= 0.6 * width


def _cuts_sentence(text: str, line: Line, after: Line) -> bool:
    """Whether the break between two lines stands inside a sentence: no stop before it, a small letter after it."""
    if not text[after.start].islower() or text[line.end - 1] in ":;|":
        return False
    return not ends_sentence(_end_of(text, line))


def _turn_labels(text: str, lines: Sequence[Line]) -> frozenset[str]:
    """The speakers' labels ("SS:") that open more than one line."""
    seen: set[str] = set()
    twice: set[str] = set()
    for line in lines:
        if match := _TURN.match(text, line.start, min(line.end, line.start + 80)):
            (twice if match[0] in seen else seen).add(match[0])
    return frozenset(twice)


def _continued(text: str, groups: Iterator[list[Line]]) -> Iterator[list[Line]]:
    """Put together what a blank line tore apart: text with no stop, then text that opens with a small letter."""
    held: list[Line] = []
    for group in groups:
        if held and _goes_on(text, held, group):
            held += group
            continue
        if held:
            yield held
        held = group
    if held:
        yield held


def _goes_on(text: str, held: Sequence[Line], group: Sequence[Line]) -> bool:
    before, after = held[-1], group[0]
    if not text[after.start].islower() or _MARKER.match(text, held[0].start) or before.end - held[0].start < 100:
        return False
    if not (text[before.end - 1].isalpha() or text[before.end - 1] == ","):
        return False
    return group[-1].end - after.start >= 40 and after.indent <= before.indent + 1


def _block(text: str, group: Sequence[Line]) -> Block:
    start, end = group[0].start, group[-1].end
    head = " ".join(text[start : min(end, start + HEAD)].split())
    tail = " ".join(text[max(start, end - TAIL) : end].split())
    return Block(start, end, group[0].indent, group[0].gap, len(group), head, tail)


def _end_of(text: str, line: Line) -> str:
    return text[max(line.start, line.end - 60) : line.end]


def _last_word(ending: str) -> str:
    return ending.rsplit(None, 1)[-1].lower().lstrip("(\"'“‘*_")


def _first_word(text: str, line: Line) -> str:
    return text[line.start : min(line.end, line.start + 60)].split(None, 1)[0]


@cache
def _line_end_words(kind: str) -> frozenset[str]:
    rows = read_table("line_end_words.csv", ("word", "kind", "note", "source"))
    return frozenset(row["word"] for _, row in rows if row["kind"] == kind)

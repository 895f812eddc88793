"""What every rule of attribution reads: the parse, the quotations, the segments, and spans between them.

A `Scene` is made once for a Doc. Spans are characters of `doc.text`; contents are trimmed of the punctuation around
them here, in one place, so that every rule draws the same borders.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.records import Segment, Span, Spans
from sayso.text.quotes import PARAGRAPH, Quotation, find_quotations

#: Closing signs and what they close; one stays in a content only when both stand in it.
_PAIRS = {")": "(", "]": "[", "”": "“", '"': '"', "’": "‘", "'": "'", "''": "''", "»": "«"}
_OPENING = frozenset(_PAIRS.values())
_CLOSING = {opened: tuple(close for close, o in _PAIRS.items() if o == opened) for opened in _OPENING}
#: End marks that are part of what was said.
_KEPT = frozenset({"?", "!"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A parsed text with its quotations in running order, outermost ones apart, its paragraphs and its segments."""

    doc: Doc
    text: str
    quotations: tuple[Quotation, ...]
    outermost: tuple[Quotation, ...]
    paragraphs: Spans
    segments: tuple[Segment, ...]
    _starts: tuple[int, ...]
    _words: tuple[int, ...]
    _word_starts: tuple[int, ...]
    _word_ends: tuple[int, ...]

    def quotation_at(self, position: int) -> Quotation | None:
        """The outermost quotation a character stands in."""
        at = bisect_right(self._starts, position) - 1
        if at >= 0 and position < self.outermost[at].end:
            return self.outermost[at]
        return None

    def segment_at(self, position: int) -> Segment | None:
        """The segment a character stands in."""
        at = bisect_right(self.segments, position, key=lambda s: s.span.start) - 1
        return self.segments[at] if at >= 0 and position < self.segments[at].span.end else None

    def paragraph_number(self, position: int) -> int:
        """The number of the paragraph a character stands in or after; 0 before the first."""
        return max(0, bisect_right(self.paragraphs, position, key=lambda p: p.start) - 1)

    def paragraph_at(self, position: int) -> Span:
        """The paragraph a character stands in."""
        found = self.paragraphs[self.paragraph_number(position)] if self.paragraphs else None
        return found if found is not None and found.start <= position < found.end else Span(position, position)

    def quotations_in(self, spans: Spans) -> list[Quotation]:
        """The outermost quotations that share a character with some spans."""
        found: dict[int, Quotation] = {}
        for span in spans:
            at = max(0, bisect_right(self._starts, span.start) - 1)
            while at < len(self.outermost) and self.outermost[at].start < span.end:
                if span.start < self.outermost[at].end:
                    found[at] = self.outermost[at]
                at += 1
        return [found[at] for at in sorted(found)]

    def inner_at(self, position: int) -> Quotation | None:
        """The quotation inside a quotation that a character stands in."""
        at = bisect_right(self.quotations, position, key=lambda q: q.start) - 1
        while at >= 0 and self.quotations[at].depth > 0:
            if position < self.quotations[at].end:
                return self.quotations[at]
            at -= 1
        return None

    def quotation_before(self, position: int) -> Quotation | None:
        """The last outermost quotation that ends before a place."""
        at = bisect_left(self._starts, position) - 1
        while at >= 0 and self.outermost[at].end > position:
            at -= 1
        return self.outermost[at] if at >= 0 else None

    def words(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the word tokens inside some spans, in part at least."""
        found: set[int] = set()
        for span in spans:
            found.update(self._words[slice(*self._bounds(span))])
        return frozenset(found)

    def count_words(self, start: int, end: int) -> int:
        """How many words stand between two places."""
        first, last = self._bounds(Span(start, end))
        return max(0, last - first)

    def _bounds(self, span: Span) -> tuple[int, int]:
        if span.end <= span.start:
            return 0, 0
        return bisect_right(self._word_ends, span.start), bisect_left(self._word_starts, span.end)

    def tokens(self, span: Span) -> list[Token]:
        """The tokens that lie within a span, in part at least."""
        inside = self.doc.char_span(span.start, span.end, alignment_mode="expand") if span.end > span.start else None
        return list(inside) if inside is not None else []

    def spans_of(self, numbers: Iterable[int]) -> Spans:
        """Token numbers as spans: one for each unbroken run that holds a word, trimmed."""
        runs: list[list[int]] = []
        for number in sorted(set(numbers)):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return tuple(span for run in runs if (span := self._trimmed(run)) is not None)

    def trimmed(self, span: Span) -> Span | None:
        """A span without the blanks and the punctuation at its edges; None when it holds no word."""
        return self._trimmed([t.i for t in self.tokens(span) if t.idx >= span.start and t.idx + len(t) <= span.end])

    def _trimmed(self, run: list[int]) -> Span | None:
        doc, first, last = self.doc, 0, len(run) - 1
        signs = _signs(doc, run)
        while first <= last and _opens_for_nothing(doc[run[first]], first, signs):
            first += 1
        while last >= first and _ends_for_nothing(doc[run[last]], first, last, signs):
            last -= 1
        if first > last:
            return None
        end = doc[run[last]]
        return Span(doc[run[first]].idx, end.idx + len(end))


def _signs(doc: Doc, run: list[int]) -> dict[str, tuple[int, ...]]:
    """Where in a run the signs stand that come in pairs."""
    found: dict[str, list[int]] = {}
    for at, number in enumerate(run):
        text = doc[number].text
        if text in _PAIRS or text in _OPENING:
            found.setdefault(text, []).append(at)
    return {text: tuple(places) for text, places in found.items()}


def _opens_for_nothing(token: Token, at: int, signs: dict[str, tuple[int, ...]]) -> bool:
    """Whether a token at the start of a run is to be cut off: a blank, "that", a sign with no closing one."""
    if token.is_space or (token.lower_ == "that" and token.dep_ == "mark"):
        return True
    if not token.is_punct:
        return False
    if token.text in _OPENING:
        return not any(signs[close][-1] > at for close in _CLOSING[token.text] if close in signs)
    return True


def _ends_for_nothing(token: Token, first: int, at: int, signs: dict[str, tuple[int, ...]]) -> bool:
    """Whether a token at the end of a run is to be cut off: a blank, "and", a stop, a sign with no opening one."""
    if token.is_space or (token.dep_ == "cc" and at > first):
        return True
    if not token.is_punct or token.text in _KEPT:
        return False
    if token.text in _PAIRS:
        opened = signs.get(_PAIRS[token.text], ())
        place = bisect_left(opened, first)
        return place == len(opened) or opened[place] >= at
    return True


def make_scene(doc: Doc) -> Scene:
    """The scene of a parsed Doc; without `doc._.sayso_segments` all of it is read as one body."""
    segments: tuple[Segment, ...] = ()
    if Doc.has_extension("sayso_segments"):
        segments = tuple(doc._.sayso_segments or ())
    text = doc.text  # spaCy joins it anew at every call
    quotations = find_quotations(text)
    outermost = tuple(q for q in quotations if q.depth == 0)
    paragraphs = tuple(Span(*m.span()) for m in PARAGRAPH.finditer(text))
    words = [t for t in doc if not t.is_punct and not t.is_space]
    starts = tuple(t.idx for t in words)
    ends = tuple(t.idx + len(t) for t in words)
    return Scene(
        doc, text, quotations, outermost, paragraphs, segments, tuple(q.start for q in outermost),
        tuple(t.i for t in words), starts, ends,
    )  # fmt: skip

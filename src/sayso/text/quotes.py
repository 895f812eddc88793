"""Pair quotation marks in plain text: nested, over several paragraphs, never closed.

Works on characters alone and never raises: a mark without a partner gives a quotation that ends with its paragraph
(`closed` is false) or is passed over as an apostrophe, an inch or a stray. Handled marks: straight and curly double,
straight and curly single, guillemets, low German quotes, and the doubled apostrophes of old newspaper archives.
Not handled: quotation dashes, and quotations marked by type (italics, indentation) alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.records import Span

MARK = re.compile(r"''|``|[\"“”„‟«»‹›'‘’‚`]")
#: Lines in a row that are not blank.
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")

#: What each mark may be. Curly double marks are often set the wrong way round, so their neighbours decide with them.
_FAMILY = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "''": "double", "``": "double",
    "«": "guillemet", "»": "guillemet", "‹": "single", "›": "single",
    "'": "single", "‘": "single", "’": "single", "‚": "single", "`": "single",
}  # fmt: skip
_OPENERS = frozenset({"“", "„", "«", "‘", "‹", "‚", "``"})
_CLOSERS = frozenset({"”", "»", "›"})
_BEFORE_OPENING = " \t\n\u00a0([{—–-/…*_>"
_AFTER_CLOSING = " \t\n\u00a0)]}—–-/….,;:!?*_<'’\"”»"
#: An apostrophe that opens a word cut short, not a quotation.
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|twas|tis|cause|round|n|bout)\b", re.IGNORECASE)
_SINGLE_CLOSING = re.compile(r"['’›](?=$|[\s\)\]\},.;:!?—–\"”»'’-])")
#: A single-quoted run longer than this is far more often an apostrophe's accident than a quotation.
LONGEST_SINGLE = 600
#: Marks that would open yet another quotation inside so many are noise.
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: `outer` with its marks, `parts` the words inside, one span a paragraph.

    `depth` is 0 for a quotation in running text and 1 or more for one inside another.
    """

    outer: Span
    parts: tuple[Span, ...]
    depth: int
    closed: bool

    @property
    def start(self) -> int:
        """The first character, its mark included."""
        return self.outer.start

    @property
    def end(self) -> int:
        """The end of its closing mark."""
        return self.outer.end


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark has not been met; local to one run of `find_quotations`."""

    start: int
    family: str
    mark: str
    inner: int
    parts: list[Span]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of their opening marks."""
    found: list[Quotation] = []
    stack: list[_Open] = []
    paragraphs = [m.span() for m in PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(paragraphs):
        stack = _carried_over(text, stack, start, end)
        stack = _read_paragraph(text, start, end, stack, found)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        stack = _still_open(text, stack, end, following, found)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))


def _carried_over(text: str, stack: list[_Open], start: int, end: int) -> list[_Open]:
    """The open quotations as they go on in a new paragraph, past the opening mark repeated there."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    mark = MARK.match(text, at, end)
    if stack and mark and _FAMILY[mark.group()] == stack[0].family:
        at = mark.end()
    for quote in stack:
        quote.inner = at
    return stack


def _read_paragraph(text: str, start: int, end: int, stack: list[_Open], found: list[Quotation]) -> list[_Open]:
    """Open and close quotations over one paragraph; what is still open stands on the stack returned."""
    begin = stack[0].inner if stack else start
    for mark in MARK.finditer(text, begin, end):
        sort = _sort_of(text, mark.start(), mark.end(), stack)
        family = _FAMILY[mark.group()]
        if (
            sort == "open"
            and len(stack) < DEEPEST
            and (family != "single" or _closing_of(text, mark.start(), mark.end(), end))
        ):
            if family != "single" and stack and stack[-1].family == family:
                # “one, he said. “Two.”: the first was never closed
                found.append(_close(text, stack, len(stack) - 1, mark.start(), mark.start(), closed=False))
            stack.append(_Open(mark.start(), family, mark.group(), mark.end(), []))
        elif sort == "close":
            level = next((i for i in reversed(range(len(stack))) if stack[i].family == family), None)
            if level is not None:
                found.append(_close(text, stack, level, mark.start(), mark.end(), closed=True))
    return stack


def _sort_of(text: str, start: int, end: int, stack: list[_Open]) -> str | None:
    """Whether a mark opens or closes a quotation here, or is neither (an apostrophe, an inch)."""
    mark = text[start:end]
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = (not before or before in _BEFORE_OPENING or MARK.match(before)) and after and not after.isspace()
    closes = bool(before and not before.isspace()) and (not after or after in _AFTER_CLOSING or MARK.match(after))
    family = _FAMILY[mark]
    is_open = any(quote.family == family for quote in stack)
    if family == "single":
        return _sort_of_single(text, start, bool(opens), bool(closes), is_open)
    if mark in _OPENERS and not (closes and not opens and is_open):
        return "open"
    if mark in _CLOSERS:
        return "close" if is_open or not opens else "open"
    if mark == '"' and before.isdigit() and not is_open:
        return None
    if opens != closes:
        return "open" if opens else "close"
    return "close" if is_open else "open"


def _sort_of_single(text: str, start: int, opens: bool, closes: bool, is_open: bool) -> str | None:
    if opens and not _ELISION.match(text, start) and not is_open:
        return "open"
    return "close" if closes and is_open else None


def _closing_of(text: str, start: int, end: int, limit: int) -> int | None:
    """Where a single quotation opened at `start` closes in this paragraph: None when it is an apostrophe."""
    if not text[end : end + 1].strip() or text[start:end] in {"’", "›"}:
        return None
    for mark in _SINGLE_CLOSING.finditer(text, end + 1, min(limit, end + LONGEST_SINGLE)):
        before = text[mark.start() - 1]
        if before in ".,!?…" or (before.isalnum() and before != "s") or text[mark.end() : mark.end() + 1] in '.,;:"”':
            return mark.start()
    return None


def _close(text: str, stack: list[_Open], level: int, inner_end: int, end: int, *, closed: bool) -> Quotation:
    """Take an open quotation, and what is open inside it, off the stack."""
    quote = stack[level]
    del stack[level:]
    parts = (*quote.parts, Span(quote.inner, max(quote.inner, inner_end)))
    kept = tuple(part for part in parts if part.end > part.start) or parts[:1]
    return Quotation(Span(quote.start, end), kept, level, closed)


def _still_open(
    text: str, stack: list[_Open], end: int, following: tuple[int, int] | None, found: list[Quotation]
) -> list[_Open]:
    """What runs on into the next paragraph; the rest is closed, as broken, at this paragraph's end."""
    if not stack:
        return stack
    outer = stack[0]
    runs_on = following is not None and outer.family != "single" and _goes_on(text, outer, *following)
    if not runs_on:
        found.append(_close(text, stack, 0, end, end, closed=False))
        return []
    outer.parts.append(Span(outer.inner, end))
    return [outer]


def _goes_on(text: str, quote: _Open, start: int, end: int) -> bool:
    """Whether an open quotation continues in the next paragraph: by a repeated opening mark, or a bare closing one."""
    at = start
    while at < end and text[at].isspace():
        at += 1
    first = MARK.match(text, at, end)
    if first and _FAMILY[first.group()] == quote.family:
        return True
    for mark in MARK.finditer(text, at, end):
        if _FAMILY[mark.group()] == quote.family:
            return _sort_of(text, mark.start(), mark.end(), [_copy_of(quote)]) == "close" and not _could_open(
                text, mark.start(), mark.end()
            )
    return False


def _copy_of(quote: _Open) -> _Open:
    """A copy to look ahead with."""
    return replace(quote, parts=list(quote.parts))


def _could_open(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace()

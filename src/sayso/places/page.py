"""The words of a text with their places in it: what the rules about place names look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from sayso.records import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:St|Ste|Mt|Ft|Gen|Sen|Mr|Mrs|Dr)\.|[^\W\d_]+(?:['’‘ʻ](?![sS]\b)[^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?][\"”’)\]]*\s+(?=[^\W\d_a-z]|[\"“(])|\n\s*\n")
_JOINT = re.compile(r"[ \t]*\n?[ \t]*|[-‐‑–]|[ \t]*\.[ \t]*")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, the span of each of its words, and where its sentences begin."""

    text: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    sentences: tuple[int, ...]

    def word(self, at: int) -> str:
        """The word at an index, or nothing beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def low(self, at: int) -> str:
        """The word at an index in lower case."""
        return self.word(at).lower()

    def gap(self, at: int) -> str:
        """What stands between the word at an index and the next: blanks, a comma, a hyphen ..."""
        if not 0 <= at < len(self.words) - 1:
            return "\n\n"
        return self.text[self.spans[at].end : self.spans[at + 1].start]

    def is_joined(self, at: int) -> bool:
        """Whether the word at an index and the next stand together, with a blank, a line end or a hyphen."""
        gap = self.gap(at)
        if _JOINT.fullmatch(gap) is None:
            return False
        return "." not in gap or self.words[at].endswith(".") or len(self.words[at]) < 3

    def sentence(self, offset: int) -> int:
        """The number of the sentence a character stands in."""
        return bisect_right(self.sentences, offset)

    def opens(self, at: int) -> bool:
        """Whether the word at an index is the first of its sentence."""
        return at == 0 or self.sentence(self.spans[at].start) != self.sentence(self.spans[at - 1].start)

    def reach(self, span: Span) -> tuple[int, int]:
        """The index of the first word that reaches into a span, and of the first that begins behind it."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        if first < len(self.spans) and self.spans[first].end <= span.start:
            first += 1
        return first, bisect_right(self.starts, span.end - 1)


def read_page(text: str) -> Page:
    """The words and sentences of a text."""
    found = list(_WORD.finditer(text))
    return Page(
        text,
        tuple(m.group() for m in found),
        tuple(Span(*m.span()) for m in found),
        tuple(m.start() for m in found),
        tuple(m.end() for m in _SENTENCE.finditer(text)),
    )


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[:1].isupper()

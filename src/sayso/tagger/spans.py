"""The runs of words that may mention somebody or something, and what the parse says of each: plain arrays.

A mention is nearly always one branch of the parse, or a part of one that still hangs together: "forces", "security
forces", "the security forces of the north". So a candidate is a run of at most LONGEST words, within one sentence, of
which all but one hang on another inside it. They are counted for all places of a text at once, since a loop over runs
in Python would cost more than the parse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.tagger.words import PARTS, RELATIONS, Numbers, Words

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

#: Words in the longest run looked at.
LONGEST = 10
#: Lengths told one by one; what is longer is told as one.
_LENGTHS = 6
_ARTICLES = frozenset({"the", "a", "an"})
#: Parts of speech no mention opens with, none closes with, and those its root may have.
_NO_OPENING = ("PUNCT", "SPACE", "ADP", "CCONJ", "AUX", "SCONJ", "PART", "INTJ")
_NO_CLOSING = ("PUNCT", "SPACE", "ADP", "CCONJ", "AUX", "SCONJ", "DET")
_ROOTS = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "ADV", "VERB", "X")


@dataclass(frozen=True, slots=True)
class Runs:
    """Runs of words in running order, a row each: first word, word after the last, root, what is told of it."""

    starts: Numbers
    stops: Numbers
    roots: Numbers
    told: Floats


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is asked of each word over and over."""

    parts: Numbers
    heads: Numbers
    relations: Numbers
    opens: Flags
    articles: Flags
    capitals: Flags


def runs_of(words: Words) -> Runs:
    """Every candidate of a text; an article before one is not part of it."""
    marks = _marks_of(words)
    starts, stops, roots = _hanging_together(words, marks)
    return Runs(starts, stops, roots, _told(marks, words, starts, stops, roots))


def _marks_of(words: Words) -> _Marks:
    articles = np.array([text.lower() in _ARTICLES for text in words.texts], dtype=np.bool_)
    capitals = np.array([text[:1].isupper() for text in words.texts], dtype=np.bool_)
    return _Marks(words.parts, words.heads, words.relations, words.starts, articles, capitals)


def _is_any(parts: Numbers, names: tuple[str, ...]) -> Flags:
    return np.isin(parts, [PARTS.index(name) for name in names])


def _hanging_together(words: Words, marks: _Marks) -> tuple[Numbers, Numbers, Numbers]:
    """First word, end and root of each run with one root.

    A run of n words has one root when n - 1 arcs of the parse lie inside it; the root is then the one word that no arc
    inside leads up from. Both sums grow from the runs one word shorter, with the arcs that leave their new first word.
    """
    count = len(words.texts)
    arcs, lower = _arcs(marks.heads, count)
    opening = ~_is_any(marks.parts, _NO_OPENING) & ~marks.articles
    closing, rooting = ~_is_any(marks.parts, _NO_CLOSING), _is_any(marks.parts, _ROOTS)
    sentence = (marks.opens | _is_any(marks.parts, ("SPACE",))).cumsum()
    numbers = np.arange(count)
    inside, below, total = np.zeros((3, count + 1), dtype=np.int64)
    found = []
    for length in range(1, min(LONGEST, count) + 1):
        first = numbers[: count - length + 1]
        inside = inside[1 : len(first) + 1] + arcs[first, length - 1]
        below = below[1 : len(first) + 1] + lower[first, length - 1]
        total = total[1 : len(first) + 1] + first
        last = first + length - 1
        kept = (inside == length - 1) & opening[first] & closing[last] & (sentence[first] == sentence[last])
        chosen = first[kept]
        root = (total - below)[kept]
        fine = rooting[root]
        found.append(np.stack([chosen[fine], chosen[fine] + length, root[fine]]))
    starts, stops, roots = np.concatenate(found, axis=1) if found else np.zeros((3, 0), dtype=np.int64)
    order = np.lexsort((stops, starts))
    return starts[order], stops[order], roots[order]


def _arcs(heads: Numbers, count: int) -> tuple[Numbers, Numbers]:
    """By the leftmost word of an arc and the words it spans at most: how many arcs, and the sum of their lower ends."""
    numbers = np.arange(count)
    size = np.abs(heads - numbers)
    short = (size > 0) & (size < LONGEST)
    places = (np.minimum(heads, numbers)[short], size[short])
    arcs, lower = np.zeros((2, count, LONGEST), dtype=np.int64)
    np.add.at(arcs, places, 1)
    np.add.at(lower, places, numbers[short])
    return arcs.cumsum(1), lower.cumsum(1)


def _told(marks: _Marks, words: Words, starts: Numbers, stops: Numbers, roots: Numbers) -> Floats:
    """What is told of each run, a column each: its length, what stands in it, how it is cut out of its branch."""
    sizes, last = stops - starts, stops - 1
    before, after = np.maximum(starts - 1, 0), np.minimum(stops, len(words.texts) - 1)
    led, followed = starts > 0, stops < len(words.texts)

    def inside(flags: Flags) -> Numbers:
        sums = np.concatenate(([0], flags.cumsum()))
        return np.asarray(sums[stops] - sums[starts])

    def holds(*names: str) -> Flags:
        return inside(_is_any(marks.parts, names)) > 0

    def related(*names: str) -> Numbers:
        return inside(np.isin(marks.relations, [RELATIONS.index(name) for name in names]))

    def hangs_inside(numbers: Numbers) -> Flags:
        return (marks.heads[numbers] >= starts) & (marks.heads[numbers] < stops)

    named = marks.parts == PARTS.index("PROPN")
    capitals, names = inside(marks.capitals), inside(named)
    columns = [
        *(sizes == length for length in range(1, _LENGTHS + 1)), sizes > _LENGTHS,
        holds("ADP"), holds("CCONJ"), holds("PUNCT"), holds("VERB", "AUX"), inside(words.shapes == 3) > 0,
        capitals == sizes, capitals == 0, names == sizes, names == 0,
        roots == last, roots == starts, marks.opens[starts],
        led & marks.articles[before], led & hangs_inside(before) & ~marks.articles[before],
        followed & hangs_inside(after),
        led & (marks.heads[before] == marks.heads[starts]) & (marks.relations[before] == marks.relations[starts]),
        followed & named[after] & marks.capitals[after] & marks.capitals[last],
        led & named[before] & marks.capitals[before] & marks.capitals[starts],
        related("compound", "amod") / 4, related("poss") > 0, related("relcl") > 0,
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)

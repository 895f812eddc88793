"""A text in windows of word pieces, each small enough for the encoder, cut where the text itself pauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from sayso.tagger.words import Words

#: The most word pieces of one window, the encoder's opening and closing pieces not counted.
LONGEST = 254
#: The most pieces of one word that are read: a longer one is no word.
LONGEST_WORD = 8
#: The numbers of BERT's opening, closing and unknown piece, and of the unused one that parts paragraphs here.
OPENING, CLOSING, UNKNOWN, BREAK = 101, 102, 100, 1

Pieces = tuple[int, ...]
Cutter = Callable[[Sequence[str]], Sequence[Pieces]]


def cut_windows(words: Words, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the windows of a text as (first word, word after the last), all of it, in order.

    Whole paragraphs are put together while they fit; one that does not fit is cut where a sentence starts; a
    sentence that does not fit is cut where it must be.
    """
    total = np.concatenate(([0], np.cumsum(sizes)))
    count = len(sizes)
    paragraphs = [i + 1 for i in np.flatnonzero(words.breaks).tolist()] + [count]
    sentences = [*np.flatnonzero(words.starts).tolist(), count]
    start = 0
    while start < count:
        limit = int(np.searchsorted(total, total[start] + LONGEST, side="right")) - 1
        stop = _last(paragraphs, start, limit) or _last(sentences, start, limit) or max(limit, start + 1)
        yield start, stop
        start = stop


def _last(places: Sequence[int], start: int, limit: int) -> int | None:
    """The last place after `start` and not after `limit`."""
    at = bisect_right(places, limit) - 1
    return places[at] if at >= 0 and places[at] > start else None


def cut_pieces(words: Words, cutter: Cutter) -> list[Pieces]:
    """The word pieces of each word; a break between paragraphs is a piece of its own, another blank an unknown one."""
    cut = cutter(words.texts)
    return [
        (BREAK,) if parts_paragraphs else (pieces[:LONGEST_WORD] or (UNKNOWN,))
        for pieces, parts_paragraphs in zip(cut, words.breaks.tolist(), strict=True)
    ]

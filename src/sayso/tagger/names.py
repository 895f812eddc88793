"""Which words and runs of words are names or words of a kind that the tables know, asked for a whole text at once.

A name is kept as 32 bits of a digest of its words in lower case, beside the kinds it is of. The digests of all runs of
a text come from sums over its words, so that a run costs a few operations on arrays. One run in 70,000 is taken for a
name it is not; the entity finder weighs what it is told and takes nothing for certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from sayso.tagger.words import Numbers

Digests = NDArray[np.uint64]
Kept = NDArray[np.uint32]
Bits = NDArray[np.uint16]
Flags = NDArray[np.bool_]

#: The kinds; those before `WRITTEN_LARGE` are known only where the text begins them with a capital.
KINDS = (
    "state", "demonym", "metonym", "place", "organ", "group", "party", "company", "person", "first name",
    "title", "organ word", "time word",
)  # fmt: skip
WRITTEN_LARGE = KINDS.index("title")

#: An odd number, so that it has an inverse among 64-bit numbers: the digest of a run is a polynomial in it.
_BASE = 0x9E3779B97F4A7C15
_WORD = re.compile(r"\w+(?:\.\w+)+\.?|\w+\.(?=\s)|\w+|'s|[^\w\s]")
_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class NameTable:
    """Digests in rising order, and of each the kinds it is of, one bit a kind."""

    digests: Kept
    kinds: Bits

    def flags(self, digests: Digests) -> Flags:
        """Of which kinds each digest is, a row each."""
        kept = (digests >> np.uint64(32)).astype(np.uint32)
        at = np.minimum(np.searchsorted(self.digests, kept), len(self.digests) - 1)
        bits = np.where(self.digests[at] == kept, self.kinds[at], np.uint16(0))
        return np.asarray((bits[:, None] >> np.arange(len(KINDS), dtype=np.uint16)) & 1, dtype=np.bool_)


def make_table(names: Mapping[str, Iterable[str]]) -> NameTable:
    """The table of some names by kind."""
    found: dict[int, int] = {}
    for kind, forms in names.items():
        for form in forms:
            words = _words_in(form)
            if words:
                digest = int(run_digests(word_digests(words), np.array([0]), np.array([len(words)]))[0]) >> 32
                found[digest] = found.get(digest, 0) | 1 << KINDS.index(kind)
    rows = sorted(found.items())
    return NameTable(np.array([d for d, _ in rows], dtype=np.uint32), np.array([k for _, k in rows], dtype=np.uint16))


def _words_in(form: str) -> list[str]:
    words = _WORD.findall(form)
    while len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    return words


def word_digests(texts: Sequence[str]) -> Digests:
    """64 bits for each word, the same however it is written large."""
    lower = [text.lower() for text in texts]
    known = {word: _digest(word) for word in set(lower)}
    return np.array([known[word] for word in lower], dtype=np.uint64)


def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def run_digests(words: Digests, starts: Numbers, stops: Numbers) -> Digests:
    """64 bits for each run of words, wherever it stands: the sum of its words, each times a power of the base."""
    powers, inverse = _powers(_BASE, len(words)), _powers(pow(_BASE, -1, 1 << 64), len(words))
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(words * powers[:-1], dtype=np.uint64)))
    return np.asarray((sums[stops] - sums[starts]) * inverse[starts])


def _powers(base: int, count: int) -> Digests:
    """The powers of a number from 0 to `count`, in 64 bits."""
    rising = np.cumprod(np.full(count, base, dtype=np.uint64), dtype=np.uint64)
    return np.concatenate((np.ones(1, dtype=np.uint64), rising))

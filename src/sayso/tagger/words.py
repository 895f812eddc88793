"""The words of a parsed text as the tagger reads them: plain arrays, one row a token.

The tagger adds to each word what the parse and the page say of it, which a small encoder cannot see or sees badly:
its part of speech and relation, whether quotation marks stand around it, whether it is written large. Training and
reading both go through this module, so that the two cannot drift apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

#: Universal parts of speech; 0 is any other.
PARTS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SPACE", "SYM", "VERB", "X",
)  # fmt: skip
#: The relations of spaCy's English parsers (ClearNLP's labels); 0 is any other.
RELATIONS = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
#: How a word is written: lower, Title, UPPER, with a digit, anything else.
SHAPES = 5
#: Outside quotation marks, inside them, inside marks inside them, a mark itself.
QUOTED = 4
#: How far up from a cue the way through the parse is followed.
CLIMB = 4
#: Ways from a cue to a word: none, the cue itself, then (steps up, relation of the branch the word hangs on).
WAYS = 2 + (CLIMB + 1) * len(RELATIONS)

_PART_NUMBER = {name: i for i, name in enumerate(PARTS)}
_RELATION_NUMBER = {name: i for i, name in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Words:
    """One row a token: its text, part, relation, head (own number at a root), quotation state, shape, starts.

    `breaks` marks the tokens that part paragraphs; `starts` those that open a sentence.
    """

    texts: tuple[str, ...]
    parts: Numbers
    relations: Numbers
    heads: Numbers
    quoted: Numbers
    shapes: Numbers
    breaks: NDArray[np.bool_]
    starts: NDArray[np.bool_]

    @property
    def known(self) -> Numbers:
        """What the network is told of each word besides its pieces, a row a word."""
        return np.stack([self.parts, self.relations, self.quoted, self.shapes], axis=1)


def make_words(
    texts: Sequence[str],
    parts: Sequence[str],
    relations: Sequence[str],
    heads: Sequence[int],
    quoted: Sequence[int],
    starts: Sequence[bool],
) -> Words:
    """The rows of a text, from what its parse says of each token."""
    return Words(
        tuple(texts),
        np.array([_PART_NUMBER.get(name, 0) for name in parts], dtype=np.int64),
        np.array([_RELATION_NUMBER.get(name, 0) for name in relations], dtype=np.int64),
        np.array(heads, dtype=np.int64),
        np.array(quoted, dtype=np.int64),
        np.array([_shape(text) for text in texts], dtype=np.int64),
        np.array([text.isspace() and "\n" in text for text in texts], dtype=np.bool_),
        np.array(starts, dtype=np.bool_),
    )


def _shape(text: str) -> int:
    if text.islower():
        return 0
    if text.istitle():
        return 1
    if text.isupper():
        return 2
    return 3 if any(c.isdigit() for c in text) else 4


@dataclass(frozen=True, slots=True)
class Branches:
    """The tree of a text: the words that hang on each word, and the first and last word of all that does."""

    below: Sequence[Sequence[int]]
    first: Sequence[int]
    last: Sequence[int]


def branches_of(words: Words) -> Branches:
    """The tree of a text."""
    below: list[list[int]] = [[] for _ in words.texts]
    for number, head in enumerate(words.heads.tolist()):
        if head != number:
            below[head].append(number)
    return Branches(below, *_edges(words.heads))


def _edges(heads: Numbers) -> tuple[list[int], list[int]]:
    """The first and the last word of what hangs on each word, itself among it; from the leaves up, each word once."""
    above = heads.tolist()
    left, right = list(range(len(above))), list(range(len(above)))
    waiting = np.bincount(heads[heads != np.arange(len(heads))], minlength=len(heads)).tolist()
    ready = [number for number, below in enumerate(waiting) if not below]
    for number in ready:  # grows while it is walked
        head = above[number]
        if head != number:
            left[head], right[head] = min(left[head], left[number]), max(right[head], right[number])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return left, right


def ways(words: Words, cue: int, start: int, stop: int, tree: Branches) -> Numbers:
    """How each word from `start` to `stop` is reached from a cue through the parse: numbers below WAYS.

    The syntactic features of earlier systems of quotation attribution, reduced to one: how many steps up from the cue
    the way leads, and by which relation the branch with the word then hangs.
    """
    out = np.zeros(stop - start, dtype=np.int64)
    node = cue
    came_from = -1
    for step in range(CLIMB + 1):
        for branch in tree.below[node]:
            if branch != came_from:
                first, last = max(tree.first[branch], start) - start, min(tree.last[branch] + 1, stop) - start
                if first < last:
                    mine = out[first:last]
                    mine[mine == 0] = 2 + step * len(RELATIONS) + words.relations[branch]
        if start <= node < stop and node != cue:
            out[node - start] = 2 + step * len(RELATIONS)
        came_from, node = node, int(words.heads[node])
        if node == came_from:
            break
    if start <= cue < stop:
        out[cue - start] = 1
    return out

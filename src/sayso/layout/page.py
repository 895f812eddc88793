"""What the finders of segments share: a page's blocks, the marks they are given, and small questions about both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sayso.layout.layout import Block
from sayso.records import SegmentKind
from sayso.tables import read_words


class Mark(NamedTuple):
    """The role of a block. Blocks with the same mark make one segment; `unit` keeps two answers or comments apart."""

    kind: SegmentKind
    voice: str | None = None
    unit: int = 0


Blocks = Sequence[Block]
Marks = Mapping[int, Mark]


def first_running(blocks: Blocks) -> int:
    """The first block that reads as running text, or the number of blocks when none does."""
    return next((n for n, block in enumerate(blocks) if block.is_running), len(blocks))


def share_before(blocks: Blocks, n: int) -> float:
    """The share of the text that stands before a block, from 0 to 1."""
    return blocks[n].start / max(1, blocks[-1].end)


@cache
def words_of(table: str, column: str = "word") -> frozenset[str]:
    """The words of a table, in small letters as the tables hold them."""
    return read_words(table, column)

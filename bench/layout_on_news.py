"""How the layout of plain news comes out, where no key exists: the shares of the kinds, and paragraphs found again.

    python bench/layout_on_news.py CORPUS.jsonl.gz [CORPUS.jsonl.gz ...]

Each line of a corpus is an article with its "text", paragraphs parted by line ends. First the share of characters each
segment kind gets: ordinary articles are nearly all lead and body. Then the first WRAPPED articles are wrapped at
COLUMNS without blank lines, and the paragraphs found in that are held against the true ones.
"""

from __future__ import annotations

import gzip
import json
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments

WRAPPED = 60
COLUMNS = 72


def main() -> None:
    """Print both measurements over all corpora named."""
    texts = [text for path in sys.argv[1:] for text in read_texts(Path(path))]
    shares: Counter[str] = Counter()
    for text in texts:
        for segment in find_segments(text):
            shares[segment.kind] += segment.span.end - segment.span.start
    print(f"{len(texts)} texts, {shares.total()} characters in segments")
    for kind, count in shares.most_common():
        print(f"{kind:12} {100 * count / shares.total():6.2f} %")
    true, found, right = (sum(column) for column in zip(*map(paragraph_starts, texts[:WRAPPED]), strict=True))
    print(f"wrapped at {COLUMNS}, {WRAPPED} texts: {right} of {true} paragraph starts found, {found - right} wrong")


def read_texts(path: Path) -> Iterator[str]:
    """The texts of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def paragraph_starts(text: str) -> tuple[int, int, int]:
    """How many paragraphs a text has, how many are found in it once wrapped, how many of these start where one does."""
    paragraphs = [" ".join(p.split()) for p in text.splitlines() if p.strip()]
    wrapped, starts = "", set()
    for paragraph in paragraphs:
        starts.add(len(wrapped))
        wrapped += textwrap.fill(paragraph, COLUMNS, break_long_words=False, break_on_hyphens=False) + "\n"
    found = {p.start for segment in find_segments(wrapped) for p in find_paragraphs(wrapped, segment)}
    return len(starts), len(found), len(starts & found)


if __name__ == "__main__":
    main()

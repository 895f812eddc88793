"""How far a statement's confidence can be trusted: of those given 0.8, are eight in ten right?

    python bench/reliability.py        the table of docs/evaluation.md, on PolNeAR's development part

Right is what `score_attribution.py` calls right: half of the two contents' tokens shared, the same source met, one to
one. Left out, as in the gate, is what that corpus does not annotate. The last line gives the expected calibration
error: how far, on average, the confidence is from the share that is right.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from gate import polnear_statements
from keys import SHARED

TOKEN = re.compile(r"\w+|[^\w\s]")
BINS = 10

Tokens = frozenset[int]


def main() -> int:
    """Print the table."""
    gold = SHARED / "data" / "polnear" / "dev.jsonl.gz"
    if not gold.exists():
        print(f"reliability: SKIPPED, no corpus at {SHARED.name}/ beside the repository (set SAYSO_SHARED to a folder)")
        return 0
    judged = list(outcomes(gold))
    print("| confidence | statements | mean confidence | right, % |\n|---|---|---|---|")
    error = 0.0
    for low in range(BINS):
        here = [(c, right) for c, right in judged if low <= min(c * BINS, BINS - 1e-9) < low + 1]
        if here:
            mean, share = sum(c for c, _ in here) / len(here), sum(right for _, right in here) / len(here)
            error += abs(mean - share) * len(here) / len(judged)
            print(f"| {low / BINS:.1f} to {(low + 1) / BINS:.1f} | {len(here)} | {mean:.2f} | {100 * share:.0f} |")
    print(f"\nexpected calibration error {error:.3f} over {len(judged)} statements")
    return 0


def outcomes(gold: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of every statement, and whether it is right."""
    with gzip.open(gold, "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    for article, statements in zip(articles, polnear_statements(articles), strict=True):
        count = counter(article["text"])
        key = [(count(a["source"]), count(a["content"])) for a in article["attributions"]]
        found = [
            (count([[s.start, s.end] for s in x.source]), count([[s.start, s.end] for s in x.content]), x.confidence)
            for x in statements
        ]
        right = matched(key, [(source, content) for source, content, _ in found])
        yield from ((c, i in right) for i, (_, _, c) in enumerate(found) if c is not None)


def counter(text: str) -> Callable[[Iterable[Sequence[int]]], Tokens]:
    """A function from spans to the numbers of the tokens they share a character with."""
    spans = [m.span() for m in TOKEN.finditer(text)]
    starts, ends = [s for s, _ in spans], [e for _, e in spans]
    return lambda parts: frozenset(i for s, e in parts for i in range(bisect_right(ends, s), bisect_left(starts, e)))


def matched(key: list[tuple[Tokens, Tokens]], found: list[tuple[Tokens, Tokens]]) -> set[int]:
    """Which of the found are right, one to one, the best overlap first."""
    pairs = [
        (-len(c & content) / len(c | content), i, j)
        for i, (s, c) in enumerate(key)
        for j, (source, content) in enumerate(found)
        if c | content and 2 * len(c & content) >= len(c | content) and (s & source or not (s or source))
    ]
    used: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in used and j not in right:
            used.add(i)
            right.add(j)
    return right


if __name__ == "__main__":
    sys.exit(main())

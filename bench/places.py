"""Places: loading time, speed, and how the stand-alone finder meets the locations that analysts marked.

    python bench/places.py

The locations are those of re3d (Dstl), in `shared/` beside the repository or in $SAYSO_SHARED; without them only the
times are printed. Counted are the marked locations that are one or more capitalised words without an article, for
only names are looked for: "the city" and "an ISIL-held building" are locations to the annotators and no names.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from keys import SHARED
from sayso.places import find_places, load_gazetteer

LOCATIONS = SHARED / "data" / "re3d" / "dev.jsonl.gz"
NAMES = ("Tripoli", "Mosul", "Washington", "Strait of Hormuz", "St. Petersburg", "Zzyzx", "Deir ez-Zor", "Kyiv")
NAME = re.compile(r"(?:al-|ar-|el-)?[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|ez|al|az|the|and))*")
SAMPLE = "The Lebanese army entered Tripoli on Sunday. Talks between Moscow and Kyiv failed, and Tehran said so. " * 400

Figures = dict[str, float]
Document = dict[str, Any]


def main() -> int:
    """Print the figures; the exit status."""
    for name, value in {**speed(), **figures()}.items():
        sys.stdout.write(f"places: {name:45} {value:10.1f}\n")
    if not LOCATIONS.exists():
        sys.stdout.write("places: no marked locations beside the repository (set SAYSO_SHARED to a folder)\n")
    return 0


def speed() -> Figures:
    """Loading in a fresh process and in this one (ms), look-ups a second, words of running text a second."""
    code = "import time; t = time.perf_counter(); from sayso.places import load_gazetteer; load_gazetteer(); "
    fresh = subprocess.run(
        [sys.executable, "-c", code + "print(time.perf_counter() - t)"], capture_output=True, text=True, check=True
    )
    start = perf_counter()
    gazetteer = load_gazetteer()
    loaded = perf_counter()
    for _ in range(500):
        for name in NAMES:
            gazetteer.find(name)
    looked_up = perf_counter()
    find_places(SAMPLE, gazetteer)
    return {
        "import and loading of all tables, ms": float(fresh.stdout) * 1000,
        "loading of all tables, ms": (loaded - start) * 1000,
        "names looked up a second": 500 * len(NAMES) / (looked_up - loaded),
        "words read a second": len(SAMPLE.split()) / (perf_counter() - looked_up),
    }


def figures() -> Figures:
    """Precision, recall, F1 of the finder on the marked locations that are names, per cent; empty without the data."""
    if not LOCATIONS.exists():
        return {}
    gazetteer = load_gazetteer()
    gold = hits = right = predicted = 0
    for document in _documents():
        found = {(p.span.start, p.span.end) for p in find_places(document["text"], gazetteer)}
        marked = _locations(document)
        gold, hits = gold + len(marked), hits + len(marked & found)
        parts = marked | _inner(marked, found)
        predicted, right = predicted + len(found), right + len(found & parts)
    precision, recall = right / max(predicted, 1), hits / max(gold, 1)
    return {
        "re3d Location names, precision": 100 * precision,
        "re3d Location names, recall": 100 * recall,
        "re3d Location names, F1": 200 * precision * recall / max(precision + recall, 1e-9),
    }


def _documents() -> Iterator[Document]:
    with gzip.open(LOCATIONS, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _locations(document: Document) -> set[tuple[int, int]]:
    """Spans of the marked locations that are names."""
    marked = (e for e in document["entities"] if e["type"] == "Location")
    return {(e["start"], e["end"]) for e in marked if NAME.fullmatch(document["text"][e["start"] : e["end"]])}


def _inner(marked: set[tuple[int, int]], found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Found names inside a longer marked name: `Palmyra` in "Palmyra, Syria"."""
    return {f for f in found if any(m[0] <= f[0] and f[1] <= m[1] for m in marked)}


if __name__ == "__main__":
    raise SystemExit(main())

"""How fast the time tagger reads, and how well: words a second, and MEANTIME's development part where it is at hand.

    python bench/times.py                     on made articles, as bench/speed.py makes them
    python bench/times.py --documents 3000    more of them
    python bench/times.py --texts FOLDER      your own .txt files
    python bench/times.py --without RULE      the score without a rule (may be given more than once)

One thread, one process; the tables are loaded and the grammar is compiled before the clock starts. The score needs
`shared/` beside the repository, or $SAYSO_SHARED; the texts are Wikinews articles of 2004 to 2013, the key the
TIMEX3 of MEANTIME (Minard et al., LREC 2016), the measures those of TempEval-3.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from keys import SHARED, add_key_option, scored
from sayso.times import find_times
from speed import made_articles

KEY = SHARED / "data" / "time" / "meantime_dev.jsonl.gz"
MEASURES = ("relaxed", "value", "type", "strict")
ROUNDS = 5


def main() -> None:
    """Print the speed and, with a key, the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300, help="articles to make (default 300)")
    parser.add_argument("--texts", help="a folder of .txt files to read instead")
    parser.add_argument("--without", action="append", default=[], help="leave out what this rule finds")
    add_key_option(parser, KEY)
    args = parser.parse_args()
    start = time.perf_counter()
    find_times("now")
    print(f"tables and grammar   {1000 * (time.perf_counter() - start):8.0f} ms")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(args.texts) if args.texts else made_articles(Path(scratch) / "articles", args.documents)
        texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    print(f"time tagger          {words_a_second(texts, words):8.0f} words/s on one thread, {words} words")
    for name, value in figures(args.key, frozenset(args.without)).items():
        print(f"{name:34} {value:6.1f}")


def words_a_second(texts: list[str], words: int) -> float:
    """The median of ROUNDS readings of all texts."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            find_times(text, "2014-06-17")
        rounds.append(words / (time.perf_counter() - start))
    return statistics.median(rounds)


def figures(key: Path = KEY, without: frozenset[str] = frozenset()) -> dict[str, float]:
    """F1 on a key, MEANTIME's development part by itself, in per cent; nothing where there is no key."""
    if not key.exists():
        return {}
    with tempfile.TemporaryDirectory() as scratch:
        predictions = Path(scratch) / "predictions.jsonl"
        predictions.write_text("".join(f"{line}\n" for line in predicted(key, without)), "utf-8")
        found = scored("score_time.py", key, predictions, "--json")
    return {f"MEANTIME dev: time {name} F1": round(100 * found[name]["f1"], 1) for name in MEASURES}


def predicted(key: Path, without: frozenset[str]) -> Iterator[str]:
    """One line for each article: what the tagger finds, by the article's date."""
    with gzip.open(key, "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    for article in articles:
        found = [t for t in find_times(article["text"], article["dct"]) if t.rule not in without]
        timexes = [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in found]
        yield json.dumps({"id": article["id"], "timexes": timexes})


if __name__ == "__main__":
    main()

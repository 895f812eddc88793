"""How fast `sayso build` reads, against bare spaCy on the same texts in the same run; peak memory; start-up.

    python bench/speed.py                          300 articles
    python bench/speed.py --documents 5000         more
    python bench/speed.py --texts FOLDER           your own .txt files instead of the made ones
    python bench/speed.py --processes 2            Sayso on two processes

Each measurement is a process of its own, one after the other; with --rounds the pair is repeated and the median
ratio is printed, because machines drift. "Bare spaCy" is the same English model as it comes, all its components,
over the same texts one by one (which here is quicker than `nlp.pipe`), and nothing else: no files, no database.
The articles are made from the bundled example: sentences drawn at random, with a fixed seed, in paragraphs like
those of news. Memory is the peak resident size of the largest process, times the number of processes.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sayso.example import example_files

WORDS_AN_ARTICLE = 420
SEED = 20141106
#: Texts that the tagger alone is timed on.
TAGGED = 100


def main() -> None:
    """Run the pair, print the table."""
    args = arguments()
    if args.one:
        one = {"spacy": spacy_alone, "tagger": tagger_alone}.get(args.one[0])
        print(json.dumps(sayso_build(args) if one is None else one(Path(args.one[1]))))
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(args.texts) if args.texts else made_articles(Path(scratch) / "articles", args.documents)
        count = len(list(folder.glob("*.txt")))
        words = sum(len(path.read_text("utf-8").split()) for path in folder.glob("*.txt"))
        print(f"{count} articles, {words} words, {args.processes} process(es) for Sayso, {args.rounds} round(s)")
        rounds = []
        for number in range(args.rounds):
            bare = measured("spacy", folder)
            case = Path(scratch) / f"round{number}.sayso"
            ours = measured("sayso", folder, str(case), processes=args.processes)
            rounds.append((bare, ours))
            size = case.stat().st_size
        report(words, rounds, size)
        tagger = measured("tagger", folder)
        print(
            f"tagger alone {tagger['seconds']:8.1f} s {tagger['words'] / tagger['seconds']:8.0f} words/s, on one thread"
        )
        print(f"start-up: `sayso --help` {start_up():.2f} s (median of 5)")


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300, help="articles to make (default 300)")
    parser.add_argument("--texts", help="a folder of .txt files to read instead")
    parser.add_argument("--processes", type=int, default=1, help="processes Sayso may use (default 1)")
    parser.add_argument("--rounds", type=int, default=1, help="repeat the pair; the median ratio counts")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)  # a single measurement, in a process of its own
    return parser.parse_args()


def made_articles(folder: Path, count: int) -> Path:
    """A folder of articles of about WORDS_AN_ARTICLE words, made of the example's own paragraphs."""
    with example_files() as example:
        texts = [path.read_text("utf-8") for path in sorted(example.glob("*.txt")) + sorted(example.glob("*.md"))]
    paragraphs = [p.strip() for text in texts for p in re.split(r"\n\s*\n", text) if len(p.split()) > 25]
    chance = random.Random(SEED)
    folder.mkdir()
    for number in range(count):
        article, words = [], 0
        while words < WORDS_AN_ARTICLE:
            article.append(chance.choice(paragraphs))
            words += len(article[-1].split())
        title = f"Article {number} of the made pile"
        (folder / f"{number:05}.txt").write_text("\n\n".join([title, *article]) + "\n", "utf-8")
    return folder


def measured(what: str, folder: Path, *more: str, processes: int = 1) -> dict[str, float]:
    """What one process of its own measured."""
    command = [sys.executable, __file__, "--processes", str(processes), "--one", what, str(folder), *more]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def spacy_alone(folder: Path) -> dict[str, float]:
    """Seconds and megabytes of bare spaCy over the texts, the model loaded beforehand."""
    import spacy

    from sayso.text.read import MODEL

    nlp = spacy.load(MODEL)
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]
    nlp(texts[0])
    start = time.perf_counter()
    for text in texts:
        nlp(text)
    return {"seconds": time.perf_counter() - start, "megabytes": peak_megabytes()}


def tagger_alone(folder: Path) -> dict[str, float]:
    """Seconds of the tagger over the first texts, already parsed: cue openings, and the roles of every cue tried."""
    from sayso.tagger.network import Tagger
    from sayso.text.read import load_model
    from sayso.text.scene import make_scene
    from sayso.text.tagged import tried_cues
    from sayso.text.tagging import words_of

    nlp, tagger = load_model(), Tagger()
    texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))[:TAGGED]]
    rows = [words_of(make_scene(nlp(text))) for text in texts]
    start = time.perf_counter()
    for words in rows:
        tagging = tagger.tag(words)
        tagger.roles(tagging, tried_cues(tagging))
    return {"seconds": time.perf_counter() - start, "words": float(sum(len(text.split()) for text in texts))}


def sayso_build(args: argparse.Namespace) -> dict[str, float]:
    """Seconds and megabytes of `build` from files to a closed case, loading of the model included."""
    from sayso import build

    start = time.perf_counter()
    report = build(args.one[2], [args.one[1]], processes=args.processes)
    seconds = time.perf_counter() - start
    workers = args.processes if args.processes > 1 else 0
    peak = peak_megabytes() + workers * peak_megabytes(resource.RUSAGE_CHILDREN)
    return {"seconds": seconds, "megabytes": peak, "statements": report.statements}


def peak_megabytes(who: int = resource.RUSAGE_SELF) -> float:
    """Peak resident size of this process, or of the largest of its children."""
    unit = 1024**2 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return resource.getrusage(who).ru_maxrss / unit


def report(words: int, rounds: list[tuple[dict[str, float], dict[str, float]]], size: int) -> None:
    """Print the table of medians."""
    bare = statistics.median(b["seconds"] for b, _ in rounds)
    ours = statistics.median(o["seconds"] for _, o in rounds)
    ratio = statistics.median(o["seconds"] / b["seconds"] for b, o in rounds)
    print(f"bare spaCy   {bare:8.1f} s {words / bare:8.0f} words/s {max(b['megabytes'] for b, _ in rounds):6.0f} MB")
    print(f"sayso build  {ours:8.1f} s {words / ours:8.0f} words/s {max(o['megabytes'] for _, o in rounds):6.0f} MB")
    print(f"ratio of time, Sayso to bare spaCy: {ratio:.2f}")
    print(f"{rounds[-1][1]['statements']} statements; the case is {size / 1e6:.1f} MB")


def start_up() -> float:
    """Median seconds of `sayso --help` as a process."""
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "sayso", "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


if __name__ == "__main__":
    main()

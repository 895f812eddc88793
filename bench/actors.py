"""Who a phrase means: the coder of actor phrases against a peer's test cases, and what its tables cost.

    python bench/actors.py             figures, and how fast
    python bench/actors.py --misses    also every phrase that came out otherwise than its key

The key is not part of this repository; it is looked for in `shared/` beside it, or in $SAYSO_SHARED. Some of its lines
are doubtful (a governor of a province as legislature, codes in each other's columns); they are scored all the same.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from keys import MISSING, SHARED, add_key_option, printed
from sayso.knowledge import Code, alpha_3, code, load_world
from sayso.places import Gazetteer, load_gazetteer

GOLD = SHARED / "data" / "events" / "actors_dev.jsonl"

_DATES = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")
_LOADING = (
    "import time, sys; import sayso.knowledge as k; from sayso.knowledge.words import read_words;"
    "t = time.perf_counter(); k.load_world(); read_words(); print(1000 * (time.perf_counter() - t))"
)


def main() -> int:
    """Print the figures; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every phrase that came out otherwise")
    add_key_option(parser, GOLD)
    args = parser.parse_args()
    print(f"actors: tables loaded in a fresh process in {loading_time():.0f} ms (best of 5)")
    if not args.key.exists():
        print(f"actors: {MISSING}")
        return 0
    for name, value in figures(args.key).items():
        print(f"{name:40} {value:8.1f}")
    if args.misses:
        print_misses(args.key)
    return 0


def figures(key: Path = GOLD) -> dict[str, float]:
    """Accuracy in percent of country, of sector and of both, and phrases coded in a second."""
    cases = gold(key)
    predictions(cases)  # what is made when first asked for is made here
    start = time.perf_counter()
    coded = predictions(cases)
    rate = len(cases) / (time.perf_counter() - start)
    return {**accuracies(key, coded), "actors: phrases/s": round(rate, -1)}


def gold(key: Path) -> list[dict[str, Any]]:
    """The cases of the key."""
    return [json.loads(line) for line in key.read_text("utf-8").splitlines()]


def predictions(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A line of prediction for each case, from its words, its date and its context alone."""
    found = [predict(case) for case in cases]
    return [{"id": case["id"], "country": c.country, "code": c.sector} for case, c in zip(cases, found, strict=True)]


def predict(case: dict[str, Any]) -> Code:
    """The code of one case; the answers in it are not looked at."""
    near = case.get("context") or case.get("known_country")
    return code(case["text"], load_world(), iso_date(case.get("date")), near, city_country)


@cache
def gazetteer() -> Gazetteer:
    """The places, opened once."""
    return load_gazetteer()


def city_country(name: str) -> str | None:
    """The state of the best known place of that name."""
    best = max(gazetteer().find(name), key=lambda entry: entry.weight, default=None)
    return alpha_3().get(best.country or "") if best and not best.care else None


def iso_date(date: str | None) -> str | None:
    """The key's dates are written in three ways."""
    for form in _DATES:
        try:
            return datetime.strptime(date or "", form).date().isoformat()
        except ValueError:
            continue
    return None


def accuracies(key: Path, coded: list[dict[str, Any]]) -> dict[str, float]:
    """What the shared scorer prints, in percent."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in coded), "utf-8")
        lines = printed("score_actors.py", key, path).splitlines()
    names = {"country": "country", "code": "sector", "both": "both"}
    rows = (line.split() for line in lines)
    return {f"actors: {names[row[0]]} right, %": round(100 * float(row[1]), 1) for row in rows}


def loading_time(runs: int = 5) -> float:
    """Milliseconds a fresh process takes to load all tables; the best of several, for the machine's sake."""
    command = [sys.executable, "-c", _LOADING]
    return min(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(runs))


def print_misses(key_file: Path) -> None:
    """Each phrase that came out otherwise: the phrase, the key, what was said, and why."""
    for case in gold(key_file):
        found = predict(case)
        mine = {"country": found.country or "", "code": found.sector or ""}
        key = {field: case[field] or "" for field in mine if field in case}
        if any(mine[field] != value for field, value in key.items()):
            print(f"  {case['text']!r} {case.get('date') or ''} key {key} said {mine} because {found.why}")


if __name__ == "__main__":
    sys.exit(main())

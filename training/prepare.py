"""PolNeAR's articles as the product itself reads them: the same flow, the same parse, the same rows.

    python training/prepare.py SHARED/data/polnear/train.jsonl.gz FOLDER/train.pkl

Each attribution becomes the numbers of its words by role. What the flow leaves out (a caption's boilerplate, say) the
tagger never sees, in training or after.
"""

from __future__ import annotations

import gzip
import json
import pickle
import sys
from bisect import bisect_left, bisect_right
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from spacy.language import Language

from examples import ROLES, Example
from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import Span
from sayso.text.flow import make_flow
from sayso.text.read import load_model, parse
from sayso.text.scene import make_scene
from sayso.text.tagging import words_of


def main() -> None:
    """Prepare one file; two processes, as training machines have at least two cores."""
    source, target = map(Path, sys.argv[1:3])
    with gzip.open(source, "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream]
    with ProcessPoolExecutor(2) as pool:
        examples = list(pool.map(prepare, articles, chunksize=8))
    with target.open("wb") as out:
        pickle.dump(examples, out)
    print(len(examples), sum(len(e.words.texts) for e in examples), sum(len(e.attributions) for e in examples))


def prepare(article: dict[str, Any]) -> Example:
    """One article, parsed, its key on its words."""
    text = article["text"]
    flow = make_flow(text, find_segments(text), find_paragraphs)
    with _model().memory_zone():
        scene = make_scene(parse(_model(), flow))
        words = words_of(scene)
        places = [flow.original(Span(t.idx, t.idx + len(t))) if not t.is_space else None for t in scene.doc]
    numbered = [(p.start, p.end, i) for i, p in enumerate(places) if p is not None]
    starts, ends = [n[0] for n in numbered], [n[1] for n in numbered]

    def numbers(spans: list[list[int]]) -> tuple[int, ...]:
        return tuple(
            numbered[k][2] for start, end in spans for k in range(bisect_right(ends, start), bisect_left(starts, end))
        )

    found = tuple({role: numbers(a.get(role) or []) for role in ROLES} for a in article["attributions"])
    return Example(article["id"], words, tuple(a for a in found if a["cue"] and a["content"]))


@cache
def _model() -> Language:
    """This process's parser."""
    return load_model()


if __name__ == "__main__":
    main()

"""Fit the judge: how far each feature of a proposal speaks for its being right.

    python training/fit_judge.py SHARED/data/polnear/train.jsonl.gz

On every NINTHth article, which the tagger has not seen. A proposal is right when a gold attribution has its content
(half of the two contents' tokens shared) and its source, as `score_attribution.py` counts. Two rounds: in the second,
the quotations that are only found once the rest has been judged take part as well.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from bisect import bisect_left, bisect_right
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language

from examples import NINTH
from sayso.layout.paragraphs import find_paragraphs
from sayso.layout.segments import find_segments
from sayso.records import Spans
from sayso.tagger.network import Tagger
from sayso.text import judging
from sayso.text.attribution import propose_all, source_span
from sayso.text.cues import load_cues
from sayso.text.flow import Flow, make_flow
from sayso.text.judging import Features, gather, judged, opening_of
from sayso.text.proposals import Proposal
from sayso.text.quoting import add_quoted
from sayso.text.read import load_model, parse
from sayso.text.scene import Scene, make_scene
from sayso.text.settling import settle

PENALTY = 3.0
TOKEN = re.compile(r"\w+|[^\w\s]")
TABLE = Path(judging.__file__).parent.parent / "tagger" / "weights" / "judge.json"

Outcome = tuple[Features, bool]


def main() -> None:
    """Fit and write the weights, then the calibration of those that win."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as stream:
        articles = [json.loads(line) for line in stream][::NINTH]
    write({"features": {"one": -4.0, "overlap": 4.0, "source": 2.0, "opens": 0.6}, "calibration": {"odds": 1.0}})
    for _ in range(2):
        with ProcessPoolExecutor(2) as pool:
            found = list(pool.map(examples_of, articles, chunksize=4))
        weights, loss = fit([e for first, _ in found for e in first])
        calibration, _ = fit([e for _, last in found for e in last])
        write({"features": weights, "calibration": calibration})
        print(f"loss {loss:.4f}, calibration {calibration}", flush=True)


def examples_of(article: dict[str, Any]) -> tuple[list[Outcome], list[Outcome]]:
    """Every proposal of one article with its features and whether it is right; then those that stand in the end."""
    nlp, tagger = _models()
    flow = make_flow(article["text"], find_segments(article["text"]), find_paragraphs)
    key = Key(article)
    with nlp.memory_zone():
        scene = make_scene(parse(nlp, flow))
        evidence, table = gather(scene, tagger), load_cues()
        first = propose_all(scene, table, evidence)
        standing = judged(evidence, add_quoted(scene, settle(scene, judged(evidence, first)), table))
        quoted = [p for p in standing if p.rule.startswith("quote")]
        out = []
        for proposal in (*first, *quoted):
            opening = opening_of(evidence, proposal)
            if opening is not None:
                evidence = evidence.about([opening])
                features = judging.features_of(evidence, proposal, opening)
                out.append((features, key.is_right(scene, flow, proposal)))
        last = [
            (judging.odds_of(p.confidence), key.is_right(scene, flow, p)) for p in standing if p.confidence is not None
        ]
    return out, last


class Key:
    """One article's gold attributions as sets of token numbers."""

    def __init__(self, article: dict[str, Any]) -> None:
        spans = [m.span() for m in TOKEN.finditer(article["text"])]
        self.starts, self.ends = [s for s, _ in spans], [e for _, e in spans]
        self.gold = [(self.tokens(a["source"]), self.tokens(a["content"])) for a in article["attributions"]]

    def tokens(self, spans: list[list[int]]) -> frozenset[int]:
        """The tokens that share a character with some spans."""
        return frozenset(
            i for start, end in spans for i in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )

    def is_right(self, scene: Scene, flow: Flow, proposal: Proposal) -> bool:
        """Whether some gold attribution has this content and this source."""
        content = self.tokens(placed(flow, proposal.content))
        source = self.tokens(placed(flow, (source_span(scene, proposal.source, proposal),)) if proposal.source else [])
        return any(
            2 * len(content & c) >= len(content | c) and (bool(s & source) or (not s and not source))
            for s, c in self.gold
        )


def placed(flow: Flow, spans: Spans) -> list[list[int]]:
    """Spans in the article's own characters."""
    return [[o.start, o.end] for o in map(flow.original, spans)]


def fit(examples: list[Outcome]) -> tuple[dict[str, float], float]:
    """Logistic regression with an even penalty, by Newton's steps."""
    names = sorted({name for features, _ in examples for name in features})
    x = np.array([[features.get(name, 0.0) for name in names] for features, _ in examples])
    y = np.array([float(right) for _, right in examples])
    w = np.zeros(len(names))
    penalty = PENALTY * np.eye(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, x.T @ (y - p) - penalty @ w)
        w += step
        if np.abs(step).max() < 1e-6:
            break
    p = np.clip(1 / (1 + np.exp(-x @ w)), 1e-9, 1 - 1e-9)
    loss = -float(np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
    return dict(zip(names, w.round(4).tolist(), strict=True)), loss


def write(weights: dict[str, dict[str, float]]) -> None:
    """The file of weights."""
    TABLE.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    judging.load_weights.cache_clear()


@cache
def _models() -> tuple[Language, Tagger]:
    return load_model(), Tagger()


if __name__ == "__main__":
    main()

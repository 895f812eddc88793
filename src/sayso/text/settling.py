"""One content, one statement: which of the proposals that overlap stand, and which stand inside another.

The better cue wins a content; what hangs inside a content is kept only when someone else, named, plainly says it there
("she said the mayor had promised a park"), and then has that content for its parent.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.records import SegmentKind, Spans
from sayso.text.proposals import Proposal, bare
from sayso.text.scene import Scene

#: Contents sharing more of the shorter one's words than this are rivals, or one stands in the other.
SHARE = 0.3
#: A proposal less likely than this does not compete.
HOPELESS = 0.2
#: Segments in which a voice speaks for itself.
SPOKEN: frozenset[SegmentKind] = frozenset({"question", "answer", "comment"})
#: Words of the inner source that "according to" may have beside the inner statement.
FEW = 12
_SELF = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "one", "who", "which", "that", "what", "this", "me", "us"}
)


def settle(scene: Scene, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals that stand by themselves, in no other's content."""
    kept: list[Proposal] = []
    taken: set[int] = set()
    cues: set[int] = set()
    ranked = sorted((p for p in _handed_on(scene, proposals) if _may_stand(scene, p)), key=_rank)
    for proposal in ranked:
        words, cue = scene.words(proposal.content), scene.words(proposal.cue)
        if proposal.confidence is not None and (proposal.confidence < HOPELESS or cue & cues):
            continue
        if proposal.inside is None and words and len(words & taken) <= SHARE * len(words):
            kept.append(proposal)
            taken |= words
            cues |= cue
    return kept


def _handed_on(scene: Scene, proposals: Sequence[Proposal]) -> list[Proposal]:
    """ "According to the Herald, officials said ...": one statement of the officials, through the Herald."""
    around: dict[int, list[Proposal]] = {}  # by the words they hold, so that few are tried
    for outer in filter(is_according, proposals):
        for word in scene.words(outer.content):
            around.setdefault(word, []).append(outer)
    out: list[Proposal] = []
    gone: set[int] = set()
    for inner in proposals:
        holders = around.get(min(scene.words(inner.content), default=-1), ())
        holder = next((o for o in holders if _hands_on(scene, o, inner)), None)
        if holder is None or holder.head is None:
            out.append(inner)
        else:
            cue = tuple(sorted((*holder.cue, *inner.cue)))
            out.append(replace(inner, cue=cue, through=() if holder.source is None else (holder.source,)))
            gone.add(holder.head.i)
    return [p for p in out if not (is_according(p) and p.head is not None and p.head.i in gone)]


def is_according(proposal: Proposal) -> bool:
    """Whether the cue is "according to"."""
    return proposal.head is not None and proposal.head.lower_ == "according"


def _hands_on(scene: Scene, outer: Proposal, inner: Proposal) -> bool:
    """Whether the content of "according to" is little more than what someone named in it says."""
    if not inner.rule.endswith("verb-ccomp") or inner.source is None or inner.source == outer.source:
        return False
    if not outer.content[0].start <= inner.content[0].start < outer.content[-1].end:
        return False
    whole, around = scene.words((*inner.content, *inner.cue)), scene.words(outer.content)
    return whole <= around and len(around - whole) <= FEW


def _may_stand(scene: Scene, proposal: Proposal) -> bool:
    """Whether a cue counts where it stands: in a turn of speech only what is plainly laid to someone else.

    In an interview or a comment "I think" and "they want" are the voice's own words, not attributions.
    """
    place = proposal.cue[0].start if proposal.cue else proposal.content[0].start
    segment = scene.segment_at(place)
    return segment is None or segment.kind not in SPOKEN or _is_plain(proposal)


def _rank(proposal: Proposal) -> tuple[bool, float, int, int, str]:
    """The surest first; without a judge the strongest cue, and of equals the longest content."""
    size = sum(s.end - s.start for s in proposal.content)
    sure = proposal.strength if proposal.confidence is None else proposal.confidence
    return proposal.inside is not None, -sure, -size, proposal.content[0].start, proposal.rule


def nest(scene: Scene, standing: Sequence[Proposal], proposals: Sequence[Proposal]) -> list[Proposal]:
    """Those of the other proposals that someone named plainly says inside a content that stands."""
    out: list[Proposal] = []
    taken: set[int] = set()
    heads = {p.head for p in standing}
    owners = {word: p for p in standing for word in scene.words(p.content)}
    for candidate in sorted((p for p in proposals if p.head not in heads), key=_rank):
        within = _quoted_within(scene, candidate)
        proposal = replace(candidate, content=within) if within else candidate
        words = scene.words(proposal.content)
        if not (_is_plain(proposal) or within) or _is_imagined(proposal) or words & taken:
            continue
        outer = _around(scene, owners, proposal)
        if outer is not None and outer.source != proposal.source:
            out.append(replace(proposal, parent=outer.content))
            taken |= words
    return out


def _quoted_within(scene: Scene, proposal: Proposal) -> Spans:
    """The inner quotation that is the content of a cue inside another: "I told them, 'Go home,'" he said."""
    if proposal.inside is None or proposal.kind != "speech" or proposal.source is None:
        return ()
    start = proposal.content[0].start
    inner = scene.inner_at(start)
    return bare(scene, [inner]) if inner is not None else ()


def _is_plain(proposal: Proposal) -> bool:
    source = proposal.source
    return proposal.kind == "speech" and proposal.strength > 1 and source is not None and source.lower_ not in _SELF


def _is_imagined(proposal: Proposal) -> bool:
    """Whether the cue stands under "can", "should", "would": nobody says it, or not yet."""
    head = proposal.head
    modal = head is not None and any(c.tag_ == "MD" for c in head.children)
    return modal or (proposal.inside is not None and not proposal.rule.endswith(("ccomp", "know")))


def _around(scene: Scene, owners: Mapping[int, Proposal], proposal: Proposal) -> Proposal | None:
    """The proposal that stands whose content holds the whole of this one, cue and all."""
    outer = next((owners[word] for word in sorted(scene.words(proposal.cue)) if word in owners), None)
    return outer if outer is not None and _holds(outer.content, (*proposal.cue, *proposal.content)) else None


def _holds(outer: Spans, inner: Spans) -> bool:
    """Whether each of some spans lies within one of others, which stand in order."""
    places = ((i, bisect_right(outer, i.start, key=lambda o: o.start) - 1) for i in inner)
    return all(at >= 0 and i.end <= outer[at].end for i, at in places)

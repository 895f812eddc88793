"""One content, one statement: which of the proposals that overlap stand, and which stand inside another.

The better cue wins a content; what hangs inside a content is kept only when someone else, named, plainly says it there
("she said the mayor had promised a park"), and then has that content for its parent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.records import SegmentKind, Spans
from sayso.text.proposals import Proposal, bare
from sayso.text.scene import Scene

#: Contents sharing more of the shorter one's words than this are rivals, or one stands in the other.
SHARE = 0.3
#: Segments in which a voice speaks for itself.
SPOKEN: frozenset[SegmentKind] = frozenset({"question", "answer", "comment"})
#: Words of the inner source that "according to" may have beside the inner statement.
FEW = 12
#: How many proposals after "according to" the inner statement's is looked for.
WITHIN = 6
_SELF = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "one", "who", "which", "that", "what", "this", "me", "us"}
)


def settle(scene: Scene, proposals: Sequence[Proposal]) -> list[Proposal]:
    """The proposals that stand by themselves, in no other's content."""
    kept: list[Proposal] = []
    taken: set[int] = set()
    ranked = sorted((p for p in _handed_on(scene, proposals) if _may_stand(scene, p)), key=_rank)
    for proposal in ranked:
        words = scene.words(proposal.content)
        if proposal.inside is None and words and len(words & taken) <= SHARE * len(words):
            kept.append(proposal)
            taken |= words
    return kept


def _handed_on(scene: Scene, proposals: Sequence[Proposal]) -> list[Proposal]:
    """ "According to the Herald, officials said ...": one statement of the officials, through the Herald."""
    out = dict(enumerate(proposals))
    for i, outer in enumerate(proposals):
        if outer.head is None or outer.rule != "prep-according":
            continue
        for j in range(i + 1, min(i + 1 + WITHIN, len(proposals))):
            inner = proposals[j]
            whole = scene.words((*inner.content, *inner.cue))
            around = scene.words(outer.content)
            if (
                inner.rule == "verb-ccomp"
                and inner.source is not None
                and whole <= around
                and len(around - whole) <= FEW
            ):
                cue = tuple(sorted((*outer.cue, *inner.cue)))
                out[j] = replace(inner, cue=cue, through=() if outer.source is None else (outer.source,))
                del out[i]
                break
    return list(out.values())


def _may_stand(scene: Scene, proposal: Proposal) -> bool:
    """Whether a cue counts where it stands: in a turn of speech only what is plainly laid to someone else.

    In an interview or a comment "I think" and "they want" are the voice's own words, not attributions.
    """
    place = proposal.cue[0].start if proposal.cue else proposal.content[0].start
    segment = scene.segment_at(place)
    return segment is None or segment.kind not in SPOKEN or _is_plain(proposal)


def _rank(proposal: Proposal) -> tuple[bool, int, int, int]:
    size = sum(s.end - s.start for s in proposal.content)
    return proposal.inside is not None, -proposal.strength, -size, proposal.content[0].start


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
    if proposal.inside is None or not proposal.speech or proposal.source is None:
        return ()
    start = proposal.content[0].start
    inner = scene.inner_at(start)
    return bare(scene, [inner]) if inner is not None else ()


def _is_plain(proposal: Proposal) -> bool:
    source = proposal.source
    return proposal.speech and proposal.strength > 1 and source is not None and source.lower_ not in _SELF


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
    return all(any(o.start <= i.start and i.end <= o.end for o in outer) for i in inner)

"""What people decided about actors, laid over what the rules found: merge, split, rename. The last word is theirs.

A decision names referents, whose ids hold as long as the text and the name in it; whatever a rebuild still finds of
them follows the decision. A decision none of whose referents is found any more does nothing, and `orphaned` names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from sayso.records import Actor, Membership, Review, digest


def apply_reviews(actors: Sequence[Actor], reviews: Iterable[Review]) -> list[Actor]:
    """The actors after every decision, in the order they were made."""
    found = {actor.id: actor for actor in actors}
    home = {m.referent: actor.id for actor in actors for m in actor.members}
    alone = {m.referent: actor for actor in actors for m in actor.members}
    for review in standing(reviews):
        if review.kind == "merge":
            _merge(found, home, review)
        elif review.kind == "split":
            _split(found, home, review, alone)
        elif review.kind == "rename":
            _rename(found, home, review)
    return [actor for actor in found.values() if actor.members]


def standing(reviews: Iterable[Review]) -> list[Review]:
    """The reviews less those that were taken back; taking back can be taken back too."""
    listed = list(reviews)
    gone = taken_back(listed)
    return [review for review in listed if review.id not in gone and review.kind != "undo"]


def taken_back(reviews: Sequence[Review]) -> set[str]:
    """The ids of the reviews that a later one takes back, and was not itself taken back."""
    gone: set[str] = set()
    for review in reversed(reviews):
        if review.kind == "undo" and review.id not in gone:
            gone.add(review.target)
    return gone


def referents_of(review: Review) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The referents a decision is about, and those it was merged into; none where the review was not made here."""
    try:
        told = json.loads(review.before or "{}")
        return tuple(map(str, told.get("referents", ()))), tuple(map(str, told.get("into", ())))
    except (AttributeError, TypeError, ValueError):  # a review may be added with anything in it
        return (), ()


def orphaned(referents: Iterable[str], reviews: Iterable[Review]) -> list[Review]:
    """The decisions about actors that do nothing now: none of the referents they are about, or merge into, is found."""
    known = set(referents)
    return [r for r in standing(reviews) if r.kind in {"merge", "split", "rename"} and not _is_found(r, known)]


def _is_found(review: Review, known: Set[str]) -> bool:
    moved, into = referents_of(review)
    return not known.isdisjoint(moved) and (review.kind != "merge" or not known.isdisjoint(into))


def _homes(home: dict[str, str], referents: Iterable[str]) -> list[str]:
    """The actors that hold some referents, the one with most of them first."""
    held = [home[r] for r in referents if r in home]
    return sorted(set(held), key=lambda actor: (-held.count(actor), actor))


def _merge(found: dict[str, Actor], home: dict[str, str], review: Review) -> None:
    moved, into = referents_of(review)
    target, sources = _homes(home, into), _homes(home, moved)
    if not target or not sources:
        return
    kept = found[target[0]]
    named = {*moved, *into}
    for source in (found[id_] for id_ in sources if id_ != kept.id):
        # What the rules have put with one of them since, and is more than it, stays where it is.
        taken = [m for m in source.members if m.referent in named]
        rest = [m for m in source.members if m.referent not in named]
        if len(taken) >= len(rest) or source.id == sources[0]:
            taken, rest = [*taken, *rest], []
        why = f"merged by {review.who}{_because(review)}"
        kept = replace(kept, members=(*kept.members, *(Membership(m.referent, why) for m in taken)))
        home.update((m.referent, kept.id) for m in taken)
        found[source.id] = replace(source, members=tuple(rest))
    found[kept.id] = kept


def _split(found: dict[str, Actor], home: dict[str, str], review: Review, alone: Mapping[str, Actor]) -> None:
    """Take referents out into an actor of their own, with the kind and codes the rules gave the first of them."""
    leaving = set(referents_of(review)[0]) & home.keys()
    if not leaving:
        return
    name = review.after
    why = f"split off by {review.who}{_because(review)}"
    taken = tuple(Membership(r, why) for r in sorted(leaving))
    old = alone[taken[0].referent]
    for actor_id in _homes(home, sorted(leaving)):
        rest = tuple(m for m in found[actor_id].members if m.referent not in leaving)
        found[actor_id] = replace(found[actor_id], members=rest)
    new = replace(old, id=digest("a", "split", review.id), name=name or old.name, members=taken)
    found[new.id] = new
    home.update((m.referent, new.id) for m in taken)


def _rename(found: dict[str, Actor], home: dict[str, str], review: Review) -> None:
    homes = _homes(home, referents_of(review)[0])
    if homes and review.after:
        found[homes[0]] = replace(found[homes[0]], name=review.after)


def _because(review: Review) -> str:
    return f": {review.why}" if review.why else ""

"""A person's decisions about actors: merge, split, rename, and taking one of these back. Each is kept as a review.

Reviews are only ever added, and every comparison applies them in their order; so a decision holds through every
rebuild, and one taken back leaves its trace.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Literal

from sayso.across.decisions import orphaned, taken_back
from sayso.case import ActorEntry, Case, MemberEntry
from sayso.comparing import compare
from sayso.errors import NotFoundError, SaysoError
from sayso.records import Review, ReviewKind, digest

Stands = Literal["yes", "taken back", "not found any more"]
#: How many names an error message lists.
_NAMES = 12


def merge(
    case: Case, keep: str, others: Sequence[str], *, who: str | None = None, why: str | None = None
) -> ActorEntry:
    """Make several actors one, which keeps the name of the first; that actor.

    Raises NotFoundError where a name does not answer, SaysoError where two of them are one already.
    """
    kept = case.find_actor(keep)
    merged: dict[str, ActorEntry] = {}
    for name in others:
        other = case.find_actor(name)
        if other.id == kept.id:
            raise SaysoError(
                f"{name!r} and {keep!r} are one actor already: {kept.name}, with all its names in the case"
            )
        merged[other.id] = other
    author, into = _author(who), _referents(case, kept)
    for other in merged.values():
        told = {"name": other.name, "referents": _referents(case, other), "into": into}
        _add(case, "merge", other.id, told, kept.name, who=author, why=why)
    compare(case)
    return case.actor_of(into[0])


def split(  # noqa: PLR0913  what leaves, under which name, and who says so
    case: Case,
    actor: str,
    *,
    documents: Sequence[str] = (),
    names: Sequence[str] = (),
    as_name: str | None = None,
    who: str | None = None,
    why: str | None = None,
) -> ActorEntry:
    """Take out of an actor what it is in some documents, or what they call by some names, or both; the new actor.

    It is called `as_name`, or as its first document calls it. Raises NotFoundError where nothing of the actor answers,
    SaysoError where nothing would be left of it.
    """
    entry = case.find_actor(actor)
    members = case.members(entry.id)
    leaving = _leaving(entry, members, {case.find(document).id for document in documents}, names)
    name = leaving[0].name if as_name is None else _checked(as_name)
    told = {"name": entry.name, "referents": [member.referent for member in leaving]}
    _add(case, "split", entry.id, told, name, who=_author(who), why=why)
    compare(case)
    return case.actor_of(leaving[0].referent)


def _leaving(
    entry: ActorEntry, members: Sequence[MemberEntry], documents: set[str], names: Sequence[str]
) -> list[MemberEntry]:
    """What leaves an actor: its members of these documents that have one of these names there."""
    if not (documents or names):
        raise SaysoError(f"say what to take out of {entry.name}: what it is in a --document, or by a --name there")
    called = {name.strip().casefold() for name in names}
    leaving = [
        member
        for member in members
        if (not documents or member.document in documents) and (not called or member.name.casefold() in called)
    ]
    if not leaving:
        there = sorted({member.name for member in members if not documents or member.document in documents})
        known = f"its names there are: {', '.join(there[:_NAMES])}" if there else "it is not met there"
        raise NotFoundError(f"nothing of {entry.name} answers to that; {known}")
    if len(leaving) == len(members):
        raise SaysoError(f"that is all of {entry.name}, and nothing would be left; another name is given by: rename")
    return leaving


def rename(case: Case, actor: str, name: str, *, who: str | None = None, why: str | None = None) -> ActorEntry:
    """Call an actor by another name; that actor. Raises SaysoError for an empty name, or the one it has."""
    entry, new = case.find_actor(actor), _checked(name)
    if entry.name == new:
        raise SaysoError(f"{entry.name} is called so already")
    referents = _referents(case, entry)
    _add(case, "rename", entry.id, {"name": entry.name, "referents": referents}, new, who=_author(who), why=why)
    compare(case)
    return case.actor_of(referents[0])


def undo(case: Case, review: str, *, who: str | None = None, why: str | None = None) -> Review:
    """Take a decision back, by its id or the beginning of it; that decision. It stays in the list, as does this one.

    An undo can be taken back too. Raises NotFoundError where no review answers, or several do, SaysoError where it is
    taken back already.
    """
    reviews = case.reviews()
    exact = [r for r in reviews if r.id == review]
    found = exact or [r for r in reviews if review and r.id.startswith(review)]
    if len(found) != 1:
        raise NotFoundError(f"{len(found) or 'no'} reviews answer to {review!r}; sayso reviews CASE lists them")
    (decision,) = found
    gone = taken_back(reviews)
    if decision.id in gone:
        by = next(r.id for r in reversed(reviews) if r.target == decision.id and r.id not in gone)
        raise SaysoError(f"{decision.id} is taken back already; to let it stand again, take that back: undo {by}")
    _add(case, "undo", decision.id, {}, None, who=_author(who), why=why)
    compare(case)
    return decision


def decisions(case: Case) -> list[tuple[Review, Stands]]:
    """What people decided, in order, each with whether it stands.

    "not found any more" is a decision about actors that the texts, as they are read now, do not speak of: it does
    nothing, and holds again as soon as they are found.
    """
    reviews = case.reviews()
    gone = taken_back(reviews)
    lost = {review.id for review in orphaned(case.memberships(), reviews)}
    return [(review, _stands(review.id, gone, lost)) for review in reviews]


def _stands(review: str, gone: set[str], lost: set[str]) -> Stands:
    if review in gone:
        return "taken back"
    return "not found any more" if review in lost else "yes"


def _referents(case: Case, entry: ActorEntry) -> list[str]:
    return [member.referent for member in case.members(entry.id)]


def _checked(name: str) -> str:
    """A name a person gives, blanks tidied."""
    tidy = " ".join(name.split())
    if not tidy:
        raise SaysoError("an actor needs a name: give one that is not empty")
    return tidy


def _author(who: str | None) -> str:
    """Who decides: the user of this machine unless a name is given."""
    if who is not None:
        return _checked(who)
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a container may run under a number that nobody's name is known for
        raise SaysoError("this machine does not know your user name: say who decides with --by NAME") from None


def _add(  # noqa: PLR0913  the fields of a review
    case: Case,
    kind: ReviewKind,
    target: str,
    told: Mapping[str, object],
    after: str | None,
    *,
    who: str,
    why: str | None,
) -> None:
    instant = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    before = json.dumps(told, ensure_ascii=False) if told else None
    id_ = digest("v", kind, target, instant, before)
    case.add_review(Review(id_, who, instant, kind, target, before, after, why))

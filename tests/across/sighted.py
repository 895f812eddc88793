"""Referents made by hand, and the actors found in them."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.across.actors import find_actors
from sayso.across.evidence import Sighting
from sayso.knowledge import Known, World, load_world
from sayso.records import Actor, ActorKind, Mention, MentionKind, Referent, Review, Span, referent_id


def met(  # noqa: PLR0913  the fields of a referent
    document: str,
    name: str,
    kind: ActorKind | None = None,
    *,
    behalf: str | None = None,
    roles: Sequence[str] = (),
    forms: Sequence[str] = (),
    on: str | None = None,
    by: MentionKind = "name",
    at: int = 0,
    number: int | None = None,
) -> Sighting:
    """A referent as one document has it; `by` is how it is mentioned, `at` where."""
    mentions = (Mention(Span(at, at + len(name)), by, "by hand"),)
    called = tuple(forms) or (name,)
    referent = Referent(
        referent_id(document, name), document, name, kind, mentions, called, tuple(sorted(roles)), behalf, number
    )
    return Sighting(referent, on)


def actors(*sightings: Sighting, world: World | None = None, reviews: Sequence[Review] = ()) -> tuple[Actor, ...]:
    """The actors found in some referents."""
    return find_actors(sightings, world or load_world(), reviews)


def actor_of(found: Sequence[Actor], sighting: Sighting) -> Actor:
    """The actor a referent came to."""
    (actor,) = [a for a in found if any(m.referent == sighting.referent.id for m in a.members)]
    return actor


def are_one(*sightings: Sighting, beside: Sequence[Sighting] = (), world: World | None = None) -> bool:
    """Whether some referents come to one actor; `beside` are others of the case."""
    found = actors(*sightings, *beside, world=world)
    return len({actor_of(found, sighting).id for sighting in sightings}) == 1


def why(sighting: Sighting, *others: Sighting) -> str:
    """The reason a referent is a member of its actor."""
    actor = actor_of(actors(sighting, *others), sighting)
    return next(m.why for m in actor.members if m.referent == sighting.referent.id)


def own(*rows: tuple[str, tuple[str, ...], str, str, str | None, str | None]) -> World:
    """A world with rows of one's own: name, forms, kind, country, since, until."""
    known = (
        Known(name, forms, kind, country, None, since, until, None, None, "own.csv", line)
        for line, (name, forms, kind, country, since, until) in enumerate(rows, 2)
    )
    return load_world(tuple(known))

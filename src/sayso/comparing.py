"""case -> across -> case: what only shows when all documents stand side by side, made anew when anything changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sayso.across.actors import Sighting, find_actors
from sayso.case import Case
from sayso.knowledge import World, load_world, read_own
from sayso.makers import named_version, rules_digest
from sayso.records import Known


def compare(case: Case) -> bool:
    """Find the actors of a case and store them; False where they were up to date.

    Reads every referent of the case; no text and no language model is touched.
    """
    if case.is_compared(maker()):
        return False
    sightings = (Sighting(referent, date) for referent, date in case.sightings())
    case.put_actors(find_actors(sightings, world_of(case), case.reviews()), maker())
    return True


def world_of(case: Case) -> World:
    """What the tables know of actors, and what the user added for this case, which wins."""
    return load_world(case.own_actors())


def read_own_actors(path: Path) -> tuple[Known, ...]:
    """The rows of a user's own table of actors; TableError, with file and line, for a malformed one."""
    return read_own(path)


@cache
def maker() -> str:
    """What compares documents: the version of Sayso and a digest of the rules and tables."""
    return f"{named_version('sayso')}; rules {rules_digest('sayso.across', 'sayso.knowledge', 'sayso.data')}"

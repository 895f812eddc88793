"""What it costs to find the actors of a large case: invented referents, tens of thousands of them, compared.

    python bench/comparing.py             1,000 and 5,000 documents of 30 referents each
    python bench/comparing.py 20000       so many documents

Names are drawn as news draws them: a few in every document, most in one; states and persons of the tables, persons
nobody knows under full names, surnames and second spellings, ministries with and without their state, unnamed sources.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator

from sayso.across.actors import Sighting, find_actors
from sayso.knowledge import load_world
from sayso.records import ActorKind, Mention, Referent, Span, referent_id

REFERENTS = 30
_KNOWN = ("Iran", "United States", "Russian", "Tehran", "Pentagon", "Rouhani", "John Kerry", "ISIL", "NYT", "Soleimani")
_ORGANS = ("Foreign Ministry", "Iranian Foreign Ministry", "Defence Ministry", "Border Corps", "ministry")
_PARTS = ("ba", "ker", "lo", "mi", "nas", "ro", "sen", "tal", "vi", "zor", "dan", "hul", "gre", "pik", "ost", "em")


def main() -> int:
    """Print a line for each size; the exit status."""
    world = load_world()
    for documents in [int(size) for size in sys.argv[1:]] or [1000, 5000]:
        sightings = list(invent(documents))
        start = time.perf_counter()
        actors = find_actors(sightings, world)
        spent = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        size = f"{documents} documents, {len(sightings)} referents, {len(actors)} actors"
        print(f"comparing: {size}: {spent:.1f} s, {peak} MB at most")
    return 0


def invent(documents: int) -> Iterator[Sighting]:
    """Referents of so many documents, always the same for the same number."""
    chance = random.Random(documents)
    people = [f"{_word(chance)} {_word(chance)}" for _ in range(documents * 3)]
    for number in range(documents):
        names = dict(_name(chance, people) for _ in range(REFERENTS))
        for at, (name, kind) in enumerate(names.items()):
            yield Sighting(_referent(chance, f"d{number}", name, kind, at), f"20{chance.randint(10, 23)}-06-17")


def _name(chance: random.Random, people: list[str]) -> tuple[str, ActorKind | None]:
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(_KNOWN), None
    if kind < 0.45:
        return chance.choice(_ORGANS), None
    if kind < 0.6:
        return f"official {chance.random():.6f}", "unnamed"
    person = people[int(len(people) * chance.random() ** 3)]
    if kind < 0.7:
        return person.split()[1], chance.choice(["person", None])
    if kind < 0.72:
        return person.replace("k", "kh"), "person"
    return (person, "person") if kind < 0.95 else (f"{_word(chance)} Watch", None)


def _referent(chance: random.Random, document: str, name: str, kind: ActorKind | None, at: int) -> Referent:
    mention = Mention(Span(at * 20, at * 20 + len(name)), "name", "name")
    behalf = chance.choice(["Iran", "Foreign Ministry", "Pentagon"]) if chance.random() < 0.1 else None
    roles = ("foreign", "minister") if chance.random() < 0.05 else ()
    return Referent(referent_id(document, name), document, name, kind, (mention,), (name,), roles, behalf)


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_PARTS) for _ in range(chance.randint(2, 3))).title()


if __name__ == "__main__":
    sys.exit(main())

"""The cast of the bundled example, whom no table knows, comes out as its key has it: who is one, who is not."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from sayso.across.actors import Sighting, find_actors
from sayso.building import build
from sayso.case import Case
from sayso.example import example_files
from sayso.knowledge import fold, load_world
from sayso.records import Actor, Referent

KEY = Path(__file__).parent / "example_actors.tsv"
ASPECTS = ("name", "kind", "behalf", "aliases", "documents")

pytestmark = pytest.mark.model


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor of the built example: the names it goes by in the texts, and the files that name it."""

    name: str
    kind: str
    behalf: str | None
    names: frozenset[str]
    files: frozenset[str]


def rows() -> list[dict[str, str]]:
    lines = (line for line in KEY.read_text("utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def cast(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Seen]]:
    path = tmp_path_factory.mktemp("cast") / "example.sayso"
    with example_files() as folder:
        build(path, [folder])
    with Case.open(path) as case:
        files = {d.id: Path(d.source).name[:2] for d in case.documents()}
        sightings = [Sighting(referent, date) for referent, date in case.sightings()]
    referents = {s.referent.id: s.referent for s in sightings}
    yield [
        _seen(actor, [referents[m.referent] for m in actor.members], files)
        for actor in find_actors(sightings, load_world())
    ]


def _seen(actor: Actor, members: Sequence[Referent], files: Mapping[str, str]) -> Seen:
    names = frozenset(fold(n) for r in members for n in (actor.name, r.name, *r.forms))
    return Seen(actor.name, actor.kind, actor.behalf, names, frozenset(files[r.document] for r in members))


def marked() -> Iterator[object]:
    for row in rows():
        for aspect in ASPECTS:
            wrong = aspect in row["still"].split()
            marks = [pytest.mark.xfail(strict=True, reason="see docs/limits.md")] if wrong else []
            yield pytest.param(row, aspect, marks=marks, id=f"{row['name']}-{aspect}")


@pytest.mark.parametrize(("row", "aspect"), marked())
def test_an_actor_of_the_example_comes_out_as_its_key_has_it(cast: list[Seen], row: dict[str, str], aspect: str):
    wanted = {fold(n) for n in (row["name"], *row["aliases"].split("|")) if n}
    bearing = [a for a in cast if a.kind != "unnamed" and a.names & wanted]
    assert bearing, "no actor bears the name"
    best = max(bearing, key=lambda a: len(a.names & wanted))
    if aspect == "kind":
        assert best.kind == row["kind"]
    elif aspect == "behalf":
        assert not row["behalf"] or fold(best.behalf or "") in {fold(row["behalf"]), _owned(row["behalf"])}
    elif aspect == "aliases":
        assert [a.name for a in bearing if not _is_homonym(a, row)] == [best.name]
    elif aspect == "documents":
        assert best.files == set(row["documents"].split())


def _owned(name: str) -> str:
    """An organ is called by the name with its state too."""
    return {"Border Corps": "vandrian border corps"}.get(name, fold(name))


def _is_homonym(actor: Seen, row: dict[str, str]) -> bool:
    """Whether an actor has an alias of the row's, and is another by the key: the other Foreign Ministry, say."""
    return any(fold(r["name"]) in actor.names for r in rows() if r["name"] != row["name"])

"""Whom each actor of a case speaks for: a person for an organ, an organ for its state.

What the texts say is counted over all of them, each by the actor that its words mean in that text. Only where no text
says anything do the tables: the organ and the state of a known holder of office, the state of a known organ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.across.evidence import Evidence
from sayso.across.identity import Node
from sayso.knowledge import fold
from sayso.knowledge.tenure import pick
from sayso.records import Actor, Referent

#: Kinds in whose name others speak, the nearest first.
_NEAREST = {"organ": 0, "organisation": 1, "armed_group": 1, "party": 1, "company": 1, "outlet": 2, "person": 3}


def find_behalves(
    actors: Sequence[Actor],
    referents: Mapping[str, Referent],
    anchors: Mapping[str, Node],
    dates: Mapping[str, str | None],
    evidence: Evidence,
) -> tuple[list[Actor], dict[str, str]]:
    """The actors with whom they speak for, by name; and the ids of those that are actors of the case."""
    home = {(referents[m.referent].document, fold(referents[m.referent].name)): a.id for a in actors for m in a.members}
    by_id = {a.id: a for a in actors}
    by_node = {anchors[a.id]: a.id for a in actors if a.id in anchors}
    tables = {a.id: _by_tables(a, anchors.get(a.id), dates[a.id], by_node, evidence) for a in actors}
    chosen: dict[str, str] = {}
    for actor in actors:
        told = _told(actor, referents, home) if actor.kind != "state" else Counter()
        meant = _nearest(told, tables, by_id) if told else tables[actor.id]
        if meant is not None:
            chosen[actor.id] = meant
    named = [replace(a, behalf=_name(chosen[a.id], by_id) if a.id in chosen else None) for a in actors]
    return named, {id_: meant for id_, meant in chosen.items() if meant in by_id}


def _told(actor: Actor, referents: Mapping[str, Referent], home: Mapping[tuple[str, str], str]) -> Counter[str]:
    """Whom the texts say it speaks for, by id or in their words, and in how many texts; nobody speaks for himself."""
    found: Counter[str] = Counter()
    for member in actor.members:
        referent = referents[member.referent]
        if referent.behalf:
            meant = home.get((referent.document, fold(referent.behalf)), referent.behalf)
            if meant != actor.id and fold(meant) != fold(actor.name):
                found[meant] += 1
    return found


def _nearest(told: Counter[str], tables: Mapping[str, str | None], by_id: Mapping[str, Actor]) -> str:
    """The one told most often; but an organ, however rarely told, before the state that it is of."""
    first = max(told, key=lambda key: (told[key], *_rank(key, by_id)))
    for other in sorted((key for key in told if key in by_id), key=lambda key: (-told[key], key)):
        owner = tables.get(other)
        if by_id[other].kind == "organ" and owner is not None and _name(owner, by_id) == _name(first, by_id):
            return other
    return first


def _rank(key: str, by_id: Mapping[str, Actor]) -> tuple[int, str]:
    return -_NEAREST.get(by_id[key].kind, 2) if key in by_id else -4, _name(key, by_id)


def _name(key: str, by_id: Mapping[str, Actor]) -> str:
    """What an actor is called, by its id; words that are no id are a name themselves."""
    return by_id[key].name if key in by_id else key


def _by_tables(
    actor: Actor, anchor: Node | None, date: str | None, by_node: Mapping[Node, str], evidence: Evidence
) -> str | None:
    """Whom it speaks for by its own name or by the tables: an id, or the name of a state that is none of the case."""
    if anchor is None:
        return None
    if anchor[0] == "region":
        state = evidence.state(anchor[1])
        return _state(evidence.state_named(state.code) if state else None, by_node)
    if anchor[0] == "organ":
        return _state(anchor[2], by_node)
    if anchor[0] != "known" or actor.kind not in {"organ", "person"}:
        return None
    row = pick([r for r in evidence.lookup(anchor[1]) if r.name == anchor[1]], (), date)
    if row is None:
        return None
    for found in evidence.lookup(row.organ) if row.organ else ():
        if found.country == row.country and (node := ("known", found.name, found.country or "")) in by_node:
            return by_node[node]
    return _state(evidence.state_named(row.country), by_node)


def _state(name: str | None, by_node: Mapping[Node, str]) -> str | None:
    return by_node.get(("state", name), name) if name else None

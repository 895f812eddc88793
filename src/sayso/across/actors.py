"""Referents of all documents -> actors: who is the same state, organ, person, group or outlet, and why.

Each referent is first identified by itself (`identity.py`) and laid under a node (`board.py`); then nodes are joined by
rules, the surest first: names of persons (`people.py`), names of bodies (`bodies.py`), and whose organ a ministry is
(`organs.py`). Last come the decisions of people, which win (`decisions.py`). Every joining keeps its reason, and none
is made against what texts or tables say (`Board.may_join`).

The order in which documents come plays no part. An actor's id is a digest of who it is by the tables, or of its surname
if no other person of the case has it, or of its fullest name; so a new document that gives a spelling, a first name, a
kind or a state more leaves it as it is. What changes an id: a second bearer of the surname; for others than persons, a
longer name.

Not handled: two people of one full name whom no text tells apart, and nicknames.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.across.behalf import find_behalves
from sayso.across.board import Board, lay_out, most
from sayso.across.bodies import join_bodies
from sayso.across.coding import Codes, Told, code_actor
from sayso.across.decisions import apply_reviews
from sayso.across.evidence import Evidence, Sighting, find_evidence
from sayso.across.identity import Identity, Node
from sayso.across.naming import kind_of_name, kinds_of_role, name_key, role_phrase, without_title
from sayso.across.organs import join_organs
from sayso.across.people import join_people
from sayso.knowledge import World, fold
from sayso.records import Actor, ActorKind, Membership, Review, digest

__all__ = ["Sighting", "find_actors"]

#: Whom an actor speaks for may speak for another, as a person for an organ of a state: codes come down so many steps.
_CHAIN = 3


@dataclass(frozen=True, slots=True)
class _Found:
    """A group of nodes as an actor, before the reviews: who it is by the tables, and the key of its id."""

    actor: Actor
    anchor: Node | None
    surname: str | None
    key: tuple[str, ...]


def find_actors(sightings: Iterable[Sighting], world: World, reviews: Sequence[Review] = ()) -> tuple[Actor, ...]:
    """The actors of a case by name, after the reviews; their members by the referents' ids.

    Every referent given is a member of exactly one actor.
    """
    listed = sorted(sightings, key=lambda s: s.referent.id)
    evidence = find_evidence(listed, world)
    board = lay_out(listed, evidence)
    for rule in (join_people, join_bodies, join_organs):
        rule(board)
    found = _with_ids([_found(board, group) for group in board.groups.groups()])
    anchors = {f.actor.id: f.anchor for f in found if f.anchor is not None}
    decided = apply_reviews([f.actor for f in found], reviews)
    return tuple(sorted(_with_codes(decided, anchors, listed, evidence), key=lambda a: (a.name.casefold(), a.id)))


def _found(board: Board, group: Sequence[Node]) -> _Found:
    """One actor of the nodes of a group; its codes and whom it speaks for are found when all are known."""
    anchor = board.profile(group[0]).anchor
    members = [
        Membership(sighting.referent.id, _reason(identity, board.groups.why(node)))
        for node in group
        for sighting, identity in board.nodes[node].sightings
    ]
    kind, names = _kind_of(board, group), _names_of(board, group)
    name = _name_of(anchor, kind, names, board)
    actor = Actor("", name, kind, tuple(sorted(members, key=lambda m: m.referent)))
    if anchor is not None:
        return _Found(actor, anchor, None, anchor)
    if kind == "person" and (keys := {name_key(n) for n in names} - {()}):
        full = max(keys, key=lambda k: (len(k), k))
        states = sorted({part for node in group for part in node[2:]})
        return _Found(actor, None, full[-1], (*full, *states))
    own = min((node for node in group if node[0] in {"one", "bare"}), default=None)
    longest = max(names, key=lambda n: (len(n), n)) if names else ""
    return _Found(actor, None, None, own or ("name", fold(longest)))


def _with_ids(found: Sequence[_Found]) -> list[_Found]:
    """The actors with ids of their own: by surname where one person has it, by the full key where several do."""
    bearers = Counter(f.surname for f in found if f.surname is not None)
    keys = [("person", f.surname) if f.surname and bearers[f.surname] == 1 else f.key for f in found]
    taken = Counter(keys)
    firsts = [min((m.referent for m in f.actor.members), default="") for f in found]
    ids = [digest("a", *key, *([first] * (taken[key] > 1))) for key, first in zip(keys, firsts, strict=True)]
    made = [replace(f, actor=replace(f.actor, id=id_)) for f, id_ in zip(found, ids, strict=True)]
    return [f for f in made if f.actor.members]


def _names_of(board: Board, group: Sequence[Node]) -> Counter[str]:
    """The names of a group, by the number of documents, and where that is the same by mentions."""
    if len(group) == 1 and len(board.nodes[group[0]].names) < 2:
        return board.nodes[group[0]].names
    documents = {(s.referent.name, s.referent.document) for node in group for s, _ in board.nodes[node].sightings}
    mentions: Counter[str] = Counter()
    for node in group:
        mentions.update(board.nodes[node].names)
    counts = Counter(name for name, _ in documents)
    ranked = sorted(counts, key=lambda name: (-counts[name], -mentions[name], -len(name), name))
    return Counter({name: counts[name] for name in ranked})


def _kind_of(board: Board, group: Sequence[Node]) -> ActorKind:
    """The kind of who it is for sure, else that most texts give, else what its roles or its name say."""
    profile = board.profile(group[0])
    if profile.anchor is not None and profile.anchor in board.nodes:
        sure = Counter(i.kind for _, i in board.nodes[profile.anchor].sightings if i.kind is not None)
        return most(sure) or "organ"
    roles = {role for node in group for s, _ in board.nodes[node].sightings for role in s.referent.roles}
    by_role = Counter(kind for role in roles if (kind := kinds_of_role().get(role)))
    told = most(profile.kinds)
    if told == "organisation":
        told = most(by_role) or told  # what models call an organisation may be a militia by the text's own word
    return told or most(by_role) or kind_of_name(board.shown(group[0])) or "organisation"


def _name_of(anchor: Node | None, kind: ActorKind, names: Counter[str], board: Board) -> str:
    """What an actor is called: by the tables' name if they know it, else by the name most used."""
    if anchor is not None and anchor[0] != "organ":
        return anchor[1]
    fitting = names
    if anchor is not None:
        fitting = Counter({n: c for n, c in names.items() if board.evidence.owner_in(n) == anchor[2]})
        if not fitting:
            name = _most(names) or anchor[1].title()
            return name if fold(anchor[2]) in fold(name) else f"{name} of {anchor[2]}"
    elif kind == "person":
        plain: Counter[str] = Counter()
        for name, count in names.items():
            plain[without_title(name)] += count
        fitting = Counter({n: c for n, c in plain.items() if " " in n}) or plain
    return _most(fitting) or "?"


def _most(names: Counter[str]) -> str | None:
    return next((name for name, _ in names.most_common(1)), None)


def _reason(identity: Identity, joined: str | None) -> str:
    if joined is None:
        return identity.why
    return f"{identity.why}; {joined}" if identity.known is not None else joined


# ------------------------------------------------------------------------------------------------ codes


def _with_codes(
    actors: Sequence[Actor], anchors: Mapping[str, Node], listed: Sequence[Sighting], evidence: Evidence
) -> list[Actor]:
    """The actors with whom they speak for, and their country and sector as of the last document that names them."""
    sightings = {s.referent.id: s for s in listed}
    last = max((s.date for s in listed if s.date), default=None)
    told = {a.id: _told(a, anchors.get(a.id), sightings, last) for a in actors}
    dates = {id_: t.date for id_, t in told.items()}
    referents = {id_: s.referent for id_, s in sightings.items()}
    named, owners = find_behalves(actors, referents, anchors, dates, evidence)
    above = {a.id: _state_codes(a, evidence) for a in named}
    codes = {a.id: code_actor(a, told[a.id], above[a.id], evidence) for a in named}
    for _ in range(_CHAIN):
        told_again = [(a, codes[owners[a.id]]) for a in named if a.id in owners]
        codes |= {a.id: code_actor(a, told[a.id], owner, evidence) for a, owner in told_again}
    return [replace(a, country=codes[a.id][0], sector=codes[a.id][1]) for a in named]


def _state_codes(actor: Actor, evidence: Evidence) -> Codes:
    """The codes of whom an actor speaks for where that is no actor of the case: a state's name alone tells."""
    states = evidence.states_of(actor.behalf)
    return (evidence.code_of(min(states)) if states else None), None


def _told(actor: Actor, anchor: Node | None, sightings: Mapping[str, Sighting], last: str | None) -> Told:
    seen = [sightings[m.referent] for m in actor.members]
    roles = Counter(role_phrase(s.referent.roles) for s in seen if s.referent.roles)
    return Told(anchor, roles, max((s.date for s in seen if s.date), default=last))

"""Referents of all documents -> actors: who is the same state, organ, person, group or outlet, and why.

Each referent is first identified by itself (`identity.py`), then nodes are joined by rules, the surest first: one
spelling of a transliterated name, a fuller name, a surname the case knows, an acronym spelt out elsewhere, the organ a
spokesman speaks for. Last come the decisions of people, which win (`decisions.py`). Every joining keeps its reason.

Nothing compares all pairs: names meet in dictionaries. Not handled: two people of one full name whom no text tells
apart, and nicknames.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sayso.across.coding import Coded, codes_of
from sayso.across.decisions import apply_reviews
from sayso.across.groups import Groups
from sayso.across.identity import Identity, country_of, identify
from sayso.knowledge import World, fold, transliteration_key
from sayso.records import Actor, ActorKind, Membership, Referent, Review, digest

Node = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A referent, and when its document was published."""

    referent: Referent
    date: str | None = None


@dataclass(slots=True)
class Gathering:
    """What all documents say of the bearer of one node."""

    kind: ActorKind | None = None
    sightings: list[tuple[Sighting, Identity]] = field(default_factory=list)
    behalves: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)


def find_actors(sightings: Iterable[Sighting], world: World, reviews: Sequence[Review] = ()) -> tuple[Actor, ...]:
    """The actors of a case, by name; their members in the order of the referents given."""
    nodes = gather(list(sightings), world)
    groups: Groups[Node] = Groups(nodes)
    for rule in (_spelt_alike, _fuller_names, _surnames, _acronyms, _spoken_for):
        rule(nodes, groups, world)
    found = [_actor(group, nodes, groups, world) for group in groups.groups()]
    decided = apply_reviews(_told_apart(found), reviews)
    return tuple(sorted(_with_behalf(decided, nodes), key=lambda a: (a.name.casefold(), a.id)))


def gather(sightings: Sequence[Sighting], world: World) -> dict[Node, Gathering]:
    """Every referent under the node it belongs to by itself."""
    polities = polities_of(sightings, world)
    nodes: dict[Node, Gathering] = defaultdict(Gathering)
    for sighting in sightings:
        referent = sighting.referent
        identity = identify(referent, sighting.date, world, polities)
        node = nodes[identity.node]
        node.kind = node.kind or identity.kind
        node.sightings.append((sighting, identity))
        node.names[identity.known.name if identity.known else referent.name] += max(1, len(referent.mentions))
        node.forms.update(referent.forms or (referent.name,))
        if referent.behalf:
            node.behalves[referent.behalf] += 1
    return dict(nodes)


def polities_of(sightings: Sequence[Sighting], world: World) -> frozenset[str]:
    """The folded names of states that no table knows, but the texts show to be such."""
    states = {s.referent.name for s in sightings if s.referent.kind == "state"}
    return frozenset(fold(name) for name in states if world.state(name) is None)


# ------------------------------------------------------------------------------------------------ rules


def _people(nodes: Mapping[Node, Gathering]) -> list[Node]:
    return [node for node, gathering in nodes.items() if gathering.kind == "person"]


def _name(node: Node) -> str:
    """The name a node goes by, folded."""
    return fold(node[1])


def _spelt_alike(nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> None:
    """Spellings of one transliterated full name: Suleimani, Soleimani, Sulaimani."""
    by_key: dict[str, list[Node]] = defaultdict(list)
    for node in _people(nodes):
        if " " in _name(node):
            by_key[transliteration_key(_name(node))].append(node)
    for alike in by_key.values():
        first = _foremost(alike, nodes)
        for node in alike:
            if node != first and _agree(nodes[node], nodes[first], world):
                groups.join(node, first, f"“{_shown(nodes[node])}” spells the same name as “{_shown(nodes[first])}”")


def _fuller_names(nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> None:
    """A name with a middle name more: first and last word agree, and the shorter one's words are all in it."""
    by_ends: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in _people(nodes):
        words = transliteration_key(_name(node)).split()
        if len(words) > 1:
            by_ends[words[0], words[-1]].append(node)
    for alike in by_ends.values():
        longest = max(alike, key=lambda n: (len(_name(n).split()), n))
        for node in alike:
            shorter = set(transliteration_key(_name(node)).split())
            fits = shorter < set(transliteration_key(_name(longest)).split())
            if fits and _agree(nodes[node], nodes[longest], world):
                groups.join(node, longest, f"“{_shown(nodes[longest])}” with fewer names")


def _surnames(nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> None:
    """A bare surname that its own text never explains: the one of that name whom other texts of the case introduce."""
    bearers: dict[str, list[Node]] = defaultdict(list)
    for node in _people(nodes):
        words = transliteration_key(_name(node)).split()
        if len(words) > 1:
            bearers[words[-1]].append(node)
    for node, gathering in nodes.items():
        if " " in _name(node) or node[0] not in {"person", "name"} or gathering.kind not in {"person", None}:
            continue
        candidates = [
            b for b in bearers.get(transliteration_key(_name(node)), ()) if _agree(nodes[b], gathering, world)
        ]
        roots = {groups.find(b) for b in candidates}
        if len(roots) > 1:
            sharing = [b for b in candidates if nodes[b].behalves.keys() & gathering.behalves.keys()]
            roots, candidates = {groups.find(b) for b in sharing}, sharing
        if len(roots) == 1 and (gathering.kind == "person" or _seems_person(gathering)):
            known = _foremost(candidates, nodes)
            groups.join(node, known, f"the only {_shown(gathering)} whom the case introduces: {_shown(nodes[known])}")


def _seems_person(gathering: Gathering) -> bool:
    """Whether a bare name is treated as a person's: it speaks for somebody, or "he" and "she" go back to it."""
    spoke = bool(gathering.behalves)
    pronouns = any(m.kind == "pronoun" for s, _ in gathering.sightings for m in s.referent.mentions)
    return spoke or pronouns


def _acronyms(nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> None:
    """An acronym that another text of the case spells out: "the Dray Valley Air Watch (DVAW)"."""
    spelt: dict[str, set[Node]] = defaultdict(set)
    for node, gathering in nodes.items():
        for form in gathering.forms:
            if form.isupper() and 2 <= len(form) <= 8 and fold(form) != _name(node):
                spelt[fold(form)].add(node)
    for node, gathering in nodes.items():
        owners = spelt.get(_name(node), set()) - {node} if node[0] == "name" else set()
        if len(owners) == 1:
            (owner,) = owners
            groups.join(node, owner, f"“{_shown(gathering)}” is spelt out in the case: {_shown(nodes[owner])}")


def _spoken_for(nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> None:
    """ "The Foreign Ministry" of a text that does not say whose: that of its spokesman, whom other texts introduce."""
    organs = {(node[1], node[2]): node for node in nodes if node[0] == "organ"}
    behalf: dict[Node, Counter[str]] = defaultdict(Counter)
    speaks: dict[tuple[str, str], Node] = {}
    for node in _people(nodes):
        behalf[groups.find(node)].update(nodes[node].behalves)
        for sighting, _ in nodes[node].sightings:
            if sighting.referent.behalf:
                speaks[sighting.referent.document, sighting.referent.behalf] = node
    for node, gathering in nodes.items():
        if node[0] != "one" or gathering.kind != "organ":
            continue
        bare = gathering.sightings[0][0].referent
        speaker = speaks.get((bare.document, bare.name))
        if speaker is None:
            continue
        owned = [
            o for (matter, owner), o in organs.items() if _is_owned(bare, matter, owner, behalf[groups.find(speaker)])
        ]
        if len(owned) == 1:
            why = f"{_shown(nodes[speaker])}, who speaks for it here, speaks elsewhere for {_shown(nodes[owned[0]])}"
            groups.join(node, owned[0], why)


def _is_owned(bare: Referent, matter: str, owner: str, behalves: Counter[str]) -> bool:
    """Whether an organ is the bare one's, and its owner among those that its spokesman speaks for."""
    same = set(matter.split()) == {w for w in fold(bare.name).split() if w != "of"}
    return same and any(fold(owner) in fold(behalf) for behalf in behalves)


def _agree(one: Gathering, other: Gathering, world: World) -> bool:
    """Whether two may be one by whom they speak for: no two different states."""
    states = [{c for b in g.behalves if (c := country_of(b, world) or _polity(b)) is not None} for g in (one, other)]
    return not all(states) or bool(states[0] & states[1])


def _polity(name: str) -> str | None:
    """A behalf of one capitalised word that no table knows may be a state of the text's own."""
    return fold(name) if name.isalpha() and name.istitle() else None


def _foremost(alike: Sequence[Node], nodes: Mapping[Node, Gathering]) -> Node:
    """The node that the others are joined to: a known one, else the one most often met."""
    return max(alike, key=lambda n: (n[0] == "known", sum(nodes[n].names.values()), n))


def _shown(gathering: Gathering) -> str:
    return max(gathering.names, key=lambda name: (gathering.names[name], len(name), name))


# ------------------------------------------------------------------------------------------------ actors


def _actor(group: Sequence[Node], nodes: Mapping[Node, Gathering], groups: Groups[Node], world: World) -> Actor:
    """One actor of the nodes of a group."""
    first = _foremost(group, nodes)
    names: Counter[str] = sum((nodes[n].names for n in group), Counter())
    name = _title_of(first, names, world)
    kind = next((nodes[n].kind for n in (first, *group) if nodes[n].kind), None) or "organisation"
    members = tuple(
        Membership(s.referent.id, _reason(identity, groups.why(node)))
        for node in group
        for s, identity in nodes[node].sightings
    )
    behalf = _most(sum((nodes[n].behalves for n in group), Counter()))
    dates = [s.date for n in group for s, _ in nodes[n].sightings if s.date]
    roles = frozenset(r for n in group for s, _ in nodes[n].sightings for r in s.referent.roles)
    country, sector = codes_of(Coded(first, name, kind, behalf, roles), max(dates, default=None), world)
    return Actor(digest("a", kind, *first), name, kind, members, country, sector, behalf)


def _with_behalf(actors: Sequence[Actor], nodes: Mapping[Node, Gathering]) -> list[Actor]:
    """The actors with whom they speak for under the name the case calls it; nobody speaks for himself."""
    referents = {s.referent.id: s.referent for g in nodes.values() for s, _ in g.sightings}
    named = {m.referent: actor.name for actor in actors for m in actor.members}
    called = {(r.document, r.name): named[r.id] for r in referents.values()}
    out = []
    for actor in actors:
        members = [referents[m.referent] for m in actor.members]
        behalves = Counter(called.get((r.document, r.behalf), r.behalf) for r in members if r.behalf)
        behalves.pop(actor.name, None)
        out.append(replace(actor, behalf=_most(behalves)))
    return out


def _title_of(first: Node, names: Counter[str], world: World) -> str:
    """What an actor is called: by the tables' name if they know it, else by the name most used."""
    if first[0] == "known":
        return first[1]
    if first[0] == "state":
        return next((s.name for s in world.states.values() if s.code == first[1] and s.use == "name"), first[1])
    full = {name: count for name, count in names.items() if " " in name} if first[0] == "person" else {}
    ranked = full or names
    return max(ranked, key=lambda name: (ranked[name], len(name), name))


def _reason(identity: Identity, joined: str | None) -> str:
    return identity.why if joined is None else f"{identity.why}; {joined}" if identity.known else joined


def _most(counts: Counter[str]) -> str | None:
    return max(counts, key=lambda name: (counts[name], name), default=None)


def _told_apart(actors: Sequence[Actor]) -> list[Actor]:
    """Actors with ids of their own; the id of two alike takes in their first members."""
    taken: Counter[str] = Counter(actor.id for actor in actors)
    return [a if taken[a.id] == 1 else replace(a, id=digest("a", a.id, a.members[0].referent)) for a in actors]

"""The nodes of a case on one board: what all documents say of each, and the joining of those that may be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.across.evidence import Evidence, Sighting
from sayso.across.groups import Groups
from sayso.across.identity import Identity, Node, identify
from sayso.records import ActorKind

#: Nodes that say by themselves who it is: two of them are two actors, whatever the names.
_ANCHORS = frozenset({"state", "region", "known", "organ"})
#: Of two states somebody speaks for, the rarer one is a slip of reading unless it is met in this share of the other's.
_ANOTHER = 1 / 3


@dataclass(slots=True)
class Gathering:
    """What all documents say of the bearer of one node; names and forms with how often they are met."""

    sightings: list[tuple[Sighting, Identity]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Profile:
    """What is known of a group of nodes: who it is for sure, its kinds, and the states it speaks for by documents."""

    anchor: Node | None = None
    kinds: Counter[ActorKind] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    weight: int = 0


class Board:
    """Nodes, joined only where nothing speaks against it."""

    def __init__(self, nodes: dict[Node, Gathering], evidence: Evidence) -> None:
        self.nodes = nodes
        self.evidence = evidence
        self.groups: Groups[Node] = Groups(nodes)
        self._profiles = {node: _profile(node, gathering, evidence) for node, gathering in nodes.items()}
        self.places: dict[str, list[tuple[Sighting, Node]]] = defaultdict(list)
        for node, gathering in nodes.items():
            for sighting, _ in gathering.sightings:
                self.places[sighting.referent.document].append((sighting, node))

    def profile(self, node: Node) -> Profile:
        """What is known of the group a node is in."""
        return self._profiles[self.groups.find(node)]

    def may_join(self, node: Node, other: Node) -> bool:
        """Whether nothing speaks against two being one: both known, a person and no person, or different states."""
        one, two = self.profile(node), self.profile(other)
        if one is two:
            return True
        if one.anchor is not None and two.anchor is not None:
            return False
        if one.states and two.states and not one.states.keys() & two.states.keys():
            return False
        persons = [most(p.kinds) == "person" for p in (one, two) if p.kinds]
        return len(set(persons)) < 2

    def join(self, node: Node, other: Node, why: str) -> bool:
        """Put the group of one node into that of another, unless something speaks against it."""
        one, two = self.profile(node), self.profile(other)
        if one is two or not self.may_join(node, other):
            return False
        self.groups.join(node, other, why)
        self._profiles[self.groups.find(node)] = Profile(
            two.anchor or one.anchor, one.kinds + two.kinds, one.states + two.states, one.weight + two.weight
        )
        return True

    def add(self, node: Node) -> None:
        """A node nobody is called by yet: the organ of a state of which one knows by its minister alone."""
        if node not in self.nodes:
            self.nodes[node] = Gathering()
            self.groups.add(node)
            self._profiles[node] = _profile(node, self.nodes[node], self.evidence)

    def is_person(self, node: Node) -> bool:
        """Whether the group of a node is a person's."""
        return most(self.profile(node).kinds) == "person"

    def roots(self, nodes: Iterable[Node]) -> dict[Node, Node]:
        """The groups some nodes are in, each with the first of those nodes."""
        found: dict[Node, Node] = {}
        for node in nodes:
            found.setdefault(self.groups.find(node), node)
        return found

    def foremost(self, nodes: Sequence[Node]) -> Node:
        """The node that others are joined to: one that says who it is, else the one most often met."""
        return max(nodes, key=lambda n: (self.profile(n).anchor is not None, self.profile(n).weight, n))

    def shown(self, node: Node) -> str:
        """What a node is called where a reason names it."""
        if node[0] in {"state", "region", "known"}:
            return node[1]
        names = self.nodes[node].names
        return max(names, key=lambda name: (names[name], len(name), name)) if names else " of ".join(node[1:])

    def persons(self) -> Iterator[Node]:
        """The nodes of persons, in order."""
        return (node for node in sorted(self.nodes) if self.is_person(node))


def lay_out(sightings: Sequence[Sighting], evidence: Evidence) -> Board:
    """Every referent under the node it belongs to by itself, and namesakes of different states apart."""
    nodes: dict[Node, Gathering] = defaultdict(Gathering)
    for sighting in sightings:
        identity = identify(sighting.referent, sighting.date, evidence)
        _note(nodes[identity.node], sighting, identity)
    for node in [n for n in nodes if n[0] == "name"]:
        for state, part in _namesakes(nodes[node], evidence).items():
            nodes[(*node, state)] = part
    return Board({node: nodes[node] for node in sorted(nodes) if nodes[node].sightings}, evidence)


def _note(gathering: Gathering, sighting: Sighting, identity: Identity) -> None:
    referent = sighting.referent
    gathering.sightings.append((sighting, identity))
    gathering.names[referent.name] += max(1, len(referent.mentions))
    gathering.forms.update(referent.forms or (referent.name,))


def _namesakes(gathering: Gathering, evidence: Evidence) -> dict[str, Gathering]:
    """The bearers of one name who speak for different states, taken out of what is left without a state."""
    told = [(s, i, evidence.states_of(s.referent.behalf)) for s, i in gathering.sightings if i.kind == "person"]
    counts = Counter(state for _, _, states in told for state in states)
    top = max(counts.values(), default=0)
    several = sorted(state for state, count in counts.items() if count >= top * _ANOTHER)
    if len(several) < 2:
        return {}
    parts: dict[str, Gathering] = defaultdict(Gathering)
    rest, gathering.sightings = gathering.sightings, []
    gathering.names.clear()
    gathering.forms.clear()
    for sighting, identity in rest:
        states = evidence.states_of(sighting.referent.behalf) & set(several)
        part = parts[min(states)] if states else gathering
        _note(part, sighting, identity)
    return parts


def _profile(node: Node, gathering: Gathering, evidence: Evidence) -> Profile:
    profile = Profile(node if node[0] in _ANCHORS else None)
    for sighting, identity in gathering.sightings:
        if identity.kind is not None:
            profile.kinds[identity.kind] += 1
        profile.states.update(evidence.states_of(sighting.referent.behalf))
        if identity.known is not None and (own := evidence.state_named(identity.known.country)):
            profile.states[own] += 1
    if node[0] == "organ":
        profile.kinds["organ"] += 1
        profile.states[node[2]] += 1
    elif node[0] == "state":
        profile.states = Counter([node[1]])
    profile.weight = sum(gathering.names.values())
    return profile


def most(counts: Counter[ActorKind]) -> ActorKind | None:
    """The kind met most often; of equals, the first by name."""
    if len(counts) < 2:
        return next(iter(counts), None)
    return max(sorted(counts), key=lambda kind: counts[kind])

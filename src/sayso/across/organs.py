"""Whose an organ is that its own text names without its state: "the ministry", "the Foreign Ministry".

Two Foreign Ministries are never one by their name alone. The text itself may tell, or the people in it: those who
speak for the organ or head it, and of whom another text of the case says for which state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sayso.across.board import Board
from sayso.across.identity import Node
from sayso.across.naming import is_common, matter_of, minister_words, organ_noun
from sayso.knowledge import fold
from sayso.records import Referent

#: The passes in which one organ found may tell of the next; more change nothing in practice.
_PASSES = 3


def join_organs(board: Board) -> None:
    """Find out whose an organ is that its own text names without its state: "the ministry", "the Foreign Ministry"."""
    bare = [node for node in sorted(board.nodes) if _is_bare_organ(board, node)]
    for node in bare:
        _join_in_text(board, node)
    organs = _Organs(board)
    for _ in range(_PASSES):
        open_ = [node for node in bare if board.profile(node).anchor is None]
        heads = _Heads(board, organs, {matter_of(_referent(board, node).name) for node in open_})
        joined = [node for node in open_ if _join_by_people(board, organs, heads, node)]
        if not joined:
            break
    _join_by_speaker(board, bare)
    _join_named_alike(board)


def _is_bare_organ(board: Board, node: Node) -> bool:
    return node[0] == "one" and any(i.kind == "organ" for _, i in board.nodes[node].sightings)


def _referent(board: Board, node: Node) -> Referent:
    return board.nodes[node].sightings[0][0].referent


def _join_in_text(board: Board, node: Node) -> None:
    """The organ of that name, or of that noun, in the same text: the last before it, else the first after it."""
    bare = _referent(board, node)
    noun_alone = fold(bare.name) == organ_noun(bare.name)
    found: list[tuple[int, Node]] = []
    for sighting, other in board.places[bare.document]:
        name = sighting.referent.name
        same = organ_noun(name) is not None and (
            organ_noun(name) == organ_noun(bare.name) and fold(name) != fold(bare.name)
            if noun_alone
            else other[0] == "organ" and other[1] == matter_of(bare.name)
        )
        if other != node and same and _at(sighting.referent) is not None:
            found.append((_at(sighting.referent) or 0, other))
    here = _at(bare) or 0
    before = max((f for f in found if f[0] <= here), default=None)
    chosen = before or min(found, default=None)
    if chosen is not None and (noun_alone or len(board.roots(n for _, n in found)) == 1):
        board.join(node, chosen[1], f"the {organ_noun(bare.name)} this text speaks of: {board.shown(chosen[1])}")


def _at(referent: Referent) -> int | None:
    """Where a text first names a referent."""
    return min((m.span.start for m in referent.mentions), default=None)


class _Organs:
    """The organs of the case by matter and owner."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._owned: dict[tuple[str, str], Node] = {}
        self._of: dict[Node, set[tuple[str, str]]] = defaultdict(set)
        for node in sorted(board.nodes):
            for matter, owner in self._matters(node):
                self._owned.setdefault((matter, owner), node)
                self._of[node].add((matter, owner))

    def _matters(self, node: Node) -> Iterator[tuple[str, str]]:
        if node[0] == "organ":
            yield node[1], node[2]
        elif node[0] == "known" and (owner := self._board.evidence.state_named(node[2])):
            words = self._board.evidence.words_of(owner)
            for name in sorted({node[1], *self._board.nodes[node].names}):
                if organ_noun(name) is not None:
                    yield matter_of(name, words), owner

    def of(self, matter: str, owner: str) -> Node:
        """The node of an organ; a new one where no text names it with its owner."""
        node = self._owned.setdefault((matter, owner), ("organ", matter, owner))
        self._board.add(node)
        return node

    def all_of(self, node: Node) -> set[tuple[str, str]]:
        """Matter and owner of a node that is an organ of a state, or was joined to one."""
        nodes = {node, self._board.profile(node).anchor or node}
        return {pair for n in nodes for pair in self._of.get(n) or self._matters(n)}


class _Heads:
    """For which organs of which states the persons of the case speak, by all texts together."""

    def __init__(self, board: Board, organs: _Organs, matters: Iterable[str]) -> None:
        self._told: dict[tuple[Node, str], set[str]] = defaultdict(set)
        by_word: dict[str, set[str]] = defaultdict(set)
        for matter in matters:
            for word in matter.split():
                by_word[word].add(matter)
        for document in board.places.values():
            named = {fold(s.referent.name): n for s, n in document}
            for referent, person in ((s.referent, n) for s, n in document if board.is_person(n)):
                root = board.groups.find(person)
                for matter in sorted({m for role in referent.roles for m in by_word.get(role, ())}):
                    if len(states := board.profile(person).states) == 1 and _is_of(frozenset(referent.roles), matter):
                        self._told[root, matter] |= states.keys()
                if referent.behalf:
                    self._note(board, organs, root, referent.behalf, named)

    def _note(self, board: Board, organs: _Organs, root: Node, behalf: str, named: Mapping[str, Node]) -> None:
        noun, owner = organ_noun(behalf), board.evidence.owner_in(behalf)
        if noun is not None and owner is not None:
            self._told[root, matter_of(behalf, board.evidence.words_of(owner))].add(owner)
        elif (node := named.get(fold(behalf))) is not None:
            for matter, owner in organs.all_of(node):
                self._told[root, matter].add(owner)

    def owners(self, root: Node, matter: str) -> frozenset[str]:
        """The states whose organ of some matter a person heads or speaks for."""
        return frozenset(self._told.get((root, matter), ()))


def _is_of(roles: frozenset[str], matter: str) -> bool:
    """Whether roles make somebody the head of an organ, or its servant: "foreign minister"."""
    office, words = minister_words(matter), frozenset(matter.split())
    return bool(office and office <= roles) or (len(words) > 1 and words <= roles)


def _join_by_people(board: Board, organs: _Organs, heads: _Heads, node: Node) -> bool:
    """The organ of those who speak for it, or head it, in this text, and whose state other texts tell."""
    bare = _referent(board, node)
    matter = matter_of(bare.name)
    here = [(s.referent, n) for s, n in board.places[bare.document] if board.is_person(n)]
    speakers = [n for r, n in here if r.behalf and fold(r.behalf) == fold(bare.name)]
    for people in (speakers, [n for _, n in here]):
        told = {owner: p for p in people for owner in heads.owners(board.groups.find(p), matter)}
        if len(told) == 1:
            ((owner, person),) = told.items()
            why = f"that of {owner}, which {board.shown(person)}, named here too, is of by other texts"
            return board.join(node, organs.of(matter, owner), why)
    return False


def _join_by_speaker(board: Board, bare: Iterable[Node]) -> None:
    """Organs whose owner no text tells, but for which the same person speaks in two texts."""
    by_speaker: dict[tuple[str, Node], Node] = {}
    for node in bare:
        referent = _referent(board, node)
        for sighting, other in board.places[referent.document]:
            told = sighting.referent.behalf
            if told and fold(told) == fold(referent.name) and board.is_person(other):
                first = by_speaker.setdefault((matter_of(referent.name), board.groups.find(other)), node)
                board.join(node, first, f"{board.shown(other)} speaks for it in both texts")


def _join_named_alike(board: Board) -> None:
    """An organ of an own name: with its owner in one text and without in another, if the case shows only one owner."""
    owned: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(board.nodes):
        if node[0] == "organ":
            owned[node[1]].append(node)
    for node in sorted(board.nodes):
        name = board.shown(node)
        if node[0] == "name" and organ_noun(name) is not None and not is_common(name):
            others = board.roots(owned.get(matter_of(name), ()))
            if len(others) == 1:
                board.join(node, next(iter(others.values())), "the only organ of that name whose state the case tells")

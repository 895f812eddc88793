"""Which names of persons in several documents are one person's: spellings, fewer names, titles, bare surnames.

Names meet in dictionaries, never pairwise; a name that could be two people's is joined to neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.across.board import Board
from sayso.across.identity import Node
from sayso.across.naming import name_key, shorter_keys, titles, without_title
from sayso.knowledge import fold

Key = tuple[str, ...]


def join_people(board: Board) -> None:
    """Join what the names of persons tell, the surest first."""
    _join_spellings(board)
    _join_fewer_names(board)
    _join_initials(board)
    _join_titled(board)
    _join_surnames(board)


def _keys(board: Board, node: Node) -> frozenset[Key]:
    """The keys of every name a node is met under."""
    names = {*board.nodes[node].names, *([node[1]] if node[0] == "known" else [])}
    return frozenset(key for name in names if (key := name_key(name)))


def _full(board: Board) -> dict[Key, list[Node]]:
    """The persons of the case by the keys of their full names."""
    found: dict[Key, list[Node]] = defaultdict(list)
    for node in board.persons():
        for key in sorted(_keys(board, node)):
            if len(key) > 1:
                found[key].append(node)
    return found


def _join_titled(board: Board) -> None:
    """A name with its title, of which its own text did not tell that it is a person: "General Yusko Harand"."""
    full = _full(board)
    for node in sorted(board.nodes):
        name = board.shown(node)
        if node[0] == "name" and not board.is_person(node) and without_title(name) != name:
            known = _only(board, node, full.get(name_key(name), ()))
            if known is not None:
                board.join(node, known, f"“{name}” is {board.shown(known)} with a title")


def _join_spellings(board: Board) -> None:
    """Spellings of one full name: Suleimani, Soleimani, Sulaimani; with and without the state, of one name."""
    for alike in _full(board).values():
        sure = [n for n in alike if board.profile(n).anchor is not None or board.profile(n).states]
        ordered = sorted(sure, key=lambda n: (board.profile(n).anchor is None, -board.profile(n).weight, n))
        for at, node in enumerate(ordered):
            into = next((other for other in ordered[:at] if board.may_join(node, other)), None)
            if into is not None:
                board.join(node, into, _spelt(board, node, into))
        unsure = [n for n in alike if n not in sure]
        for node in unsure:
            into = _only(board, node, sure) if sure else board.foremost(unsure)
            if into is not None:
                board.join(node, into, _spelt(board, node, into))


def _spelt(board: Board, node: Node, other: Node) -> str:
    mine, theirs = board.shown(node), board.shown(other)
    if fold(without_title(mine)) == fold(without_title(theirs)):
        return "the same name, and nothing speaks against it"
    return f"“{mine}” spells the same name as “{theirs}”"


def _join_fewer_names(board: Board) -> None:
    """A full name of which another text gives more: "Javad Zarif", "Mohammad Javad Zarif"."""
    full = _full(board)
    longer: dict[Key, list[Node]] = defaultdict(list)
    for key, nodes in full.items():
        for shorter in shorter_keys(key):
            if shorter in full:
                longer[shorter] += nodes
    for key in sorted(longer, key=lambda k: (-len(k), k)):
        for node in full[key]:
            known = _only(board, node, longer[key])
            if known is not None:
                board.join(node, known, f"“{board.shown(known)}” with fewer names")


def _join_initials(board: Board) -> None:
    """A first name cut down to its letter: "J. Kerry"."""
    full = _full(board)
    by_letter: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for key, nodes in full.items():
        if len(key[0]) > 1:
            by_letter[key[0][0], key[-1]] += nodes
    for key in sorted(k for k in full if len(k[0]) == 1):
        for node in full[key]:
            known = _only(board, node, by_letter.get((key[0], key[-1]), ()))
            if known is not None:
                board.join(node, known, f"the only {key[0].upper()}. of that surname in the case: {board.shown(known)}")


def _only(board: Board, node: Node, others: Iterable[Node]) -> Node | None:
    """The one actor among some nodes that a node may be; None where there is none, or are several."""
    roots = board.roots(n for n in others if n != node and board.may_join(node, n))
    return board.foremost(list(roots.values())) if len(roots) == 1 else None


# ------------------------------------------------------------------------------------------------ bare surnames


def _join_surnames(board: Board) -> None:
    """A bare surname that its own text never explains: the one of that name whom the case introduces."""
    bearers = _bearers(board)
    left: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(board.nodes):
        if node[0] != "bare" and not (node[0] == "name" and len(name_key(board.shown(node))) == 1):
            continue
        key = name_key(board.shown(node))[-1]
        if not _join_bearer(board, node, bearers.get(key, ())):
            left[fold(board.shown(node))].append(node)
    for nodes in left.values():
        _join_left(board, nodes)


def _bearers(board: Board) -> dict[str, list[Node]]:
    """The persons with a full name, by the keys of their surnames and of whatever single word texts call them by."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in board.persons():
        keys = [key for key in _keys(board, node) if len(key) > 1]
        words = {key[-1] for key in keys}
        if keys:
            words |= {k[0] for form in board.nodes[node].forms if len(k := name_key(form)) == 1}
        for word in sorted(words):
            found[word].append(node)
    return found


def _join_bearer(board: Board, node: Node, bearers: Sequence[Node]) -> bool:
    name, document = board.shown(node), node[2] if node[0] == "bare" else None
    fitting = [b for b in bearers if b != node and board.may_join(node, b)]
    if not fitting:
        return False
    here = board.roots(n for _, n in board.places[document]) if document else {}
    present = [b for b in fitting if board.groups.find(b) in here]
    if len(board.roots(present)) == 1:
        return board.join(node, present[0], f"the only {name} in this text: {board.shown(present[0])}")
    if not (board.is_person(node) or _acts_like_one(board, node)):
        return False
    told = _narrowed(board, node, fitting)
    if told is None:
        return False
    alone = len(board.roots(fitting)) == 1
    why = "the only" if alone else "of several, by state or office, the"
    return board.join(node, told, f"{why} {name} whom the case introduces: {board.shown(told)}")


def _narrowed(board: Board, node: Node, bearers: Sequence[Node]) -> Node | None:
    """The one bearer, else the one who speaks for the same state, else the one in the same office."""
    states, roles = board.profile(node).states.keys(), _roles(board, node)
    same_state = [b for b in bearers if states & board.profile(b).states.keys()]
    same_office = [b for b in same_state or bearers if roles & _roles(board, b)]
    for left in (bearers, same_state, same_office):
        if len(board.roots(left)) == 1:
            return board.foremost(left)
    return None


def _roles(board: Board, node: Node) -> frozenset[str]:
    """The titles that texts give the bearer of a node."""
    return frozenset(r for s, _ in board.nodes[node].sightings for r in s.referent.roles if r in titles())


def _acts_like_one(board: Board, node: Node) -> bool:
    """Whether a name of no kind is treated as a person's: it speaks for somebody, or "he" goes back to it."""
    referents = [s.referent for s, _ in board.nodes[node].sightings]
    return any(r.behalf or any(m.kind in {"pronoun", "first_person"} for m in r.mentions) for r in referents)


def _join_left(board: Board, nodes: Sequence[Node]) -> None:
    """Bare names that nobody explains: one, unless several bearers of the name, or several states, are about."""
    persons = [n for n in nodes if board.is_person(n) or _acts_like_one(board, n)]
    told = [n for n in persons if board.profile(n).states]
    for alike in (told, [n for n in nodes if n not in persons]):
        for node in alike[1:]:
            board.join(node, alike[0], "the same name")

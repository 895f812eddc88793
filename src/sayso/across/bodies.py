"""Which names of groups, outlets and organisations in several documents are one: sections, acronyms, short names."""

from __future__ import annotations

from collections import defaultdict

from sayso.across.board import Board
from sayso.across.identity import Node
from sayso.across.naming import is_common, whole
from sayso.knowledge import fold


def join_bodies(board: Board) -> None:
    """Join what the forms of names tell."""
    _join_sections(board)
    _join_forms(board)


def _join_sections(board: Board) -> None:
    """A part of an outlet or an organ named with it: "Harbour Herald, Opinion"."""
    named: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(board.nodes):
        for name in board.nodes[node].names:
            if node[0] != "one":
                named[fold(name)].append(node)
    for node in sorted(board.nodes):
        name = board.shown(node)
        if node[0] == "name" and whole(name) != name:
            others = board.roots(n for n in named.get(fold(whole(name)), ()) if n != node)
            if len(others) == 1:
                board.join(node, next(iter(others.values())), f"a part of {whole(name)}, as its name says")


def _join_forms(board: Board) -> None:
    """What another text of the case uses as another name: an acronym spelt out there, a short or an own name."""
    called: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(board.nodes):
        if node[0] in {"known", "name", "organ"} and not board.is_person(node):
            own = {fold(name) for name in board.nodes[node].names}
            for form in {fold(f) for f in board.nodes[node].forms} - own:
                called[form].append(node)
    for node in sorted(board.nodes):
        name = board.shown(node)
        if node[0] not in {"name", "bare"} or board.is_person(node) or not name[:1].isupper() or is_common(name):
            continue
        owners = board.roots(n for n in called.get(fold(name), ()) if n != node and board.may_join(node, n))
        if len(owners) == 1:
            owner = next(iter(owners.values()))
            board.join(node, owner, f"“{name}” is what another text calls {board.shown(owner)}")

"""Which nodes belong together, and why: a union-find that remembers the reason of every joining."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Nodes joined step by step; `why` tells how a node came to the group it is in."""

    def __init__(self, nodes: Iterable[K]) -> None:
        self._parent: dict[K, K] = {node: node for node in nodes}
        self._why: dict[K, str] = {}

    def add(self, node: K) -> None:
        """A node more, joined to none."""
        self._parent.setdefault(node, node)

    def find(self, node: K) -> K:
        """The node that stands for the group of this one."""
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def join(self, node: K, other: K, why: str) -> bool:
        """Put the group of `node` into that of `other`; False where they are one already."""
        root, into = self.find(node), self.find(other)
        if root == into:
            return False
        self._parent[root] = into
        self._why.setdefault(node, why)
        return True

    def why(self, node: K) -> str | None:
        """Why a node was joined to another; None for one that others were joined to."""
        return self._why.get(node)

    def groups(self) -> list[list[K]]:
        """The groups, each in the order its nodes were given, in the order of their first nodes."""
        found: dict[K, list[K]] = {}
        for node in self._parent:
            found.setdefault(self.find(node), []).append(node)
        return list(found.values())

"""Names one slip of the pen away from a known one: "Kazahks", "Dehli"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Words shorter than SWAP are never corrected; those shorter than EDIT only where two neighbours changed places.
SWAP = 5
EDIT = 7

Shelf = Mapping[tuple[str, int], tuple[str, ...]]


def shelve(words: Iterable[str]) -> Shelf:
    """Single words by first letter and length, so that few have to be compared."""
    shelves: dict[tuple[str, int], list[str]] = {}
    for word in words:
        if len(word) >= SWAP and word.isalpha():
            shelves.setdefault((word[0], len(word)), []).append(word)
    return {place: tuple(found) for place, found in shelves.items()}


def nearest(word: str, shelf: Shelf) -> str | None:
    """The one word of the shelf that differs from this folded word by a single slip; None if there is none, or are
    two.
    """
    if len(word) < SWAP or not word.isalpha():
        return None
    spread = (0,) if len(word) < EDIT else (0, -1, 1)
    near = [w for step in spread for w in shelf.get((word[0], len(word) + step), ()) if one_slip(word, w)]
    moved = [w for w in near if len(w) == len(word) and sorted(w) == sorted(word)]
    near = moved or near
    return near[0] if len(near) == 1 else None


def one_slip(a: str, b: str) -> bool:
    """Whether a letter stands at another place or, in a longer word, one was added, dropped or replaced.

    In short words a letter may have moved by one place only.
    """
    if a == b:
        return False
    x, y = _differing(a, b)
    if len(x) == len(y) and y in (x[1:] + x[:1], x[-1:] + x[:-1]):
        return len(x) == 2 or len(a) >= EDIT
    return min(len(a), len(b)) >= EDIT - 1 and max(len(x), len(y)) == 1


def _differing(a: str, b: str) -> tuple[str, str]:
    """The two words without what they begin and end with in common."""
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[start:], b[start:]
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), min(len(a), len(b)))
    return a[: len(a) - end], b[: len(b) - end]

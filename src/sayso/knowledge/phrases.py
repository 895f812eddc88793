"""Split an actor phrase into pieces and parts, and find in them what the tables know.

No parser: a noun phrase is its head segment, which ends before the first preposition, and the complements after it.
A comma, as of an apposition, begins a new piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from sayso.knowledge.facts import State
from sayso.knowledge.folding import fold
from sayso.knowledge.words import Word, read_words, singulars
from sayso.knowledge.world import World
from sayso.records import Known

#: No form of the tables has more words than are tried.
LONGEST = 9

Relation = Literal["whole", "where", "others"]

#: A state and an organ of one name: the organ is meant ("the Kremlin"). A state and a person: the state ("Jordan").
_ORGANS = frozenset({"organ", "alliance"})

_SKIPPED = frozenset({"the", "a", "an"})
_TOKEN = re.compile(r"[^\W_]+(?:[.'’ʼ&][^\W_]+)*|[,;:()]|&")
_LOOSE_POSSESSIVE = re.compile(r"\s+(?=['’]s?\b)")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of a phrase: words, and what the tables know of them (nothing, for a word they do not know)."""

    text: str
    folded: str
    known: tuple[Known, ...] = ()
    state: State | None = None
    words: tuple[Word, ...] = ()
    hyphened: bool = False

    @property
    def unknown(self) -> bool:
        """Whether no table has it."""
        return not (self.known or self.state or self.words)

    @property
    def capitalised(self) -> bool:
        """Whether it is printed as a name."""
        return self.text[:1].isupper()

    def use(self, *uses: str) -> Word | None:
        """The first of its words with one of these uses."""
        return next((word for use in uses for word in self.words if word.use == use), None)


@dataclass(frozen=True, slots=True)
class Segment:
    """A head segment (`relation` is None) or a complement, as parts in their order."""

    relation: Relation | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    folded: str


def pieces(phrase: str, world: World) -> Iterator[tuple[Segment, ...]]:
    """The pieces of a phrase that commas part, each as its head segment and its complements."""
    text = _LOOSE_POSSESSIVE.sub("", phrase)
    tokens = [_Token(m.start(), m.end(), "and" if m[0] == "&" else fold(m[0])) for m in _TOKEN.finditer(text)]
    run: list[_Token] = []
    for token in [*tokens, _Token(len(text), len(text), "")]:
        if token.folded:
            run.append(token)
        elif run:
            if segments := _segments(_parts(text, run, world)):
                yield segments
            run = []


def _segments(parts: list[Part]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    relation: Relation | None = None
    run: list[Part] = []
    for part in parts:
        word = part.use("whole", "where", "others")
        if word and (run or not part.use("head")):
            if run:
                found.append(Segment(relation, tuple(run)))
            relation, run = (cast(Relation, word.use) if found else None), []
        else:
            run.append(part)
    return (*found, Segment(relation, tuple(run))) if run else tuple(found)


def _parts(text: str, tokens: list[_Token], world: World) -> list[Part]:
    """Longest matches first from the left; the other words stand alone."""
    out: list[Part] = []
    at = 0
    while at < len(tokens):
        if tokens[at].folded in _SKIPPED:
            at += 1
            continue
        part, width = _longest(text, tokens, at, world)
        out.append(part)
        at += width
    return _without_strangers(out)


def _longest(text: str, tokens: list[_Token], at: int, world: World) -> tuple[Part, int]:
    for width in range(min(LONGEST, len(tokens) - at), 0, -1):
        first, last = tokens[at], tokens[at + width - 1]
        folded = " ".join(token.folded for token in tokens[at : at + width])
        part = match(text[first.start : last.end], folded, world, text[first.start - 1 : first.start] == "-")
        if part:
            return part, width
    first = tokens[at]
    return Part(text[first.start : first.end], first.folded, hyphened=text[first.start - 1 : first.start] == "-"), 1


def match(text: str, folded: str, world: World, hyphened: bool = False) -> Part | None:
    """What the tables know under these very words, or their singular."""
    known = world.named(text, folded) if text != folded or folded in world.own else ()
    state = world.state_of(text, folded)
    if known and state and folded not in world.own:
        organ = all(row.kind in _ORGANS for row in known)
        known, state = (known, None) if organ else ((), state)
    words = read_words().get(folded, ())
    if not (known or state or words):
        for singular in singulars(folded):
            words = words or read_words().get(singular, ())
            known = known or tuple(r for r in world.named(text, singular) if r.kind != "person" and text != folded)
    if known or state:
        # "US" and "WHO" are a state and an organisation here, no pronouns.
        words = tuple(word for word in words if word.sector and word.sector != "UNK")
    if known or state or words:
        return Part(text, folded, known, state if not known else None, words, hyphened)
    return None


def _without_strangers(parts: list[Part]) -> list[Part]:
    """Drop what is only a piece of an unknown name: "Lara Trump" is not Trump, "Nils Valencia" no city."""
    return [
        Part(part.text, part.folded, words=part.words, hyphened=part.hyphened) if _strange(parts, i) else part
        for i, part in enumerate(parts)
    ]


def _strange(parts: list[Part], i: int) -> bool:
    part = parts[i]
    before, after = _stranger(parts, i - 1), _stranger(parts, i + 1)
    if part.known and all(row.kind == "person" for row in part.known):
        return after or (before and " " not in part.folded)
    if " " in part.folded or not (part.known or part.state):
        return False
    if part.state:
        return before and part.state.use in {"city", "capital"} and part.text != part.text.upper()
    return after and i > 0 and parts[i - 1].use("head", "weak") is not None


def _stranger(parts: list[Part], i: int) -> bool:
    if not 0 <= i < len(parts):
        return False
    other = parts[i]
    return other.unknown and other.capitalised

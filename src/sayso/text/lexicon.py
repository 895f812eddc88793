"""Small classes of words that the rules ask about, from tables: nouns for a piece of speech, adjectives of states."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.states import demonyms
from sayso.tables import read_table


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of `data/word_classes.csv`; empty for a class that is not there."""
    return frozenset(
        row["word"] for _, row in read_table("word_classes.csv", ("class", "word")) if row["class"] == name
    )


@cache
def load_demonyms() -> dict[str, str]:
    """States and unions by adjective: "Iranian" -> "Iran"."""
    return demonyms("adjective")


@cache
def load_adjectives() -> dict[str, str]:
    """The first adjective of each state: "China" -> "Chinese"."""
    out: dict[str, str] = {}
    for word, state in load_demonyms().items():
        out.setdefault(state, word)
    return out

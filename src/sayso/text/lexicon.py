"""Small classes of words that the rules ask about, from one table: nouns for a piece of speech, vague adjectives."""

from __future__ import annotations

from functools import cache

from sayso.tables import read_table


@cache
def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of `data/word_classes.csv`; empty for a class that is not there."""
    return frozenset(
        row["word"] for _, row in read_table("word_classes.csv", ("class", "word")) if row["class"] == name
    )

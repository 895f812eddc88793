"""One article of PolNeAR as the tagger learns from it."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.tagger.words import Words

ROLES = ("source", "cue", "content")
#: Every ninth article is held out of training: the judge is fitted on what the tagger has not seen.
NINTH = 9


@dataclass(frozen=True, slots=True)
class Example:
    """An article: its words, and of each attribution the numbers of its words by role."""

    id: str
    words: Words
    attributions: tuple[dict[str, tuple[int, ...]], ...]

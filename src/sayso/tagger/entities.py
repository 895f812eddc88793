"""Mentions of persons, organisations, places, times and nationalities, as analysts mark them: runs of words, typed.

Every run that hangs together in the parse (`spans.py`) is scored for every type by a small network over the words at
its edges, its root, the words beside it and the one it hangs on. A word is what the encoder made of it halfway, its
part of speech, relation and shape, and the kinds the name table knows it by. All words share one narrow layer, so that
a run costs six rows added up. How it was trained and what it scores: `weights/entities_card.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from sayso.tagger.names import WRITTEN_LARGE, NameTable, run_digests, word_digests
from sayso.tagger.network import Tagging
from sayso.tagger.spans import Runs, runs_of
from sayso.tagger.words import PARTS, RELATIONS, SHAPES, Numbers, Words

Floats = NDArray[np.float32]
#: A run in the choosing: how likely it is, below nought so that the likeliest sorts first; start, stop, root, type.
_Cut = tuple[float, int, int, int, int]

#: The version of the weights: raised by whoever ships new ones.
VERSION = "1"
TYPES = ("Organisation", "Location", "Person", "Temporal", "Nationality")
#: A type less likely than this is not taken: where F1 was best on texts the network had not seen.
LIKELY = 0.25
#: Two cuts of one phrase may both be of one type only where even the second is likelier than this: "Minister [Lind]".
BOTH = 0.5
#: Odds are told no further than this.
SURE = 30.0
#: Runs scored in one go.
BATCH = 2048


@dataclass(frozen=True, slots=True)
class Found:
    """A mention: its first word, the word after its last, its type, and how likely analysts mark it so, 0 to 1."""

    start: int
    stop: int
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Inputs:
    """A text as the network takes it: of each word three numbers and figures, of each run its six words and figures."""

    known: Numbers
    figures: Floats
    runs: Runs
    places: Numbers
    told: Floats


class EntityFinder:
    """Holds the weights and the name table; nothing of one text stays for the next."""

    def __init__(self, weights: Mapping[str, NDArray[np.generic]] | None = None) -> None:
        held = weights if weights is not None else load_weights()
        self._names = NameTable(
            np.asarray(held["name_digests"], dtype=np.uint32), np.asarray(held["name_kinds"], dtype=np.uint16)
        )
        self._w = {k: np.asarray(v, dtype=np.float32) for k, v in held.items() if not k.startswith("name_")}

    def find(self, tagging: Tagging) -> list[Found]:
        """The mentions of a text in running order; they may stand one in another, but never cross."""
        given = inputs_of(tagging, self._names)
        likely = self.likelihoods(given)
        return list(chosen(given.runs, likely))

    def likelihoods(self, given: Inputs) -> Floats:
        """How likely each run is of each type, a row a run."""
        w, words = self._w, self._words(given)
        out = np.zeros((len(given.told), len(TYPES)), dtype=np.float32)
        for at in range(0, len(out), BATCH):
            places = given.places[:, at : at + BATCH]
            first, stop = int(places.min()), int(places.max()) + 1
            roles = (words[first:stop] @ w["roles"]).reshape(stop - first, len(places), -1)
            hidden = given.told[at : at + BATCH] @ w["told"] + w["told_bias"]
            for number, column in enumerate(places):
                hidden += roles[column - first, number]
            scores = np.clip(np.maximum(hidden, 0) @ w["types"] + w["types_bias"], -SURE, SURE)
            out[at : at + BATCH] = 1 / (1 + np.exp(-scores))
        return out

    def _words(self, given: Inputs) -> Floats:
        w = self._w
        known = w["known"][given.known].sum(1)
        return np.asarray(np.tanh(given.figures @ w["figures"] + w["figures_bias"] + known), dtype=np.float32)


def load_weights() -> dict[str, NDArray[np.generic]]:
    """The shipped weights."""
    with (files("sayso.tagger") / "weights" / "entities.npz").open("rb") as stream:
        return dict(np.load(stream, allow_pickle=False))


def inputs_of(tagging: Tagging, names: NameTable) -> Inputs:
    """What the network is given of a text: in training and in use the same."""
    words = tagging.words
    runs = runs_of(words)
    digests = word_digests(words.texts)
    large = np.array([text[:1].isupper() for text in words.texts], dtype=np.bool_)
    of_words = names.flags(digests)
    of_words[~large, :WRITTEN_LARGE] = False
    of_runs = names.flags(run_digests(digests, runs.starts, runs.stops))
    of_runs[~(large[runs.starts] | large[runs.stops - 1]), :WRITTEN_LARGE] = False
    return Inputs(
        _known(words),
        np.concatenate([tagging.early, of_words], axis=1, dtype=np.float32),
        runs,
        _places(words, runs),
        np.concatenate([runs.told, of_runs], axis=1, dtype=np.float32),
    )


#: Rows of the table of what is known of a word: parts, then relations, then shapes.
KNOWN = len(PARTS) + len(RELATIONS) + SHAPES


def _known(words: Words) -> Numbers:
    return np.stack([words.parts, len(PARTS) + words.relations, len(PARTS) + len(RELATIONS) + words.shapes], axis=1)


def _places(words: Words, runs: Runs) -> Numbers:
    """The six words a run is judged by: first, last, root, before, after, the one its root hangs on."""
    before, after = np.maximum(runs.starts - 1, 0), np.minimum(runs.stops, len(words.texts) - 1)
    return np.stack([runs.starts, runs.stops - 1, runs.roots, before, after, words.heads[runs.roots]])


def chosen(runs: Runs, likely: Floats, least: float = LIKELY) -> Iterator[Found]:
    """The likeliest mentions: none cross, and of one type two on the same root must both be likely."""
    rows, types = np.nonzero(likely >= least)
    group: list[_Cut] = []
    end = 0
    for row, type_ in zip(rows.tolist(), types.tolist(), strict=True):
        start, stop = int(runs.starts[row]), int(runs.stops[row])
        if start >= end:
            yield from _settled(group)
            group = []
        group.append((-float(likely[row, type_]), start, stop, int(runs.roots[row]), type_))
        end = max(end, stop)
    yield from _settled(group)


def _settled(group: Sequence[_Cut]) -> list[Found]:
    """Of mentions that share words, those that stand, the likeliest first to be taken."""
    taken: list[_Cut] = []
    for cut in sorted(group):
        if not any(_rivals(cut, other) for other in taken):
            taken.append(cut)
    found = [Found(start, stop, TYPES[type_], round(-odds, 3)) for odds, start, stop, _, type_ in taken]
    return sorted(found, key=lambda one: (one.start, -one.stop, -one.score))


def _rivals(one: _Cut, other: _Cut) -> bool:
    """Whether a mention cannot stand beside a likelier one."""
    (odds, start, stop, root, type_), (_, a, b, r, t) = one, other
    crossing = start < a < stop < b or a < start < b < stop
    return crossing or (root == r and type_ == t and -odds < BOTH)

"""Examples -> windows -> batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from examples import Example
from sayso.tagger.network import CONTENT, CUE, FAR, NONE, SOURCE, window_of
from sayso.tagger.pieces import WordPieces
from sayso.tagger.windows import cut_pieces, cut_windows
from sayso.tagger.words import branches_of, ways


@dataclass(frozen=True)
class Window:
    """One window: pieces, what is known of each, the first piece of each word, and the key."""

    pieces: list[int]
    known: np.ndarray
    first: list[int]
    opens: np.ndarray  # (m, 4)
    cues: list[tuple[tuple[int, ...], np.ndarray]]  # words of the cue, roles of the words
    ways: list[dict[int, np.ndarray]]  # for each cue: way from each of its words


def windows_of(example: Example, cutter: WordPieces) -> Iterator[Window]:
    """The windows of one article with the attributions whose cue opens in them."""
    words = example.words
    pieces = cut_pieces(words, cutter)
    known = words.known
    tree = branches_of(words)
    for start, stop in cut_windows(words, [len(p) for p in pieces]):
        given = {name: array[0] for name, array in window_of(pieces, known, start, stop).items()}
        opens = np.zeros((stop - start, 4), dtype=np.float32)
        cues, found = [], []
        for attribution in example.attributions:
            for column, role in ((1, "source"), (2, "cue"), (3, "content")):
                for i in attribution[role]:
                    if start <= i < stop:
                        opens[i - start, column] = 1
            cue = [i - start for i in attribution["cue"] if start <= i < stop]
            if not cue:
                continue
            opens[min(cue), 0] = 1
            roles = np.full(stop - start, NONE, dtype=np.int64)
            for role, number in (("content", CONTENT), ("source", SOURCE), ("cue", CUE)):
                roles[[i - start for i in attribution[role] if start <= i < stop]] = number
            cues.append((tuple(cue), roles))
            found.append({c: ways(words, c + start, start, stop, tree) for c in cue})
        yield Window(given["pieces"].tolist(), given["known"], given["first"].tolist(), opens, cues, found)


@dataclass(frozen=True)
class Batch:
    """Tensors of some windows; `owner` is the window of each cue, `at` its word there."""

    pieces: Tensor
    known: Tensor
    first: Tensor
    mask: Tensor
    opens: Tensor
    is_word: Tensor
    owner: Tensor
    at: Tensor
    far: Tensor
    way: Tensor
    roles: Tensor


def batches(windows: Sequence[Window], pieces: int, chance: random.Random) -> Iterator[Batch]:
    """The windows in batches of about so many pieces, alike in length, in an order that `chance` gives."""
    order = sorted(range(len(windows)), key=lambda i: len(windows[i].pieces) + chance.random() * 24)
    groups: list[list[int]] = [[]]
    for i in order:
        if groups[-1] and len(windows[i].pieces) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(i)
    chance.shuffle(groups)
    for group in groups:
        yield make_batch([windows[i] for i in group], chance)


def make_batch(windows: Sequence[Window], chance: random.Random | None) -> Batch:
    """Padded tensors; with `chance`, one cue in four is met by another of its words than the first."""
    b, n = len(windows), max(len(w.pieces) for w in windows)
    m = max(len(w.first) for w in windows)
    pieces, mask = torch.zeros(b, n, dtype=torch.long), torch.zeros(b, n, dtype=torch.bool)
    known, first = torch.zeros(b, n, 4, dtype=torch.long), torch.zeros(b, m, dtype=torch.long)
    opens, is_word = torch.zeros(b, m, 4), torch.zeros(b, m, dtype=torch.bool)
    owner, at, far, way, roles = [], [], [], [], []
    for i, w in enumerate(windows):
        size, count = len(w.pieces), len(w.first)
        pieces[i, :size], mask[i, :size] = torch.tensor(w.pieces), True
        known[i, :size], first[i, :count] = torch.from_numpy(w.known), torch.tensor(w.first)
        opens[i, :count], is_word[i, :count] = torch.from_numpy(w.opens), True
        for (cue, role), found in zip(w.cues, w.ways, strict=True):
            c = chance.choice(cue) if chance is not None and chance.random() < 0.25 else cue[0]
            owner.append(i)
            at.append(c)
            far.append(np.pad(np.clip(np.arange(count) - c, -FAR, FAR) + FAR, (0, m - count)))
            way.append(np.pad(found[c], (0, m - count)))
            roles.append(np.pad(role, (0, m - count), constant_values=-100))
    return Batch(
        pieces, known, first, mask, opens, is_word, torch.tensor(owner, dtype=torch.long),
        torch.tensor(at, dtype=torch.long), stacked(far, m), stacked(way, m), stacked(roles, m),
    )  # fmt: skip


def stacked(rows: list[np.ndarray], width: int) -> Tensor:
    """Rows as one tensor, also when there are none."""
    return torch.from_numpy(np.stack(rows)) if rows else torch.zeros(0, width, dtype=torch.long)

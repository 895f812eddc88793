"""The network of the entity finder, in torch: what `sayso.tagger.entities` runs with numpy, and its training."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from entity_texts import SILVER, Text
from sayso.tagger.entities import KNOWN, TYPES
from sayso.tagger.network import WIDTH

#: Numbers of a word's vector and of a run's; the words a run is judged by.
WORD, RUN, PLACES = 64, 96, 6
#: Texts of one step.
STEP = 4
RATE, DECAY, DROPPED, DROPPED_FIGURES = 2e-3, 1e-2, 0.3, 0.1

Batch = dict[str, Tensor]


class RunNetwork(nn.Module):
    """Words to narrow vectors, six of them to a run, a run to types; a second head for what spaCy would call it."""

    def __init__(self, mean: Tensor, scale: Tensor, figures: int, told: int) -> None:
        super().__init__()
        self.mean, self.scale = mean, scale
        self.known = nn.EmbeddingBag(KNOWN, WORD, mode="sum")
        nn.init.normal_(self.known.weight, std=0.1)
        self.figures = nn.Linear(figures, WORD)
        self.roles = nn.Linear(WORD, PLACES * RUN, bias=False)
        self.told = nn.Linear(told, RUN)
        self.types = nn.Linear(RUN, len(TYPES))
        self.silver = nn.Linear(RUN, len(SILVER))
        self.drop, self.drop_figures = nn.Dropout(DROPPED), nn.Dropout(DROPPED_FIGURES)

    def forward(self, batch: Batch) -> Tensor:
        """The hidden vector of every run."""
        figures = self.drop_figures((batch["figures"].float() - self.mean) / self.scale)
        words = self.drop(torch.tanh(self.figures(figures) + self.known(batch["known"])))
        roles = self.roles(words).reshape(-1, PLACES, RUN)
        hidden = self.told(batch["told"].float())
        for number in range(PLACES):
            hidden = hidden + roles[batch["places"][number], number]
        return self.drop(functional.relu(hidden))

    def weights(self) -> dict[str, NDArray[np.float32]]:
        """What the product runs on: the scaling of figures is folded into their weights."""
        figures = self.figures.weight / self.scale
        bias = self.figures.bias - figures @ self.mean
        named = {
            "known": self.known.weight, "figures": figures.T, "figures_bias": bias, "roles": self.roles.weight.T,
            "told": self.told.weight.T, "told_bias": self.told.bias, "types": self.types.weight.T,
            "types_bias": self.types.bias,
        }  # fmt: skip
        return {name: np.ascontiguousarray(value.detach().numpy()) for name, value in named.items()}


def scaling(texts: Sequence[Text]) -> tuple[Tensor, Tensor]:
    """Mean and spread of what the encoder gives; the flags behind it are left as they are."""
    figures = np.concatenate([t.inputs.figures[:, :WIDTH] for t in texts]).astype(np.float32)
    flags = texts[0].inputs.figures.shape[1] - WIDTH
    mean, scale = figures.mean(0), figures.std(0) + 1e-3
    return (
        torch.from_numpy(np.concatenate([mean, np.zeros(flags, dtype=np.float32)])),
        torch.from_numpy(np.concatenate([scale, np.full(flags, 2 / 3, dtype=np.float32)])),
    )


def batch_of(text: Text) -> Batch:
    """One text as tensors."""
    given = text.inputs
    arrays = {"known": given.known, "figures": given.figures, "places": given.places, "told": given.told}
    return {**{name: torch.from_numpy(a) for name, a in arrays.items()}, "key": torch.from_numpy(text.key)}


def joined(batches: Sequence[Batch]) -> Batch:
    """Several texts as one."""
    shifts = np.cumsum([0, *(len(b["known"]) for b in batches[:-1])]).tolist()
    out = {name: torch.cat([b[name] for b in batches]) for name in ("known", "figures", "told", "key")}
    out["places"] = torch.cat([b["places"] + s for b, s in zip(batches, shifts, strict=True)], dim=1)
    return out


def fit(network: RunNetwork, head: nn.Linear, batches: Sequence[Batch], epochs: int, seed: int) -> None:
    """Train a network with one of its heads, in place."""
    order = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-len(batches) // STEP)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + 1, pct_start=0.1)
    network.train()
    for _ in range(epochs):
        numbers = order.permutation(len(batches))
        for at in range(0, len(numbers), STEP):
            batch = joined([batches[n] for n in numbers[at : at + STEP]])
            scores = head(network(batch))
            loss = functional.binary_cross_entropy_with_logits(scores, batch["key"])
            optimizer.zero_grad()
            (loss * scores.shape[1] * 5).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    network.eval()

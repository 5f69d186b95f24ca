"""
Trains one phase: python3 -m training.tier1.train common|left-out|shipped|hard-left-out|hard-shipped. Goes on where it stopped; kept in
.cache/training/tier1.
"""
import os
import pathlib
import random
import sys
import time

import torch
from torch import Tensor
from torch.nn import functional

from .batches import around, targets, tensors
from .encoder import Encoder
from .settings import FOCUS, HARD_RATE, HEAD_RATE, KEPT, LABELS, MASKED, MEANING, POSITIVE, RATE, SEED, SMOOTH, UNKNOWN, WARMUP
from .plan import BEFORE, planned
from .precision import fast
from .sources import source_weights
from .teacher import meanings

MASK = 4
SAVED_EVERY = 60


def loss_of(logits: Tensor, wanted: Tensor, known: Tensor, weight: Tensor) -> Tensor:
    """How wrong the labels are that are known; what is nearly right already counts little."""
    soft = wanted * (1 - 2 * SMOOTH) + SMOOTH
    each = functional.binary_cross_entropy_with_logits(logits, soft, reduction="none")
    right = torch.where(wanted > 0.5, logits.sigmoid(), 1 - logits.sigmoid()).detach()
    share = weight.unsqueeze(1) * known * (1 - right) ** FOCUS * torch.where(wanted > 0.5, POSITIVE, 1.0)
    counted = torch.tensor([1.0, 1.0, 1.0] + [0.2] * (len(LABELS) - 3))
    return (each * share * counted).sum() / weight.sum()


def masked(ids: list[int], draw: random.Random) -> list[int]:
    """Some tokens hidden, so that no single word decides."""
    return [MASK if draw.random() < MASKED else token for token in ids]


def marker_of(row: dict, draw: random.Random) -> str:
    """Whose the text is, or that nobody knows."""
    return "unknown" if row.get("anyones", False) and draw.random() < UNKNOWN else row["marker"]


class Run:
    """One phase of the training: a common beginning without some sources, an end without them and one with them, and after each what was hardest."""

    def __init__(self, phase: str) -> None:
        self.phase = phase
        self.folder = KEPT / phase
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows, self.plan = planned(phase)
        self.meanings = meanings(self.rows)
        torch.manual_seed(SEED)
        self.encoder = Encoder(source_weights())
        head = [*self.encoder.judge.parameters(), *self.encoder.meaning.parameters()]
        mine = set(map(id, head))
        body = [one for one in self.encoder.parameters() if one.requires_grad and id(one) not in mine]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "peak": RATE}, {"params": head, "peak": HEAD_RATE}], weight_decay=0.01, fused=True
        )
        self.step = 0
        if phase in BEFORE:
            self.load(KEPT / BEFORE[phase] / "encoder.pt")
            self.step = 0
        if (self.folder / "checkpoint.pt").exists():
            self.load(self.folder / "checkpoint.pt")

    def load(self, file: pathlib.Path) -> None:
        kept = torch.load(file)
        self.encoder.load_state_dict(kept["encoder"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.step = kept["step"]

    def save(self, name: str) -> None:
        kept = {"encoder": self.encoder.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        torch.save(kept, self.folder / f"{name}.part")
        (self.folder / f"{name}.part").rename(self.folder / f"{name}.pt")

    def rate(self) -> float:
        """Of the highest rate: rises for a while and stays, and falls to nothing in the end."""
        if self.phase == "common":
            return min(1.0, (self.step + 1) / WARMUP)
        highest = HARD_RATE if self.phase.startswith("hard-") else 1.0
        return highest * (1 - self.step / len(self.plan))

    def learn(self) -> tuple[float, int]:
        """One step; returns the loss and how many tokens it read."""
        torch.manual_seed(SEED + self.step)
        draw = random.Random(SEED + self.step)
        batch = self.plan[self.step]
        rows = [self.rows[row] for row in batch]
        ids, mask = tensors([around(masked(row["ids"], draw), marker_of(row, draw)) for row in rows])
        with fast():
            logits, meaning = self.encoder(ids, mask, True)
        logits, meaning = logits.float(), meaning.float()
        loss = loss_of(logits, *targets(rows))
        followed = [at for at, row in enumerate(batch) if row in self.meanings]
        if followed:
            wanted = torch.stack([self.meanings[batch[at]] for at in followed])
            loss = loss + MEANING * (1 - (meaning[followed] * wanted).sum(-1)).sum() / len(batch)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.encoder.parameters(), 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * self.rate()
        self.optimizer.step()
        self.step += 1
        return loss.item(), int(mask.sum())

    def go(self) -> None:
        self.encoder.train()
        began, read, total, saved = time.time(), 0, 0.0, time.time()
        print(f"{self.phase}: {len(self.plan)} steps, from {self.step}", file=sys.stderr)
        first = self.step
        while self.step < len(self.plan):
            loss, tokens = self.learn()
            read, total = read + tokens, total + loss
            if self.step % 20 == 0:
                pace = read / (time.time() - began)
                left = (len(self.plan) - self.step) * (time.time() - began) / (self.step - first) / 60
                line = f"{self.step}/{len(self.plan)} loss {total / 20:.4f} {pace:.0f} tokens/s {left:.0f} min left"
                print(line, file=sys.stderr, flush=True)
                total = 0.0
            if time.time() - saved > SAVED_EVERY:
                self.save("checkpoint")
                saved = time.time()
        self.save("encoder")


def main() -> None:
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    Run(sys.argv[1]).go()


if __name__ == "__main__":
    main()

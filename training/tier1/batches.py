"""Batches of rows of about the same length, in an order that the seed decides."""
import json
import pathlib
import random

import torch
from torch import Tensor

from .settings import LABELS, MARKERS

FIRST, FILLER, LAST = 0, 1, 2
TOKENS = 1536
# Batches that are sorted by length together.
TOGETHER = 48


def read_rows(file: pathlib.Path) -> list[dict]:
    with file.open() as lines:
        return [json.loads(line) for line in lines]


def around(ids: list[int], marker: str) -> list[int]:
    """A window: the text with what stands before and behind it."""
    return [FIRST, MARKERS[marker], *ids, LAST]


def tensors(windows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """Ids and mask, filled up to the longest."""
    longest = max(map(len, windows))
    ids = torch.tensor([window + [FILLER] * (longest - len(window)) for window in windows])
    mask = torch.tensor([[1] * len(window) + [0] * (longest - len(window)) for window in windows])
    return ids, mask


def targets(rows: list[dict]) -> tuple[Tensor, Tensor, Tensor]:
    """By row and label: what is so, and whether anybody knows; by row: how much it counts."""
    wanted = torch.tensor([[float(row["labels"].get(name, 0)) for name in LABELS] for row in rows])
    known = torch.tensor([[float(name in row["labels"]) for name in LABELS] for row in rows])
    return wanted, known, torch.tensor([row["weight"] for row in rows])


def batches(lengths: list[int], seed: int, tokens: int = TOKENS) -> list[list[int]]:
    """Numbers of rows by batch; each row once."""
    order = list(range(len(lengths)))
    draw = random.Random(seed)
    draw.shuffle(order)
    together = TOGETHER * tokens // max(1, sum(lengths) // len(lengths))
    made = []
    for begin in range(0, len(order), together):
        part = sorted(order[begin : begin + together], key=lambda row: lengths[row])
        made.extend(cut(part, lengths, tokens))
    draw.shuffle(made)
    return made


def cut(order: list[int], lengths: list[int], tokens: int) -> list[list[int]]:
    """Cuts rows that rise in length into batches of so many tokens, those that fill up included."""
    made: list[list[int]] = [[]]
    for row in order:
        if made[-1] and lengths[row] * (len(made[-1]) + 1) > tokens:
            made.append([])
        made[-1].append(row)
    return made

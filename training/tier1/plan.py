"""Plans: which rows each phase reads, in which order.

The common phase reads the rows of the sources that are never left out, with the sentences of our own among them. Both ends go on from
there with more of the same, with the late sentences of our own and with more windows of long briefings: one tells how the recipe fares on
sources it never saw, the other reads the sources that were left out besides. After each end the rows that it got most wrong are read once more
(`hard.py`), at a lower rate, among them windows of long harmless texts that were not read before; the mean of the second end and of what that
came to ships (`make.py`).
"""
import json
import pathlib
import random

import torch

from .asked import logits_of
from .batches import batches, read_rows
from .encoder import Encoder
from .hard import asked_about, hardest
from .settings import ADDED, AGAIN, BRIEFINGS, COMMON, KEPT, LATE, SEED
from .sources import left_out, source_weights

# What each phase goes on from.
BEFORE = {"left-out": "common", "shipped": "common", "hard-left-out": "left-out", "hard-shipped": "shipped"}


def planned(phase: str) -> tuple[list[dict], list[list[int]]]:
    """All rows, and for each step the numbers of its rows."""
    if phase.startswith("hard-"):
        return planned_again(phase)
    rows = read_rows(KEPT / "train.jsonl") + read_rows(KEPT / "own.jsonl")
    always = [at for at, row in enumerate(rows) if not left_out(row["sources"])]
    if phase == "common":
        return rows, [batch for turn in range(COMMON) for batch in numbered(rows, always, SEED + turn)]
    late = read_rows(KEPT / "late.jsonl") + [row for row in read_rows(KEPT / "places.jsonl") if is_briefing(row)]
    draw = random.Random(SEED)
    chosen = [at for at in always if is_attack(rows[at]) or draw.random() < AGAIN]
    if phase == "shipped":
        chosen += ADDED * [at for at, row in enumerate(rows) if left_out(row["sources"])]
    chosen += LATE * list(range(len(rows), len(rows) + len(late)))
    return rows + late, numbered(rows + late, chosen, SEED + COMMON)


def planned_again(phase: str) -> tuple[list[dict], list[list[int]]]:
    """The rows that the phase before got most wrong; which they are is kept, so that a run that goes on reads the same."""
    rows = [row for name in ("train", "own", "late", "places") for row in read_rows(KEPT / f"{name}.jsonl")]
    file = KEPT / phase / "hardest.json"
    if not file.exists():
        of = [at for at, row in enumerate(rows) if phase == "hard-shipped" or not left_out(row["sources"])]
        asked = asked_about(rows, of)
        logits = logits_of(trained(BEFORE[phase]), [rows[at] for at in asked])
        write(file, hardest(rows, of, dict(zip(asked, logits))))
    return rows, numbered(rows, json.loads(file.read_text()), SEED + COMMON + 1)


def trained(phase: str) -> Encoder:
    """The encoder that a phase ended with."""
    encoder = Encoder(source_weights())
    encoder.load_state_dict(torch.load(KEPT / phase / "encoder.pt")["encoder"])
    return encoder


def write(file: pathlib.Path, chosen: list[int]) -> None:
    part = file.with_suffix(".part")
    part.write_text(json.dumps(chosen))
    part.rename(file)


def is_briefing(row: dict) -> bool:
    """One that tells an assistant what it is for, at some length."""
    return not BRIEFINGS.isdisjoint(row["sources"])


def is_attack(row: dict) -> bool:
    """Anything that some detector is to find."""
    return 1 in row["labels"].values()


def numbered(rows: list[dict], chosen: list[int], seed: int) -> list[list[int]]:
    """Batches of the chosen rows, by their numbers among all."""
    lengths = [len(rows[at]["ids"]) + 3 for at in chosen]
    return [[chosen[at] for at in batch] for batch in batches(lengths, seed)]

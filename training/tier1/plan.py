"""Plans: which rows each phase reads, in which order.

The common phase reads the rows of the sources that are never left out, with the sentences of our own among them. Both ends go on from
there: one with more of the same, which tells how the recipe fares on sources it never saw, the other with the sources that were left
out besides; what it ends with ships.
"""
import random

from .batches import batches, read_rows
from .settings import ADDED, AGAIN, COMMON, KEPT, SEED
from .sources import left_out


def planned(phase: str) -> tuple[list[dict], list[list[int]]]:
    """All rows, and for each step the numbers of its rows."""
    rows = read_rows(KEPT / "train.jsonl") + read_rows(KEPT / "own.jsonl")
    always = [at for at, row in enumerate(rows) if not left_out(row["sources"])]
    if phase == "common":
        return rows, [batch for turn in range(COMMON) for batch in numbered(rows, always, SEED + turn)]
    draw = random.Random(SEED)
    chosen = [at for at in always if is_attack(rows[at]) or draw.random() < AGAIN]
    if phase == "shipped":
        chosen += ADDED * [at for at, row in enumerate(rows) if left_out(row["sources"])]
    return rows, numbered(rows, chosen, SEED + COMMON)


def is_attack(row: dict) -> bool:
    """Anything that some detector is to find."""
    return 1 in row["labels"].values()


def numbered(rows: list[dict], chosen: list[int], seed: int) -> list[list[int]]:
    """Batches of the chosen rows, by their numbers among all."""
    lengths = [len(rows[at]["ids"]) + 3 for at in chosen]
    return [[chosen[at] for at in batch] for batch in batches(lengths, seed)]

"""Plans: which rows each phase reads, in which order.

The common phase reads rows of the sources that are never left out. Both ends go on from there: one with more of the same, which
tells how the recipe fares on sources it never saw, the other with the sources that were left out, which is what ships.
"""
import random

from .batches import batches, read_rows
from .settings import COMMON, HARMLESS, KEPT, REPLAYED, SEED
from .sources import left_out


def planned(phase: str) -> tuple[list[dict], list[list[int]]]:
    """All rows, and for each step the numbers of its rows."""
    rows = read_rows(KEPT / "train.jsonl")
    draw = random.Random(SEED)
    taken = [at for at, row in enumerate(rows) if 1 in row["labels"].values() or draw.random() < HARMLESS]
    always = [at for at in taken if not left_out(rows[at]["sources"])]
    order = numbered(rows, always)
    if phase == "common":
        return rows, order[:COMMON]
    if phase == "left-out":
        return rows, order[COMMON:]
    again = [at for batch in order[COMMON:] for at in batch if draw.random() < REPLAYED]
    added = [at for at in taken if left_out(rows[at]["sources"])]
    return rows, numbered(rows, added + again)



def numbered(rows: list[dict], chosen: list[int]) -> list[list[int]]:
    """Batches of the chosen rows, by their numbers among all."""
    lengths = [len(rows[at]["ids"]) + 3 for at in chosen]
    return [[chosen[at] for at in batch] for batch in batches(lengths, SEED)]

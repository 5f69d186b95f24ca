"""Plans: which rows each phase reads, in which order.

The common phase reads rows of the sources that are never left out. Both ends go on from there: one with more of the same, which
tells how the recipe fares on sources it never saw, the other with the sources that were left out. Each is followed by a phase of
the sentences of our own among some of the rows that its phases before had read; what ends with them ships.
"""
import random

from .batches import batches, read_rows
from .settings import AGAIN, COMMON, HARMLESS, KEPT, REPLAYED, REST, SEED
from .sources import left_out


def planned(phase: str) -> tuple[list[dict], list[list[int]]]:
    """All rows, and for each step the numbers of its rows."""
    rows = read_rows(KEPT / "train.jsonl")
    draw = random.Random(SEED)
    taken = [at for at, row in enumerate(rows) if is_attack(row) or draw.random() < HARMLESS]
    always = numbered(rows, [at for at in taken if not left_out(rows[at]["sources"])], SEED)
    if phase == "common":
        return rows, always[:COMMON]
    chosen = [at for batch in always[COMMON : COMMON + REST] for at in batch]
    if phase == "shipped":
        chosen = [at for at in chosen if draw.random() < REPLAYED]
        chosen += [at for at in taken if left_out(rows[at]["sources"])]
    again = [at for at in chosen if is_attack(rows[at]) or draw.random() < AGAIN]
    return rows, numbered(rows, chosen, SEED) + numbered(rows, again, SEED + 1)


def is_attack(row: dict) -> bool:
    """Anything that some detector is to find."""
    return 1 in row["labels"].values()


def numbered(rows: list[dict], chosen: list[int], seed: int) -> list[list[int]]:
    """Batches of the chosen rows, by their numbers among all."""
    lengths = [len(rows[at]["ids"]) + 3 for at in chosen]
    return [[chosen[at] for at in batch] for batch in batches(lengths, seed)]

"""What the whole model makes of short texts: the embedding of the trained encoder learns to follow it."""
import sys

import torch
from torch import Tensor

from .batches import FIRST, LAST, tensors
from .encoder import Encoder
from .settings import FOLLOWED, KEPT, WHOLE
from .sources import source_weights

# Longer texts are left out, for time.
LONGEST = 40


def meanings(rows: list[dict]) -> dict[int, Tensor]:
    """By number of the row, for some of the rows."""
    chosen = [at for at, row in enumerate(rows) if len(row["ids"]) <= LONGEST and row["marker"] == "user"]
    chosen = sorted(chosen, key=lambda at: hash(tuple(rows[at]["ids"])))[:FOLLOWED]
    file = KEPT / "meanings.pt"
    known = torch.load(file) if file.exists() else {}
    missing = [at for at in chosen if tuple(rows[at]["ids"]) not in known]
    if missing:
        print(f"teacher: {len(missing)} texts", file=sys.stderr)
        known |= embedded([rows[at]["ids"] for at in missing])
        torch.save(known, file)
    return {at: known[tuple(rows[at]["ids"])] for at in chosen}


def whole() -> Encoder:
    """All layers, as they were."""
    return Encoder(source_weights(), layers=WHOLE).eval()


def embedded(texts: list[list[int]], size: int = 32) -> dict[tuple[int, ...], Tensor]:
    model = whole()
    made = {}
    order = sorted(texts, key=len)
    with torch.no_grad():
        for begin in range(0, len(order), size):
            part = order[begin : begin + size]
            ids, mask = tensors([[FIRST, *text, LAST] for text in part])
            _, meaning = model(ids, mask)
            made |= {tuple(text): vector for text, vector in zip(part, meaning.clone())}
    return made

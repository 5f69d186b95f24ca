"""What an encoder in training says of rows."""
import torch

from .batches import around, cut, tensors
from .encoder import Encoder
from .precision import fast

TOKENS = 4096


def logits_of(encoder: Encoder, rows: list[dict]) -> list[list[float]]:
    """By row, in order; whose it is stays untold where that makes no difference."""
    windows = [around(row["ids"], "unknown" if row.get("anyones", False) else row["marker"]) for row in rows]
    order = sorted(range(len(windows)), key=lambda at: (len(windows[at]), at))
    made: dict[int, list[float]] = {}
    encoder.eval()
    for batch in cut(order, [len(window) for window in windows], TOKENS):
        with torch.no_grad(), fast():
            logits, _ = encoder(*tensors([windows[at] for at in batch]), True)
        made |= zip(batch, logits.float().tolist())
    return [made[at] for at in range(len(rows))]

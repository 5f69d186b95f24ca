"""Writes the encoder of a phase as ONNX: python3 -m training.tier1.make PHASE OUT.onnx; tells what 8 bits change and what it costs."""
import pathlib
import sys
import time

import numpy
import torch

from .batches import around, read_rows, tensors
from .encoder import Encoder
from .export import export, runner
from .follow import follow
from .plan import BEFORE, trained
from .settings import KEPT

COMPARED = 300
ROUNDS = 60
TOKENS = 128


def main() -> None:
    phase, out = sys.argv[1], pathlib.Path(sys.argv[2])
    encoder = mean_of(trained(BEFORE[phase]), trained(phase))
    follow(encoder)
    floats, bits = export(encoder, out)
    compare(runner(floats), runner(bits))
    floats.rename(KEPT / phase / "encoder.float.onnx")
    tell_cost(bits)


def mean_of(encoder: Encoder, other: Encoder) -> Encoder:
    """The first, with the mean of the weights of both (Wortsman et al., 2022): what reads once more what was wrong forgets some of the rest."""
    theirs = dict(other.named_parameters())
    with torch.no_grad():
        for name, weights in encoder.named_parameters():
            weights.copy_((weights + theirs[name]) / 2)
    return encoder


def compare(floats, bits) -> None:
    """Both of them on development data."""
    rows = read_rows(KEPT / "dev.jsonl")
    step = max(1, len(rows) // COMPARED)
    pairs = []
    for row in rows[::step]:
        if row["windows"]:
            ids, mask = (part.numpy() for part in tensors([around(row["windows"][0]["ids"], row["marker"])]))
            pairs.append((floats(ids, mask), bits(ids, mask)))
    one, other = (numpy.concatenate([pair[at][0] for pair in pairs])[:, :3] for at in (0, 1))
    away = numpy.abs(one - other)
    same = ((one > 0) == (other > 0)).mean()
    alike = numpy.mean([(pair[0][1] * pair[1][1]).sum() for pair in pairs])
    print(f"8 bits: logits {away.mean():.3f} away, {away.max():.2f} at most; same side of 0: {same:.2%}; embeddings {alike:.4f} alike")


def tell_cost(file: pathlib.Path) -> None:
    """One window at a time on one thread; processor time, since others may use the machine."""
    run = runner(file)
    ids = numpy.full((1, TOKENS), 2000)
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        run(ids, numpy.ones_like(ids))
        taken.append(time.process_time() - began)
    print(f"{file}: {file.stat().st_size / 1e6:.1f} MB, {TOKENS} tokens in {sorted(taken)[ROUNDS // 2] * 1000:.1f} ms")


if __name__ == "__main__":
    main()

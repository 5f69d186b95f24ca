"""What an exported encoder says of measured rows, told whose they are and not told: python3 -m training.tier1.score MODEL.onnx ROWS.jsonl OUT.jsonl."""
import json
import pathlib
import sys

import numpy

from .batches import around, cut, read_rows, tensors
from .exact import exact
from .export import runner

TOKENS = 1024
DIGITS = 4
# Windows of which it is told whether this processor cuts products.
TRIED = 64


def logits_of(file: pathlib.Path, windows: list[list[int]]) -> numpy.ndarray:
    """By window, in order."""
    run = running(file, windows)
    order = sorted(range(len(windows)), key=lambda at: len(windows[at]))
    made: list[numpy.ndarray | None] = [None] * len(windows)
    parts = cut(order, [len(window) for window in windows], TOKENS)
    for done, batch in enumerate(parts):
        ids, mask = tensors([windows[at] for at in batch])
        for at, logits in zip(batch, run(ids.numpy(), mask.numpy())[0]):
            made[at] = logits
        if done % 200 == 0:
            print(f"{file.name}: {done} of {len(parts)} batches", file=sys.stderr, flush=True)
    return numpy.stack([logits for logits in made if logits is not None])


def running(file: pathlib.Path, windows: list[list[int]]):
    """What runs the network: as it is, in less than half the time, where it says the same of some windows as with exact products."""
    as_is, with_exact = runner(file), runner(exact(file))
    step = max(1, len(windows) // TRIED)
    for window in windows[::step]:
        ids, mask = tensors([window])
        given = ids.numpy(), mask.numpy()
        if not numpy.array_equal(as_is(*given)[0], with_exact(*given)[0]):
            return with_exact
    return as_is


def main() -> None:
    file, source, out = map(pathlib.Path, sys.argv[1:4])
    rows = read_rows(source)
    told = [around(window["ids"], row["marker"]) for row in rows for window in row["windows"]]
    untold = [around(window["ids"], "unknown") for row in rows for window in row["windows"]]
    logits, others = (iter(logits_of(file, windows).tolist()) for windows in (told, untold))
    with out.open("w") as lines:
        for row in rows:
            for window in row["windows"]:
                del window["ids"]
                window["logits"] = [round(logit, DIGITS) for logit in next(logits)]
                window["unknown"] = [round(logit, DIGITS) for logit in next(others)]
            lines.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()

"""What all-MiniLM-L6-v2 makes of texts: the mean of its last states, of length one. Kept, so that an interrupted run goes on."""
import hashlib
import pathlib
import sys

import numpy
import torch
from tokenizers import Tokenizer

from ..tier1.encoder import Encoder
from .source import source_folder, source_weights

KEPT = pathlib.Path(".cache/training/embedding")
FIRST, LAST, HIDDEN = 101, 102, 384
LONGEST, TOKENS = 64, 4096


def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(source_folder() / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def of_texts(texts: list[str], name: str) -> numpy.ndarray:
    """A row for each text."""
    encoded = tokenizer().encode_batch(texts, add_special_tokens=False)
    return embedded([each.ids[:LONGEST] for each in encoded], name)


def embedded(texts: list[list[int]], name: str) -> numpy.ndarray:
    """A row for each list of tokens."""
    digest = hashlib.sha256(repr(texts).encode()).hexdigest()[:16]
    file = KEPT / f"{name}-{digest}.npy"
    if file.exists():
        return numpy.load(file)
    KEPT.mkdir(parents=True, exist_ok=True)
    model = Encoder(source_weights(), layers=(0, 1, 2, 3, 4, 5)).eval()
    made = numpy.zeros((len(texts), HIDDEN), numpy.float32)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    with torch.no_grad():
        for done, part in enumerate(batches(order, texts)):
            longest = max(len(texts[at]) for at in part)
            ids = torch.tensor([[FIRST, *texts[at], LAST] + [0] * (longest - len(texts[at])) for at in part])
            mask = (torch.arange(longest + 2)[None, :] < torch.tensor([[len(texts[at]) + 2] for at in part])).long()
            with torch.autocast("cpu", dtype=torch.bfloat16):
                _, meaning = model(ids, mask)
            made[part] = meaning.float().numpy()
            if done % 50 == 0:
                print(f"teacher, {name}: {done * 100 // (1 + sum(map(len, texts)) // TOKENS)}%", file=sys.stderr)
    numpy.save(file, made)
    return made


def batches(order: list[int], texts: list[list[int]]) -> list[list[int]]:
    """In order of length, so many tokens at most."""
    made: list[list[int]] = [[]]
    for at in order:
        if made[-1] and (len(texts[at]) + 2) * (len(made[-1]) + 1) > TOKENS:
            made.append([])
        made[-1].append(at)
    return made

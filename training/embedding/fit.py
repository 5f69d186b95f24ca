"""Vectors of words, fitted so that their sums lie where the whole model has the sentence."""
import re

import numpy
import torch
from torch.nn import functional

WORD = re.compile(r"[a-z]+")
SEED, ROUNDS, BATCH, RATE, KEPT = 1, 8, 512, 2e-3, 0.01


class Reader:
    """Words of texts as numbers of entries, the longest first, as src/detectors/embedding/entries.ts reads them."""

    def __init__(self, entries: list[str]) -> None:
        self.entries = entries
        self.numbers = {entry: at for at, entry in enumerate(entries)}
        self.known: dict[str, list[int]] = {}

    def read(self, text: str) -> list[int]:
        return [entry for word in WORD.findall(text.lower()) for entry in self.word(word)]

    def word(self, word: str) -> list[int]:
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word: str) -> list[int]:
        found, at = [], 0
        while at < len(word):
            for end in range(len(word), at, -1):
                entry = self.numbers.get(("##" if at else "") + word[at:end])
                if entry is not None:
                    found.append(entry)
                    break
            else:
                return []
            at = end
        return found


def learned(words: numpy.ndarray, read: list[list[int]], wanted: numpy.ndarray) -> numpy.ndarray:
    """What the vectors become when they follow the sentences; those of words that no sentence has stay."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    start = torch.tensor(words, dtype=torch.float32)
    vectors = torch.nn.Parameter(start.clone())
    goal = torch.tensor(wanted, dtype=torch.float32)
    rows = [at for at, entries in enumerate(read) if len(entries) >= 3]
    steps = torch.optim.Adam([vectors], lr=RATE)
    draw = torch.Generator().manual_seed(SEED)
    scale = float(start.norm(dim=1).mean()) ** 2
    for _ in range(ROUNDS):
        order = [rows[at] for at in torch.randperm(len(rows), generator=draw).tolist()]
        for begin in range(0, len(order), BATCH):
            part = order[begin : begin + BATCH]
            entries = torch.tensor([entry for at in part for entry in read[at]])
            begins = torch.tensor(numpy.cumsum([0, *(len(read[at]) for at in part[:-1])]))
            summed = functional.embedding_bag(entries, vectors, begins, mode="sum")
            used = entries.unique()
            moved = ((vectors[used] - start[used]) ** 2).sum(1).mean() / scale
            loss = (1 - functional.cosine_similarity(summed, goal[part])).mean() + KEPT * moved
            steps.zero_grad()
            loss.backward()
            steps.step()
    return vectors.detach().numpy()


def sums(vectors: numpy.ndarray, read: list[list[int]]) -> numpy.ndarray:
    """A row of length one for each text that has a word that is known."""
    return units(numpy.stack([vectors[entries].sum(0) for entries in read if entries]))


def units(rows: numpy.ndarray) -> numpy.ndarray:
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

"""Makes the embedding: `python -m training.embedding.make FILE`, from the folder that DATA names; prints what each size is worth."""
import json
import os
import pathlib
import re
import sys

import numpy

from . import fit, texts, worth
from .teacher import KEPT, embedded, of_texts, source_folder
from .write import write

DATA = pathlib.Path(os.environ.get("DATA", "../shared/data"))
# The one that ships is the first.
SIZES = (96, 64, 128)
LEARNED_FROM, HELD_OUT = 30_000, 3_000
# Words that the vocabulary takes apart get entries of their own: those that are so frequent in the data, and those that we list.
FREQUENT, MOST = 8, 6_000
# Words so frequent count half.
HALF = 1e-3
# How much of the vectors is what was learned from sentences; the rest is what words are by themselves.
LEARNED = 0.5


def main() -> None:
    sentences = texts.sentences(DATA, "train", LEARNED_FROM)
    held_out = texts.sentences(DATA, "dev", HELD_OUT)
    counts = texts.counts(DATA)
    entries, alone = vocabulary(counts)
    reader = fit.Reader(entries)
    weights = HALF / (HALF + frequencies(reader, counts))
    meant = of_texts(sentences, "train")
    usual = meant.mean(0)
    directions = numpy.linalg.svd(meant - usual, full_matrices=False)[2]
    measure = worth.Measure(held_out, of_texts(held_out, "dev"), json.loads((KEPT / "topics.json").read_text()))
    read = [reader.read(sentence) for sentence in sentences]
    rows = {}
    for size in SIZES:
        towards = directions[:size].T
        words = (alone - usual) @ towards * weights[:, None]
        learned = fit.learned(words, read, (meant - usual) @ towards)
        for name, share in (("words alone", 0.0), ("both", LEARNED), ("learned", 1.0)):
            vectors = (1 - share) * words + share * learned
            rows[f"{size}, {name}"] = measure.of(reader, vectors, sentences[: len(sentences) // 4])
            if size == SIZES[0] and name == "both":
                write(pathlib.Path(sys.argv[1]), entries, vectors, fit.sums(vectors, read))
            print(f"{size}, {name}: {rows[f'{size}, {name}']}", file=sys.stderr)
    rows["whole model"] = measure.of_teacher(sentences[: len(sentences) // 4], meant[: len(sentences) // 4])
    (KEPT / "worth.json").write_text(json.dumps(rows, indent=1))


def vocabulary(counts) -> tuple[list[str], numpy.ndarray]:
    """Entries, and what the whole model makes of each by itself."""
    lines = (source_folder() / "vocab.txt").read_text().splitlines()
    known = {entry: at for at, entry in enumerate(lines) if re.fullmatch(r"(##)?[a-z]+", entry)}
    listed = pathlib.Path("training/embedding/words.txt").read_text().split()
    frequent = [word for word, count in sorted(counts.items(), key=lambda each: (-each[1], each[0])) if count >= FREQUENT and 3 <= len(word) <= 18 and word not in known]
    more = sorted({*frequent[:MOST], *(word for word in listed if word not in known)})
    alone = embedded([[at] for at in range(len(lines))], "vocabulary")[list(known.values())]
    return [*known, *more], numpy.vstack([alone, of_texts(more, "words")])


def frequencies(reader: fit.Reader, counts) -> numpy.ndarray:
    """Share of each entry in the training data; every entry counts as seen once."""
    seen = numpy.ones(len(reader.entries))
    for word, count in counts.items():
        for entry in reader.read(word):
            seen[entry] += count
    return seen / seen.sum()


main()

"""Writes an embedding in the form that src/detectors/embedding/static-embedding.ts reads; each vector in bytes of its own scale."""
import json
import pathlib

import numpy

# Scores are set later, by ordinary texts.
UNSET = [[0, 0], [1, 1]]


def write(file: pathlib.Path, entries: list[str], vectors: numpy.ndarray, ordinary: numpy.ndarray) -> None:
    scales = numpy.maximum(numpy.abs(vectors).max(1), 1e-9) / 127
    bytes_ = numpy.rint(vectors / scales[:, None]).astype(numpy.int8)
    usual = ordinary.mean(0)
    apart = ordinary - usual
    apart /= numpy.maximum(numpy.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
    spread = numpy.cov(apart.T)
    vocabulary = "".join(f"{entry}\n" for entry in entries).encode()
    about = {
        "format": "weir-embedding-1",
        "dimensions": vectors.shape[1],
        "entries": len(entries),
        "vocabulary": len(vocabulary),
        "near": UNSET,
        "far": UNSET,
    }
    floats = [scales, usual, apart.mean(0), spread.ravel()]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(
        json.dumps(about).encode()
        + b"\n"
        + vocabulary
        + b"".join(part.astype("<f4").tobytes() for part in floats)
        + bytes_.tobytes()
    )

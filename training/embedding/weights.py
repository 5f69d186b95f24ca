"""Reads the weights that the encoder begins with: a file of the safetensors format."""
import json
import pathlib
import struct

import torch


def read_weights(file: pathlib.Path) -> dict[str, torch.Tensor]:
    """All float tensors of the file by name."""
    raw = bytearray(file.read_bytes())
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(raw[begin:end], dtype=torch.float32).reshape(entry["shape"]).clone()
    return tensors

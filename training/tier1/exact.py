"""An encoder in 8 bits with whole numbers that never overflow, so that what it is worth does not depend on the processor.

Processors without instructions for dot products of bytes (VNNI) add pairs of products in 16 bits and cut what does not fit; what they
say of a text lies 0.1 of a logit away on average. Here the same whole numbers are multiplied as floats, which hold them exactly.
"""
import pathlib

import onnx
from onnx import NodeProto, TensorProto, helper


def exact(file: pathlib.Path) -> bytes:
    """The network of FILE with exact products, as the bytes of an ONNX file."""
    network = onnx.load(str(file))
    nodes = [part for node in network.graph.node for part in products(node)]
    del network.graph.node[:]
    network.graph.node.extend(nodes)
    return network.SerializeToString()


def products(node: NodeProto) -> list[NodeProto]:
    if node.op_type != "MatMulInteger":
        return [node]
    values, weights, zero = node.input[:3]
    (made,) = node.output
    return [
        helper.make_node("Cast", [values], [f"{made}_values"], to=TensorProto.FLOAT),
        helper.make_node("Cast", [zero], [f"{made}_zero"], to=TensorProto.FLOAT),
        helper.make_node("Sub", [f"{made}_values", f"{made}_zero"], [f"{made}_even"]),
        helper.make_node("Cast", [weights], [f"{made}_weights"], to=TensorProto.FLOAT),
        helper.make_node("MatMul", [f"{made}_even", f"{made}_weights"], [f"{made}_products"]),
        helper.make_node("Cast", [f"{made}_products"], [made], to=TensorProto.INT32),
    ]

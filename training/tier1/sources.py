"""What the encoder begins with, and which sources are left out together (`sources.ts` names them)."""
import functools
import json
import pathlib
import re

from torch import Tensor

from .base import base_weights
from .settings import KEPT


@functools.cache
def source_weights() -> dict[str, Tensor]:
    """The weights of the first model, of words those of the vocabulary that was chosen (`vocabulary.ts`)."""
    return base_weights(json.loads((KEPT / "origins.json").read_text()))


@functools.cache
def names() -> frozenset[str]:
    text = pathlib.Path("training/tier1/sources.ts").read_text()
    listed = text[text.index("LEFT_OUT") : text.index("];")]
    return frozenset(re.findall(r"'([a-z_]+)'", listed))


def left_out(sources: list[str]) -> bool:
    """True for a row that is made from one of them."""
    return not names().isdisjoint(sources)

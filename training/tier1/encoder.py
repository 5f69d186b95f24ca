"""The encoder: some layers of a model that reads many languages, a head for each label, and an embedding that follows the whole model's."""
import torch
from torch import Tensor, nn
from torch.nn import functional

from .settings import HIDDEN, HEADS, LABELS, LAYERS, MARKERS, PLACES

FAR = -1e4
# Of what the head sees, hidden in training.
DROPPED = 0.1


class Layer(nn.Module):
    """Attention and what follows it, as BERT has them."""

    def __init__(self) -> None:
        super().__init__()
        self.looking = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.joined = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.narrow = nn.Linear(4 * HIDDEN, HIDDEN)
        self.out = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, value: Tensor, hidden: Tensor) -> Tensor:
        batch, length, _ = value.shape
        parts = self.looking(value).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        query, key, content = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + hidden
        mixed = (scores.softmax(-1) @ content).transpose(1, 2).reshape(batch, length, HIDDEN)
        value = self.attended(value + self.joined(mixed))
        return self.out(value + self.narrow(functional.gelu(self.wide(value))))

    def load(self, weights: dict[str, Tensor], at: int) -> None:
        """Takes the weights of one layer of the whole model."""
        part = lambda name, kind: weights[f"encoder.layer.{at}.{name}.{kind}"]
        names = ["attention.self.query", "attention.self.key", "attention.self.value"]
        same = {
            "joined": "attention.output.dense",
            "attended": "attention.output.LayerNorm",
            "wide": "intermediate.dense",
            "narrow": "output.dense",
            "out": "output.LayerNorm",
        }
        state = {f"{mine}.{kind}": part(theirs, kind) for mine, theirs in same.items() for kind in ("weight", "bias")}
        for kind in ("weight", "bias"):
            state[f"looking.{kind}"] = torch.cat([part(name, kind) for name in names])
        self.load_state_dict(state)


class Encoder(nn.Module):
    """Tokens of a window in; a logit for each label and an embedding out."""

    def __init__(self, weights: dict[str, Tensor], layers: tuple[int, ...] = LAYERS) -> None:
        super().__init__()
        words = weights["embeddings.word_embeddings.weight"]
        # Words stay as they are: those that no training text has keep their meaning, and steps are cheaper.
        self.words = nn.Parameter(words, requires_grad=False)
        self.markers = nn.Parameter(words[list(MARKERS.values())].clone())
        places = weights["embeddings.position_embeddings.weight"][:PLACES]
        self.places = nn.Parameter(places + weights["embeddings.token_type_embeddings.weight"][0])
        self.normal = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.normal.load_state_dict({kind: weights[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")})
        self.layers = nn.ModuleList(Layer() for _ in layers)
        for layer, at in zip(self.layers, layers):
            layer.load(weights, at)
        self.judge = nn.Linear(3 * HIDDEN, len(LABELS))
        self.meaning = nn.Linear(HIDDEN, HIDDEN)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)
        nn.init.normal_(self.judge.weight, std=0.02)
        nn.init.zeros_(self.judge.bias)

    def fold_markers(self) -> None:
        """Puts the learned markers among the words, as exported files have them."""
        with torch.no_grad():
            self.words[list(MARKERS.values())] = self.markers

    def states(self, ids: Tensor, mask: Tensor, markers: bool) -> Tensor:
        """What each token is after the last layer; the second one is a marker while it is learned apart."""
        value = self.words[ids]
        if markers:
            first = min(MARKERS.values())
            value = torch.cat([value[:, :1], self.markers[ids[:, 1] - first].unsqueeze(1), value[:, 2:]], 1)
        value = self.normal(value + self.places[: ids.shape[1]])
        hidden = ((1.0 - mask.float()) * FAR)[:, None, None, :]
        for layer in self.layers:
            value = layer(value, hidden)
        return value

    def forward(self, ids: Tensor, mask: Tensor, markers: bool = False) -> tuple[Tensor, Tensor]:
        value = self.states(ids, mask, markers)
        seen = mask.float().unsqueeze(-1)
        mean = (value * seen).sum(1) / seen.sum(1)
        highest = (value + (1.0 - seen) * FAR).amax(1)
        views = functional.dropout(torch.cat([value[:, 0], mean, highest], -1), DROPPED, self.training)
        logits = self.judge(views)
        meaning = self.meaning(mean)
        return logits, meaning / meaning.norm(dim=-1, keepdim=True).clamp_min(1e-6)

"""What the encoder is made of and how it is trained; the same values make the same model."""
import pathlib

HIDDEN, HEADS = 384, 12
# Of the six layers of the model it begins with.
LAYERS = (0, 2, 4)
# Tokens of a window, the three around the text included.
PLACES = 128
# What stands behind the first token says whose text it is; entries that the vocabulary leaves unused.
MARKERS = {"user": 1, "tool": 2, "retrieved": 3}
# Every label by itself is yes or no. The first three are what rules ask for, the others say of what kind.
LABELS = (
    "injection",
    "harmful_request",
    "toxicity",
    "jailbreak",
    "indirect",
    "hate",
    "implicit_hate",
    "harmful_compliance",
)
KEPT = pathlib.Path(".cache/training/tier1")

SEED = 1
RATE, HEAD_RATE, WARMUP = 2e-4, 1e-3, 40
# Share of the harmless rows that are read.
HARMLESS = 0.65
# Steps of the phase that both ends have in common, and of the end without the sources that are left out; of the rows of that one,
# the share that the shipped end reads beside the sources it adds.
COMMON, REST, REPLAYED = 600, 240, 0.8
# Both ends read their attacks twice, and this share of their harmless rows.
AGAIN = 0.15
# What the phases with sentences of our own end with, the share of other rows among these, and their highest rate.
OWN, AMONG, OWN_RATE = "-own", 0.2, 0.5
# Of the loss: how much less what is nearly right counts, how much more attacks do, how far labels are from sure.
FOCUS, POSITIVE, SMOOTH = 1.0, 1.5, 0.01
# Share of tokens that are hidden.
MASKED = 0.04
# Texts whose embedding is taught, and how much that counts.
FOLLOWED, MEANING = 8000, 0.5

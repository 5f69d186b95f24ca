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
# Share of the harmless rows that are read, and steps of the phase that both ends have in common.
HARMLESS, COMMON = 0.65, 600
# Of the rows that the common phase did not come to, the share that the shipped end reads beside the sources it adds.
REPLAYED = 1.0
# Of the loss: how much less what is nearly right counts, how much more attacks do, how far labels are from sure.
FOCUS, POSITIVE, SMOOTH = 1.0, 1.5, 0.01
# Share of tokens that are hidden.
MASKED = 0.04
# Texts whose embedding is taught, and how much that counts.
FOLLOWED, MEANING = 8000, 0.5

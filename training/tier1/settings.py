"""What the encoder is made of and how it is trained; the same values make the same model."""
import pathlib

HIDDEN, HEADS = 384, 12
# Of the twelve layers of the model it begins with: the first ones, which say more about words than about the task that it was made for.
WHOLE = tuple(range(12))
LAYERS = WHOLE[:8]
# Tokens of a window, the three around the text included.
PLACES = 128
# What stands behind the first token says whose text it is (`vocabulary.ts`).
MARKERS = {"user": 5, "tool": 6, "retrieved": 7, "unknown": 8}
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
# Share of the rows that are read without saying whose they are, where that makes no difference.
UNKNOWN = 0.45
# How often the common phase reads its rows; how often the shipped end reads those of the sources that it adds.
COMMON, ADDED = 2, 3
# How often both ends read the late sentences of our own.
LATE = 1
# Of these sources both ends read several windows of a text: each of its rules by itself reads like an attack.
BRIEFINGS = frozenset({"gpts_sysprompts", "awesome_prompts", "awesome_prompts_zh"})
# Both ends read their rows once; of those that they have read before, this share of the harmless ones.
AGAIN = 0.75
# What is read once more in the end: of each label and role so many rows at most (harmless ones, attacks), no more than this share of them; these
# shares of all others and of comments; at this share of the highest rate.
HARDEST, HARDEST_SHARE, ORDINARY, COMMENTS, HARD_RATE = (2500, 1000), 0.2, 0.1, 0.6, 0.3
# Of the loss: how much less what is nearly right counts, how much more attacks do, how far labels are from sure.
FOCUS, POSITIVE, SMOOTH = 1.0, 1.5, 0.01
# Share of tokens that are hidden.
MASKED = 0.04
# Texts whose embedding is taught, and how much that counts.
FOLLOWED, MEANING = 8000, 0.5

"""Sentences of the data folder, and the words in them."""
import collections
import gzip
import hashlib
import json
import pathlib
import re

TASKS = ("injection", "harmful_request", "toxicity", "leak")
# What they say is no language.
ENCODED = {"own_encoded"}
# Characters of a sentence.
SHORTEST, LONGEST = 20, 220
END = re.compile(r"(?<=[.!?])\s+|\n+")
WORD = re.compile(r"[a-z]+")


def sentences(data: pathlib.Path, split: str, most: int) -> list[str]:
    """Different ones, at most so many, in an order that only their text decides."""
    found = {}
    for task in TASKS:
        for text in texts(data, task, split):
            for sentence in END.split(text):
                sentence = sentence.strip()
                if SHORTEST <= len(sentence) <= LONGEST and len(WORD.findall(sentence.lower())) >= 3:
                    found[hashlib.sha256(sentence.lower().encode()).digest()] = sentence
    return [found[key] for key in sorted(found)[:most]]


def counts(data: pathlib.Path) -> collections.Counter:
    """How often words of letters a to z stand in the training data."""
    found = collections.Counter()
    for task in TASKS:
        for text in texts(data, task, "train"):
            found.update(WORD.findall(text.lower()))
    return found


def texts(data: pathlib.Path, task: str, split: str) -> list[str]:
    """What rows say; of an answer to a system prompt, both."""
    plain = data / task / f"{split}.jsonl"
    opened = plain.open() if plain.exists() else gzip.open(f"{plain}.gz", "rt")
    with opened as lines:
        rows = [row for row in map(json.loads, lines) if row["source"] not in ENCODED]
    return [row[name] for row in rows for name in ("text", "system_prompt") if row.get(name)]

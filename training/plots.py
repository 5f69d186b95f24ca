"""Plots of what a score is worth: ROC and calibration, as PNG. Reads lines of {"task","label","score"} from standard input.

Needs matplotlib; run by hand: node training/dev-scores.ts | python3 training/plots.py docs/detectors/models.png
"""
import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def roc(rows):
    """Shares of harmless texts and of attacks above each score, from the highest down."""
    ordered = sorted(rows, key=lambda row: -row["score"])
    attacks = sum(row["label"] for row in rows)
    harmless = len(rows) - attacks
    found = wrong = 0
    points = [(0.0, 0.0)]
    for index, row in enumerate(ordered):
        found += row["label"]
        wrong += 1 - row["label"]
        if index + 1 == len(ordered) or ordered[index + 1]["score"] != row["score"]:
            points.append((wrong / harmless, found / attacks))
    return points


def exceeding(rows):
    """By score: the share of harmless texts that score higher."""
    harmless = [row["score"] for row in rows if row["label"] == 0]
    steps = [step / 100 for step in range(2, 100)]
    return [(step, sum(score > step for score in harmless) / len(harmless)) for step in steps]


def main():
    rows = [json.loads(line) for line in sys.stdin]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2))
    for task in sorted({row["task"] for row in rows}):
        own = [row for row in rows if row["task"] == task]
        left.plot(*zip(*roc(own)), label=task)
        right.plot(*zip(*exceeding(own)), label=task)
    left.set(xscale="symlog", xlim=(0, 1), xlabel="harmless texts flagged", ylabel="attacks found", title="ROC, development data")
    left.set_xscale("symlog", linthresh=0.005)
    right.set(yscale="log", xlabel="score", ylabel="harmless texts that score higher", title="What a score says")
    for axes in (left, right):
        axes.grid(alpha=0.3)
        axes.legend()
    figure.tight_layout()
    figure.savefig(sys.argv[1], dpi=90)


main()

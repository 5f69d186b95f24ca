"""Which rows an encoder is furthest from getting right: what is harmless and scored high, what attacks and is scored low.

Comments that may be toxic are not among them: people who label them disagree, so what looks hardest there is mostly labelled wrongly. Of those
many are read again as they come.
"""
import random

from .settings import COMMENTS, HARDEST, HARDEST_SHARE, LABELS, ORDINARY, SEED

ASKED, SPARED = ("injection", "harmful_request"), "toxicity"


def asked_about(rows: list[dict], of: list[int]) -> list[int]:
    """Those of the rows that are looked at."""
    return [at for at in of if rows[at]["task"] != SPARED]


def hardest(rows: list[dict], of: list[int], logits: dict[int, list[float]]) -> list[int]:
    """The hardest of every label, side and role, and some of all other rows, so that nothing is forgotten."""
    hard = {at for (label, side, _), group in groups(rows, list(logits)).items() for at in most_wrong(label, side, group, logits)}
    draw = random.Random(SEED)
    share = lambda at: COMMENTS if rows[at]["task"] == SPARED else ORDINARY
    return sorted(hard | {at for at in of if draw.random() < share(at)})


def groups(rows: list[dict], asked: list[int]) -> dict[tuple[str, int, bool], list[int]]:
    """Rows by label, by what they are and by whether a user says it."""
    made: dict[tuple[str, int, bool], list[int]] = {}
    for at in asked:
        for label in ASKED:
            if label in rows[at]["labels"]:
                made.setdefault((label, rows[at]["labels"][label], rows[at]["marker"] == "user"), []).append(at)
    return made


def most_wrong(label: str, side: int, group: list[int], logits: dict[int, list[float]]) -> list[int]:
    """Those of a group whose logit is furthest on the wrong side."""
    wrong = lambda at: logits[at][LABELS.index(label)] * (-1 if side == 1 else 1)
    count = min(HARDEST[side], int(HARDEST_SHARE * len(group)))
    return sorted(group, key=lambda at: (-wrong(at), at))[:count]

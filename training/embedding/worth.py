"""What vectors are worth: rank correlation with the whole model on pairs of sentences, and how well they tell topics apart."""
import numpy

from .fit import Reader, sums, units
from .teacher import of_texts

PAIRS, NEIGHBOURS, SEED = 20_000, 5, 1
WRONG = 0.01


class Measure:
    def __init__(self, sentences: list[str], meant: numpy.ndarray, topics: dict) -> None:
        self.sentences, self.meant, self.topics = sentences, meant, topics
        draw = numpy.random.default_rng(SEED)
        some = draw.integers(0, len(sentences), (2, PAIRS))
        self.random = some[:, some[0] != some[1]]
        like = meant @ meant.T
        numpy.fill_diagonal(like, -1)
        nearest = numpy.argsort(-like, 1)[:, : 10 * NEIGHBOURS : 10]
        self.near = numpy.stack([numpy.repeat(numpy.arange(len(sentences)), NEIGHBOURS), nearest.ravel()])

    def of(self, reader: Reader, vectors: numpy.ndarray, ordinary: list[str]) -> dict:
        of_all = lambda texts: units(numpy.stack([vectors[reader.read(text)].sum(0) for text in texts]))
        usual = sums(vectors, [reader.read(text) for text in ordinary]).mean(0)
        return self.correlations(of_all(self.sentences)) | self.separation(of_all, usual)

    def of_teacher(self, ordinary: list[str], meant: numpy.ndarray) -> dict:
        return self.separation(lambda texts: of_texts(list(texts), "topics"), meant.mean(0))

    def correlations(self, rows: numpy.ndarray) -> dict:
        mine, theirs = (units(each - each.mean(0)) for each in (rows, self.meant))
        return {
            name: round(ranked((mine[one] * mine[other]).sum(1), (theirs[one] * theirs[other]).sum(1)), 3)
            for name, (one, other) in (("random pairs", self.random), ("near pairs", self.near))
        }

    def separation(self, of_all, usual: numpy.ndarray) -> dict:
        """Means over the topics: of sentences on one against ordinary ones, and against those that only look like it."""
        ordinary = units(of_all(self.topics["ordinary"]) - usual)
        rows = []
        for name, examples in self.topics["examples"].items():
            towards = units(units(of_all(examples) - usual).mean(0)[None])[0]
            on, beside = (units(of_all(self.topics[kind][name]) - usual) @ towards for kind in ("on", "beside"))
            others = ordinary @ towards
            found = (on > numpy.quantile(others, 1 - WRONG)).mean()
            rows.append((area(on, others), found, area(on, beside)))
        means = numpy.mean(rows, 0)
        return dict(zip(("area", "found at 1%", "area, near misses"), (round(float(each), 3) for each in means)))


def area(positive: numpy.ndarray, negative: numpy.ndarray) -> float:
    order = numpy.sort(negative)
    below = numpy.searchsorted(order, positive, "left") + numpy.searchsorted(order, positive, "right")
    return below.mean() / 2 / len(order)


def ranked(one: numpy.ndarray, other: numpy.ndarray) -> float:
    return float(numpy.corrcoef(one.argsort().argsort(), other.argsort().argsort())[0, 1])

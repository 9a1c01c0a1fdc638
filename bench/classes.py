"""Classes learned from labelled messages, measured beside LinearSVC and logistic regression in the same run.

    python -m bench.classes [FOLDER] [--quick]

FOLDER holds classification/messages.csv (see the README beside the data). Each of five seeds keeps a fifth of the
messages back, evenly over the classes; all methods learn from the same labelled messages (all others, and 300, 500,
1,000 of them) and are asked about the same fifth. Ours also sees the messages whose labels it is not given, as it does
in use, where the file to be read is there. --quick: two seeds, 300 messages and all. A table, then one JSON object.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import polars as pl
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline, make_union
from sklearn.svm import LinearSVC

from bench.data import DATA
from yishi.engine.classes.measure import measured
from yishi.engine.classes.model import learn
from yishi.engine.classes.reading import Labelled, read
from yishi.engine.text.words import cut

SEEDS = (0, 1, 2, 3, 4)
SIZES: tuple[int | None, ...] = (300, 500, 1000, None)  # labelled messages; None: all but the fifth kept back
PRECISION = 0.95
MANY = 50_000  # messages read at once, for speed
Figures = dict[str, list[float]]


def main(folder: Path, seeds: Sequence[int], sizes: Sequence[int | None]) -> dict[str, float]:
    given = read(folder / "classification" / "messages.csv")
    assert isinstance(given, Labelled)
    found: Figures = defaultdict(list)
    for seed in seeds:
        for size in sizes:
            kept, asked = split(given.messages, seed, size)
            for name, value in compared(given.messages, kept, asked).items():
                found[f"{name} ({size or 'all'})"].append(value)
    # Where a seed had no sure answer, `sure_right` is the mean of the others.
    figures = {name: round(float(np.nanmean(values)), 4) for name, values in found.items()}
    figures |= {f"{name} sd": round(float(np.std(values)), 4) for name, values in found.items() if "f1" in name}
    return figures | speed(given.messages)


def split(messages: pl.DataFrame, seed: int, size: int | None) -> tuple[np.ndarray, np.ndarray]:
    """Rows with labels and rows asked about."""
    classes = messages["class"].to_numpy()
    kept, asked = train_test_split(np.arange(len(classes)), test_size=0.2, stratify=classes, random_state=seed)
    if size:
        kept, _ = train_test_split(kept, train_size=size, stratify=classes[kept], random_state=seed)
    return kept, asked


def compared(messages: pl.DataFrame, kept: np.ndarray, asked: np.ndarray) -> dict[str, float]:
    figures = ours(messages, kept, asked)
    texts = np.array(messages.select(pl.concat_str("title", "text", separator=" ")).to_series().to_list())
    truth = messages["class"].to_numpy()
    for name, make in PEERS.items():
        told = make().fit(texts[kept], truth[kept]).predict(texts[asked])
        figures[f"macro_f1, {name}"] = f1_score(truth[asked], told, average="macro")
    return figures


def ours(messages: pl.DataFrame, kept: np.ndarray, asked: np.ndarray) -> dict[str, float]:
    started = time.perf_counter()
    unlabelled = messages[np.setdiff1d(np.arange(messages.height), kept)].drop("class")
    model = learn(messages[kept], unlabelled, PRECISION)
    learned = time.perf_counter()
    probabilities = model.probabilities(messages[asked])
    truth = np.array([model.classes.index(name) for name in messages[asked]["class"]])
    found = measured(probabilities, truth, model.threshold)
    return {
        "macro_f1": found.macro_f1,
        "macro_f1 foretold": model.figures.macro_f1,
        "ece": found.ece,
        "brier": found.brier,
        "coverage": found.coverage,
        "sure_right": found.sure_right if found.sure_right is not None else float("nan"),
        "learn_s": learned - started,
    }


def speed(messages: pl.DataFrame) -> dict[str, float]:
    """Messages classed a second, once learned: 50,000 of the same messages over and over."""
    model = learn(messages, messages.drop("class"), PRECISION)
    many = pl.concat([messages] * (MANY // messages.height + 1)).head(MANY)
    started = time.perf_counter()
    model.probabilities(many)
    return {"messages_per_s": round(MANY / (time.perf_counter() - started))}


def _words() -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=cut, min_df=2, sublinear_tf=True)


def _views() -> Pipeline:
    characters = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    return make_union(_words(), characters)


PEERS: dict[str, Callable[[], Pipeline]] = {
    "LinearSVC": lambda: make_pipeline(_views(), LinearSVC(random_state=0)),
    "LinearSVC, balanced": lambda: make_pipeline(_views(), LinearSVC(class_weight="balanced", random_state=0)),
    "logistic regression, words": lambda: make_pipeline(_words(), LogisticRegression(C=10, max_iter=300)),
}


if __name__ == "__main__":
    quick = "--quick" in sys.argv
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    told = main(folders[0] if folders else DATA, SEEDS[:2] if quick else SEEDS, (300, None) if quick else SIZES)
    for name, value in told.items():
        print(f"{name:45} {value:10.4f}")
    print(json.dumps(told))

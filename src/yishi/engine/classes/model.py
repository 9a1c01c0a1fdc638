"""Learning classes from labelled messages, and telling how good that is before anyone relies on it.

Five voters see the messages in five ways (`voters`, `views`, `space`); their scores become one probability (`pool`).
All that is chosen is chosen on messages that the voters had not seen: the labelled messages are cut in five folds, and
each fold is scored by voters that learned from the other four.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl
from scipy import sparse
from sklearn.model_selection import StratifiedKFold

from yishi.engine.classes import pool, space, views, voters
from yishi.engine.classes.measure import Figures, measured, threshold
from yishi.engine.report import InputError

FOLDS = 5
FEWEST = FOLDS  # messages of a class, one a fold; with fewer nothing can be said of how well it is known
DIRECTIONS = 300
UNLABELLED = 5_000  # messages of the file that help to find the directions
SPACES = ("all", "text", "heading")  # views whose directions a support vector machine votes on
COUNTS = ("words", "heading")  # views that naive Bayes votes on

Learner = Callable[[np.ndarray, np.ndarray], voters.Linear]


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned. `rare`: classes with too few messages to be learned, and how many each had."""

    classes: tuple[str, ...]
    views: views.Views
    voters: tuple[tuple[str, voters.Linear], ...]  # the view each looks at, and its weights
    pool: pool.Pool
    threshold: float | None
    figures: Figures
    rare: dict[str, int]
    examples: int

    def probabilities(self, messages: pl.DataFrame) -> np.ndarray:
        """messages × classes; rows of NaN where a message holds nothing that was learned. Columns `title`, `text`."""
        said = views.said(messages)
        blocks = [np.empty((0, len(self.classes)))]
        for start in range(0, messages.height, views.BLOCK):
            rows = self.views.of(said.part(start, start + views.BLOCK))
            found = self.pool.probabilities([voter.scores(rows[view]) for view, voter in self.voters])
            found[np.diff(rows["all"].indptr) == 0] = np.nan
            blocks.append(found)
        return np.concatenate(blocks)


def learn(labelled: pl.DataFrame, tickets: pl.DataFrame, precision: float) -> Model:
    """labelled: `class`, `title`, `text`; tickets: `title`, `text`, without classes, which help to know what goes
    together. precision: the share of `sure` answers that shall be right. Raises InputError `classes.too_few`.
    """
    names, truth, known, rare = _learnable(labelled)
    said = views.said(pl.concat([known, _sample(tickets)]).select("title", "text"))
    learned = views.learn(said)
    seen = {view: rows for view, rows in learned.of(said).items()}
    panel = [_on_directions(seen[view], view, len(truth)) for view in SPACES]
    panel += [_on_counts(seen[view], view, len(truth)) for view in COUNTS]
    folds = _folds(truth)
    scores = [_unseen(voter, truth, folds, len(names)) for voter in panel]
    held = _held_out(scores, truth, folds)
    return Model(
        classes=names,
        views=learned,
        voters=tuple((voter.view, voter.anywhere(truth)) for voter in panel),
        pool=pool.fit(scores, truth),
        threshold=(bar := threshold(held, truth, precision)),
        figures=measured(held, truth, bar),
        rare=rare,
        examples=len(truth),
    )


@dataclass(frozen=True, slots=True)
class Voter:
    """`rows`: labelled messages × what it looks at; `back`: from there to the features of `view`, if it is other."""

    view: str
    rows: np.ndarray | sparse.csr_matrix
    learn: Callable[..., voters.Linear]
    back: np.ndarray | None = None

    def anywhere(self, truth: np.ndarray) -> voters.Linear:
        """Learned from all labelled messages, as weights on the features of any message."""
        fitted = self.learn(self.rows, truth)
        return fitted if self.back is None else voters.Linear(self.back @ fitted.weights, fitted.bias)


def _on_directions(rows: sparse.csr_matrix, view: str, labelled: int) -> Voter:
    found = space.find(rows, DIRECTIONS)
    return Voter(view, found.places[:labelled], voters.machine, found.back)


def _on_counts(rows: sparse.csr_matrix, view: str, labelled: int) -> Voter:
    return Voter(view, rows[:labelled], voters.bayes)


def _learnable(labelled: pl.DataFrame) -> tuple[tuple[str, ...], np.ndarray, pl.DataFrame, dict[str, int]]:
    """Names of the classes with enough messages, each such message's class number, these messages, and the rare."""
    sizes = dict(sorted(labelled["class"].value_counts().iter_rows()))
    names = tuple(name for name, size in sizes.items() if size >= FEWEST)
    if len(names) < 2:
        found = "、".join(f"{name} {size}" for name, size in list(sizes.items())[:20])
        raise InputError("classes.too_few", found=found, least=FEWEST)
    known = labelled.filter(pl.col("class").is_in(names)).sort("class", "text", "title")
    number = {name: place for place, name in enumerate(names)}
    truth = np.array([number[name] for name in known["class"]])
    return names, truth, known.select("title", "text"), {n: size for n, size in sizes.items() if size < FEWEST}


def _sample(tickets: pl.DataFrame) -> pl.DataFrame:
    """At most UNLABELLED messages, evenly over the order of their words, so that the order of rows does not matter."""
    told = tickets.select("title", "text").sort("text", "title", nulls_last=True)
    step = max(1, -(-told.height // UNLABELLED))
    return told.gather_every(step)


def _folds(truth: np.ndarray) -> np.ndarray:
    """The fold of each message; every class is spread evenly."""
    of = np.empty(len(truth), dtype=np.int64)
    for number, (_, held) in enumerate(StratifiedKFold(FOLDS, shuffle=True, random_state=0).split(of, truth)):
        of[held] = number
    return of


def _unseen(voter: Voter, truth: np.ndarray, folds: np.ndarray, classes: int) -> np.ndarray:
    """The scores of each message by a voter that learned from the other folds."""
    scores = np.empty((len(truth), classes))
    for fold in range(FOLDS):
        held = folds == fold
        scores[held] = voter.learn(voter.rows[~held], truth[~held]).scores(voter.rows[held])
    return scores


def _held_out(scores: list[np.ndarray], truth: np.ndarray, folds: np.ndarray) -> np.ndarray:
    """Probabilities of each message by voters and a pool that had not seen its class."""
    found = np.empty_like(scores[0])
    for fold in range(FOLDS):
        held = folds == fold
        pooled = pool.fit([score[~held] for score in scores], truth[~held])
        found[held] = pooled.probabilities([score[held] for score in scores])
    return found

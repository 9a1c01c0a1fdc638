"""Which statement to show a person next: the one whose answer tells most.

A vote tells about the person (where do they stand?) and about the statement (what do people say to it?). Both are
measured as the information the answer is expected to bring (Lindley 1956): an answer of chance p weighs p(1 − p), so
of v, the variance of its log-odds from the person's side or from the statement's, it tells ½ log(1 + p(1 − p)v).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from yishi.engine.consensus.model import QUESTIONS, Belief, Model
from yishi.engine.consensus.update import placed, widened
from yishi.engine.consensus.votes import Votes

STATEMENTS, PRIOR = "statements", "prior"  # whose beliefs a row of the kept frame holds


@dataclass(frozen=True, slots=True)
class Router:
    """What a run learned of the statements, without any person: kept to route one person at a time, in milliseconds.

    `frame` and `load` write and read it: columns `of` (statements or prior), `statement` (null for the prior), `mean`,
    `spread` (lists), a row for each question.
    """

    model: Model
    statements: list[str]

    @classmethod
    def of(cls, model: Model, statements: list[str]) -> "Router":
        directions = model.people.mean.shape[1]
        nobody = Belief(np.zeros((0, directions)), np.zeros((0, directions, directions)))
        return cls(Model(nobody, model.items, model.prior), statements)

    @classmethod
    def load(cls, frame: pl.DataFrame) -> "Router":
        items, prior = (_belief(frame.filter(pl.col("of") == whose)) for whose in (STATEMENTS, PRIOR))
        statements = frame.filter(pl.col("of") == STATEMENTS)["statement"].to_list()
        return cls.of(Model(newcomer_of(prior), items, prior), statements[: len(statements) // QUESTIONS])

    def frame(self) -> pl.DataFrame:
        parts = (
            (STATEMENTS, self.statements * QUESTIONS, self.model.items),
            (PRIOR, [None] * QUESTIONS, self.model.prior),
        )
        return pl.concat(_rows(*part) for part in parts)

    def order(self, mine: Mapping[str, int], wanted: Collection[str]) -> list[str]:
        """Of the statements `wanted` those not in `mine` (statement → vote), the most telling first.

        A statement nobody voted on when the run was made may still be anything, so it is asked early.
        """
        known = set(self.statements)
        names = self.statements + sorted({*mine, *wanted} - known)
        number = {name: place for place, name in enumerate(names)}
        cast = sorted((number[name], vote) for name, vote in mine.items())
        told = Votes(
            ["me"],
            names,
            np.zeros(len(cast), dtype=np.int32),
            np.array([statement for statement, _vote in cast], dtype=np.int32),
            np.array([vote for _statement, vote in cast], dtype=np.int8),
        )
        model = placed(widened(self.model, told), told, np.array([0]))
        return [names[place] for place in ranked(model, model.people, told.statement) if names[place] in set(wanted)]


def ranked(model: Model, person: Belief, answered: np.ndarray) -> np.ndarray:
    """Statements not yet answered, the most telling first.

    person: one row, where they stand (`newcomer(model)` for one who has not voted); answered: numbers of statements.
    """
    value = telling(model, person)
    value[answered] = -np.inf
    order = np.argsort(-value, kind="stable")
    return order[: len(value) - len(np.unique(answered))]


def telling(model: Model, person: Belief) -> np.ndarray:
    """Of each statement what the person's answer is expected to tell, in nats."""
    items = Belief(model.items.mean[: model.statements], model.items.spread[: model.statements])
    place = np.concatenate([[1.0], person.mean[0]])
    chance = 1 / (1 + np.exp(-(items.mean @ place)))
    side = 1 / (1 + np.exp(model.items.mean[model.statements :] @ place))  # takes a side at all
    of_person = np.einsum("md,de,me->m", items.mean[:, 1:], person.spread[0], items.mean[:, 1:])
    of_statement = np.einsum("d,mde,e->m", place, items.spread, place)
    weight = chance * (1 - chance)
    return side * (np.log1p(weight * of_person) + np.log1p(weight * of_statement)) / 2


def newcomer(model: Model) -> Belief:
    return newcomer_of(model.prior)


def newcomer_of(prior: Belief) -> Belief:
    """Someone of whom nothing is known, among statements drawn from `prior`."""
    directions = prior.mean.shape[1] - 1
    return Belief(np.zeros((1, directions)), np.eye(directions)[None])


def _rows(whose: str, statements: list, belief: Belief) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "of": [whose] * len(statements),
            "statement": pl.Series(statements, dtype=pl.String),
            "mean": belief.mean.tolist(),
            "spread": belief.spread.reshape(len(belief.mean), -1).tolist(),
        }
    )


def _belief(frame: pl.DataFrame) -> Belief:
    mean = np.array(frame["mean"].to_list())
    size = mean.shape[1]
    return Belief(mean, np.array(frame["spread"].to_list()).reshape(-1, size, size))

"""Where people stand, in units of opinion: how far apart two people are is how differently they answer.

A model's directions may be turned and stretched freely. Here they are turned so that the first axis is the one along
which answers differ most, and stretched so that a step is as long as the answers' log-odds differ by it on average over
the statements. What moves all statements alike (a person who agrees with everything) is no difference of opinion.
"""

from dataclasses import dataclass

import numpy as np

from yishi.engine.consensus.model import Belief, Model
from yishi.engine.consensus.votes import Votes

PRIOR = 5  # votes of a statement at which it shapes the axes half as much as one with many


@dataclass(frozen=True, slots=True)
class Places:
    """`people`: beliefs about people × axes. `known`: 0 to 1, how much of where a person stands the votes tell.
    `axes`: mean square of each axis, the longest first. `turn`: directions × axes.
    """

    people: Belief
    known: np.ndarray
    axes: np.ndarray
    turn: np.ndarray


def of(model: Model, votes: Votes) -> Places:
    asked = np.bincount(votes.statement, minlength=model.statements)
    weight = asked / (asked + PRIOR)
    weight = weight / max(weight.sum(), 1e-9)
    loads = model.items.mean[: model.statements, 1:]
    loads = loads - weight @ loads
    squares, turn = np.linalg.eigh((loads * weight[:, None]).T @ loads)
    squares, turn = np.maximum(squares[::-1], 0), turn[:, ::-1]
    turn = turn * np.where((loads @ turn).sum(axis=0) < 0, -1, 1) * np.sqrt(squares)
    people = placed(model.people, turn)
    unknown = np.einsum("ndd->n", people.spread) / max(squares.sum(), 1e-9)
    return Places(people, np.clip(1 - unknown, 0, 1), squares, turn)


def placed(people: Belief, turn: np.ndarray) -> Belief:
    return Belief(people.mean @ turn, turn.T @ people.spread @ turn)

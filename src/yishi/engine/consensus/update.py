"""A model that has heard a few votes more: those who voted are placed anew, then what they voted on is asked anew.

Everything else stays as it was learned, so the work grows with the votes of those people and on those statements, not
with all votes. What everyone stands on shifts only when the model is learned again.
"""

import numpy as np

from yishi.engine.consensus.model import QUESTIONS, Answers, Belief, Model, answers, ask, place, weights
from yishi.engine.consensus.votes import Votes

ROUNDS = 2  # a person's place and the weights of the answers depend on each other


def heard(model: Model, votes: Votes, person: np.ndarray, statement: np.ndarray) -> Model:
    """`model` with the votes of each `person` on each `statement` that are new in `votes`, which holds all votes.

    People and statements that `model` does not know yet stand last in `votes`.
    """
    model = widened(model, votes)
    everyone = np.isin(votes.person, person)
    model = placed(model, votes.only(everyone), np.unique(person))
    touched = np.isin(votes.statement, statement)
    return _asked(model, votes.only(touched), np.unique(statement))


def placed(model: Model, votes: Votes, people: np.ndarray) -> Model:
    """`model` with these people (numbers, rising) placed anew by their `votes`, which hold nobody else's."""
    told = _renumbered(answers(votes), people, None)
    small = Model(_rows(model.people, people), model.items, model.prior)
    for _round in range(ROUNDS):
        small = place(small, told, weights(small, told))
    return Model(_put(model.people, people, small.people), model.items, model.prior)


def _asked(model: Model, votes: Votes, statements: np.ndarray) -> Model:
    items = np.concatenate([statements + question * model.statements for question in range(QUESTIONS)])
    told = _renumbered(answers(votes), None, items)
    small = Model(model.people, _rows(model.items, items), model.prior)
    small = ask(small, told, weights(small, told))
    return Model(model.people, _put(model.items, items, small.items), model.prior)


def _renumbered(told: Answers, people: np.ndarray | None, items: np.ndarray | None) -> Answers:
    """Numbers as places in `people` or `items` where given."""
    person = told.person if people is None else np.searchsorted(people, told.person)
    item = told.item if items is None else np.searchsorted(items, told.item)
    shape = (told.shape[0] if people is None else len(people), told.shape[1] if items is None else len(items))
    return Answers(person, item, told.half, shape)


def widened(model: Model, votes: Votes) -> Model:
    """`model` with people nobody has heard of yet, who may stand anywhere, and statements that may be anything."""
    people, statements = votes.shape
    directions = model.people.mean.shape[1]
    newcomers = people - len(model.people.mean)
    added = Belief(np.zeros((newcomers, directions)), np.tile(np.eye(directions), (newcomers, 1, 1)))
    items = [
        _stacked(_rows(model.items, part), _copies(model.prior, question, statements - model.statements))
        for question, part in enumerate(np.split(np.arange(len(model.items.mean)), QUESTIONS))
    ]
    return Model(_stacked(model.people, added), _stacked(*items), model.prior)


def _copies(prior: Belief, question: int, count: int) -> Belief:
    return Belief(np.tile(prior.mean[question], (count, 1)), np.tile(prior.spread[question], (count, 1, 1)))


def _stacked(one: Belief, other: Belief) -> Belief:
    return Belief(np.concatenate([one.mean, other.mean]), np.concatenate([one.spread, other.spread]))


def _rows(belief: Belief, rows: np.ndarray) -> Belief:
    return Belief(belief.mean[rows], belief.spread[rows])


def _put(belief: Belief, rows: np.ndarray, values: Belief) -> Belief:
    mean, spread = belief.mean.copy(), belief.spread.copy()
    mean[rows], spread[rows] = values.mean, values.spread
    return Belief(mean, spread)
